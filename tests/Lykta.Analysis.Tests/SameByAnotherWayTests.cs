using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Clusters;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.Randomness;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

/// <summary>Where there is a quick way for many and a plain one for few, both give the same.</summary>
public sealed class SameByAnotherWayTests
{
    [Theory]
    [InlineData(0UL, 0UL, 0UL)]
    [InlineData(0xFFFFFFFCUL, 7UL, 11UL)]
    [InlineData(ulong.MaxValue - 3, 0x1234567890ABCDEFUL, ulong.MaxValue)]
    public void Fill_Blocks_AreThoseOneByOne(ulong first, ulong stream, ulong key)
    {
        var bits = new ulong[64];
        Philox.Fill(bits, first, stream, key);
        for (var k = 0; k < 32; k++)
            (bits[2 * k], bits[(2 * k) + 1]).ShouldBe(Philox.Block((unchecked(first + (ulong)k), stream), key));
    }

    [Theory]
    [InlineData(65)]
    [InlineData(66)]
    [InlineData(128)]
    [InlineData(1001)]
    public void Shuffle_Many_IsDrawByDraw(int count)
    {
        int[] quick = [.. Enumerable.Range(0, count)], plain = [.. quick];
        CounterRandom one = new(5, 6), other = new(5, 6);
        one.Shuffle(quick.AsSpan());
        for (var i = 0; i < count - 1; i++)
        {
            var j = i + other.Below(count - i);
            (plain[i], plain[j]) = (plain[j], plain[i]);
        }
        quick.ShouldBe(plain);
        for (var k = 0; k < 5; k++) one.Next().ShouldBe(other.Next());
    }

    [Fact]
    public void Sort_ByDigits_KeepsEqualOnesInOrder()
    {
        var random = new CounterRandom(1, 3);
        double[] keys = [.. Enumerable.Range(0, 5000).Select(k => k % 7 == 0 ? random.Below(4) / 3.0 : k % 11 == 0 ? -0.0 : random.NextUnit() * Math.Pow(10, -random.Below(300)))];
        int[] items = [.. Enumerable.Range(0, 5000)];
        Radix.Sort([.. keys], items);
        items.ShouldBe([.. Enumerable.Range(0, 5000).OrderBy(k => keys[k])]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(999)]
    [InlineData(9999)]
    public void CountBelow_OfALadder_CountsThemAll(int count)
    {
        var random = new CounterRandom(2, 4);
        double[] numbers = [.. Enumerable.Range(0, count).Select(_ => (double)random.Below(500)).Order()];
        var ladder = new Ladder(numbers);
        for (var value = -1.0; value < 502; value += 0.5) ladder.CountBelow(value).ShouldBe(numbers.Count(number => number < value));
    }

    /// <summary>A stray point far away makes the map too large for a list of all cells.</summary>
    [Fact]
    public void Of_AStrayPointFarAway_ChangesNoCluster()
    {
        var random = new CounterRandom(3, 5);
        PlanePosition[] points = [.. Enumerable.Range(0, 900).Select(_ => new PlanePosition(800 * random.NextUnit(), 800 * random.NextUnit()))];
        var near = Dbscan.Of(points, new(25, 4));
        var far = Dbscan.Of([.. points, new(4e6, 3e6)], new(25, 4));
        far.Labels.Take(900).ShouldBe(near.Labels);
        far.IsCore.Take(900).ShouldBe(near.IsCore);
        far.Labels[900].ShouldBeNull();
        near.Clusters.Count.ShouldBeGreaterThan(3);
    }

    /// <summary>Every cell of an exact quartic map is the sum of its events, at all edges and with weights.</summary>
    [Theory]
    [InlineData(90)]
    [InlineData(1500)]
    public void Exact_EveryCell_IsTheSumOfItsHills(double radius)
    {
        var random = new CounterRandom(4, 6);
        var grid = new RasterGrid(new(100, 200), 20, 61, 43);
        PlanePosition[] points = [.. Enumerable.Range(0, 80).Select(_ => new PlanePosition(1600 * random.NextUnit(), 1300 * random.NextUnit()))];
        double[] weights = [.. points.Select(_ => 3 * random.NextUnit())];
        var map = KernelDensity.Of(points, grid, new DensityOptions(radius) { IsExact = true, Weights = weights }).PerSquareKilometre.ShouldNotBeNull();
        for (var cell = 0; cell < map.Length; cell++)
        {
            var centre = grid.Centre(cell % 61, cell / 61);
            var wanted = points.Zip(weights, (point, weight) => weight * KernelShape.Value(Math.Pow(point.East - centre.East, 2) + Math.Pow(point.North - centre.North, 2), radius, Kernel.Quartic)).Sum();
            map[cell].ShouldBe(wanted, 1e-9 * (1 + wanted));
        }
    }
}
