using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.NightPatrols.Calendar;

/// <summary>Nattvandring: which evenings somebody walks, and which nobody does; then what was told of those that were.</summary>
[Needs(Permission.SeePatrols)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    private const int Weeks = 5;
    private const int WeeksBack = 4;

    public IReadOnlyList<PatrolEvening> Evenings { get; private set; } = [];

    public IReadOnlyList<(PatrolGroup Group, string Organisation)> Groups { get; private set; } = [];

    public IReadOnlyList<(ShiftRow Row, PatrolReport? Report)> Past { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManagePatrols);

    public string Root => $"/{scope.Partnership!.Slug}/nattvandring";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var today = BriefingQueries.Evening(time.GetUtcNow());
        Evenings = await db.CoverageAsync(today, Weeks, cancel);
        var groups = await (
            from @group in db.Set<PatrolGroup>().AsNoTracking()
            join unit in db.Set<Organisation>() on @group.UnitId equals unit.Id
            where @group.EndedAt == null
            select new { @group, unit.Name }).ToListAsync(cancel);
        Groups = [.. groups.Select(g => (g.@group, g.Name)).OrderBy(g => g.@group.Name, StringComparer.CurrentCulture)];
        var past = await db.ShiftRowsAsync(today.AddDays(-7 * WeeksBack), today.AddDays(-1), cancel);
        var ids = past.Select(p => p.Shift.Id).ToList();
        var reports = await db.Set<PatrolReport>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).AsNoTracking().Where(r => ids.Contains(r.ShiftId)).ToDictionaryAsync(r => r.ShiftId, cancel);
        Past = [.. past.Reverse().Select(p => (p, reports.GetValueOrDefault(p.Shift.Id)))];
    }
}
