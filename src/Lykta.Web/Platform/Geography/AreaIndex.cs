using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Lykta.Web.Platform.Geography;

/// <summary>
/// Answers which area a point lies in. Immutable, and safe to share between threads.
/// Border rule: an area includes its border, and a point that several areas include, on a shared border or in an
/// overlap, belongs to the one whose key comes first in ordinal order, whatever order the areas were given in.
/// A point in a gap between areas belongs to none.
/// </summary>
public sealed class AreaIndex<TArea>
    where TArea : class
{
    private readonly STRtree<Entry> tree = new();

    public AreaIndex(IEnumerable<TArea> areas, Func<TArea, string> key, Func<TArea, Geometry> geometry)
    {
        var rank = 0;
        foreach (var area in areas.OrderBy(key, StringComparer.Ordinal))
        {
            var shape = geometry(area);
            var locator = new IndexedPointInAreaLocator(shape);
            // The locator builds its own index at the first question; asked here, it only reads from then on.
            locator.Locate(shape.Coordinate);
            tree.Insert(shape.EnvelopeInternal, new(rank++, area, locator));
        }

        tree.Build();
    }

    public int Count => tree.Count;

    public TArea? Find(double longitude, double latitude)
    {
        if (!double.IsFinite(longitude) || !double.IsFinite(latitude))
            return null;
        var point = new Coordinate(longitude, latitude);
        Entry? found = null;
        foreach (var entry in tree.Query(new Envelope(point)))
        {
            if ((found is null || entry.Rank < found.Rank) && entry.Locator.Locate(point) != Location.Exterior)
                found = entry;
        }

        return found?.Area;
    }

    private sealed record Entry(int Rank, TArea Area, IndexedPointInAreaLocator Locator);
}
