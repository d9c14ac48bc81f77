using System.Collections.Concurrent;
using System.Data.Common;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lykta.Web.Data;

/// <summary>
/// Open connections of contexts, kept from one to the next with the statements that each has prepared: SQLite spends
/// longer on planning the wide reads of a page than on answering them. Adr 0021.
/// </summary>
internal sealed class KeptReaders(string connectionString, SqlitePragmas pragmas) : DbConnectionInterceptor, IDisposable
{
    private const int MostIdle = 16;
    private readonly ConcurrentStack<KeptConnection> idle = new();
    private volatile bool isClosed;

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(idle.TryPop(out var kept) ? kept : Open());

    public override InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (connection is not KeptConnection kept)
            return result;
        if (isClosed || kept.State != System.Data.ConnectionState.Open || kept.IsInUse || idle.Count >= MostIdle)
            kept.End();
        else
            idle.Push(kept);
        return InterceptionResult.Suppress();
    }

    public override ValueTask<InterceptionResult> ConnectionDisposingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(ConnectionDisposing(connection, eventData, result));

    public void Dispose()
    {
        isClosed = true;
        while (idle.TryPop(out var kept))
            kept.End();
    }

    /// <summary>A new one, for whoever ends it.</summary>
    public KeptConnection Open()
    {
        var connection = new KeptConnection(connectionString);
        try
        {
            // A context lays EF Core's own functions on the connection that it is given; they stay with it.
            using (var first = new SqliteLyktaDbContext(SqliteStore.OptionsFor(connection), new LyktaScope()))
                _ = first.Database.GetDbConnection();
            connection.Open();
            pragmas.Prepare(connection);
            return connection;
        }
        catch
        {
            connection.End();
            throw;
        }
    }
}
