using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Geometry;

public sealed class PolygonTests
{
    private static PlanePolygon Box(double left, double bottom, double width = 10, double height = 10, double away = 0) => PlanePolygon.Of(
        new(left + away, bottom + away), new(left + width + away, bottom + away), new(left + width + away, bottom + height + away), new(left + away, bottom + height + away));

    private static PlanePolygon[][] Chess(int width, int height, double away = 0) =>
        [.. Enumerable.Range(0, width * height).Select(i => new[] { Box(10 * (i % width), 10 * (i / width), away: away) })];

    [Theory]
    [InlineData(0)]
    [InlineData(6_500_000.123)]
    public void Of_ChessBoard_IsTheGrid(double away)
    {
        Lists(PolygonNeighbours.Of(Chess(7, 5, away))).ShouldBe(Lists(Neighbours.QueenGrid(7, 5)));
        Lists(PolygonNeighbours.Of(Chess(7, 5, away), Contiguity.Rook)).ShouldBe(Lists(Neighbours.RookGrid(7, 5)));
    }

    /// <summary>A large box whose side is met by two small ones at its middle: all three are neighbours, by either rule.</summary>
    [Fact]
    public void Of_CornerInTheMiddleOfASide_IsANeighbour()
    {
        PlanePolygon[][] areas = [[Box(0, 0, 10, 20)], [Box(10, 0)], [Box(10, 10)], [Box(20.5, 0)]];
        Lists(PolygonNeighbours.Of(areas, Contiguity.Rook)).ShouldBe(["1,2", "0,2", "0,1", ""]);
        Lists(PolygonNeighbours.Of(areas)).ShouldBe(["1,2", "0,2", "0,1", ""]);
    }

    /// <summary>A corner that only touches the middle of a side: queen, not rook. A gap of a centimetre is none, of a decimetre is one.</summary>
    [Fact]
    public void Of_TouchAndGap_FollowRuleAndTolerance()
    {
        PlanePolygon wedge = PlanePolygon.Of(new(10, 5), new(20, 0), new(20, 10));
        Lists(PolygonNeighbours.Of([[Box(0, 0)], [wedge]])).ShouldBe(["1", "0"]);
        Lists(PolygonNeighbours.Of([[Box(0, 0)], [wedge]], Contiguity.Rook)).ShouldBe(["", ""]);
        Lists(PolygonNeighbours.Of([[Box(0, 0)], [Box(10.005, 0)]], Contiguity.Rook)).ShouldBe(["1", "0"]);
        Lists(PolygonNeighbours.Of([[Box(0, 0)], [Box(10.1, 0)]])).ShouldBe(["", ""]);
    }

    [Fact]
    public void Of_PartsHolesAndNothing_BelongToTheirArea()
    {
        var ring = new PlanePolygon(Box(0, 0, 30, 30).Outer, [[.. Box(10, 10).Outer.Reverse()]]);
        Lists(PolygonNeighbours.Of([[ring], [Box(10, 10)], [Box(30, 0), Box(100, 100)], [Box(110, 100)], []])).ShouldBe(["1,2", "0", "0,3", "2", ""]);
        Should.Throw<ArgumentException>(() => PolygonNeighbours.Of([[PlanePolygon.Of(new(0, 0), new(1, 1))]]));
    }

    [Fact]
    public void Nearest_RandomPoints_AreThoseOfAllDistances()
    {
        var random = new Random(2);
        PlanePosition[] points = [.. Enumerable.Range(0, 300).Select(_ => new PlanePosition(random.Next(0, 40), random.Next(0, 40)))];
        var nearest = Neighbours.Nearest(points, 5);
        for (var i = 0; i < 300; i++)
        {
            var wanted = Enumerable.Range(0, 300).Where(j => j != i)
                .OrderBy(j => Math.Pow(points[j].East - points[i].East, 2) + Math.Pow(points[j].North - points[i].North, 2)).ThenBy(j => j).Take(5).Order();
            nearest.Of(i).ToArray().ShouldBe(wanted);
        }
        Neighbours.Nearest(points[..3], 5).Of(0).Length.ShouldBe(2);
    }

    /// <summary>A triangle over four cells of side 10 with a hole: shares by hand.</summary>
    [Fact]
    public void LandGrid_TriangleAndHole_HaveSharesByHand()
    {
        var grid = new RasterGrid(new(0, 0), 10, 2, 2);
        var triangle = LandGrid.Of(grid, [PlanePolygon.Of(new(0, 0), new(20, 0), new(0, 20))]);
        triangle.Land.ShouldBe([1, 0.5, 0.5, 0]);
        triangle.Cells().ShouldBe([0, 1, 2]);
        Lists(triangle.Neighbours(Contiguity.Rook)).ShouldBe(["1,2", "0", "0"]);
        LandGrid.Of(grid, [new PlanePolygon(Box(-50, -50, 200, 200).Outer, [Box(5, 5).Outer])]).Land.ShouldBe([0.75, 0.75, 0.75, 0.75]);
    }

    /// <summary>A crooked shape with a bay: the shares sum to its area, and agree with many random points.</summary>
    [Fact]
    public void LandGrid_CrookedShape_AgreesWithManyPoints()
    {
        var grid = new RasterGrid(new(6e5, 6.5e6), 7, 30, 30);
        PlanePosition At(double x, double y) => new(6e5 + x, 6.5e6 + y);
        var shape = PlanePolygon.Of(At(10, 10), At(190, 30), At(100, 60), At(180, 200), At(20, 150), At(60, 90));
        var land = LandGrid.Of(grid, [shape]);
        (land.Land.Sum() * 49).ShouldBeRelatively(Math.Abs(LandGrid.Area(shape.Outer)), 1e-9);
        var random = new Random(1);
        int[] hits = new int[900], tries = new int[900];
        for (var k = 0; k < 400_000; k++)
        {
            double x = 210 * random.NextDouble(), y = 210 * random.NextDouble();
            var cell = ((int)(y / 7) * 30) + (int)(x / 7);
            tries[cell]++;
            if (IsInside(shape.Outer, At(x, y))) hits[cell]++;
        }
        for (var cell = 0; cell < 900; cell++) ((double)hits[cell] / tries[cell]).ShouldBe(land.Land[cell], 0.12);
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

    private static string[] Lists(Neighbours neighbours) =>
        [.. Enumerable.Range(0, neighbours.Count).Select(i => string.Join(',', neighbours.Of(i).ToArray()))];
}
