using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Answers.Case;

/// <summary>The answer as tjänsteutlåtande in Word, or as the archive's PDF/A made from it.</summary>
[Needs(Permission.SeeCases)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, ArchivePrinter archive, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nr, string format, CancellationToken cancel)
    {
        if (await db.CaseAsync(nr, cancel) is not { } whole)
            return NotFound();
        var content = await db.ContentAsync(whole, scope.Viewer, time.Today(), texts, cancel);
        var on = whole.Case.DispatchedAt is { } sent ? Stockholm.DayOf(sent) : time.Today();
        var document = AnswerDocument.Make(content, scope.Partnership!.Name, on, texts);
        byte[]? pdf = null;
        if (format == "pdf" && (pdf = await archive.PrintAsync(document, cancel)) is null)
        {
            TempData.Flash(texts["Documents.Archive.Absent"], FlashTone.Warning);
            return LocalRedirect($"/{scope.Partnership.Slug}/arenden/{nr}");
        }

        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("case.exported", nameof(AnswerCase), whole.Case.Id.Value, ("format", format));
            return Task.FromResult(true);
        }, cancel);
        var name = ExportFileName.For(texts["FollowUps.Statement.Title"], scope.Partnership.Name, on, format);
        return pdf is not null
            ? new Download(ArchivePrinter.MediaType, name, (to, token) => to.WriteAsync(pdf, token).AsTask())
            : new Download(DocxWriter.MediaType, name, (to, token) => DocxWriter.WriteAsync(document, to, token));
    }
}
