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
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ReadLog reads, DocumentFiles files, Texts texts, TimeProvider time) : PageModel
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
        if (Download.WriterOf(format) is { } writer)
            return Download.Of(writer, BoardDocument.Sheet(table, now, texts), ExportFileName.For(table.Round.Title, scope.Partnership!.Name, Stockholm.DayOf(now), format));
        var document = BoardDocument.Make(table, scope.Partnership!.Name, now, texts);
        if (await files.MakeAsync(format, document, cancel) is not { } file)
            return Absent(slug, format);
        return new Download(file.MediaType, ExportFileName.For(table.Round.Title, scope.Partnership.Name, Stockholm.DayOf(now), file.Extension), (to, token) => to.WriteAsync(file.Content, token).AsTask());
    }

    private LocalRedirectResult Absent(string slug, string format)
    {
        TempData.Flash(texts[DocumentFiles.WhyAbsent(format)], FlashTone.Warning);
        return LocalRedirect($"/{scope.Partnership!.Slug}/uppfoljning/{slug}/namnden");
    }
}
