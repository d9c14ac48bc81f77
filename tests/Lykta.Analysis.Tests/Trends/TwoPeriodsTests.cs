using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Trends;

public sealed class TwoPeriodsTests
{
    [Theory]
    [InlineData(10, 2)]
    [InlineData(20, 8)]
    [InlineData(50, 31)]
    [InlineData(100, 73)]
    [InlineData(200, 161)]
    public void Compare_AtTheLargestProvableCount_IsFewerAndOneMoreIsNot(long before, long after)
    {
        TwoPeriods.Compare(before, after).Outcome.ShouldBe(Outcome.FewerThanExpected);
        TwoPeriods.Compare(before, after + 1).Outcome.ShouldBe(Outcome.WithinNormal);
        TwoPeriods.Compare(after, before).Outcome.ShouldBe(Outcome.MoreThanExpected);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(5, 4)]
    [InlineData(0, 3)]
    [InlineData(0, 0)]
    public void Compare_FiveOrFewer_IsTooFewToSay(long before, long after)
    {
        var estimate = TwoPeriods.Compare(before, after);
        estimate.Outcome.ShouldBe(Outcome.TooFewToSay);
        estimate.Warns(WarningCode.FewEvents).ShouldBeTrue();
    }

    [Fact]
    public void PValue_TenAgainstTwo_Is158Of4096() => TwoPeriods.PValue(10, 1, 2, 1).ShouldBeRelatively(158.0 / 4096, 1e-13);

    [Fact]
    public void Compare_UnequalPeriods_UsesTheirLengths()
    {
        // P(X ≥ 8) of 12 at chance 1/4 = 46666 / 16777216 (exact), doubled.
        TwoPeriods.PValue(4, 3, 8, 1).ShouldBeRelatively(2 * 46666.0 / 16777216, 1e-12);
        TwoPeriods.Compare(4, 8, exposureBefore: 3).Statistic!.Value.ShouldBeRelatively(6, 1e-14);
    }

    [Fact]
    public void Compare_Interval_AgreesWithTheTest()
    {
        for (var after = 0; after < 60; after++)
        {
            var estimate = TwoPeriods.Compare(25, after);
            estimate.Interval!.Value.Contains(1).ShouldBe(estimate.P > 0.05, $"after {after}");
        }
    }

    [Fact]
    public void Compare_NoneBefore_IsUndefinedWithoutUpperLimit()
    {
        var estimate = TwoPeriods.Compare(0, 9);
        estimate.Statistic.ShouldBeNull();
        estimate.Undefined.ShouldBe(UndefinedReason.ZeroDenominator);
        estimate.Interval!.Value.Upper.ShouldBeNull();
        estimate.Outcome.ShouldBe(Outcome.MoreThanExpected);
    }

    [Fact]
    public void Compare_PerCent_OnlyWhenBothReachFifty()
    {
        TwoPeriods.Compare(50, 49).Reading.Number("change").ShouldBeNull();
        TwoPeriods.Compare(50, 49).Warns(WarningCode.PercentWithheld).ShouldBeTrue();
        TwoPeriods.Compare(50, 60).Reading.Number("change")!.Value.ShouldBe(0.2, 1e-12);
    }

    [Fact]
    public void Compare_EveryOutcome_HasASentenceWithItsNumbers()
    {
        foreach (var (before, after) in new[] { (5, 4), (20, 8), (8, 20), (20, 21), (200, 100), (100, 200), (100, 101) })
        {
            var reading = TwoPeriods.Compare(before, after).Reading;
            ReadingCatalogue.All[reading.Key].ShouldBe(reading.Numbers.Select(x => x.Name));
        }
    }
}
