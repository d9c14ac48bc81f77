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
    private readonly Dictionary<AreaId, Tally> counts = [];
    private readonly Tally total = new();
    private readonly Tally nowhere = new();
    private readonly Tally never = new();
    private readonly MapHiding hiding = new(limit);

    public MapCount Total => Told(total, new(MapCellKind.Total));

    // What is never shown stands in no other sum.
    public MapMissing Missing => new(Told(nowhere, new(MapCellKind.Nowhere)), never.Told(never.Sensitive > 0 && never.Sensitive < limit, limit), false);

    public void Count(MapGroup group)
    {
        var type = types[group.TypeId];
        if (type.Precision == PlacePrecision.Never)
        {
            never.Add(type.IsSensitive, group.Count);
            return;
        }

        // What is drawn one by one is counted by anyone who looks: there is nothing to hide in it.
        var isSensitive = type.IsSensitive && !group.IsPoint;
        total.Add(isSensitive, group.Count);
        if (group.AreaId is { } area)
            Of(counts, area).Add(isSensitive, group.Count);
        if (group.IsPoint)
            return;
        var pile = PileOf(type, group.PlaceId, group.AreaId);
        pile?.Add(isSensitive, group);
        if (pile is null)
            nowhere.Add(isSensitive, group.Count);
        if (isSensitive)
            hiding.Add(pile?.Cell ?? new(MapCellKind.Nowhere), group.AreaId, group.Count);
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
        type.Precision != PlacePrecision.Area && place is { } named && places.ContainsKey(named) ? Of(byPlace, named, new(MapCellKind.Place, named.Value))
        : area is { } within ? Of(byArea, within, new(MapCellKind.AreaAlone, within.Value))
        : null;

    private static Pile Of<TKey>(Dictionary<TKey, Pile> piles, TKey key, MapCell cell) where TKey : notnull =>
        piles.TryGetValue(key, out var pile) ? pile : piles[key] = new(cell);

    private static Tally Of(Dictionary<AreaId, Tally> tallies, AreaId area) => tallies.TryGetValue(area, out var tally) ? tally : tallies[area] = new();

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

    private MapCount Told(Tally tally, MapCell cell) => tally.Told(hiding.Hides(cell), limit);

    private MapCount CountOf(AreaShape area) => counts.TryGetValue(area.Id, out var tally) ? Told(tally, new(MapCellKind.Area, area.Id.Value)) : default;

    // A hidden count has the faintest shade of its own, whatever it is.
    private static int ShadeOf(MapCount count, int most) =>
        count.IsZero ? 0 : count.Shown == 0 ? 1 : Math.Max(1, (int)Math.Ceiling(Shades * count.Shown / (double)most));

    private MapItem PointItem(MapRow row) => new(
        $"o-{row.Number}", "", new MapCount(1, 0, false, limit), row.At, [row])
    {
        At = (Math.Round(row.Longitude!.Value, 6), Math.Round(row.Latitude!.Value, 6)),
        Type = types[row.TypeId],
        Place = row.PlaceId is { } place ? places.GetValueOrDefault(place) : null,
        Area = map[row.AreaId]?.Name,
    };

    private MapItem Place(PlaceRow place, Pile pile) => new($"p-{place.Slug}", place.Name, Told(pile, pile.Cell), pile.LastAt, pile.Latest)
    {
        At = (place.Longitude, place.Latitude),
        Place = place,
        Area = place.Area,
    };

    private MapItem Area(AreaShape area, Pile pile) => new($"a-{area.Id.Code()}", area.Name, Told(pile, pile.Cell), pile.LastAt, pile.Latest) { Area = area.Name };

    private class Tally
    {
        private int plain;

        public int Sensitive { get; private set; }

        public void Add(bool isSensitive, int count)
        {
            if (isSensitive)
                Sensitive += count;
            else
                plain += count;
        }

        public MapCount Told(bool isHidden, int step) => new(plain, Sensitive, isHidden, step);
    }

    /// <summary>All that one place or area stands for.</summary>
    private sealed class Pile(MapCell cell) : Tally
    {
        public MapCell Cell => cell;

        public DateTimeOffset LastAt { get; private set; }

        public List<MapRow> Latest { get; } = [];

        public void Add(bool isSensitive, MapGroup group)
        {
            Add(isSensitive, group.Count);
            LastAt = group.LastAt > LastAt ? group.LastAt : LastAt;
        }
    }
}
