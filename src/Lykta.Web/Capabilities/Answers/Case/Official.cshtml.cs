using Lykta.Web.Capabilities.OfficialVersions;
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

/// <summary>An official version of the answer, as it was handed in or as the archive's PDF.</summary>
[Needs(Permission.SeeCases)]
public sealed class OfficialModel(LyktaDbContext db, LyktaScope scope, ArchivePrinter archive, Writes writes, Texts texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nr, int number, string format, CancellationToken cancel)
    {
        if (await db.CaseAsync(nr, cancel) is not { } whole || await db.OfficialVersionAsync(OfficialKind.Answer, whole.Case.Id.Value, number, cancel) is not { } version)
            return NotFound();
        if (await version.FileAsync(format, archive, cancel) is not { } file)
        {
            TempData.Flash(texts["Documents.Archive.Absent"], FlashTone.Warning);
            return LocalRedirect($"/{scope.Partnership!.Slug}/arenden/{nr}");
        }

        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("official.exported", nameof(OfficialVersion), version.Id.Value, ("format", format));
            return Task.FromResult(true);
        }, cancel);
        var name = ExportFileName.For($"{texts["FollowUps.Statement.Title"].Value} {number}", scope.Partnership!.Name, Stockholm.DayOf(version.KeptAt), file.Extension);
        return new Download(file.MediaType, name, (to, token) => to.WriteAsync(file.Content, token).AsTask());
    }
}
