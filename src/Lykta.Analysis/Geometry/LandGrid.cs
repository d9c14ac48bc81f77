using Lykta.Analysis.HotSpots;

namespace Lykta.Analysis.Geometry;

/// <summary>A grid clipped to land: how much of each cell is land.</summary>
/// <remarks>Source: docs/methods/neighbours.md.</remarks>
public sealed class LandGrid
{
    private readonly double[] _land;

    private LandGrid(RasterGrid grid, double[] land) => (Grid, _land) = (grid, land);

    /// <summary>The whole grid.</summary>
    public RasterGrid Grid { get; }

    /// <summary>Share of each cell that is land, 0 to 1, row by row from the south.</summary>
    public IReadOnlyList<double> Land => _land;

    /// <summary>Clips a grid.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="land">Polygons of land that do not overlap, in metres.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The shares, exact but for rounding.</returns>
    /// <exception cref="ArgumentException">A ring with fewer than three corners or a corner that is not finite.</exception>
    public static LandGrid Of(RasterGrid grid, IReadOnlyList<PlanePolygon> land, Oversight oversight = default)
    {
        foreach (var part in land) part.Check();
        var areas = new double[grid.Width * grid.Height];
        var meter = oversight.Count(Math.Max(1, land.Count));
        foreach (var part in land)
        {
            oversight.Look();
            foreach (var ring in part.Rings)
            {
                PlanePosition[] inCells = [.. ring.Select(p => new PlanePosition(
                    (p.East - grid.Corner.East) / grid.CellInMetres, (p.North - grid.Corner.North) / grid.CellInMetres))];
                var sign = Math.Sign(Area(inCells)) * (ReferenceEquals(ring, part.Outer) ? 1 : -1);
                var clip = new RingClip(areas, grid.Width, sign);
                clip.Split(RingClip.Inside(inCells, 0, 0, grid.Width, grid.Height), 0, 0, grid.Width, grid.Height);
            }
            meter.Tick();
        }
        for (var cell = 0; cell < areas.Length; cell++) areas[cell] = areas[cell] < 1e-9 ? 0 : Math.Min(1, areas[cell] > 1 - 1e-9 ? 1 : areas[cell]);
        return new LandGrid(grid, areas);
    }

    /// <summary>Indices of the cells with at least so much land.</summary>
    /// <param name="leastShare">Share, above 0, at most 1.</param>
    /// <returns>Ascending indices.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share outside (0, 1].</exception>
    public IReadOnlyList<int> Cells(double leastShare = 0.5)
    {
        Require.ClosedUnit(leastShare);
        Require.Positive(leastShare);
        return [.. Enumerable.Range(0, _land.Length).Where(cell => _land[cell] >= leastShare)];
    }

    /// <summary>Neighbours among the cells of land.</summary>
    /// <param name="contiguity">What makes neighbours.</param>
    /// <param name="leastShare">The same share as for <see cref="Cells"/>.</param>
    /// <returns>Neighbours in the order of <see cref="Cells"/>.</returns>
    /// <exception cref="ArgumentException">A share outside (0, 1], or too large a grid.</exception>
    public Neighbours Neighbours(Contiguity contiguity = Contiguity.Queen, double leastShare = 0.5)
    {
        var all = contiguity == Contiguity.Queen
            ? Geometry.Neighbours.QueenGrid(Grid.Width, Grid.Height)
            : Geometry.Neighbours.RookGrid(Grid.Width, Grid.Height);
        return all.Among(Cells(leastShare));
    }

    internal static double Area(IReadOnlyList<PlanePosition> ring)
    {
        if (ring.Count < 3) return 0;
        double sum = 0;
        var origin = ring[0];
        for (var k = 1; k + 1 < ring.Count; k++)
        {
            sum += ((ring[k].East - origin.East) * (ring[k + 1].North - origin.North))
                - ((ring[k + 1].East - origin.East) * (ring[k].North - origin.North));
        }
        return sum / 2;
    }
}

/// <summary>Cuts a ring in halves until each piece lies in one cell; pieces that fill their cells are not cut further.</summary>
internal readonly struct RingClip(double[] areas, int width, int sign)
{
    public static PlanePosition[] Inside(PlanePosition[] ring, double left, double bottom, double right, double top)
    {
        ring = Half(ring, byEast: true, left, keepAbove: true);
        ring = Half(ring, byEast: true, right, keepAbove: false);
        ring = Half(ring, byEast: false, bottom, keepAbove: true);
        return Half(ring, byEast: false, top, keepAbove: false);
    }

    public void Split(PlanePosition[] ring, int left, int bottom, int right, int top)
    {
        if (ring.Length < 3) return;
        var area = LandGrid.Area(ring) * sign;
        double whole = (right - left) * (double)(top - bottom);
        if (right - left == 1 && top - bottom == 1) areas[(bottom * width) + left] += area;
        else if (ring.Length <= 5 && Math.Abs(Math.Abs(area) - whole) < 1e-9 * whole) Fill(left, bottom, right, top, Math.Sign(area));
        else if (right - left >= top - bottom)
        {
            var middle = (left + right) / 2;
            Split(Half(ring, true, middle, false), left, bottom, middle, top);
            Split(Half(ring, true, middle, true), middle, bottom, right, top);
        }
        else
        {
            var middle = (bottom + top) / 2;
            Split(Half(ring, false, middle, false), left, bottom, right, middle);
            Split(Half(ring, false, middle, true), left, middle, right, top);
        }
    }

    private void Fill(int left, int bottom, int right, int top, int by)
    {
        for (var y = bottom; y < top; y++)
            for (var x = left; x < right; x++) areas[(y * width) + x] += by;
    }

    /// <summary>The part of a ring on one side of a line (Sutherland and Hodgman); areas are right for hollow shapes as well.</summary>
    private static PlanePosition[] Half(PlanePosition[] ring, bool byEast, double line, bool keepAbove)
    {
        if (ring.Length == 0) return ring;
        double Over(PlanePosition p) => (byEast ? p.East : p.North) - line;
        bool IsKept(double over) => keepAbove ? over >= 0 : over <= 0;
        var kept = new List<PlanePosition>(ring.Length + 4);
        var last = ring[^1];
        var lastOver = Over(last);
        foreach (var corner in ring)
        {
            var over = Over(corner);
            if ((over > 0 && lastOver < 0) || (over < 0 && lastOver > 0))
            {
                var t = lastOver / (lastOver - over);
                kept.Add(byEast
                    ? new(line, last.North + (t * (corner.North - last.North)))
                    : new(last.East + (t * (corner.East - last.East)), line));
            }
            if (IsKept(over)) kept.Add(corner);
            (last, lastOver) = (corner, over);
        }
        return [.. kept];
    }
}
