using Lykta.Web.Capabilities.DocumentTemplates;
using Lykta.Web.Capabilities.Partnerships;
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
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Answers.Case;

/// <summary>The answer as tjänsteutlåtande: Word, PDF to read, the archive's PDF/A, or a package for the registry.</summary>
[Needs(Permission.SeeCases)]
public sealed class ExportModel(LyktaDbContext db, LyktaScope scope, Writes writes, DocumentFiles files, OfficeTemplates templates, CasePackage package, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nr, string format, CancellationToken cancel)
    {
        if (await db.CaseAsync(nr, cancel) is not { } whole)
            return NotFound();
        var content = await db.ContentAsync(whole, scope.Viewer, time.Today(), texts, cancel);
        var on = whole.Case.DispatchedAt is { } sent ? Stockholm.DayOf(sent) : time.Today();
        var partnership = scope.Partnership!;
        var authority = await db.Set<Partnership>().Where(p => p.Id == partnership.Id).Select(p => p.AuthorityName).SingleAsync(cancel);
        var document = await templates.OfCaseAsync(whole, content, (partnership.Name, authority), on, texts, cancel);
        var file = format == DocumentFiles.Package
            ? await package.MakeAsync(whole, content, document, authority, time.GetUtcNow(), cancel) : await files.MakeAsync(format, document, cancel);
        if (file is null)
        {
            TempData.Flash(texts[DocumentFiles.WhyAbsent(format)], FlashTone.Warning);
            return LocalRedirect($"/{partnership.Slug}/arenden/{nr}");
        }

        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("case.exported", nameof(AnswerCase), whole.Case.Id.Value, ("format", format));
            return Task.FromResult(true);
        }, cancel);
        var name = ExportFileName.For(texts["FollowUps.Statement.Title"], partnership.Name, on, file.Extension);
        return new Download(file.MediaType, name, (to, token) => to.WriteAsync(file.Content, token).AsTask());
    }
}
