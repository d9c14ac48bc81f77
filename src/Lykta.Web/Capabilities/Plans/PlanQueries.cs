using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>A measure with all that hangs on it.</summary>
public sealed record WholeMeasure(
    Measure Measure, IReadOnlyList<MeasureParty> Parties, IReadOnlyList<FundingLine> Funding, IReadOnlyList<MeasureIndicator> Indicators);

public static class PlanQueries
{
    public static async Task<List<NamedUnit>> UnitsAsync(this LyktaDbContext db, CancellationToken cancel) =>
        await db.Set<Organisation>().AsNoTracking().Select(o => new NamedUnit(o.Id, o.Name, o.ParentId, o.RootId, o.Category, o.ClosedAt != null)).ToListAsync(cancel);

    /// <summary>The plan that is in force or was worked on last: what one means by "the plan" when the address names none.</summary>
    public static async Task<ActionPlan?> CurrentPlanAsync(this LyktaDbContext db, DateOnly today, int? number, CancellationToken cancel)
    {
        var plans = await db.Set<ActionPlan>().AsNoTracking().OrderByDescending(p => p.Number).ToListAsync(cancel);
        return number is { } wanted ? plans.FirstOrDefault(p => p.Number == wanted)
            : plans.FirstOrDefault(p => p.Level == PlanLevel.Local && p.From <= today && today <= p.To) ?? plans.FirstOrDefault(p => !p.IsStrategy) ?? plans.FirstOrDefault();
    }

    /// <summary>The measures that the viewer sees, with parties, funding and indicators; children only of those.</summary>
    public static async Task<List<WholeMeasure>> MeasuresAsync(this LyktaDbContext db, ActionPlanId plan, CancellationToken cancel)
    {
        var measures = await db.Set<Measure>().AsNoTracking().Where(m => m.PlanId == plan).ToListAsync(cancel);
        var seen = db.Set<Measure>().Where(m => m.PlanId == plan).Select(m => m.Id);
        return Join(measures,
            await db.Set<MeasureParty>().AsNoTracking().Where(p => seen.Contains(p.MeasureId)).ToListAsync(cancel),
            await db.Set<FundingLine>().AsNoTracking().Where(f => seen.Contains(f.MeasureId)).OrderBy(f => f.Year).ThenBy(f => f.Id).ToListAsync(cancel),
            await db.Set<MeasureIndicator>().AsNoTracking().Where(i => seen.Contains(i.MeasureId)).OrderBy(i => i.Id).ToListAsync(cancel));
    }

    public static async Task<WholeMeasure?> MeasureAsync(this LyktaDbContext db, int number, CancellationToken cancel)
    {
        var measure = await db.Set<Measure>().AsNoTracking().SingleOrDefaultAsync(m => m.Number == number, cancel);
        if (measure is null)
            return null;
        var id = measure.Id;
        return new(measure,
            await db.Set<MeasureParty>().AsNoTracking().Where(p => p.MeasureId == id).ToListAsync(cancel),
            await db.Set<FundingLine>().AsNoTracking().Where(f => f.MeasureId == id).OrderBy(f => f.Year).ThenBy(f => f.Id).ToListAsync(cancel),
            await db.Set<MeasureIndicator>().AsNoTracking().Where(i => i.MeasureId == id).OrderBy(i => i.Id).ToListAsync(cancel));
    }

    /// <summary>Roots of the viewer's own organisations: "vi" in <em>vi betalade, andra utförde</em>.</summary>
    public static async Task<HashSet<OrganisationId>> OurRootsAsync(this LyktaDbContext db, Viewer viewer, CancellationToken cancel)
    {
        var memberships = viewer.Memberships;
        return (await (from m in db.Set<Membership>().Where(m => memberships.Contains(m.Id))
                       join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
                       select o.RootId).ToListAsync(cancel)).ToHashSet();
    }

    /// <summary>The unit that the viewer writes for, as owner of what is written.</summary>
    public static async Task<MeasureOwner> OwnerAsync(this LyktaDbContext db, CancellationToken cancel)
    {
        var memberships = db.Scope.Viewer.Memberships;
        var unit = await (from m in db.Set<Membership>().Where(m => memberships.Contains(m.Id))
                          join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
                          orderby m.StartedAt
                          select new { o.RootId, o.BranchId, m.Id }).FirstAsync(cancel);
        return new(unit.RootId, unit.BranchId, unit.Id);
    }

    private static List<WholeMeasure> Join(List<Measure> measures, List<MeasureParty> parties, List<FundingLine> funding, List<MeasureIndicator> indicators)
    {
        var (p, f, i) = (parties.ToLookup(x => x.MeasureId), funding.ToLookup(x => x.MeasureId), indicators.ToLookup(x => x.MeasureId));
        return measures.ConvertAll(m => new WholeMeasure(m, [.. p[m.Id]], [.. f[m.Id]], [.. i[m.Id]]));
    }
}
