using Lykta.Analysis.Geometry;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Geometry;

/// <summary>Neighbours from borders against what can be said of each pair on its own.</summary>
public sealed class BorderTests
{
    private readonly record struct Box(double West, double South, double East, double North);

    /// <summary>
    /// A square cut again and again: two parts are neighbours when their closed boxes meet, by rook when they meet along a
    /// stretch. Turned or moved, the answer is the same.
    /// </summary>
    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, 674_123.4, 6_580_432.1, 1)]
    [InlineData(2, -5_000, -900, 1)]
    [InlineData(3, 0, 0, -1)]
    [InlineData(4, 674_123.4, 6_580_432.1, -1)]
    public void Of_AnyPartition_IsThatOfTryingAllPairs(int seed, double east, double north, int turn)
    {
        var boxes = Cut(new Random(seed), new(0, 0, 600, 400), 70);
        PlanePosition At(double x, double y) => turn > 0 ? new(x + east, y + north) : new((0.6 * x) - (0.8 * y) + east, (0.8 * x) + (0.6 * y) + north);
        PlanePolygon[][] areas = [.. boxes.Select(b => new[] { PlanePolygon.Of(At(b.West, b.South), At(b.East, b.South), At(b.East, b.North), At(b.West, b.North)) })];
        foreach (var contiguity in Enum.GetValues<Contiguity>())
        {
            var neighbours = PolygonNeighbours.Of(areas, contiguity);
            for (var i = 0; i < boxes.Count; i++)
                neighbours.Of(i).ToArray().ShouldBe(Enumerable.Range(0, boxes.Count).Where(j => j != i && Meet(boxes[i], boxes[j], contiguity)), $"{contiguity} {i}");
        }
    }

    /// <summary>One side of a kilometre with a hundred small areas along it, whichever way it runs: all are its neighbours, and a stray one is not.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    [InlineData(0.6, 0.8)]
    [InlineData(-0.8, 0.6)]
    public void Of_LongSideAndManySmall_FindsThemAll(double cosine, double sine)
    {
        PlanePosition At(double x, double y) => new((cosine * x) - (sine * y) + 500, (sine * x) + (cosine * y) - 300);
        PlanePolygon[][] areas =
        [
            [PlanePolygon.Of(At(0, 0), At(1000, 0), At(1000, -50), At(0, -50))],
            .. Enumerable.Range(0, 100).Select(k => new[] { PlanePolygon.Of(At((10 * k) + 3, 0), At((10 * k) + 6, 0), At((10 * k) + 6, 4), At((10 * k) + 3, 4)) }),
            [PlanePolygon.Of(At(1003, 0), At(1006, 0), At(1006, 4), At(1003, 4))],
        ];
        foreach (var contiguity in Enum.GetValues<Contiguity>())
        {
            var neighbours = PolygonNeighbours.Of(areas, contiguity);
            neighbours.Of(0).ToArray().ShouldBe(Enumerable.Range(1, 100));
            for (var k = 1; k <= 100; k++) neighbours.Of(k).ToArray().ShouldBe([0]);
            neighbours.Of(101).Length.ShouldBe(0);
        }
    }

    /// <summary>Corners within the tolerance are the same one, on whichever side of the search cells they lie; others are not.</summary>
    [Theory]
    [InlineData(0.01)]
    [InlineData(3)]
    public void Nodes_WithinTheTolerance_AreOne(double tolerance)
    {
        var random = new Random(7);
        for (var k = 0; k < 2000; k++)
        {
            var cell = 16 * tolerance;
            double x = (cell * random.Next(-5, 6)) + (tolerance * 1.5 * (random.NextDouble() - 0.5)), y = (cell * random.Next(-5, 6)) + (tolerance * 1.5 * (random.NextDouble() - 0.5)), angle = 2 * Math.PI * random.NextDouble();
            PlanePosition Away(double distance) => new(x + (distance * Math.Cos(angle)), y + (distance * Math.Sin(angle)));
            var nodes = new Nodes(tolerance);
            nodes.Of(new(x, y)).ShouldBe(0);
            nodes.Of(Away(0.999 * tolerance)).ShouldBe(0);
            nodes.Of(Away(1.001 * tolerance)).ShouldBe(1);
            nodes.Of(Away(-1.001 * tolerance)).ShouldBe(2);
            nodes.Of(new(x, y)).ShouldBe(0);
            nodes.Positions.Count.ShouldBe(3);
        }
    }

    /// <summary>Stretches longer than twice the tolerance are a border in common, shorter ones are a touch.</summary>
    [Theory]
    [InlineData(0.15, false)]
    [InlineData(0.25, true)]
    [InlineData(4, true)]
    public void Of_ShortStretch_IsABorderBeyondTwiceTheTolerance(double stretch, bool isBorder)
    {
        PlanePolygon[][] areas = [[Square(0, 0, 10)], [Square(10, 10 - stretch, 10)]];
        PolygonNeighbours.Of(areas, Contiguity.Rook, 0.1).Of(0).Length.ShouldBe(isBorder ? 1 : 0);
        PolygonNeighbours.Of(areas, Contiguity.Queen, 0.1).Of(0).ToArray().ShouldBe([1]);
    }

    /// <summary>Sides and stretches that binary numbers hold exactly: twice the tolerance is still a touch, the next number is a border.</summary>
    [Theory]
    [InlineData(0.25, false)]
    [InlineData(0.250001, true)]
    public void Of_StretchOfTwiceTheTolerance_IsATouch(double stretch, bool isBorder)
    {
        PlanePolygon[][] areas = [[Square(0, 0, 8)], [Square(8, 8 - stretch, 8)]];
        PolygonNeighbours.Of(areas, Contiguity.Rook, 0.125).Of(0).Length.ShouldBe(isBorder ? 1 : 0);
    }

    /// <summary>A ring that says it has a thousand million corners, and has none: refused before a corner is asked for.</summary>
    [Fact]
    public void Of_TooManyCorners_IsRefusedBeforeTheyAreRead() =>
        Should.Throw<TooLargeException>(() => PolygonNeighbours.Of([[new PlanePolygon(new Endless(1_000_000_000), [])]])).Asked.ShouldBe(1e9);

    /// <summary>Parts of one area that meet are not neighbours of themselves, and three areas may share one corner.</summary>
    [Fact]
    public void Of_PartsOfOneArea_AreNotItsNeighbours()
    {
        PlanePolygon[][] areas = [[Square(0, 0, 10), Square(10, 0, 10)], [Square(20, 10, 10)], [Square(20, 0, 10)], [Square(10, 10, 10)]];
        var queen = PolygonNeighbours.Of(areas);
        queen.Of(0).ToArray().ShouldBe([1, 2, 3]);
        queen.Of(1).ToArray().ShouldBe([0, 2, 3]);
        var rook = PolygonNeighbours.Of(areas, Contiguity.Rook);
        rook.Of(0).ToArray().ShouldBe([2, 3]);
        rook.Of(1).ToArray().ShouldBe([2, 3]);
    }

    [Fact]
    public void Of_Areas_CanBeStoppedAndAreHeard()
    {
        PlanePolygon[][] areas = [.. Enumerable.Range(0, 30).Select(k => new[] { Square(10 * k, 0, 10) })];
        using var heard = new Heard();
        PolygonNeighbours.Of(areas, oversight: heard.Oversight);
        heard.ShouldHaveRisenToOne();
        Should.Throw<OperationCanceledException>(() => PolygonNeighbours.Of(areas, oversight: Heard.Cancelled));
        using var stopping = new Heard(stopAt: 1);
        Should.Throw<OperationCanceledException>(() => PolygonNeighbours.Of(areas, oversight: stopping.Oversight));
    }

    private sealed class Endless(int count) : IReadOnlyList<PlanePosition>
    {
        public int Count => count;

        public PlanePosition this[int index] => throw new InvalidOperationException("Nobody should ask.");

        public IEnumerator<PlanePosition> GetEnumerator() => throw new InvalidOperationException("Nobody should ask.");

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static PlanePolygon Square(double west, double south, double side) =>
        PlanePolygon.Of(new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side));

    private static List<Box> Cut(Random random, Box whole, int parts)
    {
        List<Box> boxes = [whole];
        while (boxes.Count < parts)
        {
            var k = random.Next(boxes.Count);
            var box = boxes[k];
            var isWide = box.East - box.West > box.North - box.South;
            var length = isWide ? box.East - box.West : box.North - box.South;
            if (length < 20) continue;
            var at = 5 * random.Next(1, (int)(length / 5));
            boxes[k] = isWide ? box with { East = box.West + at } : box with { North = box.South + at };
            boxes.Add(isWide ? box with { West = box.West + at } : box with { South = box.South + at });
        }
        return boxes;
    }

    private static bool Meet(Box a, Box b, Contiguity contiguity)
    {
        double east = Math.Min(a.East, b.East) - Math.Max(a.West, b.West), north = Math.Min(a.North, b.North) - Math.Max(a.South, b.South);
        return east >= 0 && north >= 0 && (contiguity == Contiguity.Queen || east > 0 || north > 0);
    }
}
