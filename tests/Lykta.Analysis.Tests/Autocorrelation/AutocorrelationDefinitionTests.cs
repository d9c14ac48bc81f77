using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Geometry;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Autocorrelation;

/// <summary>The statistics against their definitions as double sums over a whole matrix of weights.</summary>
public sealed class AutocorrelationDefinitionTests
{
    private static readonly AutocorrelationOptions Small = new() { LeastAreas = 4 };

    /// <summary>Random neighbours that are not mutual: I, C, S0, S1 and S2 as the books write them.</summary>
    [Theory]
    [InlineData(Weighting.Binary)]
    [InlineData(Weighting.RowStandardised)]
    public void Global_AnyMatrix_IsTheDefinition(Weighting weighting)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            const int n = 12;
            var lists = Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Where(j => j != i && random.NextDouble() < 0.3).DefaultIfEmpty((i + 1) % n).ToArray()).ToArray();
            double[] values = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(0, 50))];
            double W(int i, int j) => lists[i].Contains(j) ? weighting == Weighting.Binary ? 1 : 1.0 / lists[i].Length : 0;
            double Sum(Func<int, int, double> part) => Enumerable.Range(0, n).Sum(i => Enumerable.Range(0, n).Sum(j => part(i, j)));
            double mean = values.Average(), squares = values.Sum(x => (x - mean) * (x - mean)), s0 = Sum(W);
            var neighbours = Neighbours.FromLists(lists);
            var options = Small with { Weighting = weighting };
            Moran.Global(values, neighbours, options).Statistic!.Value.ShouldBeRelatively(n / s0 * Sum((i, j) => W(i, j) * (values[i] - mean) * (values[j] - mean)) / squares, 1e-10);
            Geary.Global(values, neighbours, options).Statistic!.Value.ShouldBeRelatively((n - 1) / (2 * s0) * Sum((i, j) => W(i, j) * Math.Pow(values[i] - values[j], 2)) / squares, 1e-10);
            var lattice = Lattice.Of(values, neighbours, weighting);
            lattice.S0.ShouldBeRelatively(s0, 1e-12);
            lattice.S1.ShouldBeRelatively(Sum((i, j) => Math.Pow(W(i, j) + W(j, i), 2)) / 2, 1e-12);
            lattice.S2.ShouldBeRelatively(Enumerable.Range(0, n).Sum(i => Math.Pow(Enumerable.Range(0, n).Sum(j => W(i, j) + W(j, i)), 2)), 1e-12);
            lattice.Kurtosis.ShouldBeRelatively(n * values.Sum(x => Math.Pow(x - mean, 4)) / (squares * squares), 1e-12);
        }
    }

    /// <summary>Values with many ties on a ring: drawn p-values are within four standard errors of those of all 70 divisions into ones and zeros.</summary>
    [Theory]
    [InlineData("11110000")]
    [InlineData("11101000")]
    [InlineData("11011000")]
    [InlineData("10101010")]
    public void Global_Permuted_AgreesWithTryingAll(string pattern)
    {
        var ring = Neighbours.FromLists([.. Enumerable.Range(0, 8).Select(i => new[] { (i + 1) % 8, (i + 7) % 8 })]);
        double[] Values(uint mask) => [.. Enumerable.Range(0, 8).Select(i => (double)((mask >> i) & 1))];
        double[] seen = [.. pattern.Select(digit => digit - '0' + 0.0)];
        foreach (var question in new Func<double[], AutocorrelationOptions, Estimate>[] { (values, options) => Moran.Global(values, ring, options), (values, options) => Geary.Global(values, ring, options) })
        {
            var all = Enumerable.Range(0, 256).Select(mask => (uint)mask).Where(mask => System.Numerics.BitOperations.PopCount(mask) == 4).Select(mask => question(Values(mask), Small).Statistic!.Value).ToList();
            var own = question(seen, Small).Statistic!.Value;
            var tail = Math.Min(all.Count(x => x >= own - 1e-9), all.Count(x => x <= own + 1e-9)) / (double)all.Count;
            var estimate = question(seen, Small with { Permutations = 9999, Seed = 5 });
            estimate.P!.Value.ShouldBe(Math.Min(1, 2 * tail), (8 * Math.Sqrt(tail * (1 - tail) / 9999)) + 0.0003);
        }
    }

    /// <summary>39 permutations and none as alike: p is 2/40, exactly the level, and says more.</summary>
    [Fact]
    public void Global_PIsTheLevel_SaysMoreOrFewer()
    {
        double[] slope = [.. Enumerable.Range(0, 36).Select(i => (double)(i % 6))], chess = [.. Enumerable.Range(0, 36).Select(i => (double)((i + (i / 6)) % 2))];
        var grid = Neighbours.RookGrid(6, 6);
        var options = new AutocorrelationOptions { Permutations = 39 };
        foreach (var estimate in new[] { Moran.Global(slope, grid, options), Geary.Global(slope, grid, options) })
            (estimate.P, estimate.Outcome).ShouldBe((0.05, Outcome.MoreThanExpected));
        foreach (var estimate in new[] { Moran.Global(chess, grid, options), Geary.Global(chess, grid, options) })
            (estimate.P, estimate.Outcome).ShouldBe((0.05, Outcome.FewerThanExpected));
        Moran.Global(slope, grid, options with { Significance = 0.049 }).Outcome.ShouldBe(Outcome.WithinNormal);
    }

    /// <summary>Another unit, another zero: the same answers.</summary>
    [Theory]
    [InlineData(1e-7, 0)]
    [InlineData(1e6, 0)]
    [InlineData(-1, 0)]
    [InlineData(1, 1e5)]
    public void All_OtherUnit_IsTheSame(double unit, double zero)
    {
        double[] values = [.. Enumerable.Range(0, 49).Select(i => (double)((i % 7 * (i / 7)) + Made.Drawn(i, 3, 6)))];
        double[] turned = [.. values.Select(x => (x * unit) + zero)];
        var grid = Neighbours.QueenGrid(7, 7);
        var options = new AutocorrelationOptions { Permutations = 199 };
        foreach (var question in new Func<double[], AutocorrelationOptions, Estimate>[] { (x, o) => Moran.Global(x, grid, o), (x, o) => Geary.Global(x, grid, o) })
        {
            question(turned, options).P.ShouldBe(question(values, options).P);
            question(turned, options).Statistic!.Value.ShouldBeRelatively(question(values, options).Statistic!.Value, 1e-6);
            question(turned, new()).P!.Value.ShouldBe(question(values, new()).P!.Value, 1e-6);
        }
        LocalMoranMap once = LocalMoran.Of(values, grid, options), again = LocalMoran.Of(turned, grid, options);
        for (var i = 0; i < 49; i++)
        {
            again.Areas[i]!.Value.I.ShouldBe(once.Areas[i]!.Value.I, 1e-6);
            again.Areas[i]!.Value.P.ShouldBe(once.Areas[i]!.Value.P);
        }
    }

    /// <summary>Between a high and a low half, each with an odd one in it: every number of the sentence is a recount.</summary>
    [Fact]
    public void LocalMoran_Reading_CountsEachKind()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => (i % 20 < 10 ? 20.0 : 0) + Made.Drawn(i, 4, 5))];
        (values[105], values[115], values[304]) = (0, 20, 1);
        var map = LocalMoran.Of(values, Neighbours.QueenGrid(20, 20), new AutocorrelationOptions { Permutations = 999 });
        map.Areas[105]!.Value.ShouldSatisfyAllConditions(area => area.Quadrant.ShouldBe(Quadrant.LowHigh), area => area.Outcome.ShouldBe(Outcome.FewerThanExpected));
        map.Areas[115]!.Value.ShouldSatisfyAllConditions(area => area.Quadrant.ShouldBe(Quadrant.HighLow), area => area.Outcome.ShouldBe(Outcome.MoreThanExpected));
        int Clear(params Quadrant[] kinds) => map.Areas.Count(area => area is { } seen && seen.Outcome != Outcome.WithinNormal && kinds.Contains(seen.Quadrant));
        map.Reading.Numbers.Select(number => (number.Name, (int)number.Value)).ShouldBe(
            [("areas", 400), ("high", Clear(Quadrant.HighHigh)), ("low", Clear(Quadrant.LowLow)), ("odd", Clear(Quadrant.HighLow, Quadrant.LowHigh))]);
        map.Reading.Number("odd").ShouldBe(3);
        map.Warnings.ShouldBe([new(WarningCode.ManyComparisons, 400)]);
        map.N.ShouldBe(400);
        var fair = MultipleTesting.Adjust([.. map.Areas.Select(area => area?.P)]);
        for (var i = 0; i < 400; i++)
        {
            map.Areas[i]!.Value.Adjusted.ShouldBe(fair[i]!.Value, 1e-12);
            (map.Areas[i]!.Value.Outcome != Outcome.WithinNormal).ShouldBe(map.Areas[i]!.Value.Adjusted <= 0.05);
        }
    }

    /// <summary>An area that is a neighbour but has none of its own is part of the map and has no answer; nor has one exactly at the mean, or an island.</summary>
    [Fact]
    public void LocalMoran_NoNeighboursOrAtTheMean_HasNoAnswer()
    {
        double[] values = [1, 5, 3, 1, 5, 3, 1, 4, 4, 100];
        var neighbours = Neighbours.FromLists([[1, 3], [0, 2], [1, 3], [0, 4], [3, 5], [6], [5, 7, 8], [6], [], []]);
        var map = LocalMoran.Of(values, neighbours, Small with { Permutations = 99 });
        map.Areas.Select(area => area is not null).ShouldBe([true, true, false, true, true, false, true, true, false, false]);
        map.Warnings.ShouldBe([new(WarningCode.Islands, 1), new(WarningCode.ManyComparisons, 6)]);
        Moran.Global(values, neighbours, Small).N.ShouldBe(9);
    }

    [Fact]
    public void LocalMoran_EveryAreaIsANeighbourOfAll_IsJudged() =>
        LocalMoran.Of([1, 2, 4, 8, 0], Neighbours.FromLists([.. Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 5).ToArray())]), Small with { Permutations = 99 })
            .Areas.ShouldAllBe(area => area != null && area.Value.P == 1);

    [Theory]
    [InlineData(29, Outcome.TooFewToSay)]
    [InlineData(30, Outcome.MoreThanExpected)]
    public void Global_LeastAreas_AreEnough(int areas, Outcome outcome)
    {
        double[] slope = [.. Enumerable.Range(0, areas).Select(i => (double)i)];
        var estimate = Moran.Global(slope, Neighbours.RookGrid(areas, 1));
        estimate.Outcome.ShouldBe(outcome);
        estimate.Warnings.ShouldBe(areas < 30 ? [new(WarningCode.FewAreas, areas)] : []);
        LocalMoran.Of(slope, Neighbours.RookGrid(areas, 1), new AutocorrelationOptions { Permutations = 9 }).N.ShouldBe(areas < 30 ? 0 : areas);
    }

    [Fact]
    public void Options_AtTheirBorders_AreTaken()
    {
        double[] values = [1, 2, 3, 4];
        Moran.Global(values, Neighbours.RookGrid(4, 1), Small).Outcome.ShouldNotBe(Outcome.TooFewToSay);
        Should.NotThrow(() => Moran.Global([5, 5, 5, 5], Neighbours.RookGrid(4, 1), Small with { Permutations = 1_000_000 }));
    }

    [Fact]
    public void LocalMoranAndGeary_CanBeStoppedAndAreHeard()
    {
        double[] values = [.. Enumerable.Range(0, 36).Select(i => (double)(i * 7 % 11))];
        var ring = Neighbours.FromLists([.. Enumerable.Range(0, 36).Select(i => new[] { (i + 1) % 36, (i + 35) % 36 })]);
        var options = new AutocorrelationOptions { Permutations = 500 };
        foreach (var question in new Action<Oversight>[] { o => LocalMoran.Of(values, ring, options, o), o => Geary.Global(values, ring, options, o) })
        {
            using var heard = new Heard();
            question(heard.Oversight);
            heard.ShouldHaveRisenToOne();
            Should.Throw<OperationCanceledException>(() => question(Heard.Cancelled));
        }
    }
}
