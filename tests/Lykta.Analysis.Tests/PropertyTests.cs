using FsCheck;
using FsCheck.Fluent;
using Lykta.Analysis.Effects;
using Lykta.Analysis.Places;
using Lykta.Analysis.SmallArea;
using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests;

/// <summary>What must hold for any input, tried on a few hundred fixed random ones.</summary>
public sealed class PropertyTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260101UL, 9UL);

    private static void ForAll<T>(Gen<T> inputs, Func<T, bool> holds) => Check.One(Fixed, Prop.ForAll(inputs.ToArbitrary(), holds));

    private static Gen<int[]> Counts(int most, int length) => Gen.Choose(0, most).ArrayOf(length);

    private static bool IsSound(Estimate estimate)
    {
        double?[] numbers = [estimate.Statistic, estimate.P, estimate.N, .. estimate.Reading.Numbers.Select(x => (double?)x.Value), .. estimate.Warnings.Select(x => (double?)x.Value)];
        return numbers.All(x => x is null || double.IsFinite(x.Value))
            && estimate.P is null or (> 0 and <= 1)
            && estimate.IsDefined == (estimate.Undefined is null)
            && ReadingCatalogue.All[estimate.Reading.Key].SequenceEqual(estimate.Reading.Numbers.Select(x => x.Name));
    }

    [Fact]
    public void ExpectedRange_AnySeries_IsSoundAndAgreesWithItself() => ForAll(Gen.Choose(1, 220).SelectMany(length => Counts(12, length)), counts =>
    {
        int?[] series = [.. counts.Select(x => x == 7 ? (int?)null : x)];
        var estimate = ExpectedRange.OfLast(series);
        if (!IsSound(estimate)) return false;
        if (estimate.Interval is not { } range || series[^1] is not { } observed) return estimate.Outcome == Outcome.TooFewToSay;
        return estimate.Outcome switch
        {
            Outcome.MoreThanExpected => observed > range.Upper,
            Outcome.FewerThanExpected => observed < range.Lower,
            Outcome.WithinNormal => range.Contains(observed),
            _ => true,
        };
    });

    [Fact]
    public void Estimates_AbsurdDifferences_AreSound()
    {
        int?[] series = [.. Enumerable.Repeat<int?>(1, 170), 900_000];
        IsSound(ExpectedRange.OfLast(series)).ShouldBeTrue();
        ExpectedRange.OfLast(series).Reading.Number("recurrenceYears").ShouldBe(ExpectedRange.LongestRecurrence);
        IsSound(TwoPeriods.Compare(1, 5_000_000)).ShouldBeTrue();
        IsSound(BeforeAfter.RelativeEffect(new(9_000_000, 1_000, 9_000_000, 9_000_000))).ShouldBeTrue();
        IsSound(BeforeAfter.DisplacementDifference(new(9_000_000, 1_000, 9_000_000, 9_000_000))).ShouldBeTrue();
        IsSound(Shares.Difference(ShareOf.Count(0, 1_000_000), ShareOf.Count(1_000_000, 1_000_000))).ShouldBeTrue();
        IsSound(CountInterval.Of(5_000_000)).ShouldBeTrue();
    }

    [Fact]
    public void ExpectedRange_OneMoreEvent_NeverMakesItFewer() => ForAll(Counts(20, 170), counts =>
    {
        int?[] series = [.. counts.Select(x => (int?)x)], more = [.. series];
        more[^1]++;
        return Rank(ExpectedRange.OfLast(more).Outcome) >= Rank(ExpectedRange.OfLast(series).Outcome);
    });

    [Fact]
    public void TwoPeriods_Swapped_MirrorsTheAnswer() => ForAll(Counts(90, 2), counts =>
    {
        Estimate there = TwoPeriods.Compare(counts[0], counts[1]), back = TwoPeriods.Compare(counts[1], counts[0]);
        var mirrored = there.Outcome switch
        {
            Outcome.MoreThanExpected => Outcome.FewerThanExpected,
            Outcome.FewerThanExpected => Outcome.MoreThanExpected,
            var same => same,
        };
        return IsSound(there) && back.Outcome == mirrored && (there.P is null || Math.Abs(there.P.Value - back.P!.Value) < 1e-12);
    });

    [Fact]
    public void Shares_AnyCounts_StayInsideAndSound() => ForAll(Counts(200, 4), counts =>
    {
        ShareOf one = ShareOf.Count(Math.Min(counts[0], counts[1]), counts[1]), two = ShareOf.Count(Math.Min(counts[2], counts[3]), counts[3]);
        Estimate share = Shares.Of(one), difference = Shares.Difference(one, two);
        return IsSound(share) && IsSound(difference)
            && (share.Interval is not { } i || (i.Lower >= 0 && i.Upper <= 1 && i.Contains(one.Value!.Value)))
            && (difference.Interval is not { } d || (d.Lower >= -1 && d.Upper <= 1 && d.Contains(difference.Statistic!.Value)));
    });

    [Fact]
    public void BeforeAfter_AnyCounts_IsSound() => ForAll(Counts(60, 4), counts =>
    {
        var four = new BeforeAfterCounts(counts[0], counts[1], counts[2], counts[3]);
        return IsSound(BeforeAfter.RelativeEffect(four)) && IsSound(BeforeAfter.DisplacementDifference(four))
            && (BeforeAfter.DisplacementQuotient(four, counts[1], counts[2]) is not { } quotient || double.IsFinite(quotient));
    });

    [Fact]
    public void RegressionToTheMean_AnyPlaces_IsSound() => ForAll(Counts(15, 12), counts =>
        IsSound(RegressionToTheMean.Compare(counts, [0, 3], counts[5])));

    /// <summary>Also when nothing ever happened before or after, so that a coefficient runs away.</summary>
    [Fact]
    public void InterruptedSeries_AnySeries_IsSound() => ForAll(Gen.Choose(24, 70).SelectMany(length => Counts(6, length + 2)), counts =>
    {
        var start = 12 + (counts[0] % 3);
        int?[] series = [.. counts[2..].Select((x, t) => counts[1] == 0 && t < start ? 0 : counts[1] == 1 && t >= start ? (t % 9 == 0 ? 1 : 0) : x == 6 ? (int?)null : x * (1 + (counts[1] % 4 * t)))];
        var result = InterruptedSeries.Of(new(series, start) { PeriodsPerYear = counts[1] % 2 == 0 ? 52.1775 : 12, IsNegativeBinomial = counts[0] > 3 });
        return IsSound(result.Level) && result.SlopePerYear is null or (>= 0 and < double.PositiveInfinity) && result.Fitted.All(double.IsFinite) && result.Counterfactual.All(double.IsFinite);
    });

    [Fact]
    public void Series_AnyAlarm_IsSound() => ForAll(Gen.Choose(1, 300).SelectMany(length => Counts(9, length)), counts =>
    {
        int?[] series = [.. counts.Select(x => x == 8 ? (int?)null : x == 7 ? 0 : x)];
        var week = Lykta.Analysis.Surveillance.FarringtonFlexible.At(series, series.Length - 1);
        var scores = Lykta.Analysis.Surveillance.Ears.At(series, series.Length - 1);
        double?[] numbers = [week.Expected, week.Score, week.Dispersion, scores.C1, scores.C2, scores.C3];
        return numbers.All(x => x is null || double.IsFinite(x.Value)) && ReadingCatalogue.All[week.Reading.Key].SequenceEqual(week.Reading.Numbers.Select(x => x.Name));
    });

    [Fact]
    public void Panels_AnyAreas_AreSound() => ForAll(Counts(5, 66), counts =>
    {
        int[][] panel = [.. counts.Chunk(6)];
        return IsSound(DifferenceInDifferences.Of(new AreaPanel(panel, [0, 4, 7], 3)).Effect)
            && FunnelPlot.Of(panel[0], [3, 1, 4, 1, 5, 9]).Points.All(point => point is null or { Ratio: >= 0 and < double.PositiveInfinity });
    });

    [Fact]
    public void MannKendall_AnySeries_IsSound() => ForAll(Gen.Choose(0, 40).SelectMany(length => Counts(9, length)), counts =>
        IsSound(MannKendall.Of([.. counts.Select(x => x == 4 ? (double?)null : x)])));

    [Fact]
    public void Concentration_AnyPlaces_StaysWithinBounds() => ForAll(Counts(4, 40), counts =>
    {
        var all = Concentration.Of(counts).AllPlaces;
        return all is not { } measure ? counts.All(x => x == 0)
            : measure.Gini is >= -1e-12 and <= 1 && measure.GeneralisedGini is >= 0 and <= 1
                && measure.ShareOfPlacesFor25 <= measure.ShareOfPlacesFor50 && measure.ShareOfPlacesFor50 <= 0.5 + 1e-12;
    });

    [Fact]
    public void EmpiricalBayes_AnyAreas_LiesBetweenOwnAndCommonRate() => ForAll(Counts(30, 9), counts =>
    {
        double[] observed = [.. counts.Select(x => (double)x)], exposure = [.. counts.Select((_, i) => 10.0 + (i * 7))];
        var common = observed.Sum() / exposure.Sum();
        var rates = EmpiricalBayes.Global(observed, exposure).Rates;
        return Enumerable.Range(0, 9).All(i =>
        {
            var own = observed[i] / exposure[i];
            return rates[i] >= Math.Min(own, common) - 1e-12 && rates[i] <= Math.Max(own, common) + 1e-12;
        });
    });

    [Fact]
    public void MultipleTesting_AnyPValues_AreOrderedByStrength() => ForAll(Counts(1000, 12), counts =>
    {
        double?[] p = [.. counts.Select(x => (double?)(x / 1000.0))];
        var bh = MultipleTesting.Adjust(p);
        var holm = MultipleTesting.Adjust(p, Adjustment.Holm);
        var bonferroni = MultipleTesting.Adjust(p, Adjustment.Bonferroni);
        return Enumerable.Range(0, 12).All(i => p[i] <= bh[i] + 1e-15 && bh[i] <= holm[i] + 1e-12 && holm[i] <= bonferroni[i] + 1e-12 && bonferroni[i] <= 1);
    });

    private static int Rank(Outcome? outcome) => outcome switch { Outcome.FewerThanExpected => 0, Outcome.MoreThanExpected => 2, _ => 1 };
}
