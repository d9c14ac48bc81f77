using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>How many observations of a type at a place on a day the viewer may see; an empty place id is none.</summary>
public sealed record VisibleCount(DateOnly Day, EventTypeId TypeId, PlaceId PlaceId, int Count);

/// <summary>Counts from those kept ahead, through the sharing gate; never from the table of observations.</summary>
public static class VisibleCounts
{
    /// <summary>By day, type and place, first and last day included. The context's filters have applied tenant and ring.</summary>
    public static Task<List<VisibleCount>> CountsAsync(this LyktaDbContext db, DateOnly from, DateOnly to, CancellationToken cancel) =>
        db.Set<DayCount>().AsNoTracking().Where(c => c.Day >= from && c.Day <= to)
            .GroupBy(c => new { c.Day, c.TypeId, c.PlaceId })
            .Select(g => new VisibleCount(g.Key.Day, g.Key.TypeId, g.Key.PlaceId, g.Sum(c => c.Count)))
            .ToListAsync(cancel);

    /// <summary>
    /// What the viewer has written and sees for that reason alone: outside the rings that <see cref="CountsAsync"/> has counted.
    /// Empty for almost everyone.
    /// </summary>
    public static async Task<List<VisibleCount>> OwnOutsideRingsAsync(this LyktaDbContext db, DateOnly from, CancellationToken cancel)
    {
        var viewer = db.Scope.Viewer;
        if (viewer.Memberships.Count == 0)
            return [];
        var (mine, organisations, branches, seesFrom, seesAllTimes) =
            (viewer.Memberships.ToList(), viewer.Organisations.ToList(), viewer.Branches.ToList(), viewer.SeesFrom, viewer.SeesAllTimes);
        return await db.Set<Observation>().AsNoTracking()
            .Where(o => o.WrittenBy != null && mine.Contains(o.WrittenBy.Value) && o.Status != ObservationStatus.Duplicate && o.OccurredOn >= from)
            .Where(o => !((o.Sharing >= seesFrom && seesAllTimes)
                || (o.Sharing == SharingLevel.Organisation && organisations.Contains(o.OwnerOrganisationId))
                || (o.Sharing <= SharingLevel.Organisation && branches.Contains(o.OwnerBranchId))))
            .GroupBy(o => new { o.OccurredOn, o.TypeId, o.PlaceId })
            .Select(g => new VisibleCount(g.Key.OccurredOn, g.Key.TypeId, g.Key.PlaceId ?? default, g.Count()))
            .ToListAsync(cancel);
    }

    /// <summary>
    /// What has been shared with the whole partnership, for those who see aggregates and no rows: the one read that sets the
    /// viewer's own rings aside. Only for tables whose small numbers are suppressed.
    /// </summary>
    public static Task<List<VisibleCount>> SharedWithAllAsync(this LyktaDbContext db, DateOnly from, DateOnly to, CancellationToken cancel) =>
        db.Set<DayCount>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).AsNoTracking()
            .Where(c => c.Day >= from && c.Day <= to && c.Sharing >= SharingLevel.Partnership)
            .GroupBy(c => new { c.Day, c.TypeId, c.PlaceId })
            .Select(g => new VisibleCount(g.Key.Day, g.Key.TypeId, g.Key.PlaceId, g.Sum(c => c.Count)))
            .ToListAsync(cancel);
}
