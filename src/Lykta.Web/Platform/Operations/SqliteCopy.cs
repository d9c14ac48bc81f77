using Lykta.Web.Platform.Commands;
using Microsoft.Data.Sqlite;

namespace Lykta.Web.Platform.Operations;

/// <summary>VACUUM INTO reads one snapshot while others write, and leaves nothing erased in the copy.</summary>
public sealed class SqliteCopy(LyktaSettings settings) : DatabaseCopy
{
    private const int Busy = 5;
    private const int Locked = 6;

    public override DatabaseKind Kind => DatabaseKind.Sqlite;

    public override string FileName => BackupManifest.SqliteFile;

    public override async Task<(IReadOnlyDictionary<string, long> Counts, string? Migration)> TakeAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(settings.SqlitePath))
            throw new CommandRefusedException("Commands.Backup.NoDatabase", settings.SqlitePath);
        await using (var source = Open(settings.SqlitePath, SqliteOpenMode.ReadWrite))
        await using (var command = source.CreateCommand())
        {
            command.CommandText = "PRAGMA busy_timeout=30000; VACUUM INTO $file";
            command.Parameters.AddWithValue("$file", file);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancel);
        }

        // VACUUM INTO does not wait for the disk.
        using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
            written.Flush(flushToDisk: true);
        await using var copy = Open(file, SqliteOpenMode.ReadOnly);
        return (await CheckAsync(copy, cancel), await MigrationAsync(copy, cancel));
    }

    public override Task<bool> IsEmptyAsync(CancellationToken cancel) => Task.FromResult(!File.Exists(settings.SqlitePath));

    // Only the last one in may end the write-ahead log. A damaged file is nobody's, and is what a restore is for.
    public override async Task<bool> IsInUseAsync(CancellationToken cancel)
    {
        if (!File.Exists(settings.SqlitePath))
            return false;
        try
        {
            await using var connection = Open(settings.SqlitePath, SqliteOpenMode.ReadWrite);
            connection.DefaultTimeout = 1;
            return await ReadAsync(connection, "PRAGMA journal_mode=DELETE", cancel) is not ["delete"];
        }
        catch (SqliteException failure)
        {
            return failure.SqliteErrorCode is Busy or Locked;
        }
    }

    // The file lies in the data folder and is moved with it.
    public override Task MoveAsideAsync(string stamp, CancellationToken cancel) => Task.CompletedTask;

    public override Task PutBackAsync(string file, CancellationToken cancel)
    {
        var part = settings.SqlitePath + ".part";
        DataFolder.CopyToDisk(file, part);
        File.Move(part, settings.SqlitePath);
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyDictionary<string, long>> CheckAsync(CancellationToken cancel)
    {
        await using var connection = Open(settings.SqlitePath, SqliteOpenMode.ReadOnly);
        return await CheckAsync(connection, cancel);
    }

    private static async Task<Dictionary<string, long>> CheckAsync(SqliteConnection connection, CancellationToken cancel)
    {
        if (await ReadAsync(connection, "PRAGMA quick_check(1)", cancel) is var said && said is not ["ok"])
            throw new InvalidOperationException($"quick_check: {string.Join(' ', said)}");
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await ReadAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name", cancel))
        {
            var rows = await ReadAsync(connection, $"SELECT count(*) FROM \"{table}\"", cancel);
            counts[table] = long.Parse(rows[0], System.Globalization.CultureInfo.InvariantCulture);
        }

        return counts;
    }

    private static async Task<string?> MigrationAsync(SqliteConnection connection, CancellationToken cancel) =>
        (await ReadAsync(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\" DESC LIMIT 1", cancel)).FirstOrDefault();

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Table names come from the database's own catalogue.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var values = new List<string>();
        while (await reader.ReadAsync(cancel))
            values.Add(reader.GetString(0));
        return values;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
