using Microsoft.Data.Sqlite;

namespace Lykta.Web.Data;

/// <summary>
/// A connection that its contexts cannot close, only the one who keeps it, and the commands that are prepared on it.
/// Used by one context at a time.
/// </summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int MostStatements = 128;
    private readonly Dictionary<string, LinkedListNode<SqliteCommand>> byText = [];
    private readonly LinkedList<SqliteCommand> latestFirst = new();
    private int taken;
    private bool hasEnded;

    /// <summary>A reader that somebody left open, or a transaction begun and not ended, whoever began it.</summary>
    public bool IsInUse => taken > 0 || SQLitePCL.raw.sqlite3_get_autocommit(Handle) == 0;

    public SqliteCommand Take(string text)
    {
        taken++;
        if (byText.Remove(text, out var node))
        {
            latestFirst.Remove(node);
            return node.Value;
        }

        var made = CreateCommand();
        made.CommandText = text;
        return made;
    }

    public void GiveBack(SqliteCommand command)
    {
        taken--;
        command.Parameters.Clear();
        command.Transaction = null;
        // The same question asked twice at once: one of the two is enough.
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

    public override void Close()
    {
        if (hasEnded)
            base.Close();
    }

    public override Task CloseAsync()
    {
        Close();
        return Task.CompletedTask;
    }

    public void End()
    {
        foreach (var command in latestFirst)
            command.Dispose();
        hasEnded = true;
        Dispose();
    }
}
