using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lykta.Web.Data;

/// <summary>Durability and safety settings, set once on each pooled SQLite connection.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Statements =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; "
        + "PRAGMA secure_delete=ON; PRAGMA mmap_size=268435456; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=4096; PRAGMA temp_store=MEMORY;";

    private readonly ConditionalWeakTable<object, object> prepared = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Prepare(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Prepare(connection);
        return Task.CompletedTask;
    }

    public void Prepare(DbConnection connection)
    {
        // The handle is the pooled connection underneath: its pragmas outlive the wrapper.
        if (connection is not SqliteConnection { Handle: { } handle } || prepared.TryGetValue(handle, out _) || IsReadOnly(connection) || !prepared.TryAdd(handle, handle))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Statements;
        command.ExecuteNonQuery();
    }

    // A look at whether the database is there cannot change how it keeps its journal.
    private static bool IsReadOnly(DbConnection connection) => new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
}
