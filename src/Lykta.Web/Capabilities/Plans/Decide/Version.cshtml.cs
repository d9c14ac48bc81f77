using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Plans.Decide;

/// <summary>The plan as it was locked or adopted, with who approved and signed it.</summary>
[Needs(Permission.SeePlan)]
public sealed class VersionModel(LyktaDbContext db) : PageModel
{
    public PlanVersion Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int nr, int version, CancellationToken cancel)
    {
        if (await PlanVersion.ReadAsync(db, nr, version, isLeaving: false, cancel) is not { } found)
            return NotFound();
        Shown = found;
        return Page();
    }
}
