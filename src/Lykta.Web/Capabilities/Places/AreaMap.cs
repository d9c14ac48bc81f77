using System.Collections.Concurrent;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Capabilities.Places;

/// <summary>An area with its boundary, ready to be drawn and asked.</summary>
public sealed record AreaShape(
    AreaId Id, string Name, AreaKind Kind, AreaId? ParentId, DateOnly? ValidFrom, DateOnly? ValidTo, Geometry Boundary)
{
    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);
}

/// <summary>All areas of a partnership, of all times.</summary>
public sealed class AreaMap
{
    private readonly ConcurrentDictionary<(DateOnly Since, AreaKind? Kind), AreaIndex<AreaShape>> indexes = new();
    private readonly Dictionary<AreaId, AreaShape> byId;

    public AreaMap(IEnumerable<AreaShape> areas)
    {
        All = [.. areas.OrderBy(a => a.Name, SwedishFolding.Order).ThenBy(a => a.Id.Value)];
        byId = All.ToDictionary(a => a.Id);
        ChangeDays = [.. All.SelectMany(a => new[] { a.ValidFrom, a.ValidTo?.AddDays(1) }).OfType<DateOnly>().Distinct().Order()];
    }

    /// <summary>In Swedish order of names.</summary>
    public IReadOnlyList<AreaShape> All { get; }

    /// <summary>The days on which the division changed.</summary>
    public IReadOnlyList<DateOnly> ChangeDays { get; }

    public AreaShape? this[AreaId? id] => id is { } known ? byId.GetValueOrDefault(known) : null;

    public IEnumerable<AreaShape> On(DateOnly day) => All.Where(a => a.IsValidOn(day));

    /// <summary>The most detailed area of that day, border included. Where several meet, always the same one: the first by name.</summary>
    public AreaShape? At(double longitude, double latitude, DateOnly day, AreaKind? kind = null)
    {
        var since = ChangeDays.LastOrDefault(d => d <= day, DateOnly.MinValue);
        var index = indexes.GetOrAdd((since, kind), key => new(
            All.Where(a => a.IsValidOn(key.Since) && (key.Kind is null || a.Kind == key.Kind)),
            a => $"{Rank(a.Kind)}{a.Name}\u001f{a.Id.Value:N}", a => a.Boundary));
        return index.Find(longitude, latitude);
    }

    /// <summary>The district that an area belonged to on a day; before a reform that is another than today's.</summary>
    public AreaShape? DistrictOf(AreaShape area, DateOnly day)
    {
        if (this[area.ParentId] is { } parent && parent.IsValidOn(day))
            return parent;
        var inside = area.Boundary.InteriorPoint.Coordinate;
        return At(inside.X, inside.Y, day, AreaKind.District);
    }

    private static int Rank(AreaKind kind) => kind switch { AreaKind.Neighbourhood => 0, AreaKind.Custom => 1, _ => 2 };
}
