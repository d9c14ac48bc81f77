using Lykta.Analysis.Effects;
using Lykta.Analysis.Probability;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Effects;

/// <summary>Difference in differences against its definition, tried out in full.</summary>
public sealed class PanelDefinitionTests
{
    /// <summary>Small counts with zeros: p is the share of all 56 divisions at least as far from none, and the interval holds what is not refused.</summary>
    [Fact]
    public void Of_FewAreas_IsTheShareOfAllDivisions()
    {
        var tried = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var panel = Panel(new Random(seed), areas: 8, [1, 4, 6], most: 5);
            var result = DifferenceInDifferences.Of(panel, new PanelOptions { Level = 0.9 });
            if (!result.Effect.IsDefined) continue;
            tried++;
            result.IsPermuted.ShouldBeTrue();
            result.Effect.P!.Value.ShouldBe(Share(panel, 1), 1e-12);
            result.Effect.Statistic!.Value.ShouldBeRelatively(Math.Exp(Log(Sums(panel, 1), panel.Treated)!.Value), 1e-12);
            var interval = result.Effect.Interval!.Value;
            if (interval.Lower > 0)
            {
                Share(panel, interval.Lower * 0.999999).ShouldBeLessThanOrEqualTo(0.1 + 1e-12);
                Share(panel, interval.Lower * 1.000001).ShouldBeGreaterThan(0.1);
            }
            if (interval.Upper is not { } upper) continue;
            Share(panel, upper * 1.000001).ShouldBeLessThanOrEqualTo(0.1 + 1e-12);
            Share(panel, upper * 0.999999).ShouldBeGreaterThan(0.1);
        }
        tried.ShouldBeGreaterThan(25);
    }

    /// <summary>12 870 divisions are more than are tried: the drawn p is within four standard errors of all of them.</summary>
    [Fact]
    public void Of_ManyDivisions_AreDrawnAndAgreeWithAll()
    {
        var panel = Panel(new Random(5), areas: 16, [0, 1, 2, 3, 4, 5, 6, 7], most: 12, factor: 0.5);
        var options = new PanelOptions { LeastAreas = 17, Permutations = 9999 };
        var p = Share(panel, 1);
        var drawn = DifferenceInDifferences.Of(panel, options).Effect.P!.Value;
        p.ShouldBeInRange(0.002, 0.95);
        drawn.ShouldBe(p, (4 * Math.Sqrt(p * (1 - p) / 9999)) + 0.0001);
        (drawn * 10_000).ShouldBe(Math.Round(drawn * 10_000), 1e-6);
        DifferenceInDifferences.Of(panel, options).Effect.P.ShouldBe(drawn);
        DifferenceInDifferences.Of(panel, options with { Seed = 2 }).Effect.P.ShouldNotBe(drawn);
        var rough = 100 * DifferenceInDifferences.Of(panel, options with { Permutations = 99 }).Effect.P!.Value;
        rough.ShouldBe(Math.Round(rough), 1e-6);
    }

    /// <summary>One treated of ten thousand areas is ten thousand divisions, which are all tried whatever the number of permutations.</summary>
    [Fact]
    public void Of_TenThousandDivisions_AreAllTried()
    {
        IReadOnlyList<int>[] counts = [.. Enumerable.Range(0, 10_000).Select(i => (IReadOnlyList<int>)(i == 7 ? [40, 1] : [40, 38 + (i % 5)]))];
        DifferenceInDifferences.Of(new AreaPanel(counts, [7], 1), new PanelOptions { Permutations = 99 }).Effect.P!.Value.ShouldBeRelatively(1e-4, 1e-12);
    }

    /// <summary>The error is the larger of the clustered one and that of leaving out an area at a time; t with areas − 1 degrees.</summary>
    [Fact]
    public void Of_ManyAreas_IntervalIsThatOfTheLargerError()
    {
        var jackknifed = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var panel = PanelTests.Made(12, 8, 4, [0, 2, 4, 6, 8, 10], 0.8, seed, drift: seed % 3 * 0.2);
            var result = DifferenceInDifferences.Of(panel, new PanelOptions { Level = 0.9 });
            var log = Math.Log(result.Effect.Statistic!.Value);
            var without = Enumerable.Range(0, 12).Select(gone => Log([.. Sums(panel, 1).Select((sum, i) => i == gone ? (0, 0) : sum)], panel.Treated)!.Value);
            var jackknife = Math.Sqrt(without.Sum(x => (x - log) * (x - log)) * 11 / 12);
            var error = Math.Max(jackknife, result.ClusteredError!.Value);
            if (error == jackknife) jackknifed++;
            var half = StudentDistribution.UpperQuantile(0.05, 11) * error;
            result.Effect.Interval!.Value.Lower.ShouldBeRelatively(Math.Exp(log - half), 1e-9);
            result.Effect.Interval.Value.Upper!.Value.ShouldBeRelatively(Math.Exp(log + half), 1e-9);
            result.Effect.P!.Value.ShouldBeRelatively(2 * StudentDistribution.AtLeast(Math.Abs(log) / error, 11), 1e-9);
            result.Effect.Outcome.ShouldBe(result.Effect.P > 0.1 ? Outcome.WithinNormal : log > 0 ? Outcome.MoreThanExpected : Outcome.FewerThanExpected);
            result.Effect.Warns(WarningCode.EarlierDifference).ShouldBe(result.Earlier is { P: < 0.05 });
        }
        jackknifed.ShouldBeGreaterThan(0);
    }

    /// <summary>By hand: ln N against 1.96·√(1 + 3/N) for a fall to one event, N events in each of the four: ten can show it, nine cannot.</summary>
    [Theory]
    [InlineData(1, Outcome.TooFewToSay)]
    [InlineData(2, Outcome.WithinNormal)]
    public void Of_CouldNotHaveShown_SaysTooFew(int fourth, Outcome outcome)
    {
        IReadOnlyList<int>[] side = [[2, 2], [2, 2], [2, 2], [fourth, fourth], [1, 1], [1, 1]];
        var result = DifferenceInDifferences.Of(new AreaPanel([.. side, .. side], [0, 1, 2, 3, 4, 5], 1));
        result.IsPermuted.ShouldBeFalse();
        result.Effect.Outcome.ShouldBe(outcome);
        result.Effect.P.ShouldBe(1);
        result.Effect.Statistic!.Value.ShouldBeRelatively(1, 1e-12);
    }

    /// <summary>Every treated area halved, no other changed: nothing varies, and the effect is sure.</summary>
    [Fact]
    public void Of_SameEffectEverywhere_IsSure()
    {
        IReadOnlyList<int>[] counts = [.. Enumerable.Range(0, 12).Select(i => (IReadOnlyList<int>)[16 + (4 * (i % 3)), (16 + (4 * (i % 3))) / (i < 6 ? 2 : 1)])];
        var effect = DifferenceInDifferences.Of(new AreaPanel(counts, [0, 1, 2, 3, 4, 5], 1)).Effect;
        effect.Outcome.ShouldBe(Outcome.FewerThanExpected);
        effect.P!.Value.ShouldBeLessThan(1e-50);
        effect.Statistic!.Value.ShouldBeRelatively(0.5, 1e-12);
        effect.Interval!.Value.Upper!.Value.ShouldBeRelatively(0.5, 1e-9);
        effect.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(10, 5, 10, 5, false)]
    [InlineData(9, 5, 10, 5, true)]
    [InlineData(12, 4, 10, 5, true)]
    [InlineData(12, 8, 10, 5, true)]
    [InlineData(12, 7, 10, 5, false)]
    [InlineData(4, 2, 4, 2, false)]
    [InlineData(12, 6, 13, 5, true)]
    public void Of_FewestAreas_DecideWhetherToPermute(int areas, int treated, int leastAreas, int leastPerSide, bool isPermuted)
    {
        var panel = PanelTests.Made(areas, 8, 4, [.. Enumerable.Range(0, treated)], 1, 3);
        var result = DifferenceInDifferences.Of(panel, new PanelOptions { LeastAreas = leastAreas, LeastPerSide = leastPerSide, Permutations = 99 });
        result.IsPermuted.ShouldBe(isPermuted);
        result.Effect.Warnings.Where(warning => warning.Code == WarningCode.FewAreas).ShouldBe(isPermuted ? [new(WarningCode.FewAreas, areas)] : []);
    }

    /// <summary>One of four areas is one of four divisions: at 75 % that is just proof, at 76 % it is none.</summary>
    [Fact]
    public void Of_SmallestP_ProvesWhenItIsTheLevel()
    {
        var panel = new AreaPanel([[40, 4], [40, 40], [40, 41], [40, 39]], [0], 1);
        var just = DifferenceInDifferences.Of(panel, new PanelOptions { Level = 0.75 }).Effect;
        (just.P, just.Outcome).ShouldBe((0.25, Outcome.FewerThanExpected));
        just.Interval.ShouldNotBeNull();
        var not = DifferenceInDifferences.Of(panel, new PanelOptions { Level = 0.76 }).Effect;
        (not.P, not.Outcome, not.Interval).ShouldBe((0.25, Outcome.TooFewToSay, null));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    [InlineData(9, true)]
    public void Of_StartAtAnyPeriod_LooksAtTheTimeBefore(int start, bool looksBefore)
    {
        var panel = PanelTests.Made(12, 10, start, [0, 1, 2, 3, 4, 5], 1, 9);
        var result = DifferenceInDifferences.Of(panel);
        (result.Earlier is not null).ShouldBe(looksBefore);
        if (!looksBefore) return;
        var cut = DifferenceInDifferences.Of(new AreaPanel([.. panel.Counts.Select(area => (IReadOnlyList<int>)[.. area.Take(start)])], panel.Treated, start / 2));
        result.Earlier!.Statistic.ShouldBe(cut.Effect.Statistic);
        result.Earlier.P.ShouldBe(cut.Effect.P);
    }

    [Fact]
    public void Options_AtTheirBorders_AreTaken()
    {
        var panel = PanelTests.Made(12, 6, 3, [0, 1, 2, 3, 4, 5], 1, 4);
        foreach (var options in new PanelOptions[] { new() { Permutations = 99 }, new() { Permutations = 99_999 }, new() { LeastAreas = 4 }, new() { LeastPerSide = 2 } })
            DifferenceInDifferences.Of(panel, options).Effect.IsDefined.ShouldBeTrue();
    }

    [Fact]
    public void Of_Drawn_CanBeStoppedAndIsHeard()
    {
        var panel = Panel(new Random(5), areas: 16, [0, 1, 2, 3, 4, 5, 6, 7], most: 12);
        var options = new PanelOptions { LeastAreas = 17, Permutations = 999 };
        using var heard = new Heard();
        DifferenceInDifferences.Of(panel, options, heard.Oversight);
        heard.ShouldHaveRisenToOne();
        Should.Throw<OperationCanceledException>(() => DifferenceInDifferences.Of(panel, options, Heard.Cancelled));
    }

    private static AreaPanel Panel(Random random, int areas, int[] treated, int most, double factor = 1) => new(
        [.. Enumerable.Range(0, areas).Select(i => (IReadOnlyList<int>)[random.Next(0, most), random.Next(0, most), (int)(random.Next(0, most) * (treated.Contains(i) ? factor : 1))])], treated, 2);

    private static (double Before, double After)[] Sums(AreaPanel panel, double factor) =>
        [.. panel.Counts.Select((area, i) => ((double)area.Take(panel.Start).Sum(), area.Skip(panel.Start).Sum() / (panel.Treated.Contains(i) ? factor : 1)))];

    private static double? Log((double Before, double After)[] sums, IReadOnlyCollection<int> treated)
    {
        double Sum(bool isTreated, bool isAfter) => sums.Where((_, i) => treated.Contains(i) == isTreated).Sum(sum => isAfter ? sum.After : sum.Before);
        double a = Sum(true, true), b = Sum(true, false), c = Sum(false, true), d = Sum(false, false);
        return a > 0 && b > 0 && c > 0 && d > 0 ? Math.Log(a / b / (c / d)) : null;
    }

    /// <summary>Share of all divisions into equally large sides that are at least as far from no effect, the factor taken away.</summary>
    private static double Share(AreaPanel panel, double factor)
    {
        var sums = Sums(panel, factor);
        double Far(IReadOnlyCollection<int> side) => Log(sums, side) is { } log ? Math.Abs(log) : double.PositiveInfinity;
        var seen = Far(panel.Treated) * (1 - 1e-9);
        int atLeast = 0, all = 0;
        for (uint mask = 0; mask < 1u << sums.Length; mask++)
        {
            if (System.Numerics.BitOperations.PopCount(mask) != panel.Treated.Count) continue;
            all++;
            if (Far([.. Enumerable.Range(0, sums.Length).Where(i => (mask & (1u << i)) != 0)]) >= seen) atLeast++;
        }
        return (double)atLeast / all;
    }
}
