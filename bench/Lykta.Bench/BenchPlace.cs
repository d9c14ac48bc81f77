using System.Diagnostics;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lykta.Bench;

/// <summary>A database filled by `lykta seed`, on the disk that it would have: PostgreSQL with fsync on.</summary>
internal sealed class BenchPlace : IAsyncDisposable
{
    private readonly BenchOptions options;
    private readonly string folder;
    private readonly PostgresServer? server;
    private string[] settings = [];
    private string bareConnection = "";
    private Guid partnership;

    private BenchPlace(string database, int size, BenchOptions options, PostgresServer? server)
    {
        (Database, Size, this.options, this.server) = (database, size, options, server);
        folder = Directory.CreateTempSubdirectory("lykta-bench-").FullName;
    }

    public string Database { get; }

    public int Size { get; }

    public string Seeded { get; private set; } = "";

    public static async Task<BenchPlace?> MakeAsync(string database, int size, BenchOptions options)
    {
        var server = database == "postgres" ? await PostgresServer.StartAsync(fsync: true) : null;
        if (database == "postgres" && server is null)
            return null;
        var place = new BenchPlace(database, size, options, server);
        await place.FillAsync();
        return place;
    }

    public Task<Server> StartLyktaAsync() => Server.StartAsync(
        Path.Combine(options.App, "Lykta.Web.dll"), null, "/health/ready", [.. settings, "--Lykta:Demo", "true", "--contentRoot", options.App]);

    public Task<Server> StartBareAsync() => Server.StartAsync(
        typeof(BenchPlace).Assembly.Location, "bare", "/in",
        ["--partnership", partnership.ToString(), server is null ? "--sqlite" : "--postgres", bareConnection]);

