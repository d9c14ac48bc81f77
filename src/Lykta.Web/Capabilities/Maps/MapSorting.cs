using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;

namespace Lykta.Web.Capabilities.Maps;

/// <summary>Observations alike in what decides where they are shown.</summary>
internal sealed record MapGroup(EventTypeId TypeId, PlaceId? PlaceId, AreaId? AreaId, bool IsPoint, int Count, DateTimeOffset LastAt);

/// <summary>Sorts observations into points, places, areas and what is left out.</summary>
internal sealed class MapSorting(
    Dictionary<EventTypeId, EventType> types, Dictionary<PlaceId, PlaceRow> places, AreaMap map, int limit)
{
    private const int Shades = 5;
    private const int Notes = 3;
    private readonly List<MapRow> points = [];
    private readonly Dictionary<PlaceId, Pile> byPlace = [];
    private readonly Dictionary<AreaId, Pile> byArea = [];
    private readonly Dictionary<AreaId, SmallCount> counts = [];

    public SmallCount Total { get; private set; } = new(0, 0, limit);

    public MapMissing Missing { get; private set; } = new(new(0, 0, limit), new(0, 0, limit), false);

    public void Count(MapGroup group)
    {
        var type = types[group.TypeId];
        if (type.Precision == PlacePrecision.Never)
        {
            Missing = Missing with { Hidden = Missing.Hidden.Add(type.IsSensitive, group.Count) };
            return;
        }

        Total = Total.Add(type.IsSensitive, group.Count);
        if (group.AreaId is { } area)
            counts[area] = counts.GetValueOrDefault(area, new(0, 0, limit)).Add(type.IsSensitive, group.Count);
        if (group.IsPoint)
            return;
        if (PileOf(type, group.PlaceId, group.AreaId) is { } pile)
            pile.Add(type.IsSensitive, group);
        else
            Missing = Missing with { WithoutPlace = Missing.WithoutPlace.Add(type.IsSensitive, group.Count) };
    }

    /// <summary>Newest first.</summary>
    public void Point(MapRow row) => points.Add(row);

    /// <summary>Newest first; what cannot be shown anywhere is passed over.</summary>
    public void Note(MapRow row)
    {
        if (types[row.TypeId] is { Precision: not PlacePrecision.Never } type && PileOf(type, row.PlaceId, row.AreaId) is { Latest.Count: < Notes } pile)
            pile.Latest.Add(row);
    }

    // The named place unless the type is told by area alone; null when neither is known.
    private Pile? PileOf(EventType type, PlaceId? place, AreaId? area) =>
        type.Precision != PlacePrecision.Area && place is { } named && places.ContainsKey(named) ? Of(byPlace, named)
        : area is { } within ? Of(byArea, within)
        : null;

    private Pile Of<TKey>(Dictionary<TKey, Pile> piles, TKey key) where TKey : notnull
    {
        if (!piles.TryGetValue(key, out var pile))
            piles[key] = pile = new() { Count = new(0, 0, limit) };
        return pile;
    }

    /// <summary>Newest first: an order that no hidden count can be read from.</summary>
    public IEnumerable<MapItem> Items() => points.Select(PointItem).Concat(byPlace.Select(p => Place(places[p.Key], p.Value)))
        .Concat(byArea.Where(a => map[a.Key] is not null).Select(a => Area(map[a.Key]!, a.Value)))
        .OrderByDescending(i => i.LastAt).ThenBy(i => i.Key, StringComparer.Ordinal);

    public List<AreaCount> AreaCounts(DateOnly day)
    {
        var drawn = map.On(day).Where(a => a.Kind != AreaKind.District).ToList();
        var most = drawn.Select(a => CountOf(a).Shown).DefaultIfEmpty(0).Max();
        return [.. drawn.Select(a => new AreaCount(a, CountOf(a), ShadeOf(CountOf(a), most)))];
    }

    private SmallCount CountOf(AreaShape area) => counts.GetValueOrDefault(area.Id, new(0, 0, limit));

    // A hidden count has the faintest shade of its own, whatever it is.
    private static int ShadeOf(SmallCount count, int most) =>
        count.IsZero ? 0 : count.Shown == 0 ? 1 : Math.Max(1, (int)Math.Ceiling(Shades * count.Shown / (double)most));

    private MapItem PointItem(MapRow row) => new(
        $"o-{row.Number}", "", new SmallCount(0, 0, limit).Add(types[row.TypeId].IsSensitive), row.At, [row])
    {
        At = (Math.Round(row.Longitude!.Value, 6), Math.Round(row.Latitude!.Value, 6)),
        Type = types[row.TypeId],
        Place = row.PlaceId is { } place ? places.GetValueOrDefault(place) : null,
        Area = map[row.AreaId]?.Name,
    };

    private static MapItem Place(PlaceRow place, Pile pile) => new($"p-{place.Slug}", place.Name, pile.Count, pile.LastAt, pile.Latest)
    {
        At = (place.Longitude, place.Latitude),
        Place = place,
        Area = place.Area,
    };

    private static MapItem Area(AreaShape area, Pile pile) => new($"a-{area.Id.Code()}", area.Name, pile.Count, pile.LastAt, pile.Latest) { Area = area.Name };

    /// <summary>All that one place or area stands for.</summary>
    private sealed class Pile
    {
        public SmallCount Count { get; set; }

        public DateTimeOffset LastAt { get; private set; }

        public List<MapRow> Latest { get; } = [];

        public void Add(bool isSensitive, MapGroup group)
        {
            Count = Count.Add(isSensitive, group.Count);
            LastAt = group.LastAt > LastAt ? group.LastAt : LastAt;
        }
    }
}
