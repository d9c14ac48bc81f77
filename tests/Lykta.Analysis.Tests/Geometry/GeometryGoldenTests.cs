using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Xunit;

namespace Lykta.Analysis.Tests.Geometry;

public sealed class GeometryGoldenTests
{
    private static readonly PlanePosition[] Cloud = Made.Cloud(80, 700);

    private static PlanePolygon Box(double x, double y, double width, double height) => PlanePolygon.Of(new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height));

    private static IEnumerable<(string, Func<object?>)> Runs() => Projection().Concat(Near()).Concat(Areas()).Concat(Land());

    private static IEnumerable<(string, Func<object?>)> Projection()
    {
        GeographicPosition[] positions = [new(18.07, 59.33), new(11.0, 55.4), new(23.9, 68.9), new(15, 62), new(15, 0), new(-20, 40), new(50, -30), new(14.999999, 89)];
        yield return ("to plane", () => positions.Select(Sweref99Tm.ToPlane));
        yield return ("and back", () => positions.Select(p => Sweref99Tm.ToGeographic(Sweref99Tm.ToPlane(p))));
        GeographicPosition[] bad = [new(double.NaN, 1), new(1, double.NaN), new(190, 50), new(15, 91), new(15, -91), new(76, 50), new(-46, 50)];
        foreach (var position in bad) yield return ($"bad {position}", () => Sweref99Tm.ToPlane(position));
        yield return ("not finite", () => Sweref99Tm.ToGeographic(new(double.NaN, 1)));
        yield return ("not finite north", () => Sweref99Tm.ToGeographic(new(1, double.NaN)));
    }

    private static IEnumerable<(string, Func<object?>)> Near()
    {
        PlanePosition[] ties = [new(0, 0), new(1, 0), new(0, 1), new(-1, 0), new(0, -1), new(0, 0), new(2, 2)];
        foreach (var (name, points) in new[] { ("cloud", Cloud), ("ties", ties), ("one", Cloud[..1]), ("none", Cloud[..0]) })
        {
            foreach (var radius in new[] { 1.0, 60, 300 }) yield return ($"within {radius} {name}", () => Neighbours.WithinDistance(points, radius));
            foreach (var count in new[] { 1, 3, 200 }) yield return ($"nearest {count} {name}", () => Neighbours.Nearest(points, count));
            var tree = new KdTree(points);
            yield return ($"tree {name}", () => (tree.Count, tree.Nearest(new(674_200, 6_580_200), 5).Select(x => (x.Index, x.DistanceInMetres)), tree.Nearest(default).Select(x => x.Index)));
            var hash = new SpatialHash(points, 50);
            foreach (var radius in new[] { 0, 1.0, 49, 51, 120 })
                yield return ($"hash {radius} {name}", () => { var found = new List<int> { -7 }; hash.Within(points.Length > 0 ? points[^1] : default, radius, found); return string.Join(' ', found); });
            yield return ($"counted {name}", () => (hash.Count, hash.CountWithin(50, 1e9), hash.CountWithin(20, 3), hash.CountWithin(50, 0)));
        }
        yield return ("grids", () => new[] { Neighbours.QueenGrid(4, 3), Neighbours.RookGrid(4, 3), Neighbours.QueenGrid(1, 1), Neighbours.RookGrid(1, 5), Neighbours.QueenGrid(5, 1) });
        yield return ("among", () => Neighbours.QueenGrid(4, 3).Among([0, 1, 5, 6, 11]));
        yield return ("among none", () => Neighbours.QueenGrid(4, 3).Among([]));
        yield return ("lists", () => Neighbours.FromLists([[2, 1, 1, 0], [], [0]]));
        yield return ("mentioned", () => { var n = Neighbours.FromLists([[2, 1], [], [0], []]); return string.Join(' ', Enumerable.Range(0, 4).Select(n.IsNeighbourOfAny)); });
        yield return ("tree, finite", () => new KdTree([new(double.NaN, 0)]));
        yield return ("tree, finite north", () => new KdTree([new(0, double.NaN)]));
        yield return ("tree, count", () => new KdTree(Cloud).Nearest(default, 0));
        yield return ("tree, centre", () => new KdTree(Cloud).Nearest(new(double.NaN, 0)));
        yield return ("tree, centre north", () => new KdTree(Cloud).Nearest(new(0, double.NaN)));
        yield return ("hash, cell", () => new SpatialHash(Cloud, 0));
        yield return ("hash, finite", () => new SpatialHash([new(double.NaN, 0)], 1));
        yield return ("hash, finite north", () => new SpatialHash([new(0, double.NaN)], 1));
        yield return ("hash, radius", () => { new SpatialHash(Cloud, 1).Within(default, -1, new List<int>()); return 0; });
        yield return ("unknown place", () => Neighbours.FromLists([[1]]));
        yield return ("place below", () => Neighbours.FromLists([[-1]]));
        yield return ("among unknown", () => Neighbours.QueenGrid(2, 2).Among([4]));
        yield return ("among below", () => Neighbours.QueenGrid(2, 2).Among([-1]));
        yield return ("among twice", () => Neighbours.QueenGrid(2, 2).Among([1, 1]));
        yield return ("among turned", () => Neighbours.QueenGrid(2, 2).Among([2, 1]));
        yield return ("grid width", () => Neighbours.QueenGrid(0, 2));
        yield return ("grid height", () => Neighbours.RookGrid(2, 0));
        yield return ("grid cells", () => Neighbours.RookGrid(12_501, 1000));
        yield return ("nearest none", () => Neighbours.Nearest(Cloud, 0));
        yield return ("nearest pairs", () => Neighbours.Nearest(Cloud, 2_000_000_000));
        yield return ("within nothing", () => Neighbours.WithinDistance(Cloud, 0));
    }

    private static IEnumerable<(string, Func<object?>)> Areas()
    {
        PlanePolygon[][] town =
        [
            [Box(0, 0, 100, 100)], [Box(100, 0, 100, 50)], [Box(100, 50, 100, 50)], [Box(200, 100, 50, 50)], [Box(0, 100, 30, 30), Box(400, 400, 10, 10)], [], [Box(250.005, 100, 20, 50)], [Box(270.03, 100, 20, 50)],
            [new PlanePolygon([new(500, 0), new(600, 0), new(600, 100), new(500, 100), new(500, 0)], [[new(540, 40), new(540, 60), new(560, 60), new(560, 40)]])], [Box(540, 40, 20, 20)],
            [PlanePolygon.Of(new(0, -50), new(50, 0), new(100, -50))], [PlanePolygon.Of(new(700, 0), new(800, 100), new(700, 100))], [PlanePolygon.Of(new(700, 0), new(800, 0), new(760, 60))],
        ];
        foreach (var contiguity in Enum.GetValues<Contiguity>())
        {
            yield return ($"town {contiguity}", () => PolygonNeighbours.Of(town, contiguity));
            yield return ($"town, loose {contiguity}", () => PolygonNeighbours.Of(town, contiguity, 0.1));
            yield return ($"town, moved {contiguity}", () => PolygonNeighbours.Of([.. town.Select(area => area.Select(part => new PlanePolygon([.. part.Outer.Select(Moved)], [.. part.Holes.Select(hole => (IReadOnlyList<PlanePosition>)[.. hole.Select(Moved)])])).ToArray())], contiguity));
            foreach (var gap in new[] { -0.01, 0, 0.005, 0.0099, 0.0101, 0.02, 0.5 })
            {
                yield return ($"gap {gap} {contiguity}", () => PolygonNeighbours.Of([[Box(0, 0, 10, 10)], [Box(10 + gap, 3, 10, 4)]], contiguity));
                yield return ($"corner {gap} {contiguity}", () => PolygonNeighbours.Of([[Box(0, 0, 10, 10)], [Box(10, 10 - gap, 10, 4)]], contiguity));
            }
        }
        yield return ("no areas", () => PolygonNeighbours.Of([]));
        yield return ("tolerance", () => PolygonNeighbours.Of(town, Contiguity.Queen, 0));
        yield return ("two corners", () => PolygonNeighbours.Of([[PlanePolygon.Of(new(0, 0), new(1, 1))]]));
        yield return ("corner east", () => PolygonNeighbours.Of([[PlanePolygon.Of(new(0, 0), new(1, 1), new(double.NaN, 0))]]));
        yield return ("corner north", () => PolygonNeighbours.Of([[PlanePolygon.Of(new(0, 0), new(1, 1), new(0, double.NaN))]]));
    }

    private static PlanePosition Moved(PlanePosition p) => new(p.East + 674_123.4, p.North + 6_580_432.1);

    private static IEnumerable<(string, Func<object?>)> Land()
    {
        var grid = new RasterGrid(new(0, 0), 10, 12, 9);
        PlanePolygon[][] lands =
        [
            [Box(5, 5, 60, 40)], [PlanePolygon.Of(new(-30, -30), new(150, 20), new(40, 120))], [new PlanePolygon([new(0, 0), new(120, 0), new(120, 90), new(0, 90)], [[new(33, 33), new(33, 66), new(66, 66), new(66, 33)]])],
            [PlanePolygon.Of(new(0, 0), new(0, 90), new(120, 90), new(120, 0))], [], [Box(500, 500, 10, 10)], [Box(-1000, -1000, 3000, 3000)], [Box(10, 10, 10, 10), Box(20, 10, 10.5, 10)],
            [PlanePolygon.Of(new(10, 10), new(110, 10), new(110, 80), new(60, 20), new(10, 80))], [Box(30, 30, 1e-6, 1e-6)],
        ];
        for (var k = 0; k < lands.Length; k++)
        {
            var land = lands[k];
            yield return ($"land {k}", () => LandGrid.Of(grid, land).Land);
            yield return ($"cells {k}", () => string.Join(' ', LandGrid.Of(grid, land).Cells()));
            yield return ($"any cells {k}", () => string.Join(' ', LandGrid.Of(grid, land).Cells(1e-12)));
            yield return ($"neighbours {k}", () => LandGrid.Of(grid, land).Neighbours());
            yield return ($"rook {k}", () => LandGrid.Of(grid, land).Neighbours(Contiguity.Rook, 0.9));
        }
        yield return ("share 0", () => LandGrid.Of(grid, []).Cells(0));
        yield return ("share above", () => LandGrid.Of(grid, []).Cells(1.5));
        yield return ("bad ring", () => LandGrid.Of(grid, [PlanePolygon.Of(new(0, 0), new(1, 1))]));
        yield return ("areas", () => new[] { LandGrid.Area([]), LandGrid.Area([new(0, 0), new(4, 0)]), LandGrid.Area([new(1, 1), new(5, 1), new(5, 4)]), LandGrid.Area([new(1, 1), new(5, 4), new(5, 1)]) });
    }

    [Fact]
    public void Geometry_AllRuns_AreAsBefore() => Golden.Check("Geometry", Runs());
}
