using Lykta.Analysis.Clusters;
using Lykta.Analysis.Geometry;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Clusters;

public sealed class DbscanTests
{
    private static readonly DbscanOptions Near = new(25, 5);

    /// <summary>Against the definition itself, all pairs: the same core points, the same cores together, the same noise, border points in a cluster that reaches them.</summary>
    [Theory]
    [InlineData(1, 25, 5)]
    [InlineData(2, 40, 8)]
    [InlineData(3, 12, 3)]
    [InlineData(4, 60, 4)]
    public void Of_RandomPoints_IsTheDefinition(int seed, double radius, double least)
    {
        var (points, weights) = Cloud(seed, 400);
        var result = Dbscan.Of(points, new(radius, least), weights);
        bool Close(int a, int b) => Math.Pow(points[a].East - points[b].East, 2) + Math.Pow(points[a].North - points[b].North, 2) <= radius * radius;
        var all = Enumerable.Range(0, 400).ToArray();
        bool[] core = [.. all.Select(i => all.Where(j => Close(i, j)).Sum(j => weights[j]) >= least)];
        result.IsCore.ShouldBe(core);
        foreach (var i in all)
        {
            var cores = all.Where(j => core[j] && Close(i, j)).ToArray();
            if (cores.Length == 0) result.Labels[i].ShouldBeNull();
            else cores.ShouldContain(j => result.Labels[j] == result.Labels[i]);
        }
        var reached = Reach(all, core, Close);
        foreach (var i in all.Where(i => core[i]))
            foreach (var j in all.Where(j => core[j]))
                (result.Labels[i] == result.Labels[j]).ShouldBe(reached[i] == reached[j]);
    }

    [Fact]
    public void Of_OrderOfPointsAndPlaceOnEarth_DoNotMatter()
    {
        var (points, weights) = Cloud(7, 300);
        var once = Dbscan.Of(points, Near, weights);
        var order = Enumerable.Range(0, 300).OrderBy(i => (i * 7919) % 300).ToArray();
        var other = Dbscan.Of([.. order.Select(i => new PlanePosition(points[i].East + 500_000, points[i].North + 6_500_000))], Near, [.. order.Select(i => weights[i])]);
        for (var k = 0; k < 300; k++) other.Labels[k].ShouldBe(once.Labels[order[k]]);
        other.Clusters.Select(c => c.Points).ShouldBe(once.Clusters.Select(c => c.Points));
    }

    [Fact]
    public void Of_CopiesOfAPoint_AreOnePointOfThatWeight()
    {
        var (points, _) = Cloud(9, 200);
        var weights = Enumerable.Range(0, 200).Select(i => 1.0 + (i % 3)).ToArray();
        var weighted = Dbscan.Of(points, Near, weights);
        var copied = Dbscan.Of([.. points.SelectMany((p, i) => Enumerable.Repeat(p, 1 + (i % 3)))], Near);
        copied.Labels.ShouldBe(weighted.Labels.SelectMany((label, i) => Enumerable.Repeat(label, 1 + (i % 3))));
        copied.Clusters.Select(c => c.Weight).ShouldBe(weighted.Clusters.Select(c => c.Weight));
    }

    [Fact]
    public void Of_TwoHeapsAndAStray_AreNamedByWeight()
    {
        PlanePosition[] points = [.. Enumerable.Range(0, 6).Select(i => new PlanePosition(i, 0)), .. Enumerable.Range(0, 9).Select(i => new PlanePosition(500 + i, 0)), new(250, 0)];
        var result = Dbscan.Of(points, Near);
        result.Labels.ShouldBe([.. Enumerable.Repeat<int?>(2, 6), .. Enumerable.Repeat<int?>(1, 9), null]);
        result.Clusters[0].Centre.ShouldBe(new PlanePosition(504, 0));
        result.Reading.Numbers.Select(x => x.Value).ShouldBe([2, 15, 16, 25]);
        Dbscan.Of(points[..3], Near).Reading.Key.ShouldBe("Analysis.Clusters.None");
        Dbscan.Of([], Near).Labels.ShouldBeEmpty();
    }

    /// <summary>Exactly at the radius is inside, also across cells.</summary>
    [Fact]
    public void Of_ExactlyAtTheRadius_IsInside() =>
        Dbscan.Of([new(0, 0), new(25, 0), new(50, 0), new(50, 25)], new(25, 2)).Labels.ShouldAllBe(label => label == 1);

    /// <summary>One cluster of a hundred thousand places in a row: joining must not walk the row anew for each.</summary>
    [Fact]
    public void Of_LongChain_IsOneCluster()
    {
        var result = Dbscan.Of([.. Enumerable.Range(0, 100_000).Select(i => new PlanePosition(20.0 * i, i % 7))], new(25, 3));
        result.Clusters.Count.ShouldBe(1);
    }

    [Fact]
    public void Of_StrayPoint_IsRefusedBeforeMemoryIsTaken() =>
        Should.Throw<TooLargeException>(() => Dbscan.Of([new(0, 0), new(1e12, 0)], new(1, 2)));

    private static (PlanePosition[] Points, double[] Weights) Cloud(int seed, int n)
    {
        var random = new Random(seed);
        return ([.. Enumerable.Range(0, n).Select(_ => new PlanePosition(Math.Round(random.NextDouble() * 400), Math.Round(random.NextDouble() * 400)))],
            [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(0, 3))]);
    }

    private static int[] Reach(int[] all, bool[] core, Func<int, int, bool> close)
    {
        int[] label = [.. all];
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var i in all)
            {
                foreach (var j in all)
                {
                    if (!core[i] || !core[j] || !close(i, j) || label[i] <= label[j]) continue;
                    label[i] = label[j];
                    changed = true;
                }
            }
        }
        return label;
    }
}
