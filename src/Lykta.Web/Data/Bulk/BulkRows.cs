using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lykta.Web.Data.Bulk;

/// <summary>
/// Many rows of one kind, inside the write unit's transaction and past the change tracker: a prepared statement on SQLite,
/// COPY into a temporary table on PostgreSQL (COPY itself is refused under row security).
/// </summary>
public static class BulkRows
{
    /// <summary>Inserts the rows in the order given.</summary>
    /// <param name="db">The unit's context.</param>
    /// <param name="rows">New rows, or rows whose key may exist when <paramref name="onConflict"/> says what then.</param>
    /// <param name="onConflict">SQL from ON CONFLICT on; literal, never from a user.</param>
    /// <param name="cancel">Stops between rows.</param>
    public static async Task InsertManyAsync<T>(
        this LyktaDbContext db, IReadOnlyCollection<T> rows, CancellationToken cancel, string onConflict = "")
        where T : class, IPartnershipOwned
    {
        if (rows.Count == 0)
            return;
        var table = BulkTable.Of<T>(db);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            await CopyAsync(postgres, table, rows, onConflict, cancel);
        else
            SqliteBulk.Insert((SqliteConnection)db.Database.GetDbConnection(), table, rows, onConflict, cancel);
    }

#pragma warning disable CA2100 // Names come from the model.
    private static async Task CopyAsync<T>(NpgsqlConnection connection, BulkTable table, IReadOnlyCollection<T> rows, string onConflict, CancellationToken cancel)
        where T : class
    {
        var passage = $"bulk_{table.Name}";
        var columns = table.Columns.Where(c => c.HasDefault || rows.Any(row => c.Of(row) is not null)).ToList();
        var names = BulkTable.ListOf(columns);
        await ExecuteAsync(connection, $"CREATE TEMP TABLE IF NOT EXISTS \"{passage}\" (LIKE \"{table.Name}\") ON COMMIT DROP; TRUNCATE \"{passage}\"", cancel);
        await using (var importer = await connection.BeginBinaryImportAsync($"COPY \"{passage}\" ({names}) FROM STDIN (FORMAT BINARY)", cancel))
        {
            // Into the driver's own buffer; only a full one waits for the network.
            var types = columns.ConvertAll(c => PlainType(c.StoreType));
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                importer.StartRow();
                for (var i = 0; i < types.Count; i++)
                {
                    if (columns[i].Stored(columns[i].Of(row)) is var value && value is DBNull)
                        importer.WriteNull();
                    else
                        importer.Write(value, types[i]);
                }
            }

            await importer.CompleteAsync(cancel);
        }

        await ExecuteAsync(connection, $"INSERT INTO \"{table.Name}\" ({names}) SELECT {names} FROM \"{passage}\" {onConflict}", cancel);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
#pragma warning restore CA2100

    // "character varying(500)" is written as "character varying".
    private static string PlainType(string storeType) =>
        storeType.IndexOf('(', StringComparison.Ordinal) is > 0 and var at ? storeType[..at] : storeType;
}
