using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.FollowUps.Statement;

/// <summary>An official version of a round's tjänsteutlåtande, as it was handed in or as the archive's PDF.</summary>
[Needs(Permission.ReportFollowUp)]
public sealed class OfficialModel(LyktaDbContext db, OfficialFiles files, Texts texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string slug, int number, string format, CancellationToken cancel)
    {
        if (await db.RoundAsync(slug, cancel) is not { } round || await db.OfficialVersionAsync(OfficialKind.Statement, round.Id.Value, number, cancel) is not { } version)
            return NotFound();
        if (await files.SendAsync(version, format, texts["FollowUps.Statement.Title"], cancel) is { } file)
            return file;
        TempData.Flash(files.WhyAbsent, FlashTone.Warning);
        return LocalRedirect($"/{db.Scope.Partnership!.Slug}/uppfoljning/{slug}/tjansteutlatande");
    }
}
