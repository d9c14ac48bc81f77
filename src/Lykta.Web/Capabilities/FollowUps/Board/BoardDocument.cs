using System.Globalization;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.FollowUps.Board;

/// <summary>Nämndens version as a Word document.</summary>
public static class BoardDocument
{
    private static readonly int[] Widths = [12, 16, 18, 16, 18, 18, 16];

    public static WordDocument Make(BoardTable table, string partnership, DateTimeOffset now, Texts texts)
    {
        List<WordBlock> blocks =
        [
            new WordHeading(1, texts["FollowUps.Board.Title", table.Round.Title]),
            new WordParagraph(texts["FollowUps.Board.Counts", table.Rows.Count, table.Missing] + (table.Withheld > 0 ? " " + texts["FollowUps.Board.Withheld", table.Withheld] : "")),
            new WordTable(table.Headings, WithoutRepeats(table), Widths),
            .. ProgrammeBlocks(table, texts),
            new WordParagraph(Source(table, now, texts)),
        ];
        return new(table.Round.Title, blocks) { IsLandscape = true, Footer = $"{table.Round.Title} · {partnership}", Language = CultureInfo.CurrentUICulture.Name };
    }

    public static string Source(BoardTable table, DateTimeOffset now, Texts texts) =>
        texts["FollowUps.Board.Source", table.Plan.Title] + " " + Stockholm.Local(now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The same table for Excel and CSV.</summary>
    public static TableDocument Sheet(BoardTable table, DateTimeOffset now, Texts texts)
    {
        return new(table.Round.Title, [.. table.Headings.Select(h => new TableColumn(h))], RowsAsync(), now) { Source = Source(table, now, texts), Language = CultureInfo.CurrentUICulture };

        async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync()
        {
            await Task.CompletedTask;
            foreach (var row in table.Rows)
                yield return [.. row.Cells];
        }
    }

    private static IEnumerable<WordBlock> ProgrammeBlocks(BoardTable table, Texts texts) => table.Programmes.Count == 0 ? [] :
    [
        new WordHeading(2, texts["Programmes.Board.Title"]),
        new WordTable([texts["Programmes.Name"], texts["Programmes.Period"], texts["Programmes.Target"], texts["Programmes.Result"]],
            [.. table.Programmes.Select(p => (IReadOnlyList<string>)[p.Programme, p.Period, p.Target, p.Outcome])], [24, 16, 30, 30]),
        new WordParagraph(texts["Programmes.Board.Source"]),
    ];

    // The section stands on its first row only, as in the table that the units know.
    private static List<IReadOnlyList<string>> WithoutRepeats(BoardTable table)
    {
        string? last = null;
        List<IReadOnlyList<string>> rows = [];
        foreach (var row in table.Rows)
        {
            rows.Add(row.Cells[0] == last ? ["", .. row.Cells.Skip(1)] : row.Cells);
            last = row.Cells[0];
        }

        return rows;
    }
}
