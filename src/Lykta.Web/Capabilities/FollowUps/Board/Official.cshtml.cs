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

namespace Lykta.Web.Capabilities.FollowUps.Board;

/// <summary>An official version of nämndens version, as it was handed in or as the archive's PDF.</summary>
[Needs(Permission.ReportFollowUp)]
public sealed class OfficialModel(LyktaDbContext db, LyktaScope scope, ArchivePrinter archive, Writes writes, Texts texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, int number, string format, CancellationToken cancel)
    {
        if (await db.RoundAsync(slug, cancel) is not { } round || await db.OfficialVersionAsync(OfficialKind.Board, round.Id.Value, number, cancel) is not { } version)
            return NotFound();
        if (await version.FileAsync(format, archive, cancel) is not { } file)
        {
            TempData.Flash(texts["Documents.Archive.Absent"], FlashTone.Warning);
            return LocalRedirect($"/{scope.Partnership!.Slug}/uppfoljning/{slug}/namnden");
        }

        await writes.RunAsync((unit, _) =>
        {
            unit.Audit("official.exported", nameof(OfficialVersion), version.Id.Value, ("format", format));
            return Task.FromResult(true);
        }, cancel);
        var name = ExportFileName.For($"{round.Title} {number}", scope.Partnership!.Name, Stockholm.DayOf(version.KeptAt), file.Extension);
        return new Download(file.MediaType, name, (to, token) => to.WriteAsync(file.Content, token).AsTask());
    }
}
