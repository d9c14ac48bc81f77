using Lykta.Web.Platform;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Microsoft.Extensions.DependencyInjection;

namespace Lykta.Web.Tests.TestKit;

/// <summary>The demo planted once per run and database, then copied for each test.</summary>
internal static class TemplateDatabase
{
    private static readonly Lazy<Task<string>> Sqlite = new(MakeSqliteAsync);
    private static readonly Lazy<Task<string>> Postgres = new(MakePostgresAsync);

    public static async Task<string[]> CopyAsync(Database database, string folder, bool isEmpty)
    {
        if (database == Database.Sqlite)
        {
            if (!isEmpty)
                File.Copy(await Sqlite.Value, Path.Combine(folder, "lykta.db"));
            return [];
        }

        var server = await PostgresServer.SharedAsync() ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        var (application, owner) = await server.CreateDatabaseAsync(isEmpty ? null : await Postgres.Value);
        return ["--Lykta:Postgres", application, "--Lykta:PostgresOwner", owner];
    }

    private static async Task<string> MakeSqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("lykta-template-").FullName;
        await PlantAsync([], folder);
        var path = Path.Combine(folder, "lykta.db");
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        return path;
    }

    private static async Task<string> MakePostgresAsync()
    {
        var server = await PostgresServer.SharedAsync() ?? throw new InvalidOperationException("PostgreSQL is not installed.");
        const string name = "lykta_template";
        var (application, owner) = await server.CreateDatabaseAsync(name: name);
        await PlantAsync(["--Lykta:Postgres", application, "--Lykta:PostgresOwner", owner], Directory.CreateTempSubdirectory("lykta-template-").FullName);
        Npgsql.NpgsqlConnection.ClearAllPools();
        return name;
    }

    // 400 days at 10 a week: last year's weeks are there, and planting stays quick.
    private static async Task PlantAsync(string[] args, string folder)
    {
        await using var app = LyktaHost.Build(args, folder, new FakeClock(), null, isDemo: false);
        await LyktaApp.PrepareAsync(app);
        if (app.Services.GetService<SqliteWriteQueue>() is { } queue)
            await queue.StartAsync(CancellationToken.None);
        await app.Services.GetRequiredService<DemoSeed>().PlantAsync(days: 400, perWeek: 10, isLivedIn: false);
    }
}

public static class RepositoryRoot
{
    public static readonly string Path = Find(AppContext.BaseDirectory);

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Lykta.slnx")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The repository root was not found.");
    }
}
