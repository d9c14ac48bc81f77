using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.Maps;

/// <summary>An observation as the map's list tells of it; it has passed the gate for this reader.</summary>
public sealed record MapRow(
    int Number, DateTimeOffset At, EventTypeId TypeId, PlaceId? PlaceId, AreaId? AreaId, double? Longitude, double? Latitude, string? Text, SharingLevel Sharing)
{
    public ObservationId Id { get; init; }
}

/// <summary>One entry of the list; with a position it is also one marker, in the same order.</summary>
public sealed record MapItem(string Key, string Name, MapCount Count, DateTimeOffset LastAt, IReadOnlyList<MapRow> Latest)
{
    /// <summary>Null for what may only be told by area.</summary>
    public (double Longitude, double Latitude)? At { get; init; }

    /// <summary>Set for a named place.</summary>
    public PlaceRow? Place { get; init; }

    public string? Area { get; init; }

    /// <summary>Set for a single observation of a type that may be shown as a point.</summary>
    public EventType? Type { get; init; }
}

/// <summary>An area with its count; the shade is made from what may be shown, never from a hidden count.</summary>
public sealed record AreaCount(AreaShape Area, MapCount Count, int Shade);

/// <summary>All that one filter shows to one reader.</summary>
public sealed record MapContent(
    IReadOnlyList<MapItem> Items, IReadOnlyList<AreaCount> Areas, IReadOnlyList<AreaShape> Districts, IReadOnlyList<PlaceRow> Places,
    IReadOnlyDictionary<EventTypeId, EventType> Types, MapMissing Missing)
{
    /// <summary>The single observations that the list beside the map tells of, and the points alone.</summary>
    public IEnumerable<Guid> Told(bool arePointsAlone) => Items.Where(i => !arePointsAlone || i.Type is not null)
        .SelectMany(i => i.Latest).Where(r => r.Sharing != SharingLevel.Open).Select(r => r.Id.Value);

    /// <summary>The list of types has the one that the filter asks for, if it asks for one.</summary>
    public bool Knows(MapFilter filter) => filter.Type is not { } type || Types.Values.Any(t => t.Code == type);

    public int Limit { get; init; }

    public MapCount Total { get; init; }
}

/// <summary>What the picture leaves out, told in its legend.</summary>
/// <param name="WithoutPlace">Neither place nor area is known.</param>
/// <param name="Hidden">Types that are never shown on a map.</param>
/// <param name="Cut">Older points and places beyond what one picture holds.</param>
public sealed record MapMissing(MapCount WithoutPlace, MapCount Hidden, bool Cut);
