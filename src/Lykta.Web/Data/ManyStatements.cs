using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Data;

public static class ManyStatements
{
    private const int MostAtOnce = 40;

    /// <summary>Statements in their order, as few commands as may be: one way to the server and back.</summary>
    public static async Task ExecuteAllAsync(this LyktaDbContext db, IReadOnlyList<FormattableString> statements, CancellationToken cancel)
    {
        foreach (var some in statements.Chunk(MostAtOnce))
        {
            var (text, values) = (new StringBuilder(), new List<object>());
            foreach (var statement in some)
            {
                var places = Enumerable.Range(values.Count, statement.ArgumentCount).Select(i => (object)$"{{{i}}}").ToArray();
                text.AppendFormat(CultureInfo.InvariantCulture, statement.Format, places).Append(";\n");
                values.AddRange(statement.GetArguments()!);
            }

            await db.Database.ExecuteSqlRawAsync(text.ToString(), values, cancel);
        }
    }
}
