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

/// <summary>The same table as Word, Excel or CSV, as PDF to read (tagged) and as the archive's PDF/A.</summary>
[Needs(Permission.ReportFollowUp)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, ArchivePrinter archive, PdfPrinter printer, Texts texts, TimeProvider time) : PageModel
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
        if (Download.WriterOf(format) is { } writer)
            return Download.Of(writer, BoardDocument.Sheet(table, now, texts), name);
        var document = BoardDocument.Make(table, scope.Partnership.Name, now, texts);
        return format switch
        {
            "docx" => new Download(DocxWriter.MediaType, name, (to, token) => DocxWriter.WriteAsync(document, to, token)),
            "pdf" => Of(await archive.PrintAsync(document, cancel), name) ?? Absent(slug, "Documents.Archive.Absent"),
            _ => Of(await printer.PrintAsync(HtmlWriter.Write(document), cancel), name.Replace(format, "pdf", StringComparison.Ordinal)) ?? Absent(slug, "Documents.Pdf.Absent"),
        };
    }

    private static IActionResult? Of(byte[]? pdf, string name) =>
        pdf is null ? null : new Download(ArchivePrinter.MediaType, name, (to, token) => to.WriteAsync(pdf, token).AsTask());

    private LocalRedirectResult Absent(string slug, string why)
    {
        TempData.Flash(texts[why], FlashTone.Warning);
        return LocalRedirect($"/{scope.Partnership!.Slug}/uppfoljning/{slug}/namnden");
    }
}
