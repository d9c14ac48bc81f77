using System.Collections.Concurrent;
using Lykta.Analysis.Trends;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Trends;

public sealed class ExpectedRangeTests
{
    private static int?[] Weeks(int history, int level, int last)
    {
        var series = Enumerable.Repeat<int?>(level, history + 1).ToArray();
        series[^1] = last;
        return series;
    }

    /// <summary>
    /// 19 weeks of 10 (4 recent, 3 × 5 in season), no overdispersion: negative binomial with size 190.5 and chance 19/20.
    /// mpmath: P(X ≥ 19) = 0.00895, P(X ≥ 18) = 0.01704; P(X ≤ 2) = 0.00320, P(X ≤ 3) = 0.01155.
    /// </summary>
    [Fact]
    public void OfLast_ThreeEvenYears_IsTheGammaPoissonPrediction()
    {
        var estimate = ExpectedRange.OfLast(Weeks(170, 10, 10));
        estimate.N.ShouldBe(19);
        estimate.Statistic.ShouldBe(10);
        estimate.Interval!.Value.Lower.ShouldBe(3);
        estimate.Interval!.Value.Upper.ShouldBe(18);
        estimate.Outcome.ShouldBe(Outcome.WithinNormal);
        estimate.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2, Outcome.FewerThanExpected)]
    [InlineData(3, Outcome.WithinNormal)]
    [InlineData(18, Outcome.WithinNormal)]
    [InlineData(19, Outcome.MoreThanExpected)]
    public void OfLast_AtTheEdges_SwitchesOutcome(int observed, Outcome outcome)
    {
        var estimate = ExpectedRange.OfLast(Weeks(170, 10, observed));
        estimate.Outcome.ShouldBe(outcome);
        (estimate.P <= 0.02).ShouldBe(outcome != Outcome.WithinNormal);
        ReadingCatalogue.All[estimate.Reading.Key].ShouldBe(estimate.Reading.Numbers.Select(x => x.Name));
    }

    [Fact]
    public void OfLast_NoYearBack_UsesTheOwnMeanAndSaysSo()
    {
        var estimate = ExpectedRange.OfLast(Weeks(20, 4, 5));
        estimate.N.ShouldBe(20);
        estimate.Warns(WarningCode.ShortHistory).ShouldBeTrue();
    }

    [Theory]
    [InlineData(7, UndefinedReason.HistoryTooShort)]
    [InlineData(0, UndefinedReason.HistoryTooShort)]
    public void OfLast_ShortHistory_SaysNothing(int history, UndefinedReason reason)
    {
        var estimate = ExpectedRange.OfLast(Weeks(history, 10, 90));
        estimate.Outcome.ShouldBe(Outcome.TooFewToSay);
        estimate.IsDefined.ShouldBeFalse();
        estimate.Undefined.ShouldBe(reason);
    }

    [Fact]
    public void OfLast_NotMeasured_IsUndefinedAndNotZero()
    {
        var series = Weeks(60, 10, 0);
        series[^1] = null;
        var estimate = ExpectedRange.OfLast(series);
        estimate.Undefined.ShouldBe(UndefinedReason.NotMeasured);
        ReadingCatalogue.All[estimate.Reading.Key].ShouldBe(estimate.Reading.Numbers.Select(x => x.Name));
        estimate.Reading.Number("observed").ShouldBeNull();
    }

    [Fact]
    public void OfLast_FewerThanFiveInFourWeeks_IsTooFewToSay()
    {
        ExpectedRange.OfLast(Weeks(60, 0, 4)).Outcome.ShouldBe(Outcome.TooFewToSay);
        ExpectedRange.OfLast(Weeks(60, 0, 5)).Outcome.ShouldBe(Outcome.MoreThanExpected);
    }

    [Fact]
    public void OfLast_MissingWeeks_AreLeftOutAndCounted()
    {
        var series = Weeks(170, 10, 10);
        series[^2] = null;
        series[^3] = null;
        var estimate = ExpectedRange.OfLast(series);
        estimate.N.ShouldBe(17);
        estimate.Warnings.ShouldContain(new Warning(WarningCode.MissingPeriods, 2));
    }

    [Fact]
    public void OfLast_NewLevel_WarnsOfShift()
    {
        var series = Weeks(170, 10, 30);
        for (var i = 140; i < 170; i++) series[i] = 30;
        ExpectedRange.OfLast(series).Warns(WarningCode.LevelShift).ShouldBeTrue();
        var comparable = ExpectedRange.OfLast(series, ExpectedRangeOptions.Weeks with { ComparableFrom = 140 });
        comparable.Warns(WarningCode.LevelShift).ShouldBeFalse();
        comparable.Statistic.ShouldBe(30);
    }

    [Fact]
    public void At_LaterWeeks_AreNotLookedAt()
    {
        var series = Weeks(170, 10, 10).Concat([500, 0]).ToArray();
        ExpectedRange.At(series, 170).P.ShouldBe(ExpectedRange.OfLast(series[..171]).P);
    }

    [Fact]
    public void OfLast_MonthsAgainstThreeYears_FollowTheSeason()
    {
        var series = Enumerable.Range(0, 37).Select(i => (int?)(i % 12 is 11 or 0 or 1 ? 40 : 10)).ToArray();
        var estimate = ExpectedRange.OfLast(series, ExpectedRangeOptions.Months);
        estimate.Outcome.ShouldBe(Outcome.WithinNormal);
        estimate.N.ShouldBe(11);
    }

    /// <summary>False alarms on simulated weeks: at most about the promised one in a hundred on each side, chance or clustered.</summary>
    [Theory]
    [InlineData(0.5, 1)]
    [InlineData(3, 1)]
    [InlineData(20, 1)]
    [InlineData(10, 2)]
    [InlineData(40, 4)]
    public void OfLast_SimulatedWeeks_KeepsThePromise(double mean, double dispersion)
    {
        var (more, fewer) = Simulated(mean, dispersion);
        more.ShouldBeLessThan((int)(Runs * 0.016));
        fewer.ShouldBeLessThan((int)(Runs * 0.016));
    }

    internal const int Runs = 4000;

    private static readonly ConcurrentDictionary<(double Mean, double Dispersion), (int More, int Fewer)> Known = new();

    internal static (int More, int Fewer) Simulated(double mean, double dispersion) => Known.GetOrAdd((mean, dispersion), _ => Simulate(mean, dispersion));

    private static (int More, int Fewer) Simulate(double mean, double dispersion)
    {
        var random = new Random(20260101);
        int more = 0, fewer = 0;
        for (var run = 0; run < Runs; run++)
        {
            var series = Enumerable.Range(0, 161).Select(_ => (int?)Draw(random, mean, dispersion)).ToArray();
            var outcome = ExpectedRange.OfLast(series, ExpectedRangeOptions.Weeks with { LeastEvents = 0 }).Outcome;
            if (outcome == Outcome.MoreThanExpected) more++;
            if (outcome == Outcome.FewerThanExpected) fewer++;
        }
        return (more, fewer);
    }

    private static int Draw(Random random, double mean, double dispersion)
    {
        // A Poisson number of clusters, each of the same size: variance = dispersion × mean.
        double limit = Math.Exp(-mean / dispersion), product = random.NextDouble();
        var clusters = 0;
        for (; product > limit; clusters++) product *= random.NextDouble();
        return clusters * (int)dispersion;
    }
}
