using Lykta.Web.Platform.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lykta.Web.Data;

/// <summary>Opens contexts on whichever database is set; jobs, commands and the write queue use it, pages are given theirs.</summary>
public abstract class LyktaStore
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
    private readonly string connectionString;
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
        options = new DbContextOptionsBuilder<SqliteLyktaDbContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString())
            .WithLyktaDefaults().AddInterceptors(Pragmas).Options;
    }

    public string Path { get; }

    public override LyktaDbContext Open(LyktaScope scope) => new SqliteLyktaDbContext(options, scope);

    /// <summary>Options bound to the one connection of the writer.</summary>
    internal static DbContextOptions<SqliteLyktaDbContext> OptionsFor(SqliteConnection connection) =>
        new DbContextOptionsBuilder<SqliteLyktaDbContext>().UseSqlite(connection).WithLyktaDefaults().Options;

    public SqliteConnection OpenConnection()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        Pragmas.Prepare(connection);
        return connection;
    }
}

public sealed class PostgresStore : LyktaStore, IDisposable
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

    public void Dispose() => source.Dispose();

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
