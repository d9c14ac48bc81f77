using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Answers.Appendix;

/// <summary>Bilaga 1: the list of measures that the register gives.</summary>
[Needs(Permission.SeeCases)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Texts texts, TimeProvider time) : PageModel
{
    public CaseContent Said { get; private set; } = null!;

    public string Here { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (await db.CaseAsync(nr, cancel) is not { } whole)
            return NotFound();
        Said = await db.ContentAsync(whole, scope.Viewer, time.Today(), texts, cancel);
        Here = $"/{scope.Partnership!.Slug}/arenden/{nr}";
        return Page();
    }
}
