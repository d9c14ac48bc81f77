using Lykta.Web.Platform.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Lykta.Web.Data;

/// <summary>Opens contexts on whichever database is set; jobs, commands and the write queue use it, pages are given theirs.</summary>
public abstract class LyktaStore : IDisposable
{
    /// <summary>Whose turn it is to write the file, so that those who write past the queue wait in line and do not starve; PostgreSQL needs none.</summary>
    internal WriterTurns? Turns { get; init; }

    public abstract LyktaDbContext Open(LyktaScope scope);

    /// <summary>A context for rows of no partnership (accounts and their sessions), which are saved past the queue.</summary>
    internal LyktaDbContext OpenForAccounts()
    {
        var db = Open(new LyktaScope());
        (db.MayWrite, db.Turns) = (true, Turns);
        return db;
    }

    /// <summary>Several statements on rows of no partnership in one turn.</summary>
    internal async Task<T> WriteAccountsAsync<T>(Func<LyktaDbContext, Task<T>> write, CancellationToken cancel)
    {
        using var turn = Turns is null ? null : await Turns.TakeAsync(cancel);
        await using var db = Open(new LyktaScope());
        db.MayWrite = true;
        return await write(db);
    }

    /// <summary>The partnership's page stamp, by the plain driver: it is read at each showing of a kept page.</summary>
    public abstract Task<long> PageMarkAsync(PartnershipId partnership, CancellationToken cancel);

    public abstract void Dispose();

    /// <summary>A read of one partnership outside a request.</summary>
    public async Task<T> ReadAsync<T>(LyktaScope scope, Func<LyktaDbContext, Task<T>> read, CancellationToken cancel)
    {
        await using var db = Open(scope);
        return await read(db);
    }
}

public sealed class SqliteStore : LyktaStore
{
    private static readonly SqlitePragmas Pragmas = new();
    private static readonly KeptStatements Statements = new();
    private readonly string connectionString;
    private readonly string keptConnectionString;
    private readonly KeptReaders readers;
    private readonly DbContextOptions<SqliteLyktaDbContext> options;

    public SqliteStore(string path)
    {
        Path = path;
        Turns = new();
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = true,
            DefaultTimeout = 30,
        }.ToString();
        keptConnectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30, Pooling = false }.ToString();
        readers = new(keptConnectionString, Pragmas);
        options = new DbContextOptionsBuilder<SqliteLyktaDbContext>().UseSqlite(keptConnectionString, ListsAsOneParameter)
            .WithLyktaDefaults().AddInterceptors(readers, Statements).Options;
    }

    public string Path { get; }

    public override LyktaDbContext Open(LyktaScope scope) => new SqliteLyktaDbContext(options, scope);

    public override Task<long> PageMarkAsync(PartnershipId partnership, CancellationToken cancel)
    {
        using var connection = OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Mark\" FROM \"PageStamp\" WHERE \"PartnershipId\" = $id";
        command.Parameters.AddWithValue("$id", partnership.Value.ToByteArray(true));
        return Task.FromResult(command.ExecuteScalar() is long mark ? mark : 0);
    }

    public override void Dispose() => readers.Dispose();

    /// <summary>Options bound to one connection.</summary>
    internal static DbContextOptions<SqliteLyktaDbContext> OptionsFor(SqliteConnection connection) =>
        new DbContextOptionsBuilder<SqliteLyktaDbContext>().UseSqlite(connection, ListsAsOneParameter).WithLyktaDefaults().Options;

    /// <summary>The writer's connection, which it ends, and the options of contexts that use it one after the other.</summary>
    internal (KeptConnection Connection, DbContextOptions<SqliteLyktaDbContext> Options) OpenForWriter()
    {
        var connection = readers.Open();
        return (connection, new DbContextOptionsBuilder<SqliteLyktaDbContext>().UseSqlite(keptConnectionString, ListsAsOneParameter)
            .WithLyktaDefaults().AddInterceptors(new OneConnection(connection), Statements).Options);
    }

    // A parameter for each element would have the SQL of every read through the sharing gate written anew each time.
    private static void ListsAsOneParameter(SqliteDbContextOptionsBuilder options) => options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    public SqliteConnection OpenConnection()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Pragmas.Prepare(connection);
        return connection;
    }
}

public sealed class PostgresStore : LyktaStore
{
    private readonly NpgsqlDataSource source;
    private readonly DbContextOptions<PostgresLyktaDbContext> options;

    public PostgresStore(string connectionString)
    {
        source = new NpgsqlDataSourceBuilder(Tuned(connectionString)).Build();
        options = new DbContextOptionsBuilder<PostgresLyktaDbContext>().UseNpgsql(source).WithLyktaDefaults()
            .AddInterceptors(new PostgresScopeInterceptor()).Options;
    }

    public NpgsqlDataSource Source => source;

    public override LyktaDbContext Open(LyktaScope scope) => new PostgresLyktaDbContext(options, scope);

    // The setting that row security reads and the question go together, in one round trip.
    public override async Task<long> PageMarkAsync(PartnershipId partnership, CancellationToken cancel)
    {
        await using var batch = source.CreateBatch();
        batch.BatchCommands.Add(new("SELECT set_config('lykta.partnership', $1, true)") { Parameters = { new NpgsqlParameter<string> { TypedValue = partnership.Value.ToString() } } });
        batch.BatchCommands.Add(new("SELECT \"Mark\" FROM \"PageStamp\" WHERE \"PartnershipId\" = $1") { Parameters = { new NpgsqlParameter<Guid> { TypedValue = partnership.Value } } });
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.NextResultAsync(cancel);
        return await reader.ReadAsync(cancel) ? reader.GetInt64(0) : 0;
    }

    public override void Dispose() => source.Dispose();

    // Statements stay prepared; nothing is ever set for a whole session (SET LOCAL only), so there is nothing to reset.
    private static string Tuned(string connectionString)
    {
        var stated = new NpgsqlConnectionStringBuilder(connectionString);
        if (!stated.ContainsKey("Max Auto Prepare") || stated.MaxAutoPrepare == 0)
            stated.MaxAutoPrepare = 200;
        stated.NoResetOnClose = true;
        return stated.ToString();
    }
}
