using Lykta.Analysis.Geometry;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Geometry;

public sealed class NeighboursTests
{
    private static PlanePosition[] Points(int n, double offset = 0)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, n).Select(_ => new PlanePosition(offset + random.Next(0, 1000), offset + random.Next(0, 1000)))];
    }

    private static double Square(PlanePosition a, PlanePosition b) =>
        ((a.East - b.East) * (a.East - b.East)) + ((a.North - b.North) * (a.North - b.North));

    [Theory]
    [InlineData(0)]
    [InlineData(6.5e6)]
    public void WithinDistance_AnyPlaceOnEarth_IsTheSameAsTryingAll(double offset)
    {
        var points = Points(400, offset);
        var neighbours = Neighbours.WithinDistance(points, 60);
        for (var i = 0; i < points.Length; i++)
        {
            var expected = Enumerable.Range(0, points.Length).Where(j => j != i && Square(points[i], points[j]) <= 3600);
            neighbours.Of(i).ToArray().ShouldBe(expected);
        }
    }

    [Fact]
    public void WithinDistance_SameCoordinate_AreNeighbours() =>
        Neighbours.WithinDistance([new(5, 5), new(5, 5), new(90, 5)], 1).Of(1).ToArray().ShouldBe([0]);

    [Fact]
    public void QueenGrid_CornerEdgeAndMiddle_HaveThreeFiveAndEight()
    {
        var grid = Neighbours.QueenGrid(4, 3);
        grid.Of(0).ToArray().ShouldBe([1, 4, 5]);
        grid.Of(1).Length.ShouldBe(5);
        grid.Of(5).ToArray().ShouldBe([0, 1, 2, 4, 6, 8, 9, 10]);
    }

    [Fact]
    public void FromLists_OwnIndexAndRepeats_AreDropped()
    {
        var neighbours = Neighbours.FromLists([[2, 0, 2, 1], [], [0]]);
        neighbours.Of(0).ToArray().ShouldBe([1, 2]);
        neighbours.Of(1).Length.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => Neighbours.FromLists([[1]]));
    }

    [Fact]
    public void KdTree_Nearest_IsTheSameAsTryingAll()
    {
        var points = Points(300);
        var tree = new KdTree(points);
        foreach (var centre in Points(60, 13.37))
        {
            var expected = Enumerable.Range(0, points.Length)
                .OrderBy(i => Square(centre, points[i])).ThenBy(i => i).Take(7);
            tree.Nearest(centre, 7).Select(x => x.Index).ShouldBe(expected);
        }
        tree.Nearest(new(0, 0), 1000).Count.ShouldBe(300);
        new KdTree([]).Nearest(new(0, 0)).ShouldBeEmpty();
    }
}
