using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.FollowUps.Board;

/// <summary>The same table as Word, Excel or CSV.</summary>
[Needs(Permission.ReportFollowUp)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    private static readonly int[] Widths = [12, 16, 18, 16, 18, 18, 16];

    public async Task<IActionResult> OnGetAsync(string slug, string format, CancellationToken cancel)
    {
        if (await BoardTable.ReadAsync(db, slug, texts, cancel) is not { } table)
            return NotFound();
        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("board.exported", nameof(FollowUpRound), table.Round.Id.Value, ("format", format), ("rows", $"{table.Rows.Count}"));
            return Task.FromResult(true);
        }, cancel);
        reads.Note("BoardExport", table.Round.Id.Value, format);
        await reads.FlushAsync(cancel);
        var now = time.GetUtcNow();
        var name = ExportFileName.For(table.Round.Title, scope.Partnership!.Name, Stockholm.DayOf(now), format);
        if (format == "docx")
            return new Download(DocxWriter.MediaType, name, (to, token) => DocxWriter.WriteAsync(Word(table, now), to, token));
        var sheet = new TableDocument(table.Round.Title, [.. table.Headings.Select(h => new TableColumn(h))], RowsAsync(table), now) { Source = Source(table, now), Language = CultureInfo.CurrentUICulture };
        return Download.Of(Download.WriterOf(format)!, sheet, name);
    }

    private WordDocument Word(BoardTable table, DateTimeOffset now)
    {
        List<WordBlock> blocks =
        [
            new WordHeading(1, texts["FollowUps.Board.Title", table.Round.Title]),
            new WordParagraph(texts["FollowUps.Board.Counts", table.Rows.Count, table.Missing] + (table.Withheld > 0 ? " " + texts["FollowUps.Board.Withheld", table.Withheld] : "")),
            new WordTable(table.Headings, WithoutRepeats(table), Widths),
            .. ProgrammeBlocks(table),
            new WordParagraph(Source(table, now)),
        ];
        return new(table.Round.Title, blocks) { IsLandscape = true, Footer = $"{table.Round.Title} · {scope.Partnership!.Name}", Language = CultureInfo.CurrentUICulture.Name };
    }

    private IEnumerable<WordBlock> ProgrammeBlocks(BoardTable table) => table.Programmes.Count == 0 ? [] :
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

    private string Source(BoardTable table, DateTimeOffset now) =>
        texts["FollowUps.Board.Source", table.Plan.Title] + " " + Stockholm.Local(now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(BoardTable table)
    {
        await Task.CompletedTask;
        foreach (var row in table.Rows)
            yield return [.. row.Cells];
    }
}
