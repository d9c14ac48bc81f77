using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Maps;

/// <summary>
/// Reads what a filter shows. Tenant and sharing are the context's filters; here each type's precision is kept:
/// a point only where the type allows it, otherwise its named place, otherwise its area, and some types nowhere.
/// </summary>
public sealed class MapReader(LyktaDbContext db, LyktaScope scope, AreaLookup areas)
{
    private const int MostRows = 10_000;
    private const int MostItems = 300;

    /// <summary>What the reader may see by the filter.</summary>
    /// <param name="filter">What is asked for.</param>
    /// <param name="cancel">When the reader has gone.</param>
    /// <param name="isGroundOnly">Areas and places without observations, to point out a place on.</param>
    public async Task<MapContent> ReadAsync(MapFilter filter, CancellationToken cancel, bool isGroundOnly = false)
    {
        var types = await db.Set<EventType>().AsNoTracking().ToDictionaryAsync(t => t.Id, cancel);
        var limit = await db.Set<Partnership>().Where(p => p.Id == scope.PartnershipId).Select(p => p.SmallNumberLimit).SingleAsync(cancel);
        var map = await areas.MapAsync(cancel);
        var places = await db.PlacesAsync(new(IncludesClosed: true), cancel);
        var rows = !isGroundOnly && scope.Viewer.May(Permission.SeeObservations) ? await RowsAsync(filter, map, cancel) : [];
        var sorting = new MapSorting(types, places.ToDictionary(p => p.Id), map, limit);
        foreach (var row in rows.Take(MostRows))
            sorting.Add(row);
        var items = sorting.Items(filter.LastDay).ToList();
        return new(
            [.. items.Take(MostItems)], sorting.AreaCounts(filter.LastDay), [.. map.On(filter.LastDay).Where(a => a.Kind == AreaKind.District)],
            [.. places.Where(p => !p.IsClosed)], types, sorting.Missing with { Cut = rows.Count > MostRows || items.Count > MostItems })
        {
            Limit = limit,
            Total = sorting.Total,
        };
    }

    private async Task<List<MapRow>> RowsAsync(MapFilter filter, AreaMap map, CancellationToken cancel)
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

        return await rows.OrderByDescending(o => o.OccurredFrom).ThenByDescending(o => o.Number).Take(MostRows + 1)
            .Select(o => new MapRow(o.Number, o.OccurredFrom, o.TypeId, o.PlaceId, o.AreaId, o.Longitude, o.Latitude, o.Text, o.Sharing) { Id = o.Id })
            .ToListAsync(cancel);
    }
}

/// <summary>Sorts observations into points, places, areas and what is left out.</summary>
internal sealed class MapSorting(
    Dictionary<EventTypeId, EventType> types, Dictionary<PlaceId, PlaceRow> places, AreaMap map, int limit)
{
    private const int Shades = 5;
    private const int Notes = 3;
    private readonly List<MapRow> points = [];
    private readonly Dictionary<PlaceId, List<MapRow>> byPlace = [];
    private readonly Dictionary<AreaId, List<MapRow>> byArea = [];
    private readonly Dictionary<AreaId, SmallCount> counts = [];

    public SmallCount Total { get; private set; } = new(0, 0, limit);

    public MapMissing Missing { get; private set; } = new(new(0, 0, limit), new(0, 0, limit), false);

    public void Add(MapRow row)
    {
        var type = types[row.TypeId];
        if (type.Precision == PlacePrecision.Never)
        {
            Missing = Missing with { Hidden = Missing.Hidden.Add(type.IsSensitive) };
            return;
        }

        Total = Total.Add(type.IsSensitive);
        if (row.AreaId is { } area)
            counts[area] = counts.GetValueOrDefault(area, new(0, 0, limit)).Add(type.IsSensitive);
        if (type.Precision == PlacePrecision.Point && row is { Longitude: not null, Latitude: not null })
            points.Add(row);
        else if (type.Precision != PlacePrecision.Area && row.PlaceId is { } place && places.ContainsKey(place))
            Put(byPlace, place, row);
        else if (row.AreaId is { } within)
            Put(byArea, within, row);
        else
            Missing = Missing with { WithoutPlace = Missing.WithoutPlace.Add(type.IsSensitive) };
    }

    /// <summary>Newest first: an order that no hidden count can be read from.</summary>
    public IEnumerable<MapItem> Items(DateOnly day) => points.Select(Point).Concat(byPlace.Select(p => Place(places[p.Key], p.Value)))
        .Concat(byArea.Where(a => map[a.Key] is not null).Select(a => Area(map[a.Key]!, a.Value)))
        .OrderByDescending(i => i.LastAt).ThenBy(i => i.Key, StringComparer.Ordinal);

    public List<AreaCount> AreaCounts(DateOnly day)
    {
        var drawn = map.On(day).Where(a => a.Kind != AreaKind.District).ToList();
        var most = drawn.Select(a => Count(a).Shown).DefaultIfEmpty(0).Max();
        return [.. drawn.Select(a => new AreaCount(a, Count(a), ShadeOf(Count(a), most)))];
    }

    private SmallCount Count(AreaShape area) => counts.GetValueOrDefault(area.Id, new(0, 0, limit));

    // A hidden count has the faintest shade of its own, whatever it is.
    private static int ShadeOf(SmallCount count, int most) =>
        count.IsZero ? 0 : count.Shown == 0 ? 1 : Math.Max(1, (int)Math.Ceiling(Shades * count.Shown / (double)most));

    private MapItem Point(MapRow row) => new(
        $"o-{row.Number}", "", new SmallCount(0, 0, limit).Add(types[row.TypeId].IsSensitive), row.At, [row])
    {
        At = (Math.Round(row.Longitude!.Value, 6), Math.Round(row.Latitude!.Value, 6)),
        Type = types[row.TypeId],
        Place = row.PlaceId is { } place ? places.GetValueOrDefault(place) : null,
        Area = map[row.AreaId]?.Name,
    };

    private MapItem Place(PlaceRow place, List<MapRow> rows) => new($"p-{place.Slug}", place.Name, CountOf(rows), rows[0].At, [.. rows.Take(Notes)])
    {
        At = (place.Longitude, place.Latitude),
        Place = place,
        Area = place.Area,
    };

    private MapItem Area(AreaShape area, List<MapRow> rows) =>
        new($"a-{area.Id.Code()}", area.Name, CountOf(rows), rows[0].At, [.. rows.Take(Notes)]) { Area = area.Name };

    private SmallCount CountOf(List<MapRow> rows) => rows.Aggregate(new SmallCount(0, 0, limit), (count, row) => count.Add(types[row.TypeId].IsSensitive));

    private static void Put<TKey>(Dictionary<TKey, List<MapRow>> to, TKey key, MapRow row) where TKey : notnull
    {
        if (!to.TryGetValue(key, out var rows))
            to[key] = rows = [];
        rows.Add(row);
    }
}
