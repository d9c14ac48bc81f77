using Lykta.Analysis.SmallNumbers;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Partnerships.Collaborations;

/// <summary>One observation that may be released: shared with the partnership or wider, of a type that may be placed.</summary>
public sealed record ReleasableObservation(ObservationId Id, int Number, DateOnly On, ReleasedObservation Content);

/// <summary>What a partnership can release of one week: only rows that it already shares with its own parties.</summary>
public static class WeekFigures
{
    public static async Task<List<ReleasedCount>> CountsAsync(LyktaDbContext db, DateOnly week, CancellationToken cancel)
    {
        var until = week.AddDays(7);
        var sums = await db.Set<DayCount>().AsNoTracking()
            .Where(c => c.Day >= week && c.Day < until && c.Sharing >= SharingLevel.Partnership)
            .GroupBy(c => new { c.AreaId, c.TypeId }).Select(g => new { g.Key.AreaId, g.Key.TypeId, Count = g.Sum(c => c.Count) }).ToListAsync(cancel);
        var areas = await AreasAsync(db, cancel);
        var types = await db.Set<EventType>().AsNoTracking().ToDictionaryAsync(t => t.Id, cancel);
        var partnership = db.Scope.PartnershipId;
        var limit = await db.Set<Partnership>().Where(p => p.Id == partnership).Select(p => p.SmallNumberLimit).SingleAsync(cancel);
        var cells = sums.Where(s => s.Count > 0 && types[s.TypeId].Precision != PlacePrecision.Never)
            .Select(s => (Area: areas.GetValueOrDefault(s.AreaId), Type: types[s.TypeId], s.Count)).ToList();
        var open = cells.Where(c => !c.Type.IsSensitive).Select(c => Cell(c.Area, c.Type, c.Count));
        var guarded = cells.Where(c => c.Type.IsSensitive).ToList();
        return [.. open.Concat(Suppress(guarded, limit)).OrderBy(c => c.Area, StringComparer.CurrentCulture).ThenBy(c => c.NameSv, StringComparer.CurrentCulture)];
    }

    public static async Task<List<ReleasableObservation>> ObservationsAsync(LyktaDbContext db, DateOnly week, CancellationToken cancel)
    {
        var until = week.AddDays(7);
        var rows = await (
            from o in db.Set<Observation>().AsNoTracking()
            join t in db.Set<EventType>() on o.TypeId equals t.Id
            join p in db.Set<Place>() on o.PlaceId equals p.Id into places
            from place in places.DefaultIfEmpty()
            where o.OccurredOn >= week && o.OccurredOn < until && o.Sharing >= SharingLevel.Partnership
                && o.Status != ObservationStatus.Duplicate && t.Precision != PlacePrecision.Never
            orderby o.OccurredFrom, o.Id
            select new { o.Id, o.Number, o.OccurredOn, o.AreaId, t, Place = place == null ? null : place.Name }).ToListAsync(cancel);
        var areas = await AreasAsync(db, cancel);
        return [.. rows.Select(r =>
        {
            var area = areas.GetValueOrDefault(r.AreaId ?? default);
            return new ReleasableObservation(r.Id, r.Number, r.OccurredOn, new(
                area.Name ?? "", area.District, r.t.Precision == PlacePrecision.Area ? null : r.Place, r.t.Code, r.t.NameSv, r.t.NameEn));
        })];
    }

    // Totals are protected as well: whoever adds up the shown cells must not find the hidden ones.
    private static IEnumerable<ReleasedCount> Suppress(List<((string? Name, string? District) Area, EventType Type, int Count)> cells, int limit)
    {
        if (cells.Count == 0)
            return [];
        var areas = cells.Select(c => c.Area).Distinct().ToList();
        var types = cells.Select(c => c.Type.Id).Distinct().ToList();
        var atoms = new long[areas.Count * types.Count];
        foreach (var cell in cells)
            atoms[(areas.IndexOf(cell.Area) * types.Count) + types.IndexOf(cell.Type.Id)] += cell.Count;
        var table = Suppression.Apply(
            atoms, [Dimension.WithTotal(areas.Count), Dimension.WithTotal(types.Count)], new SuppressionOptions { Threshold = limit });
        return [.. cells.Select(c => Cell(c.Area, c.Type, table[areas.IndexOf(c.Area), types.IndexOf(c.Type.Id)]))];
    }

    private static ReleasedCount Cell((string? Name, string? District) area, EventType type, long? count) =>
        new(area.Name ?? "", area.District, type.Code, type.NameSv, type.NameEn, count);

    private static async Task<Dictionary<AreaId, (string? Name, string? District)>> AreasAsync(LyktaDbContext db, CancellationToken cancel)
    {
        var all = await db.Set<Area>().AsNoTracking().Select(a => new { a.Id, a.Name, a.ParentId }).ToListAsync(cancel);
        var names = all.ToDictionary(a => a.Id, a => a.Name);
        return all.ToDictionary(a => a.Id, a => ((string?)a.Name, a.ParentId is { } parent ? names.GetValueOrDefault(parent) : null));
    }
}
