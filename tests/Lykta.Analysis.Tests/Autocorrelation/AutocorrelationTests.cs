using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Geometry;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Autocorrelation;

public sealed class AutocorrelationTests
{
    /// <summary>The 5 × 5 grid of D. Zimmerman's lecture notes, rook neighbours, which R's spdep gives S0 25, S1 16.19444, S2 100.6667.</summary>
    private static readonly double[] Lecture = [5, 4, 4, 4, 4, 5, 5, 5, 3, 3, 1, 5, 2, 3, 4, 1, 1, 2, 2, 3, 1, 2, 1, 2, 3];

    private static readonly AutocorrelationOptions Small = new() { LeastAreas = 4 };

    [Fact]
    public void Weights_LectureGrid_AreThoseOfSpdep()
    {
        var lattice = Lattice.Of(Lecture, Neighbours.RookGrid(5, 5), Weighting.RowStandardised);
        lattice.S0.ShouldBeRelatively(25, 1e-12);
        lattice.S1.ShouldBe(16.19444, 5e-6);
        lattice.S2.ShouldBe(100.6667, 5e-5);
    }

    /// <summary>By hand: 1, 2, 3, 4 on a line, binary: z −1.5 −0.5 0.5 1.5, Σzz' over 6 links 2·(0.75 − 0.25 + 0.75) = 2.5; I = 4/6·2.5/5 = 1/3; C = 3/(2·6)·6/5 = 0.3.</summary>
    [Fact]
    public void Global_FourOnALine_IsByHand()
    {
        var options = Small with { Weighting = Weighting.Binary };
        Moran.Global([1, 2, 3, 4], Neighbours.QueenGrid(4, 1), options).Statistic!.Value.ShouldBeRelatively(1.0 / 3, 1e-12);
        Geary.Global([1, 2, 3, 4], Neighbours.QueenGrid(4, 1), options).Statistic!.Value.ShouldBeRelatively(0.3, 1e-12);
    }

    /// <summary>Mean and variance under randomisation are those of all 7! orders of the values, for both statistics and both weightings.</summary>
    [Theory]
    [InlineData(Weighting.Binary)]
    [InlineData(Weighting.RowStandardised)]
    public void Moments_AllOrders_Agree(Weighting weighting)
    {
        double[] values = [1, 2, 4, 8, 9, 3, 0];
        var neighbours = Neighbours.FromLists([[1, 2], [0, 2, 3], [0, 1], [1, 4, 5], [3], [3, 6], [5, 0]]);
        var options = Small with { Weighting = weighting };
        List<double> i = [], c = [];
        foreach (var order in Orders(values))
        {
            i.Add(Moran.Global(order, neighbours, options).Statistic!.Value);
            c.Add(Geary.Global(order, neighbours, options).Statistic!.Value);
        }
        var lattice = Lattice.Of(values, neighbours, weighting);
        i.Average().ShouldBe(-1.0 / 6, 1e-12);
        i.Average(x => (x + (1.0 / 6)) * (x + (1.0 / 6))).ShouldBeRelatively(Moran.Variance(lattice, -1.0 / 6), 1e-9);
        c.Average().ShouldBe(1, 1e-12);
        c.Average(x => (x - 1) * (x - 1)).ShouldBeRelatively(Geary.Variance(lattice), 1e-9);
    }

    [Fact]
    public void Global_LectureGrid_IsAlikeByAllWays()
    {
        foreach (var options in new[] { Small, Small with { Permutations = 1999 } })
        {
            Moran.Global(Lecture, Neighbours.RookGrid(5, 5), options).Outcome.ShouldBe(Outcome.MoreThanExpected);
            Geary.Global(Lecture, Neighbours.RookGrid(5, 5), options).Outcome.ShouldBe(Outcome.MoreThanExpected);
        }
        double[] chess = [.. Enumerable.Range(0, 49).Select(k => ((k / 7) + (k % 7)) % 2 * 3.0)];
        Moran.Global(chess, Neighbours.RookGrid(7, 7)).Outcome.ShouldBe(Outcome.FewerThanExpected);
        Moran.Global(chess, Neighbours.RookGrid(7, 7)).Statistic!.Value.ShouldBeLessThan(-0.9);
    }

    [Fact]
    public void Global_FewAreasIslandsAndNoVariation_AreStates()
    {
        Moran.Global(Lecture, Neighbours.RookGrid(5, 5)).Outcome.ShouldBe(Outcome.TooFewToSay);
        Moran.Global([3, 3, 3, 3, 3], Neighbours.QueenGrid(5, 1), Small).Undefined.ShouldBe(UndefinedReason.NoVariation);
        var islands = Moran.Global([1, 2, 3, 4, 99], Neighbours.FromLists([[1], [0, 2], [1, 3], [2], []]), Small with { Weighting = Weighting.Binary });
        islands.Statistic!.Value.ShouldBeRelatively(1.0 / 3, 1e-12);
        islands.Warnings.ShouldContain(new Warning(WarningCode.Islands, 1));
    }

