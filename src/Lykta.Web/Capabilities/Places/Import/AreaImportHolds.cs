using Lykta.Web.Capabilities.Disclosure;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>What in the database holds the areas that an import added, whatever the ring of sharing; the observations that would move are read with it.</summary>
internal sealed class AreaImportHolds(LyktaDbContext db, AreaImportRecord record)
{
    /// <summary>What a person can wait for, and a transaction hold.</summary>
    private const int MostMoved = 5000;

    public Dictionary<AreaId, AreaStay> Held { get; } = [];

    public List<Observation> Observations { get; } = [];

    public async Task ReadAsync(IReadOnlyList<AreaId> added, IReadOnlyList<AreaId> redrawn, CancellationToken cancel)
    {
        Hold(AreaStay.Measure, await db.Set<Measure>().IgnoreQueryFilters([LyktaDbContext.SharingFilter])
            .Where(m => m.AreaId != null && added.Contains(m.AreaId.Value)).Select(m => m.AreaId!.Value).Distinct().ToListAsync(cancel));
        foreach (var link in await db.Set<AreaSuccession>().Where(l => l.ImportId != record.Id).ToListAsync(cancel))
            Hold(AreaStay.Linked, added.Where(a => a == link.FromId || a == link.ToId));
        var frozen = await ImportUndo.FrozenDaysAsync(db, record.ImportedAt, cancel);
        await HoldCountedAsync(added, cancel);
        Hold(AreaStay.Released, await In(added).Where(o => frozen.Contains(o.OccurredOn)).Select(o => o.AreaId!.Value).Distinct().ToListAsync(cancel));
        Hold(AreaStay.Disclosed, await In(added).Where(o => db.Set<DisclosureMask>().Any(m => m.ObservationId == o.Id)).Select(o => o.AreaId!.Value).Distinct().ToListAsync(cancel));
        var free = added.Where(a => !Held.ContainsKey(a)).ToList();
        Observations.AddRange(await In(free).ToListAsync(cancel));
        await ReadSinceAsync(redrawn, frozen, cancel);
    }

    // The smallest first, so that as many areas as possible can go.
    private async Task HoldCountedAsync(IReadOnlyList<AreaId> added, CancellationToken cancel)
    {
        var rows = await In(added).GroupBy(o => o.AreaId).Select(g => new { Area = g.Key, Rows = g.Count(), Counted = g.Count(o => o.Status != ObservationStatus.Duplicate) })
            .ToListAsync(cancel);
        var sums = await db.Set<DayCount>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).Where(c => added.Contains(c.AreaId))
            .GroupBy(c => c.AreaId).Select(g => new { Area = g.Key, Sum = g.Sum(c => c.Count) }).ToListAsync(cancel);
        var counted = rows.ToDictionary(r => r.Area!.Value, r => r.Counted);
        Hold(AreaStay.Counted, sums.Where(s => s.Sum > counted.GetValueOrDefault(s.Area)).Select(s => s.Area));
        var room = MostMoved;
        foreach (var area in rows.Where(r => !Held.ContainsKey(r.Area!.Value)).OrderBy(r => r.Rows).ThenBy(r => r.Area!.Value.Value))
        {
            room -= area.Rows;
            if (room < 0)
                Hold(AreaStay.InUse, [area.Area!.Value]);
        }
    }

    // Placed by the new border since the import; what others have been given, or an open disclosure masks, is left as it is.
    private async Task ReadSinceAsync(IReadOnlyList<AreaId> redrawn, IReadOnlyList<DateOnly> frozen, CancellationToken cancel)
    {
        var since = In(redrawn).Where(o => o.ReceivedAt >= record.ImportedAt && (o.Longitude != null || o.PlaceId != null))
            .Where(o => !frozen.Contains(o.OccurredOn) && !db.Set<DisclosureMask>().Any(m => m.ObservationId == o.Id));
        if (redrawn.Count == 0)
            return;
        if (await since.CountAsync(cancel) > MostMoved)
            Hold(AreaStay.InUse, redrawn);
        else
            Observations.AddRange(await since.ToListAsync(cancel));
    }

    private IQueryable<Observation> In(IReadOnlyList<AreaId> areas) => db.Set<Observation>().IgnoreQueryFilters([LyktaDbContext.SharingFilter])
        .Where(o => o.AreaId != null && areas.Contains(o.AreaId.Value));

    private void Hold(AreaStay why, IEnumerable<AreaId> areas)
    {
        foreach (var area in areas)
            Held.TryAdd(area, why);
    }
}
