using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.Maps;

/// <summary>How much of the picture is wanted.</summary>
public enum MapDepth
{
    /// <summary>Areas and places without observations, to point out a place on.</summary>
    Ground = 1,

    /// <summary>What is drawn: points, sizes and shades.</summary>
    Marks,

    /// <summary>The marks and the latest observations of each.</summary>
    Notes,
}

/// <summary>
/// Reads what a filter shows. Tenant and sharing are the context's filters; here each type's precision is kept:
/// a point only where the type allows it, otherwise its named place, otherwise its area, and some types nowhere.
/// The database counts, however many they are, and its answer holds until a count changes; only what is drawn one by one or
/// told of is read as rows, each time.
/// </summary>
public sealed class MapReader(LyktaDbContext db, LyktaScope scope, AreaLookup areas, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private const int MostNotes = 10_000;
    private const int MostItems = 300;

    /// <summary>What the reader may see by the filter.</summary>
    /// <param name="filter">What is asked for.</param>
    /// <param name="depth">How much of it.</param>
    /// <param name="cancel">When the reader has gone.</param>
    public async Task<MapContent> ReadAsync(MapFilter filter, MapDepth depth, CancellationToken cancel)
    {
        var isCounted = depth != MapDepth.Ground && scope.Viewer.May(Permission.SeeObservations);
        // Before all that is counted by: what changes while this is read is counted anew next time.
        var stamp = isCounted ? await db.Set<CountStamp>().AsNoTracking().Select(s => new Stamped(s.Changes, s.ListChanges)).SingleOrDefaultAsync(cancel) : null;
        var types = await db.Set<EventType>().AsNoTracking().ToDictionaryAsync(t => t.Id, cancel);
        var limit = await db.Set<Partnership>().Where(p => p.Id == scope.PartnershipId).Select(p => p.SmallNumberLimit).SingleAsync(cancel);
        var map = await areas.MapAsync(cancel);
        var places = await db.PlacesAsync(new(IncludesClosed: true), cancel);
        var sorting = new MapSorting(types, places.ToDictionary(p => p.Id), map, limit);
        if (isCounted)
        {
            var rows = Filtered(filter, map);
            var points = types.Values.Where(t => t.Precision == PlacePrecision.Point).Select(t => t.Id).ToList();
            foreach (var group in await GroupsAsync((filter, stamp), rows, points, cancel))
                sorting.Count(group);
            await SortAsync(sorting, rows, points, depth, cancel);
        }

        var items = sorting.Items().ToList();
        return new(
            [.. items.Take(MostItems)], sorting.AreaCounts(filter.LastDay), [.. map.On(filter.LastDay).Where(a => a.Kind == AreaKind.District)],
            [.. places.Where(p => !p.IsClosed)], types, sorting.Missing with { Cut = items.Count > MostItems })
        {
            Limit = limit,
            Total = sorting.Total,
        };
    }

    private async Task<List<MapGroup>> GroupsAsync((MapFilter Filter, Stamped? Stamp) asked, IQueryable<Observation> rows, List<EventTypeId> points, CancellationToken cancel)
    {
        // A shift link's week moves on with the clock.
        if (!scope.Viewer.SeesAllTimes)
            return await GroupsAsync(rows, points, cancel);
        // One answer per question: a new one takes the old one's place.
        var key = ("map", scope.PartnershipId, scope.Viewer.Ring, scope.Viewer.Seats, asked.Filter.WhatCounts);
        if (cache.Get<KeptGroups>(key) is { } kept && kept.Stamp == asked.Stamp)
            return kept.Groups;
        var groups = await GroupsAsync(rows, points, cancel);
        cache.Set(key, new KeptGroups(asked.Stamp, groups), Kept);
        return groups;
    }

    private static Task<List<MapGroup>> GroupsAsync(IQueryable<Observation> rows, List<EventTypeId> points, CancellationToken cancel) => rows
        .GroupBy(o => new { o.TypeId, o.PlaceId, o.AreaId, IsPoint = points.Contains(o.TypeId) && o.Longitude != null && o.Latitude != null })
        .Select(g => new MapGroup(g.Key.TypeId, g.Key.PlaceId, g.Key.AreaId, g.Key.IsPoint, g.Count(), g.Max(o => o.OccurredFrom)))
        .ToListAsync(cancel);

    private static async Task SortAsync(MapSorting sorting, IQueryable<Observation> rows, List<EventTypeId> points, MapDepth depth, CancellationToken cancel)
    {
        // One more than is shown, so that a cut is seen.
        foreach (var row in await NewestAsync(rows.Where(o => points.Contains(o.TypeId) && o.Longitude != null && o.Latitude != null), MostItems + 1, cancel))
            sorting.Point(row);
        if (depth != MapDepth.Notes)
            return;
        foreach (var row in await NewestAsync(rows.Where(o => !points.Contains(o.TypeId) || o.Longitude == null || o.Latitude == null), MostNotes, cancel))
            sorting.Note(row);
    }

    private static Task<List<MapRow>> NewestAsync(IQueryable<Observation> rows, int most, CancellationToken cancel) => rows
        .OrderByDescending(o => o.OccurredFrom).ThenByDescending(o => o.Number).Take(most)
        .Select(o => new MapRow(o.Number, o.OccurredFrom, o.TypeId, o.PlaceId, o.AreaId, o.Longitude, o.Latitude, o.Text, o.Sharing) { Id = o.Id })
        .ToListAsync(cancel);

    private IQueryable<Observation> Filtered(MapFilter filter, AreaMap map)
    {
        var rows = db.Set<Observation>().AsNoTracking()
            .Where(o => o.OccurredFrom >= filter.From && o.OccurredFrom < filter.To && o.Status != ObservationStatus.Duplicate);
        if (filter.Type is { } code)
            rows = rows.Where(o => db.Set<EventType>().Any(t => t.Id == o.TypeId && t.Code == code));
        if (filter.Source is { } source)
            rows = rows.Where(o => o.Source == source);
        if (filter.Sharing is { } sharing)
            rows = rows.Where(o => o.Sharing == sharing);
        if (filter.TimeOfDay is { } part)
        {
            var hours = DayParts.Hours[part];
            rows = rows.Where(o => hours.Contains(o.OccurredHour));
        }

        if (filter.Area is { } area)
        {
            var inside = map.All.Where(a => a.Id == area || map.DistrictOf(a, filter.LastDay)?.Id == area).Select(a => (AreaId?)a.Id).ToList();
            rows = rows.Where(o => inside.Contains(o.AreaId));
        }

        return rows;
    }

    private sealed record KeptGroups(Stamped? Stamp, List<MapGroup> Groups);

    private sealed record Stamped(long Changes, long ListChanges);
}
