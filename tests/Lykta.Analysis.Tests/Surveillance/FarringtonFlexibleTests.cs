using Lykta.Analysis.Surveillance;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Surveillance;

public sealed class FarringtonFlexibleTests
{
    internal static int?[] Series()
    {
        var series = new int?[281];
        long state = 12345;
        for (var i = 0; i < series.Length; i++)
        {
            state = ((state * 1103515245) + 12345) % (1L << 31);
            series[i] = (int)(5 + ((state >> 16) % 23) + (i / 52) + (i % 52 is >= 20 and < 32 ? 3 : 0));
        }
        series[150] = 60;
        series[^1] = 37;
        return series;
    }

    /// <summary>The published algorithm written a second time in another language with 25 digits (mpmath).</summary>
    [Fact]
    public void At_WorkedSeries_AgreesWithASecondImplementation()
    {
        var week = FarringtonFlexible.At(Series(), 280);
        week.HasTrend.ShouldBeTrue();
        week.Expected!.Value.ShouldBeRelatively(26.4314279464682, 1e-8);
        week.Dispersion!.Value.ShouldBeRelatively(2.47915145439937, 1e-8);
        week.Threshold.ShouldBe(48);
        ReadingCatalogue.All[week.Reading.Key].ShouldBe(week.Reading.Numbers.Select(x => x.Name));
        week.Method.Name.ShouldBe("farrington-flexible");
        week.Score!.Value.ShouldBeRelatively(0.489998690099, 1e-8);
    }

    [Fact]
    public void At_PastOutbreak_IsWeightedDown()
    {
        var series = Series();
        var with = FarringtonFlexible.At(series, 280).Threshold!.Value;
        series[150] = 16;
        (with - FarringtonFlexible.At(series, 280).Threshold!.Value).ShouldBeInRange(0, 2);
    }

    [Fact]
    public void At_SimulatedWeeks_AlarmsAboutAsOftenAsPromised() => SimulatedAlarms.ShouldBeInRange(1, (int)(SimulatedWeeks * 0.03));

    internal const int SimulatedWeeks = 600;

    internal static int SimulatedAlarms { get; } = Simulate();

    private static int Simulate()
    {
        var random = new Random(17);
        var alarms = 0;
        for (var run = 0; run < SimulatedWeeks; run++)
        {
            var series = Enumerable.Range(0, 275).Select(i => (int?)Poisson(random, 10 * Math.Exp(0.4 * Math.Sin(2 * Math.PI * i / 52.1775)))).ToArray();
            if (FarringtonFlexible.At(series, 274).Outcome == Outcome.MoreThanExpected) alarms++;
        }
        return alarms;
    }

    [Fact]
    public void At_FewEventsOrShortHistory_SaysNothing()
    {
        var series = new int?[281];
        Array.Fill(series, 0);
        series[^1] = 4;
        FarringtonFlexible.At(series, 280).Outcome.ShouldBe(Outcome.TooFewToSay);
        series[^1] = 5;
        FarringtonFlexible.At(series, 280).Outcome.ShouldBe(Outcome.MoreThanExpected);
        FarringtonFlexible.At(series, 80).Undefined.ShouldBe(UndefinedReason.HistoryTooShort);
        series[^1] = null;
        FarringtonFlexible.At(series, 280).Undefined.ShouldBe(UndefinedReason.NotMeasured);
    }

    [Fact]
    public void At_TwoYears_LeavesOutTheTrend() => FarringtonFlexible.At(Series(), 120).HasTrend.ShouldBeFalse();

    private static int Poisson(Random random, double mean)
    {
        double limit = Math.Exp(-mean), product = random.NextDouble();
        var count = 0;
        for (; product > limit; count++) product *= random.NextDouble();
        return count;
    }
}
