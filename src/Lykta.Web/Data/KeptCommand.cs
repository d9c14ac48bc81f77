using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Lykta.Web.Data;

/// <summary>What EF Core holds while it asks: its text finds the command that the connection has prepared before.</summary>
internal sealed class KeptCommand(KeptConnection kept) : DbCommand
{
    private readonly SqliteCommand letter = new();
    private SqliteCommand? asked;

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; } = 30;

    public override CommandType CommandType { get => CommandType.Text; set { } }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get => kept; set { } }

    protected override DbParameterCollection DbParameterCollection => letter.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => asked?.Cancel();

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => Whole(c => c.ExecuteNonQuery());

    public override object? ExecuteScalar() => Whole(c => c.ExecuteScalar());

    protected override DbParameter CreateDbParameter() => letter.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        GiveBack();
        var command = Take();
        try
        {
            var rows = command.ExecuteReader(behavior);
            asked = command;
            return rows;
        }
        catch
        {
            kept.Drop(command);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
            letter.Dispose();
        }

        base.Dispose(disposing);
    }

    private T Whole<T>(Func<SqliteCommand, T> ask)
    {
        GiveBack();
        var command = Take();
        try
        {
            var answer = ask(command);
            kept.GiveBack(command);
            return answer;
        }
        catch
        {
            kept.Drop(command);
            throw;
        }
    }

    private SqliteCommand Take()
    {
        var command = kept.Take(CommandText);
        command.CommandTimeout = CommandTimeout;
        command.Transaction = (SqliteTransaction?)DbTransaction;
        foreach (SqliteParameter parameter in letter.Parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private void GiveBack()
    {
        if (asked is null)
            return;
        kept.GiveBack(asked);
        asked = null;
    }
}
