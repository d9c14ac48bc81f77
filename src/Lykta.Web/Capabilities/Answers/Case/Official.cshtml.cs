using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Answers.Case;

/// <summary>An official version of the answer, as it was handed in or as the archive's PDF.</summary>
[Needs(Permission.SeeCases)]
public sealed class OfficialModel(LyktaDbContext db, OfficialFiles files, Texts texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nr, int number, string format, CancellationToken cancel)
    {
        if (await db.CaseAsync(nr, cancel) is not { } whole || await db.OfficialVersionAsync(OfficialKind.Answer, whole.Case.Id.Value, number, cancel) is not { } version)
            return NotFound();
        if (await files.SendAsync(version, format, texts["FollowUps.Statement.Title"], cancel) is { } file)
            return file;
        TempData.Flash(files.WhyAbsent, FlashTone.Warning);
        return LocalRedirect($"/{db.Scope.Partnership!.Slug}/arenden/{nr}");
    }
}
