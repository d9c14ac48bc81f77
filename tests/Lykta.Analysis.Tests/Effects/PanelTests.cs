using Lykta.Analysis.Effects;
using Lykta.Analysis.Regression;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Effects;

public sealed class PanelTests
{
    /// <summary>The closed form is the coefficient of the Poisson regression with one column per area and period, and its error the clustered sandwich.</summary>
    [Fact]
    public void DifferenceInDifferences_AgainstTheWholeRegression_IsTheSame()
    {
        var panel = Made(12, 10, 6, [1, 4, 5, 8, 9], factor: 0.7, seed: 5);
        var design = new List<double[]>();
        var counts = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            for (var t = 0; t < 10; t++)
            {
                var row = new double[22];
                row[i] = 1;
                if (t > 0) row[11 + t] = 1;
                if (panel.Treated.Contains(i) && t >= 6) row[21] = 1;
                design.Add(row);
                counts.Add(panel.Counts[i][t]);
            }
        }
        var fit = PoissonRegression.Fit(design, counts)!;
        var result = DifferenceInDifferences.Of(panel);
        Math.Log(result.Effect.Statistic!.Value).ShouldBe(fit.Coefficients[21], 1e-9);
        var scores = Enumerable.Range(0, 12).Select(i =>
        {
            var score = new double[22];
            for (var t = 0; t < 10; t++)
                for (var j = 0; j < 22; j++) score[j] += design[(i * 10) + t][j] * (counts[(i * 10) + t] - fit.Fitted[(i * 10) + t]);
            return Enumerable.Range(0, 22).Sum(j => fit.Covariance(21, j) * score[j]);
        });
        result.ClusteredError!.Value.ShouldBeRelatively(Math.Sqrt(scores.Sum(x => x * x) * 12 / 11), 1e-8);
        result.IsPermuted.ShouldBeFalse();
        result.Effect.Outcome.ShouldBe(Outcome.FewerThanExpected);
    }

    /// <summary>Six areas, two treated: 15 divisions, so p is a multiple of 1/15 and nothing can be proven at 5 %.</summary>
    [Fact]
    public void DifferenceInDifferences_SixAreas_PermutesAllFifteen()
    {
        var result = DifferenceInDifferences.Of(Made(6, 8, 4, [0, 1], factor: 0.2, seed: 2));
        result.IsPermuted.ShouldBeTrue();
        result.Effect.P!.Value.ShouldBeRelatively(1.0 / 15, 1e-12);
        result.Effect.Outcome.ShouldBe(Outcome.TooFewToSay);
        result.Effect.Warns(WarningCode.FewAreas).ShouldBeTrue();
    }

    /// <summary>Nine areas, three treated: 84 divisions; the interval holds exactly the factors that are not refused.</summary>
    [Fact]
    public void DifferenceInDifferences_Permuted_IntervalAgreesWithTheTest()
    {
        var result = DifferenceInDifferences.Of(Made(9, 12, 6, [0, 3, 6], factor: 0.4, seed: 8));
        result.Effect.Outcome.ShouldBe(Outcome.FewerThanExpected);
        result.Effect.P!.Value.ShouldBeRelatively(1.0 / 84, 1e-12);
        result.Effect.Interval!.Value.Contains(1).ShouldBeFalse();
        result.Effect.Interval!.Value.Contains(0.4).ShouldBeTrue();
    }

    /// <summary>Areas whose levels drift on their own: without any effect about 5 % are called changed, with either way of judging.</summary>
    [Theory]
    [InlineData(20, 8, 0.09)]
    [InlineData(9, 4, 0.06)]
    public void DifferenceInDifferences_NoEffect_KeepsItsPromise(int areas, int treated, double most)
    {
        var (changed, _) = Changed(areas, treated);
        (changed / (double)Runs).ShouldBeLessThan(most);
        changed.ShouldBeGreaterThan(2);
    }

    internal const int Runs = 300;

    /// <summary>How many panels without any effect are called changed, and how many with the clustered error alone.</summary>
    internal static (int Changed, int Alone) Changed(int areas, int treated)
    {
        var (changed, alone) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var result = DifferenceInDifferences.Of(Made(areas, 8, 4, [.. Enumerable.Range(0, treated)], 1, 1000 + run, drift: 0.2));
            if (result.Effect.P <= 0.05) changed++;
            if (result.ClusteredError is { } error && 2 * Analysis.Probability.StudentDistribution.AtLeast(Math.Abs(Math.Log(result.Effect.Statistic!.Value) / error), areas - 1) <= 0.05) alone++;
        }
        return (changed, alone);
    }

    [Fact]
    public void DifferenceInDifferences_DifferentBefore_Warns()
    {
        int[][] counts = [.. Enumerable.Range(0, 12).Select(i => Enumerable.Range(0, 12).Select(t => i < 6 ? 40 + (6 * t) + i : 60 + i).ToArray())];
        var result = DifferenceInDifferences.Of(new AreaPanel(counts, [0, 1, 2, 3, 4, 5], 8));
        result.Earlier!.Outcome.ShouldBe(Outcome.MoreThanExpected);
        result.Effect.Warns(WarningCode.EarlierDifference).ShouldBeTrue();
    }

    [Fact]
    public void DifferenceInDifferences_NoEventsAfterOrBrokenPanel_IsRefusedOrUndefined()
    {
        DifferenceInDifferences.Of(new AreaPanel([[4, 0], [5, 6]], [0], 1)).Effect.Undefined.ShouldBe(UndefinedReason.ZeroDenominator);
        Should.Throw<ArgumentException>(() => DifferenceInDifferences.Of(new AreaPanel([[4, 0], [5]], [0], 1)));
        Should.Throw<ArgumentException>(() => DifferenceInDifferences.Of(new AreaPanel([[4, 0], [5, 6]], [0, 1], 1)));
    }

    /// <summary>The treated area is 0.3 of the first and 0.7 of the third donor before; the solver finds exactly that.</summary>
    [Fact]
    public void SyntheticControl_KnownMixture_IsFound()
    {
        var random = new Random(6);
        double[][] donors = [.. Enumerable.Range(0, 25).Select(_ => Enumerable.Range(0, 36).Select(_ => 10 + (20 * random.NextDouble())).ToArray())];
        double[] treated = [.. Enumerable.Range(0, 36).Select(t => (0.3 * donors[0][t]) + (0.7 * donors[2][t]) - (t >= 30 ? 5 : 0) + ((t % 2) * 1e-6))];
        var result = SyntheticControl.Of(treated, donors, 30);
        result.Weights[0].ShouldBe(0.3, 1e-5);
        result.Weights[2].ShouldBe(0.7, 1e-5);
        result.Weights.Sum().ShouldBeRelatively(1, 1e-12);
        result.Effect.Statistic!.Value.ShouldBe(-30, 1e-3);
        result.Effect.P!.Value.ShouldBeRelatively(1.0 / 26, 1e-12);
        result.Effect.Outcome.ShouldBe(Outcome.FewerThanExpected);
    }

    /// <summary>No mixture within reach is better (optimality of a convex problem): every move of weight between two donors makes it worse.</summary>
    [Fact]
    public void NearestMixture_RandomSeries_CannotBeImproved()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            int donors = 3 + (seed % 30), periods = 20 + (seed % 7);
            double[][] series = [.. Enumerable.Range(0, donors).Select(_ => Enumerable.Range(0, periods).Select(_ => (double)random.Next(0, 30)).ToArray())];
            double[] target = [.. Enumerable.Range(0, periods).Select(_ => (double)random.Next(0, 30))];
            var weights = NearestMixture.Of(target, series);
            weights.ShouldAllBe(w => w >= 0);
            weights.Sum().ShouldBeRelatively(1, 1e-9);
            double Error(double[] w) => Enumerable.Range(0, periods).Sum(t => Math.Pow(target[t] - Enumerable.Range(0, donors).Sum(j => w[j] * series[j][t]), 2));
            var best = Error(weights);
            for (var from = 0; from < donors; from++)
            {
                for (var to = 0; to < donors; to++)
                {
                    if (weights[from] < 1e-4 || from == to) continue;
                    double[] moved = [.. weights];
                    moved[from] -= 1e-4;
                    moved[to] += 1e-4;
                    Error(moved).ShouldBeGreaterThan(best - (1e-9 * best));
                }
            }
        }
    }

    [Fact]
    public void SyntheticControl_NothingDoneOrTooLittle_SaysSo()
    {
        var random = new Random(16);
        double[][] donors = [.. Enumerable.Range(0, 24).Select(_ => Enumerable.Range(0, 40).Select(_ => (double)random.Next(5, 25)).ToArray())];
        var nothing = SyntheticControl.Of([.. Enumerable.Range(0, 40).Select(_ => (double)random.Next(5, 25))], donors, 30);
        nothing.Effect.Outcome.ShouldBe(Outcome.WithinNormal);
        SyntheticControl.Of(donors[0], [.. donors.Skip(1).Take(10)], 30).Effect.Outcome.ShouldBe(Outcome.TooFewToSay);
        SyntheticControl.Of(donors[0], [.. donors.Skip(1)], 19).Effect.Undefined.ShouldBe(UndefinedReason.HistoryTooShort);
        SyntheticControl.Of([.. donors[0].Select(x => x + 500)], [.. donors.Skip(1)], 30).Effect.Warns(WarningCode.PoorFit).ShouldBeTrue();
    }

    internal static AreaPanel Made(int areas, int periods, int start, int[] treated, double factor, int seed, double drift = 0)
    {
        var random = new Random(seed);
        int[][] counts = [.. Enumerable.Range(0, areas).Select(i =>
        {
            double level = 20 + (5 * (i % 7)), later = Math.Exp(drift * Normal(random));
            return Enumerable.Range(0, periods)
                .Select(t => Poisson(random, level * (1 + (0.05 * t)) * (t >= start ? later * (treated.Contains(i) ? factor : 1) : 1))).ToArray();
        })];
        return new AreaPanel(counts, treated, start);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static int Poisson(Random random, double mean)
    {
        double limit = Math.Exp(-mean), product = random.NextDouble();
        var count = 0;
        for (; product > limit; count++) product *= random.NextDouble();
        return count;
    }
}
