using System.Data;
using System.Globalization;
using Lykta.Web.Platform.Commands;
using Npgsql;

namespace Lykta.Web.Platform.Operations;

/// <summary>
/// pg_dump of one exported snapshot, in which the rows are counted too. Row security would leave rows out without a word,
/// so the role that dumps must be above it, and that is asked first.
/// </summary>
public sealed class PostgresCopy(LyktaSettings settings) : DatabaseCopy
{
    private const string Tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename";

    private readonly PostgresPrograms programs = new(settings.PostgresPrograms);
    private readonly string owner = settings.PostgresOwner ?? throw new CommandRefusedException("Commands.NoOwner");
    private readonly string reader = settings.PostgresBackup ?? settings.PostgresOwner;

    public override DatabaseKind Kind => DatabaseKind.Postgres;

    public override string FileName => BackupManifest.PostgresFile;

    public override async Task<(IReadOnlyDictionary<string, long> Counts, string? Migration)> TakeAsync(string file, CancellationToken cancel)
    {
        await using var connection = await OpenReaderAsync(cancel);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        var name = (await ReadAsync(connection, "SELECT pg_export_snapshot()", cancel))[0];
        await programs.RunAsync("pg_dump", reader,
            ["--format=custom", "--no-owner", "--no-privileges", "--schema=public", $"--snapshot={name}", $"--file={file}"], cancel);
        using (var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite))
            written.Flush(flushToDisk: true);
        var migration = await ReadAsync(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1 DESC LIMIT 1", cancel);
        return (await CountAsync(connection, cancel), migration.FirstOrDefault());
    }

    public override async Task<bool> IsEmptyAsync(CancellationToken cancel)
    {
        await using var connection = await OpenAsync(owner, cancel);
        return (await ReadAsync(connection, Tables, cancel)).Count == 0;
    }

    public override async Task MoveAsideAsync(string stamp, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(owner, cancel);
        await ExecuteAsync(connection, $"ALTER SCHEMA public RENAME TO \"before_restore_{stamp}\"; CREATE SCHEMA public", cancel);
    }

    public override async Task PutBackAsync(string file, CancellationToken cancel)
    {
        await using (var connection = await OpenAsync(owner, cancel))
            await ExecuteAsync(connection, "CREATE SCHEMA IF NOT EXISTS public", cancel);
        await programs.RunAsync("pg_restore", owner,
            ["--schema=public", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", file], cancel, names: "--dbname");
    }

    public override async Task<IReadOnlyDictionary<string, long>> CheckAsync(CancellationToken cancel)
    {
        await using var connection = await OpenReaderAsync(cancel);
        return await CountAsync(connection, cancel);
    }

    private async Task<NpgsqlConnection> OpenReaderAsync(CancellationToken cancel)
    {
        var connection = await OpenAsync(reader, cancel);
        var isAbove = await ReadAsync(connection, "SELECT (rolsuper OR rolbypassrls)::text FROM pg_roles WHERE rolname = current_user", cancel);
        if (isAbove is ["true"])
            return connection;
        await connection.DisposeAsync();
        throw new CommandRefusedException("Commands.Backup.RowSecurity", new NpgsqlConnectionStringBuilder(reader).Username ?? "");
    }

    private static async Task<Dictionary<string, long>> CountAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await ReadAsync(connection, Tables, cancel))
        {
            var rows = await ReadAsync(connection, $"SELECT count(*)::text FROM public.\"{table}\"", cancel);
            counts[table] = long.Parse(rows[0], CultureInfo.InvariantCulture);
        }

        return counts;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ToString());
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // Table names come from the database's own catalogue.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var values = new List<string>();
        while (await rows.ReadAsync(cancel))
            values.Add(rows.GetString(0));
        return values;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
#pragma warning disable CA2100 // The stamp is a time.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }
}
