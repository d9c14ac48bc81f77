using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Lykta.Web.Data.Bulk;

/// <summary>One prepared statement stepped row by row: the driver's named parameters cost more than the insert itself.</summary>
internal static class SqliteBulk
{
    private const int Short = 1024, IdLength = 36;

    public static void Insert<T>(
        SqliteConnection connection, BulkTable table, IReadOnlyCollection<T> rows, string onConflict, CancellationToken cancel)
        where T : class
    {
        var database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        var places = string.Join(", ", Enumerable.Repeat('?', table.Columns.Count));
        Check(database, raw.sqlite3_prepare_v2(
            database, $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({places}) {onConflict}", out var statement));
        using (statement)
        {
            // A bound value stays from row to row, and most of what an import brings is the same in the next one: no place, no wish.
            var bound = new object?[table.Columns.Count];
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                for (var i = 0; i < bound.Length; i++)
                {
                    var value = table.Columns[i].Of(row);
                    if (Equals(value, bound[i]))
                        continue;
                    Check(database, Bind(statement, i + 1, table.Columns[i].Stored(value)));
                    bound[i] = value;
                }

                Check(database, raw.sqlite3_step(statement));
                Check(database, raw.sqlite3_reset(statement));
            }
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, object value) => value switch
    {
        DBNull => raw.sqlite3_bind_null(statement, place),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        string text => BindText(statement, place, text),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        DateOnly day => raw.sqlite3_bind_text(statement, place, day.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        Guid id => BindId(statement, place, id),
        _ => throw new NotSupportedException($"{value.GetType().Name} is not a column type of this model."),
    };

    // SQLite takes a copy: the bytes need not outlive the call, nor be a string first.
    private static int BindText(sqlite3_stmt statement, int place, string text)
    {
        Span<byte> bytes = stackalloc byte[Short];
        return Encoding.UTF8.TryGetBytes(text, bytes, out var length)
            ? raw.sqlite3_bind_text(statement, place, bytes[..length]) : raw.sqlite3_bind_text(statement, place, text);
    }

    private static int BindId(sqlite3_stmt statement, int place, Guid id)
    {
        Span<byte> bytes = stackalloc byte[IdLength];
        id.TryFormat(bytes, out _);
        Ascii.ToUpperInPlace(bytes, out _);
        return raw.sqlite3_bind_text(statement, place, bytes);
    }

    private static void Check(sqlite3 database, int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), code & 0xff, code);
    }
}
