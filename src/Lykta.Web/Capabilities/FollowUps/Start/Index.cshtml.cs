using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Start;

/// <summary>Uppföljning: the rounds, and one's own rows in each.</summary>
[Needs(Permission.SeeFollowUp)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    public IReadOnlyList<(FollowUpRound Round, int Own, int Filled)> Rounds { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManageFollowUp);

    public bool MayReport => scope.Viewer.May(Permission.ReportFollowUp);

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rounds = await db.Set<FollowUpRound>().AsNoTracking().Where(r => MayManage || r.SentAt != null).OrderByDescending(r => r.Year).ThenByDescending(r => r.Kind).ToListAsync(cancel);
        var own = scope.Viewer.May(Permission.AnswerFollowUp) ? await db.OwnUnitsAsync(scope.Viewer, cancel) : [];
        var counts = await (from e in db.Set<FollowUpEntry>()
                            where e.UnitId != null && own.Contains(e.UnitId.Value)
                            join m in db.Set<Measure>() on e.MeasureId equals m.Id
                            group e by e.RoundId into g
                            select new { g.Key, Own = g.Count(), Filled = g.Count(e => e.Status != null) }).ToDictionaryAsync(g => g.Key, cancel);
        Rounds = rounds.ConvertAll(r => counts.TryGetValue(r.Id, out var c) ? (r, c.Own, c.Filled) : (r, 0, 0));
    }
}
