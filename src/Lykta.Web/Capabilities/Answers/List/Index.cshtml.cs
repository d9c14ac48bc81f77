using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Answers.List;

/// <summary>Ärenden: skrivelser and remisser, with the days that are left.</summary>
[Needs(Permission.SeeCases)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    public IReadOnlyList<(AnswerCase Case, int Questions, int SignedOff)> Cases { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManageCases);

    public int? DaysLeft(AnswerCase one) => one.DueOn is { } due && !one.IsDispatched ? due.DayNumber - time.Today().DayNumber : null;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var cases = await db.Set<AnswerCase>().AsNoTracking().OrderBy(c => c.DispatchedAt != null).ThenBy(c => c.DueOn).ThenByDescending(c => c.Number).ToListAsync(cancel);
        var counts = await db.Set<CaseQuestion>().GroupBy(q => q.CaseId).Select(g => new { g.Key, All = g.Count(), Done = g.Count(q => q.SignedOffAt != null) }).ToDictionaryAsync(g => g.Key, cancel);
        Cases = cases.ConvertAll(c => (c, counts.GetValueOrDefault(c.Id)?.All ?? 0, counts.GetValueOrDefault(c.Id)?.Done ?? 0));
    }
}
