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
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, ArchivePrinter archive, Texts texts, TimeProvider time) : PageModel
{
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
        var document = BoardDocument.Make(table, scope.Partnership.Name, now, texts);
        if (format == "pdf")
            return await archive.PrintAsync(document, cancel) is { } pdf ? (IActionResult)new Download(ArchivePrinter.MediaType, name, (to, token) => to.WriteAsync(pdf, token).AsTask()) : Absent(slug);
        if (format == "docx")
            return new Download(DocxWriter.MediaType, name, (to, token) => DocxWriter.WriteAsync(document, to, token));
        var sheet = new TableDocument(table.Round.Title, [.. table.Headings.Select(h => new TableColumn(h))], RowsAsync(table), now) { Source = BoardDocument.Source(table, now, texts), Language = CultureInfo.CurrentUICulture };
        return Download.Of(Download.WriterOf(format)!, sheet, name);
    }

    private LocalRedirectResult Absent(string slug)
    {
        TempData.Flash(texts["Documents.Archive.Absent"], FlashTone.Warning);
        return LocalRedirect($"/{scope.Partnership!.Slug}/uppfoljning/{slug}/namnden");
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(BoardTable table)
    {
        await Task.CompletedTask;
        foreach (var row in table.Rows)
            yield return [.. row.Cells];
    }
}