    [Fact]
    public void LocalMoran_MeanOfAll_IsTheGlobal()
    {
        var random = new Random(4);
        double[] values = [.. Enumerable.Range(0, 100).Select(_ => random.NextDouble())];
        var grid = Neighbours.QueenGrid(10, 10);
        var map = LocalMoran.Of(values, grid, new AutocorrelationOptions { Permutations = 99 });
        map.Areas.Average(area => area!.Value.I).ShouldBeRelatively(Moran.Global(values, grid).Statistic!.Value, 1e-10);
    }

    /// <summary>Every set of two of the other eleven areas is tried: the permutation p-value is within four standard errors.</summary>
    [Fact]
    public void LocalMoran_P_AgreesWithTryingAllOthers()
    {
        double[] values = [1, 4, 0, 2, 7, 3, 0, 5, 1, 2, 9, 11];
        var map = LocalMoran.Of(values, Neighbours.QueenGrid(12, 1), Small with { Permutations = 9999, Seed = 6 });
        for (var area = 1; area < 11; area++)
        {
            var others = Enumerable.Range(0, 12).Where(i => i != area).Select(i => values[i]).ToArray();
            var sums = others.SelectMany((x, i) => others.Skip(i + 1).Select(y => x + y)).ToList();
            var seen = values[area - 1] + values[area + 1];
            var p = Math.Min(1, 2.0 * Math.Min(sums.Count(x => x >= seen), sums.Count(x => x <= seen)) / sums.Count);
            map.Areas[area]!.Value.P.ShouldBe(p, (8 * Math.Sqrt(p / 2 * (1 - (p / 2)) / 9999)) + 0.0002);
        }
    }

    [Fact]
    public void LocalMoran_PlantedCluster_IsFoundAndRepeats()
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 400).Select(i => random.NextDouble() + (i % 20 < 5 && i / 20 < 5 ? 3 : 0))];
        var once = LocalMoran.Of(values, Neighbours.QueenGrid(20, 20));
        once.Areas[42]!.Value.ShouldSatisfyAllConditions(
            area => area.Quadrant.ShouldBe(Quadrant.HighHigh),
            area => area.Outcome.ShouldBe(Outcome.MoreThanExpected),
            area => area.P.ShouldBeGreaterThanOrEqualTo(2.0 / 10_000));
        once.Areas[390]!.Value.Outcome.ShouldBe(Outcome.WithinNormal);
        LocalMoran.Of(values, Neighbours.QueenGrid(20, 20)).Areas.ShouldBe(once.Areas);
        once.Reading.Key.ShouldBe("Analysis.LocalMoran.Map");
    }

    /// <summary>Without any pattern about 5 % of the raw p-values are below 5 %, and hardly any after adjustment.</summary>
    [Fact]
    public void LocalMoran_NoPattern_KeepsItsPromise()
    {
        var random = new Random(12);
        double[] values = [.. Enumerable.Range(0, 900).Select(_ => random.NextDouble())];
        var map = LocalMoran.Of(values, Neighbours.QueenGrid(30, 30), new AutocorrelationOptions { Permutations = 999 });
        (map.Areas.Count(area => area!.Value.P <= 0.05) / 900.0).ShouldBe(0.05, 0.025);
        map.Areas.Count(area => area!.Value.Outcome != Outcome.WithinNormal).ShouldBeLessThan(5);
    }

    [Fact]
    public void LocalMoran_FewAreasOrTooMuch_IsRefused()
    {
        LocalMoran.Of(Lecture, Neighbours.RookGrid(5, 5)).Areas.ShouldAllBe(area => area == null);
        var crowd = Neighbours.FromLists([.. Enumerable.Range(0, 200).Select(i => Enumerable.Range(0, 100).Select(k => (i + k + 1) % 200).ToArray())]);
        var refusal = Should.Throw<TooLargeException>(() => LocalMoran.Of(
            [.. Enumerable.Range(0, 200).Select(x => (double)x)], crowd, new AutocorrelationOptions { Permutations = 1_000_000 }));
        refusal.Asked.ShouldBe(1e8);
    }

    [Fact]
    public void Oversight_CancelledAndHeard_StopsAndRises()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => Moran.Global(
            Lecture, Neighbours.RookGrid(5, 5), Small with { Permutations = 500 }, new Oversight(Cancel: source.Token)));
        var heard = new Heard();
        Moran.Global(Lecture, Neighbours.RookGrid(5, 5), Small with { Permutations = 500 }, new Oversight(Progress: heard));
        heard.Shares.ShouldBe(heard.Shares.Order());
        heard.Shares[^1].ShouldBe(1);
        heard.Shares.Count.ShouldBeLessThanOrEqualTo(101);
    }

    private static IEnumerable<double[]> Orders(double[] values)
    {
        if (values.Length == 1)
        {
            yield return values;
            yield break;
        }
        for (var i = 0; i < values.Length; i++)
            foreach (var rest in Orders([.. values[..i], .. values[(i + 1)..]])) yield return [values[i], .. rest];
    }

    private sealed class Heard : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }
}