    /// <summary>When the newest job of the first partnership had ended.</summary>
    public async Task<DateTimeOffset> LastJobEndedAtAsync()
    {
        const string Ended = "SELECT MAX(\"EndedAt\") FROM \"Job\"";
        if (server is null)
        {
            await using var file = new SqliteConnection($"Data Source={Path.Combine(folder, "lykta.db")};Pooling=False");
            await file.OpenAsync();
            return DateTimeOffset.FromUnixTimeMilliseconds(await CountAsync(file, Ended));
        }

        await using var connection = new NpgsqlConnection(settings[^1]);
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"SELECT set_config('lykta.partnership', '{partnership}', false)");
        await using var find = new NpgsqlCommand(Ended, connection);
        return new DateTimeOffset((DateTime)(await find.ExecuteScalarAsync())!);
    }

    /// <summary>How many units have sent in a round, over all districts.</summary>
    public async Task<long> ReturnsAsync()
    {
        await using System.Data.Common.DbConnection connection = server is null ? new SqliteConnection($"Data Source={Path.Combine(folder, "lykta.db")};Pooling=False") : new NpgsqlConnection(settings[^1]);
        await connection.OpenAsync();
        if (server is null)
            return await CountAsync(connection, "SELECT COUNT(*) FROM \"UnitReturn\"");
        // Row-level security shows a partnership's rows at a time, to the owner too.
        List<Guid> partnerships = [];
        await using (var find = new NpgsqlCommand("SELECT \"Id\" FROM \"Partnership\"", (NpgsqlConnection)connection))
        await using (var reader = await find.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                partnerships.Add(reader.GetGuid(0));
        }

        var sum = 0L;
        foreach (var one in partnerships)
        {
            await ExecuteAsync(connection, $"SELECT set_config('lykta.partnership', '{one}', false)");
            sum += await CountAsync(connection, "SELECT COUNT(*) FROM \"UnitReturn\"");
        }

        return sum;
    }

    private static async Task<long> CountAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var count = connection.CreateCommand();
        count.CommandText = sql;
        return (long)(await count.ExecuteScalarAsync())!;
    }

    /// <summary>The database's own ways to load many rows, into an empty table with the same columns and indexes.</summary>
    public Task<List<Loaded>> BulkLoadAsync(int rows) => server is null ? LoadSqliteAsync(rows) : LoadPostgresAsync(rows);

    private async Task<List<Loaded>> LoadSqliteAsync(int rows)
    {
        await using var connection = new SqliteConnection($"Data Source={bareConnection};Pooling=False");
        await connection.OpenAsync();
        await using var find = connection.CreateCommand();
        find.CommandText = "SELECT sql FROM sqlite_master WHERE tbl_name = 'Observation' AND sql IS NOT NULL ORDER BY type DESC";
        var made = new List<string>();
        await using (var reader = await find.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                made.Add(reader.GetString(0).Replace("IX_Observation_", "IX_Bulk_", StringComparison.Ordinal).Replace("\"Observation\"", "\"BulkObservation\"", StringComparison.Ordinal));
        }

        foreach (var sql in made)
            await ExecuteAsync(connection, sql);
        var watch = Stopwatch.StartNew();
        await ExecuteAsync(connection, $"INSERT INTO \"BulkObservation\" SELECT * FROM \"Observation\" LIMIT {rows}");
        var copied = new Loaded("INSERT … SELECT", watch.Elapsed);
        await ExecuteAsync(connection, "DELETE FROM \"BulkObservation\"");
        return await ImportFileAsync(connection, rows) is { } read ? [read, copied] : [copied];
    }

    // SQLite's shell reads a file of values; null where it is not installed.
    private async Task<Loaded?> ImportFileAsync(SqliteConnection connection, int rows)
    {
        if (!System.IO.File.Exists("/usr/bin/sqlite3"))
            return null;
        List<string> columns = [];
        await using var find = connection.CreateCommand();
        find.CommandText = "SELECT name FROM pragma_table_info('BulkObservation')";
        await using (var reader = await find.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                columns.Add(ValueOf(reader.GetString(0)));
        }

        var file = Path.Combine(folder, "rows.csv");
        await Server.RunAsync("sqlite3", [bareConnection, ".mode csv", $".once {file}", $"SELECT {string.Join(", ", columns)} FROM \"Observation\" LIMIT {rows}"]);
        var watch = Stopwatch.StartNew();
        await Server.RunAsync("sqlite3", [bareConnection, ".mode csv", $".import {file} BulkObservation"]);
        return new("sqlite3 .import", watch.Elapsed);
    }

    // The shell reads an empty value as a text, and two empty texts are one key where two nulls are none.
    private static string ValueOf(string column) =>
        $"CASE typeof(\"{column}\") WHEN 'blob' THEN hex(\"{column}\"){(column == "ExternalKey" ? " WHEN 'null' THEN \"Number\"" : "")} ELSE \"{column}\" END";

    private async Task<List<Loaded>> LoadPostgresAsync(int rows)
    {
        await using var connection = new NpgsqlConnection(settings[^1]);
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"SELECT set_config('lykta.partnership', '{partnership}', false)");
        string text;
        using (var from = await connection.BeginTextExportAsync($"COPY (SELECT * FROM \"Observation\" LIMIT {rows}) TO STDOUT"))
            text = await from.ReadToEndAsync();
        const string Keys = """
            SELECT string_agg(format('ALTER TABLE "BulkObservation" ADD %s', pg_get_constraintdef(oid)), ';')
            FROM pg_constraint WHERE conrelid = '"Observation"'::regclass AND contype = 'f'
            """;
        await using var find = new NpgsqlCommand(Keys, connection);
        var keys = (string)(await find.ExecuteScalarAsync())!;
        List<Loaded> loaded = [];
        foreach (var (by, also) in new[] { ("COPY", ""), ("COPY with the same foreign keys too", keys) })
        {
            await ExecuteAsync(connection, "DROP TABLE IF EXISTS \"BulkObservation\"; CREATE TABLE \"BulkObservation\" (LIKE \"Observation\" INCLUDING ALL);" + also);
            var watch = Stopwatch.StartNew();
            await using (var to = await connection.BeginTextImportAsync("COPY \"BulkObservation\" FROM STDIN"))
                await to.WriteAsync(text);
            loaded.Add(new(by, watch.Elapsed));
        }

        return loaded;
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        if (server is not null)
            await server.DisposeAsync();
    }

    private string[] Measures => options.Measures.Length == 0 ? [] : ["--measures", string.Join(',', options.Measures)];

    private async Task FillAsync()
    {
        settings = ["--Lykta:Data", folder];
        if (server is not null)
        {
            var (application, owner) = await server.CreateDatabaseAsync();
            settings = [.. settings, "--Lykta:Postgres", application, "--Lykta:PostgresOwner", owner];
            bareConnection = application;
        }

        Seeded = await Server.RunAsync("dotnet", [Path.Combine(options.App, "Lykta.Web.dll"), "seed", "--partnerships", $"{options.Partnerships}", "--observations", $"{Size}", "--units", $"{options.Units}", .. Measures, .. settings]);
        Console.WriteLine($"{Database} {Size}: {Seeded}");
        await (server is null ? PrepareSqliteAsync() : PreparePostgresAsync());
    }

    // The bare program writes into a file of its own: two programs writing one file would wait for each other.
    private async Task PrepareSqliteAsync()
    {
        bareConnection = Path.Combine(folder, "bare.sqlite");
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "lykta.db")};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, $"VACUUM INTO '{bareConnection}'");
        await using var bare = new SqliteConnection($"Data Source={bareConnection};Pooling=False");
        await bare.OpenAsync();
        await ExecuteAsync(bare, "PRAGMA journal_mode=WAL");
        await ExecuteAsync(bare,
            """CREATE TABLE "BareObservation" ("Id" BLOB PRIMARY KEY, "PartnershipId" BLOB, "Number" INTEGER, "OccurredFrom" INTEGER, "Status" INTEGER, "ReceivedAt" INTEGER, "Text" TEXT)""");
        await using var find = connection.CreateCommand();
        find.CommandText = "SELECT \"Id\" FROM \"Partnership\" WHERE \"Slug\" = $slug";
        find.Parameters.AddWithValue("$slug", DemoSeed.DistrictSlug);
        partnership = new Guid((byte[])(await find.ExecuteScalarAsync())!, bigEndian: true);
    }

    private async Task PreparePostgresAsync()
    {
        var owner = settings[^1];
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await ExecuteAsync(connection,
            """CREATE TABLE "BareObservation" ("Id" uuid PRIMARY KEY, "PartnershipId" uuid, "Number" integer, "OccurredFrom" timestamptz, "Status" integer, "ReceivedAt" timestamptz, "Text" text)""");
        await ExecuteAsync(connection, "GRANT ALL ON \"BareObservation\" TO lykta_app");
        await ExecuteAsync(connection, "ANALYZE");
        await using var find = new NpgsqlCommand("SELECT \"Id\" FROM \"Partnership\" WHERE \"Slug\" = $1", connection) { Parameters = { new() { Value = DemoSeed.DistrictSlug } } };
        partnership = (Guid)(await find.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A way to load rows, and how long it took.</summary>
internal sealed record Loaded(string By, TimeSpan Took);
