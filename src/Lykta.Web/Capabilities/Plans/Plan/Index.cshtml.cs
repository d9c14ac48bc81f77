using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Plan;

/// <summary>The partnership's plans, newest first.</summary>
[Needs(Permission.SeePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope) : PageModel
{
    public IReadOnlyList<(ActionPlan Plan, int Measures)> Plans { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManagePlan);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var plans = await db.Set<ActionPlan>().AsNoTracking().OrderByDescending(p => p.Number).ToListAsync(cancel);
        var counts = await db.Set<Measure>().GroupBy(m => m.PlanId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        Plans = plans.ConvertAll(p => (p, counts.GetValueOrDefault(p.Id)));
    }
}
