using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Geometry;

/// <summary>Searches among points against trying them all, with ties, copies and other sides of zero; and land by random shapes.</summary>
public sealed class PointSearchTests
{
    private static PlanePosition[] Points(int seed, int n, int side, double offset = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => new PlanePosition(offset + random.Next(-side, side), offset + random.Next(-side, side)))];
    }

    private static double Square(PlanePosition a, PlanePosition b) => Math.Pow(a.East - b.East, 2) + Math.Pow(a.North - b.North, 2);

    [Theory]
    [InlineData(1, 200, 8)]
    [InlineData(2, 63, 3)]
    [InlineData(3, 64, 500)]
    [InlineData(4, 2, 5)]
    [InlineData(5, 1, 5)]
    public void KdTree_TiesAndCopies_AreThoseOfTryingAll(int seed, int n, int side)
    {
        var points = Points(seed, n, side);
        var tree = new KdTree(points);
        tree.Count.ShouldBe(n);
        foreach (var centre in points.Concat(Points(seed + 100, 40, 2 * side)))
        {
            foreach (var count in new[] { 1, 2, 6, n, n + 5 })
            {
                var found = tree.Nearest(centre, count);
                found.Select(item => item.Index).ShouldBe(Enumerable.Range(0, n).OrderBy(i => Square(centre, points[i])).ThenBy(i => i).Take(count));
                foreach (var (index, distance) in found) distance.ShouldBe(Math.Sqrt(Square(centre, points[index])), 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(1, 300, 40, 0, 7.0)]
    [InlineData(2, 300, 40, 6.5e6, 5.0)]
    [InlineData(3, 100, 4, -300, 1.0)]
    [InlineData(4, 60, 300, 0, 900.0)]
    public void SpatialHash_AnyRadiusAndCell_IsThatOfTryingAll(int seed, int n, int side, double offset, double radius)
    {
        var points = Points(seed, n, side, offset);
        foreach (var cell in new[] { radius, 2 * radius, radius / 3 })
        {
            var hash = new SpatialHash(points, cell);
            foreach (var centre in points.Take(30).Concat(Points(seed + 50, 20, 2 * side, offset)))
            {
                var found = new List<int> { -1 };
                hash.Within(centre, radius, found);
                found[0].ShouldBe(-1);
                found.Skip(1).Order().ShouldBe(Enumerable.Range(0, n).Where(i => Square(centre, points[i]) <= radius * radius));
            }
        }
        var pairs = Enumerable.Range(0, n).Sum(i => Enumerable.Range(0, n).Count(j => j != i && Square(points[i], points[j]) <= radius * radius));
        new SpatialHash(points, radius).CountWithin(radius, 1e9).ShouldBe(pairs);
        new SpatialHash(points, radius).CountWithin(radius, pairs).ShouldBe(pairs);
        if (pairs > 0) new SpatialHash(points, radius).CountWithin(radius, 0).ShouldBeGreaterThan(0);
        var neighbours = Neighbours.WithinDistance(points, radius);
        for (var i = 0; i < n; i++) neighbours.Of(i).ToArray().ShouldBe(Enumerable.Range(0, n).Where(j => j != i && Square(points[i], points[j]) <= radius * radius));
    }

    /// <summary>A radius of a million kilometres in cells of a millimetre: the few cells there are, not all that there could be.</summary>
    [Theory]
    [InlineData(1e9)]
    [InlineData(1e300)]
    public void Within_RadiusFarBeyondTheCells_FindsAll(double radius)
    {
        var found = new List<int>();
        new SpatialHash(Points(5, 50, 100), 0.001).Within(new(3, 3), radius, found);
        found.Order().ShouldBe(Enumerable.Range(0, 50));
    }

    /// <summary>A hundred million pairs would be 400 MB: refused before they are kept.</summary>
    [Fact]
    public void WithinDistance_TooManyPairs_IsRefused()
    {
        var refusal = Should.Throw<TooLargeException>(() => Neighbours.WithinDistance(new PlanePosition[10_002], 1));
        (refusal.What, refusal.Most).ShouldBe(("pairs of neighbours", 1e8));
    }

    [Fact]
    public void Grids_AnySize_AreThoseOfTryingAll()
    {
        foreach (var (width, height) in new[] { (1, 1), (5, 1), (1, 4), (2, 2), (4, 3), (3, 5) })
        {
            Neighbours queen = Neighbours.QueenGrid(width, height), rook = Neighbours.RookGrid(width, height);
            queen.Count.ShouldBe(width * height);
            for (var i = 0; i < width * height; i++)
            {
                (int, int) Apart(int j) => (Math.Abs((i % width) - (j % width)), Math.Abs((i / width) - (j / width)));
                queen.Of(i).ToArray().ShouldBe(Enumerable.Range(0, width * height).Where(j => j != i && Apart(j) is ( <= 1, <= 1)));
                rook.Of(i).ToArray().ShouldBe(Enumerable.Range(0, width * height).Where(j => Apart(j) is (1, 0) or (0, 1)));
            }
        }
        Should.Throw<TooLargeException>(() => Neighbours.QueenGrid(12_500_001, 1)).Most.ShouldBe(12_500_000);
    }

    /// <summary>Random shapes with a hole, in a grid that they leave on all sides: each cell's share is that of a fine raster of points.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void LandGrid_RandomShapes_AgreeWithAFineRaster(int seed)
    {
        var random = new Random(seed);
        PlanePosition[] Ring(double radius, bool turned)
        {
            var ring = Enumerable.Range(0, 9).Select(k => (Angle: 2 * Math.PI * (k + (0.8 * random.NextDouble())) / 9, Radius: radius * (0.5 + (0.5 * random.NextDouble()))))
                .Select(p => new PlanePosition(503 + (p.Radius * Math.Cos(p.Angle)), 207 + (p.Radius * Math.Sin(p.Angle))));
            return [.. turned ? ring.Reverse() : ring];
        }
        var shape = new PlanePolygon(Ring(75, seed % 2 == 0), [Ring(25, seed % 3 == 0)]);
        var grid = new RasterGrid(new(450, 160), 9, 11, 10);
        var land = LandGrid.Of(grid, [shape]);
        for (var cell = 0; cell < 110; cell++)
        {
            var inside = 0;
            for (var k = 0; k < 900; k++)
            {
                var at = new PlanePosition(450 + (9 * ((cell % 11) + (((k % 30) + 0.5) / 30))), 160 + (9 * ((cell / 11) + (((k / 30) + 0.5) / 30))));
                if (IsInside(shape.Outer, at) && !IsInside(shape.Holes[0], at)) inside++;
            }
            land.Land[cell].ShouldBe(inside / 900.0, 0.03, $"{cell}");
        }
        land.Land.Sum().ShouldBeInRange(20, 110);
        land.Cells(0.25).ShouldBe(Enumerable.Range(0, 110).Where(cell => land.Land[cell] >= 0.25));
        land.Cells(1).ShouldBe(Enumerable.Range(0, 110).Where(cell => land.Land[cell] == 1));
    }

    [Fact]
    public void Searches_CanBeStoppedAndAreHeard()
    {
        var points = Points(1, 300, 50);
        var grid = new RasterGrid(new(0, 0), 10, 3, 3);
        PlanePolygon[] land = [.. Enumerable.Range(0, 3).Select(k => PlanePolygon.Of(new(10 * k, 0), new((10 * k) + 10, 0), new((10 * k) + 10, 30)))];
        foreach (var question in new Action<Oversight>[] { o => Neighbours.WithinDistance(points, 5, o), o => Neighbours.Nearest(points, 3, o), o => LandGrid.Of(grid, land, o) })
        {
            using var heard = new Heard();
            question(heard.Oversight);
            heard.ShouldHaveRisenToOne();
            Should.Throw<OperationCanceledException>(() => question(Heard.Cancelled));
        }
        using var stopping = new Heard(stopAt: 0.3);
        Should.Throw<OperationCanceledException>(() => LandGrid.Of(grid, land, stopping.Oversight));
        using var late = new Heard(stopAt: 0.1);
        Should.Throw<OperationCanceledException>(() => Neighbours.WithinDistance(Points(2, 3000, 5000), 5, late.Oversight));
    }

    private static bool IsInside(IReadOnlyList<PlanePosition> ring, PlanePosition p)
    {
        var inside = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            if (ring[i].North > p.North != ring[j].North > p.North
                && p.East < ((ring[j].East - ring[i].East) * (p.North - ring[i].North) / (ring[j].North - ring[i].North)) + ring[i].East) inside = !inside;
        }
        return inside;
    }
}
