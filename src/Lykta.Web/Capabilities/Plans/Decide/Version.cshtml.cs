using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Decide;

/// <summary>The plan as it was adopted. Measures that the reader may not see now are not shown from the frozen text either.</summary>
[Needs(Permission.SeePlan)]
public sealed class VersionModel(LyktaDbContext db) : PageModel
{
    public PlanDecision Decision { get; private set; } = null!;

    public FrozenPlan Frozen { get; private set; } = null!;

    public bool IsIntact { get; private set; }

    public async Task<IActionResult> OnGetAsync(int nr, int version, CancellationToken cancel)
    {
        var found = await (from d in db.Set<PlanDecision>().AsNoTracking()
                           join p in db.Set<ActionPlan>() on d.PlanId equals p.Id
                           where p.Number == nr && d.PlanVersion == version && d.Frozen != null
                           select d).SingleOrDefaultAsync(cancel);
        if (found is null)
            return NotFound();
        Decision = found;
        IsIntact = PlanDecision.HashOf(found.Frozen!) == found.Hash;
        var plan = found.PlanId;
        var seen = (await db.Set<Measure>().Where(m => m.PlanId == plan).Select(m => m.Number).ToListAsync(cancel)).Select(n => $"A-{n}").ToHashSet(StringComparer.Ordinal);
        var whole = FrozenPlan.Read(found.Frozen!);
        Frozen = whole with { Measures = [.. whole.Measures.Where(m => seen.Contains(m.Code))] };
        return Page();
    }
}
