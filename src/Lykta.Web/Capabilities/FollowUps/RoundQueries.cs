using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps;

/// <summary>A row with its measure, and what the same row said in the round before.</summary>
public sealed record RoundRow(FollowUpEntry Entry, Measure Measure, FollowUpEntry? Before)
{
    public bool MayBeUnchanged => Before is { IsMissing: false };
}

/// <summary>As much of a row as the start page needs.</summary>
public sealed record RowState(bool IsFilled, bool MayBeUnchanged, bool IsSentIn);

public static class RoundQueries
{
    public static Task<FollowUpRound?> RoundAsync(this LyktaDbContext db, string slug, CancellationToken cancel) =>
        db.Set<FollowUpRound>().AsNoTracking().SingleOrDefaultAsync(r => r.Slug == slug, cancel);

    /// <summary>The rows whose measures the viewer may see, in the table's order.</summary>
    public static async Task<List<RoundRow>> RowsAsync(this LyktaDbContext db, FollowUpRoundId round, CancellationToken cancel)
    {
        var rows = await (from e in db.Set<FollowUpEntry>().AsNoTracking()
                          where e.RoundId == round
                          join m in db.Set<Measure>().AsNoTracking() on e.MeasureId equals m.Id
                          orderby e.Order
                          select new { Entry = e, Measure = m }).ToListAsync(cancel);
        var before = rows.Select(r => r.Entry.PreviousId).OfType<FollowUpEntryId>().ToList();
        var previous = await db.Set<FollowUpEntry>().AsNoTracking().Where(e => before.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        return rows.ConvertAll(r => new RoundRow(r.Entry, r.Measure, r.Entry.PreviousId is { } id ? previous.GetValueOrDefault(id) : null));
    }

    /// <summary>How the rows of some units, or of some memberships, stand, of the measures that the viewer may see.</summary>
    public static Task<List<RowState>> WaitingRowsAsync(this LyktaDbContext db, FollowUpRoundId round, HashSet<OrganisationId> units, IReadOnlyList<MembershipId> mine, CancellationToken cancel) => (
        from entry in db.Set<FollowUpEntry>().AsNoTracking()
        where entry.RoundId == round && entry.UnitId != null && (units.Contains(entry.UnitId.Value)
            || (entry.AnswererId != null && mine.Contains(entry.AnswererId.Value)) || (entry.DeputyId != null && mine.Contains(entry.DeputyId.Value)))
        join measure in db.Set<Measure>() on entry.MeasureId equals measure.Id
        select new RowState(
            entry.Status != null,
            db.Set<FollowUpEntry>().Any(b => b.Id == entry.PreviousId && (b.Status != null || (b.Work != null && b.Work != "") || (b.Plan != null && b.Plan != ""))),
            db.Set<UnitReturn>().Any(r => r.RoundId == round && r.UnitId == entry.UnitId))).ToListAsync(cancel);

    /// <summary>The units that the viewer answers for: the own ones and those below.</summary>
    public static Task<HashSet<OrganisationId>> OwnUnitsAsync(this LyktaDbContext db, Viewer viewer, CancellationToken cancel) =>
        db.OwnUnitsAsync(viewer.Memberships, cancel);

    public static async Task<HashSet<OrganisationId>> OwnUnitsAsync(this LyktaDbContext db, IReadOnlyList<MembershipId> memberships, CancellationToken cancel)
    {
        var own = (await db.Set<Membership>().Where(m => memberships.Contains(m.Id)).Select(m => m.OrganisationId).ToListAsync(cancel)).ToHashSet();
        var units = await db.UnitsAsync(cancel);
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var unit in units.Where(u => u.ParentId is { } parent && own.Contains(parent)))
                grew |= own.Add(unit.Id);
        }

        return own;
    }

    /// <summary>What was last said of each measure of a plan, over all its rounds; nothing for those that nobody has answered.</summary>
    public static async Task<Dictionary<MeasureId, FollowUpEntry>> LatestEntriesAsync(this LyktaDbContext db, ActionPlanId plan, CancellationToken cancel) => (await (
        from entry in db.Set<FollowUpEntry>().AsNoTracking()
        join round in db.Set<FollowUpRound>() on entry.RoundId equals round.Id
        where round.PlanId == plan && round.SentAt != null && entry.Status != null
        orderby round.DueOn descending
        select entry).ToListAsync(cancel)).DistinctBy(e => e.MeasureId).ToDictionary(e => e.MeasureId);

    /// <summary>The rounds that have been sent out and that somebody may answer now, the first due first.</summary>
    public static Task<List<FollowUpRound>> OpenRoundsAsync(this LyktaDbContext db, DateOnly today, CancellationToken cancel) =>
        db.Set<FollowUpRound>().AsNoTracking().Where(r => r.SentAt != null && r.OpensOn <= today && r.DueOn >= today && !r.IsImported)
            .OrderBy(r => r.DueOn).ToListAsync(cancel);
}
