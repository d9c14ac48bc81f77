namespace Lykta.Analysis.Geometry;

/// <summary>Neighbours of areas from their borders.</summary>
/// <remarks>
/// Corners within the tolerance are the same corner. Borders that share their corners are matched by sorting, which is fast; what
/// is left is tried piece by piece against pieces nearby, so that an area whose corner lies in the middle of another's side is a
/// neighbour too. Source: docs/methods/neighbours.md.
/// </remarks>
public static class PolygonNeighbours
{
    /// <summary>Most corners of all areas together.</summary>
    public const int MostCorners = 50_000_000;

    /// <summary>Finds the neighbours.</summary>
    /// <param name="areas">The polygons of each area; an area may be of several parts or of none.</param>
    /// <param name="contiguity">What makes neighbours.</param>
    /// <param name="toleranceInMetres">Largest gap that is no gap, above 0.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The neighbours, always mutual.</returns>
    /// <exception cref="ArgumentException">A ring with fewer than three corners, a corner that is not finite, or too many corners.</exception>
    public static Neighbours Of(
        IReadOnlyList<IReadOnlyList<PlanePolygon>> areas, Contiguity contiguity = Contiguity.Queen, double toleranceInMetres = 0.01,
        Oversight oversight = default)
    {
        Require.Positive(toleranceInMetres);
        Require.NotMoreThan(areas.Sum(area => area.Sum(part => part.Rings.Sum(ring => (double)ring.Count))), MostCorners, "corners");
        foreach (var part in areas.SelectMany(area => area)) part.Check();
        var nodes = new Nodes(toleranceInMetres);
        var sides = new List<(long Edge, int Area)>();
        var meter = oversight.Count(Math.Max(1, areas.Count));
        for (var area = 0; area < areas.Count; area++)
        {
            if (area % 1000 == 0) oversight.Look();
            foreach (var ring in areas[area].SelectMany(part => part.Rings)) Add(ring, area, nodes, sides);
            meter.Tick();
        }
        sides.Sort();
        var pairs = new List<long>();
        var alone = Match(sides, pairs);
        if (contiguity == Contiguity.Queen) MatchCorners(sides, pairs);
        oversight.Look();
        new LooseSides(nodes, alone, toleranceInMetres).Match(contiguity, pairs);
        return Neighbours.FromPairs(areas.Count, pairs);
    }

    private static void Add(IReadOnlyList<PlanePosition> ring, int area, Nodes nodes, List<(long Edge, int Area)> sides)
    {
        var first = nodes.Of(ring[0]);
        var from = first;
        for (var k = 1; k <= ring.Count; k++)
        {
            var to = k == ring.Count ? first : nodes.Of(ring[k]);
            if (to != from) sides.Add((((long)Math.Min(from, to) << 32) | (uint)Math.Max(from, to), area));
            from = to;
        }
    }

    /// <summary>Areas with a side in common are neighbours; sides of a single area are given back.</summary>
    private static List<(long Edge, int Area)> Match(List<(long Edge, int Area)> sides, List<long> pairs)
    {
        var alone = new List<(long, int)>();
        for (int start = 0, k = 1; k <= sides.Count; k++)
        {
            if (k < sides.Count && sides[k].Edge == sides[start].Edge) continue;
            if (sides[start].Area == sides[k - 1].Area) alone.Add(sides[start]);
            else AddPairs(sides, start, k, pairs);
            start = k;
        }
        return alone;
    }

    private static void MatchCorners(List<(long Edge, int Area)> sides, List<long> pairs)
    {
        var corners = new List<(long Edge, int Area)>(2 * sides.Count);
        foreach (var (edge, area) in sides)
        {
            corners.Add((edge >> 32, area));
            corners.Add((edge & 0xFFFFFFFF, area));
        }
        corners.Sort();
        for (int start = 0, k = 1; k <= corners.Count; k++)
        {
            if (k < corners.Count && corners[k].Edge == corners[start].Edge) continue;
            AddPairs(corners, start, k, pairs);
            start = k;
        }
    }

    private static void AddPairs(List<(long Edge, int Area)> sorted, int from, int to, List<long> pairs)
    {
        for (var a = from; a < to; a++)
        {
            if (a > from && sorted[a].Area == sorted[a - 1].Area) continue;
            for (var b = a + 1; b < to; b++)
                if (sorted[b].Area != sorted[b - 1].Area) pairs.Add(((long)sorted[a].Area << 32) | (uint)sorted[b].Area);
        }
    }
}
