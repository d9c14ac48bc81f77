using Lykta.Analysis.Effects;
using Lykta.Analysis.Probability;
using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Effects;

/// <summary>What a comparison can say at all, at the very number where it changes.</summary>
public sealed class EffectBordersTests
{
    /// <summary>By hand, N in each of the four: ln N against 1.96·√(f·(1 + 3/N)). f = 2: 19 cannot show a fall to one, 20 can; f = 1: 9 and 10.</summary>
    [Theory]
    [InlineData(19, 2, Outcome.TooFewToSay)]
    [InlineData(20, 2, Outcome.WithinNormal)]
    [InlineData(9, 1, Outcome.TooFewToSay)]
    [InlineData(10, 1, Outcome.WithinNormal)]
    public void RelativeEffect_EqualCounts_SaysWhatCouldHaveBeenShown(int n, double factor, Outcome outcome)
    {
        var estimate = BeforeAfter.RelativeEffect(new(n, n, n, n), varianceFactor: factor);
        estimate.Outcome.ShouldBe(outcome);
        (estimate.Statistic, estimate.P, estimate.N).ShouldBe((1, 1, 4 * n));
        estimate.Warnings.ShouldBe(outcome == Outcome.TooFewToSay ? [new(WarningCode.FewEvents, 4 * n)] : []);
    }

    /// <summary>N in each of the four: a fall to nothing is 2N against 1.96·√(4N), so three are too few and four are enough.</summary>
    [Theory]
    [InlineData(3, Outcome.TooFewToSay)]
    [InlineData(4, Outcome.WithinNormal)]
    public void DisplacementDifference_EqualCounts_SaysWhatCouldHaveBeenShown(int n, Outcome outcome) =>
        BeforeAfter.DisplacementDifference(new(n, n, n, n)).Outcome.ShouldBe(outcome);

    /// <summary>Treated and control exchanged, or before and after: the same answer the other way round.</summary>
    [Fact]
    public void RelativeEffect_SidesExchanged_TurnsTheAnswer()
    {
        Estimate there = BeforeAfter.RelativeEffect(new(200, 90, 180, 190)), back = BeforeAfter.RelativeEffect(new(180, 190, 200, 90));
        (there.Outcome, back.Outcome).ShouldBe((Outcome.FewerThanExpected, Outcome.MoreThanExpected));
        (there.Statistic!.Value * back.Statistic!.Value).ShouldBeRelatively(1, 1e-12);
        (there.Interval!.Value.Lower * back.Interval!.Value.Upper!.Value).ShouldBeRelatively(1, 1e-12);
        there.P!.Value.ShouldBeRelatively(back.P!.Value, 1e-12);
        BeforeAfter.DisplacementDifference(new(200, 90, 180, 190)).Statistic.ShouldBe(-BeforeAfter.DisplacementDifference(new(180, 190, 200, 90)).Statistic);
    }

    /// <summary>1 and 3: mean and variance are both 2, as by pure chance, so each place is expected to have the mean.</summary>
    [Fact]
    public void RegressionToTheMean_VarianceIsTheMean_ExpectsTheMean()
    {
        var high = RegressionToTheMean.Compare([1, 3], [1], 2);
        high.Statistic.ShouldBe(2);
        high.Warnings.ShouldBe([new(WarningCode.RegressionToTheMean, 1)]);
        var low = RegressionToTheMean.Compare([1, 3], [0], 2);
        (low.Statistic, low.N).ShouldBe((2, 1));
        low.Warnings.ShouldBeEmpty();
        RegressionToTheMean.Compare([1, 3], [0, 1], 4).Warnings.ShouldBeEmpty();
    }

    /// <summary>Every later number: outcome and p are those of the predicted negative binomial, whose mean and variance are by hand (151/19 at 15/19 of it beyond).</summary>
    [Fact]
    public void RegressionToTheMean_AnyLaterNumber_IsJudgedByThePrediction()
    {
        var prediction = new NegativeBinomialDistribution(151.0 / 19, (151.0 / 19) + (151.0 / 19 * 15 / 19));
        for (var after = 0; after < 40; after++)
        {
            double atMost = prediction.AtMost(after), atLeast = prediction.AtLeast(after);
            var estimate = RegressionToTheMean.Compare([1, 2, 9], [2], after, 0.9);
            estimate.P!.Value.ShouldBeRelatively(Math.Min(1, 2 * Math.Min(atMost, atLeast)), 1e-10);
            estimate.Outcome.ShouldBe(atMost <= 0.05 ? Outcome.FewerThanExpected : atLeast <= 0.05 ? Outcome.MoreThanExpected : Outcome.WithinNormal);
            estimate.Interval!.Value.Contains(after).ShouldBe(estimate.Outcome == Outcome.WithinNormal);
        }
    }

    [Theory]
    [InlineData(0.95, 1)]
    [InlineData(0.8, 1)]
    [InlineData(0.9, 2)]
    public void PowerTable_Limits_AreTheLargestThatAreProven(double level, double factor)
    {
        var z = NormalDistribution.TwoSidedQuantile(level);
        for (long before = 0; before <= 60; before++)
        {
            var alone = Enumerable.Range(0, (int)before).Where(after => TwoPeriods.PValue(before, 1, after, 1) <= 1 - level).Select(after => (long?)after).Max();
            PowerTable.TwoEqualPeriods(before, level).LargestProvable.ShouldBe(alone, $"{before}");
            var control = Enumerable.Range(1, (int)before).Where(after => Math.Log(before / (double)after) >= z * Math.Sqrt(factor * ((3.0 / before) + (1.0 / after)))).Select(after => (long?)after).Max();
            PowerTable.WithEqualControl(before, level, factor).LargestProvable.ShouldBe(control, $"{before}");
        }
    }

    [Fact]
    public void PowerTable_Reading_NamesTheNumbersOrNothing()
    {
        PowerTable.TwoEqualPeriods(20).Reading.ShouldSatisfyAllConditions(
            reading => reading.Key.ShouldBe("Analysis.Power.Provable"),
            reading => reading.Numbers.ShouldBe([new("before", 20, NumberKind.Count), new("after", 8, NumberKind.Count)]));
        PowerTable.TwoEqualPeriods(3).Reading.ShouldSatisfyAllConditions(
            reading => reading.Key.ShouldBe("Analysis.Power.Nothing"),
            reading => reading.Numbers.ShouldBe([new("before", 3, NumberKind.Count)]));
    }

    [Theory]
    [InlineData(0.3, 1, 0.05)]
    [InlineData(4, 1, 0.001)]
    [InlineData(7.5, 12, 0.01)]
    [InlineData(60, 36, 0.025)]
    public void PowerTable_SmallestSurprise_IsTheFirstBeyondTheTail(double mean, int periods, double tail)
    {
        var prediction = new NegativeBinomialDistribution(mean, mean * (1 + (1.0 / periods)));
        var count = PowerTable.SmallestSurprise(mean, periods, tail);
        prediction.AtLeast(count).ShouldBeLessThanOrEqualTo(tail);
        prediction.AtLeast(count - 1).ShouldBeGreaterThan(tail);
    }
}
