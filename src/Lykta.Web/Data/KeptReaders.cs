using System.Collections.Concurrent;
using System.Data.Common;
using Lykta.Web.Platform.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lykta.Web.Data;

/// <summary>
/// Open connections of contexts, kept from one to the next with the statements that each has prepared: SQLite spends
/// longer on planning the wide reads of a page than on answering them. Adr 0021.
/// </summary>
internal sealed class KeptReaders(string connectionString, SqlitePragmas pragmas) : DbConnectionInterceptor, IDbCommandInterceptor, IDisposable
{
    private const int MostIdle = 16;
    private readonly ConcurrentStack<KeptReader> idle = new();
    private readonly ConcurrentDictionary<DbConnection, KeptReader> lent = new();
    private bool closed;

    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        if (!idle.TryPop(out var reader))
            reader = Open();
        lent[reader.Connection] = reader;
        return InterceptionResult<DbConnection>.SuppressWithResult(reader.Connection);
    }

    public override InterceptionResult ConnectionDisposing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        GiveBack(connection) ? InterceptionResult.Suppress() : result;

    public override ValueTask<InterceptionResult> ConnectionDisposingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(ConnectionDisposing(connection, eventData, result));

    public InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
        lent.TryGetValue(eventData.Connection, out var reader) ? InterceptionResult<DbCommand>.SuppressWithResult(new KeptCommand(reader)) : result;

    public void Dispose()
    {
        closed = true;
        while (idle.TryPop(out var reader))
            reader.Dispose();
    }

    private KeptReader Open()
    {
        var connection = new KeptConnection(connectionString);
        try
        {
            // A context lays EF Core's own functions on the connection that it is given; they stay with it.
            using (var first = new SqliteLyktaDbContext(SqliteStore.OptionsFor(connection), new LyktaScope()))
                _ = first.Database.GetDbConnection();
            connection.Open();
            pragmas.Prepare(connection);
            return new(connection);
        }
        catch
        {
            connection.End();
            throw;
        }
    }

    private bool GiveBack(DbConnection connection)
    {
        if (!lent.TryRemove(connection, out var reader))
            return false;
        if (closed || connection.State != System.Data.ConnectionState.Open || reader.IsInUse || idle.Count >= MostIdle)
            reader.Dispose();
        else
            idle.Push(reader);
        return true;
    }
}

/// <summary>A connection that its contexts cannot close, only the one who keeps it.</summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    private bool ended;

    public override void Close()
    {
        if (ended)
            base.Close();
    }

    public override Task CloseAsync()
    {
        Close();
        return Task.CompletedTask;
    }

    public void End()
    {
        ended = true;
        Dispose();
    }
}

/// <summary>One open connection and the commands prepared on it; used by one context at a time.</summary>
internal sealed class KeptReader(KeptConnection connection) : IDisposable
{
    private const int MostStatements = 128;
    private readonly Dictionary<string, LinkedListNode<SqliteCommand>> byText = [];
    private readonly LinkedList<SqliteCommand> latestFirst = new();

    public SqliteConnection Connection => connection;

    /// <summary>A reader that somebody left open, or a transaction begun and not ended, whoever began it.</summary>
    public bool IsInUse => taken > 0 || SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0;

    private int taken;

    public SqliteCommand Take(string text)
    {
        taken++;
        if (!byText.Remove(text, out var node))
        {
            var made = connection.CreateCommand();
            made.CommandText = text;
            return made;
        }

        latestFirst.Remove(node);
        return node.Value;
    }

    public void GiveBack(SqliteCommand command)
    {
        taken--;
        command.Parameters.Clear();
        command.Transaction = null;
        if (byText.ContainsKey(command.CommandText))
        {
            command.Dispose();
            return;
        }

        byText[command.CommandText] = latestFirst.AddFirst(command);
        if (latestFirst.Count <= MostStatements)
            return;
        var oldest = latestFirst.Last!.Value;
        latestFirst.RemoveLast();
        byText.Remove(oldest.CommandText);
        oldest.Dispose();
    }

    /// <summary>A command that failed is not used again.</summary>
    public void Drop(SqliteCommand command)
    {
        taken--;
        command.Dispose();
    }

    public void Dispose()
    {
        foreach (var command in latestFirst)
            command.Dispose();
        connection.End();
    }
}
