using Lykta.Web.Data;
using Microsoft.Data.Sqlite;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>
/// What is erased must not linger in the file. On SQLite the file is rewritten and the log emptied. On PostgreSQL dead rows
/// go with vacuum and its log with the server's own recycling: docs/operations.md says when.
/// </summary>
public sealed class Residue(LyktaStore store, TimeProvider time, ILogger<Residue> log)
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>What was erased before this has been cleared away; a day back when the program starts.</summary>
    public DateTimeOffset ClearedAt { get; private set; } = time.GetUtcNow().AddDays(-1);

    /// <summary>Rewrites the whole file: for a job or the hourly round, not for a page.</summary>
    public async Task RemoveAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (store is SqliteStore sqlite)
            await RewriteAsync(sqlite, cancel);
        ClearedAt = now;
    }

    private async Task RewriteAsync(SqliteStore sqlite, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = sqlite.OpenConnection();
                await using var command = connection.CreateCommand();
                command.CommandTimeout = 0;
                command.CommandText = "VACUUM";
                await command.ExecuteNonQueryAsync(cancel);
                command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                await using var reader = await command.ExecuteReaderAsync(cancel);
                if (!await reader.ReadAsync(cancel) || reader.GetInt32(0) == 0)
                    return;
            }
            catch (SqliteException failure) when (failure.SqliteErrorCode is Busy or Locked)
            {
                log.LogInformation("The database is in use; what was erased is cleared away in try {Attempt}", attempt + 1);
            }

            if (attempt == 20)
                throw new InvalidOperationException("What was erased could not be cleared away: the database is in use.");
            await Task.Delay(TimeSpan.FromMilliseconds(250 * attempt), cancel);
        }
    }
}
