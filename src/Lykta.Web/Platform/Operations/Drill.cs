using System.Diagnostics;
using Lykta.Web.Data;
using Lykta.Web.Platform.Commands;
using Npgsql;

namespace Lykta.Web.Platform.Operations;

/// <summary>`lykta drill --from DIR`: restores to a scratch place, migrates, checks the chains and the counts, and cleans up after itself.</summary>
internal static class DrillCommand
{
    public static async Task<int> RunAsync(IConfiguration configuration)
    {
        if (configuration["from"] is not { Length: > 0 } from)
            throw CommandRefusedException.Usage("drill");
        var watch = Stopwatch.StartNew();
        var manifest = await BackupManifest.ReadAsync(from, CancellationToken.None);
        await using var scratch = await ScratchPlace.MakeAsync(LyktaSettings.Read(configuration), configuration["scratch"], CancellationToken.None);
        await new Restore(scratch.Settings, TimeProvider.System).PutBackAsync(
            from, new(IsForced: false, MayLackKeys: configuration["new-keys"] == "true"), CancellationToken.None);
        Say.Line("Commands.Drill.Restored", watch.Elapsed.TotalSeconds);
        var isWhole = Compare(manifest, await DatabaseCopy.For(scratch.Settings).CheckAsync(CancellationToken.None));
        await Migrator.MigrateAsync(scratch.Settings, CancellationToken.None);
        Say.Line("Commands.Drill.Migrated", watch.Elapsed.TotalSeconds);
        // The audit chains, once that verb is among the program's own.
        if (Command.Find("verify-audit") is { } verify)
            isWhole &= await verify(scratch.Configuration) == 0;
        Say.Line(isWhole ? "Commands.Drill.Done" : "Commands.Drill.Failed", watch.Elapsed.TotalSeconds, manifest.Rows);
        return isWhole ? 0 : 1;
    }

    private static bool Compare(BackupManifest manifest, IReadOnlyDictionary<string, long> found)
    {
        var differing = manifest.Counts.Where(c => found.GetValueOrDefault(c.Key, -1) != c.Value).ToList();
        foreach (var (table, rows) in differing)
            Say.Error("Commands.Drill.Differs", table, rows, found.GetValueOrDefault(table, -1));
        if (differing.Count == 0)
            Say.Line("Commands.Drill.Counted", manifest.Counts.Count, manifest.Rows);
        return differing.Count == 0;
    }
}

/// <summary>A folder, and on PostgreSQL a database, that live as long as the drill.</summary>
internal sealed class ScratchPlace : IAsyncDisposable
{
    private readonly string? database;
    private readonly string? owner;

    private ScratchPlace(LyktaSettings settings, string? database, string? owner) =>
        (Settings, this.database, this.owner) = (settings, database, owner);

    public LyktaSettings Settings { get; }

    public IConfiguration Configuration => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Lykta:Data"] = Settings.DataFolder,
        ["Lykta:Postgres"] = Settings.Postgres,
        ["Lykta:PostgresOwner"] = Settings.PostgresOwner,
        ["Lykta:PostgresBackup"] = Settings.PostgresBackup,
    }).Build();

    public static async Task<ScratchPlace> MakeAsync(LyktaSettings real, string? under, CancellationToken cancel)
    {
        var name = $"lykta_drill_{Guid.NewGuid():N}"[..24];
        var folder = Path.Combine(under ?? Path.GetTempPath(), name);
        Directory.CreateDirectory(folder);
        var settings = new LyktaSettings { DataFolder = Path.GetFullPath(folder), PostgresPrograms = real.PostgresPrograms };
        if (real.Postgres is null)
            return new(settings, null, null);
        var server = real.PostgresOwner ?? throw new CommandRefusedException("Commands.NoOwner");
        await ExecuteAsync(server, $"CREATE DATABASE \"{name}\"", cancel);
        settings = settings with
        {
            Postgres = In(real.Postgres, name),
            PostgresOwner = In(server, name),
            PostgresBackup = In(real.PostgresBackup ?? server, name),
        };
        return new(settings, name, server);
    }

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Settings.DataFolder, recursive: true);
        if (database is null || owner is null)
            return;
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(owner, $"DROP DATABASE IF EXISTS \"{database}\" WITH (FORCE)", CancellationToken.None);
    }

    private static string In(string connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database, Pooling = false }.ToString();

    private static async Task ExecuteAsync(string server, string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ToString());
        await connection.OpenAsync(cancel);
#pragma warning disable CA2100 // The name is made here.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }
}
