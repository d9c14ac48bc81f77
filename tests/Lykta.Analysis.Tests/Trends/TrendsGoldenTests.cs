using Lykta.Analysis.Trends;
using Xunit;

namespace Lykta.Analysis.Tests.Trends;

public sealed class TrendsGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        foreach (var count in new long[] { 0, 1, 2, 9, 10, 31, 200, 100_000, -1 }) yield return ($"count {count}", () => CountInterval.Of(count));
        yield return ("count, level", () => CountInterval.Of(7, 0.8));
        yield return ("count, no level", () => CountInterval.Of(7, 1));
        yield return ("all small pairs", () => string.Join(' ', from before in Enumerable.Range(0, 14) from after in Enumerable.Range(0, 14) select (int)TwoPeriods.Compare(before, after).Outcome!.Value));
        yield return ("all small pairs, unequal", () => string.Join(' ', from before in Enumerable.Range(0, 14) from after in Enumerable.Range(0, 14) select (int)TwoPeriods.Compare(before, after, 0.9, 3, 1).Outcome!.Value));
        yield return ("p of all small pairs", () => (from before in Enumerable.Range(0, 8) from after in Enumerable.Range(0, 5) select TwoPeriods.PValue(before, 2, after, 1)).ToArray());
        foreach (var (before, after) in new (long, long)[] { (0, 0), (0, 7), (7, 0), (5, 5), (49, 60), (50, 60), (50, 90), (60, 49), (90, 50), (6, 0), (5, 0), (-1, 3), (3, -1) })
            yield return ($"periods {before} {after}", () => TwoPeriods.Compare(before, after));
        yield return ("periods, exposure", () => TwoPeriods.Compare(4, 8, 0.95, 90, 30));
        yield return ("periods, no exposure", () => TwoPeriods.Compare(4, 8, 0.95, 0, 30));
        yield return ("periods, no exposure after", () => TwoPeriods.Compare(4, 8, 0.95, 1, -1));
        yield return ("periods, level", () => TwoPeriods.Compare(4, 8, 0));
        foreach (var (positive, of) in new[] { (0, 30), (30, 30), (29, 29), (12, 40), (0, 0), (62, 180), (5, 4), (-1, 4) })
        {
            yield return ($"share {positive} {of}", () => Shares.Of(ShareOf.Count(positive, of)));
            yield return ($"difference to {positive} {of}", () => Shares.Difference(ShareOf.Count(20, 60), ShareOf.Count(positive, of)));
            yield return ($"difference from {positive} {of}", () => Shares.Difference(ShareOf.Count(positive, of), ShareOf.Count(20, 60), 0.9, 20));
        }
        yield return ("share, least", () => Shares.Of(ShareOf.Count(3, 9), 0.9, 9));
        yield return ("share, least 0", () => Shares.Of(ShareOf.Count(3, 9), 0.9, 0));
        yield return ("difference, least 0", () => Shares.Difference(ShareOf.Count(3, 9), ShareOf.Count(3, 9), 0.9, 0));
        yield return ("difference, level", () => Shares.Difference(ShareOf.Count(30, 90), ShareOf.Count(30, 90), 2));
        yield return ("wilson", () => new[] { Wilson.Limits(0, 10), Wilson.Limits(1, 10), Wilson.Limits(0.3, 12.5, 0.8) });
        yield return ("wilson, share", () => Wilson.Limits(1.2, 10));
        yield return ("wilson, base", () => Wilson.Limits(0.2, 0));
        yield return ("wilson, level", () => Wilson.Limits(0.2, 10, 0));
        foreach (var run in ExpectedRanges().Concat(Trend()).Concat(Interrupted())) yield return run;
    }

    private static IEnumerable<(string, Func<object?>)> ExpectedRanges()
    {
        var weeks = Made.Series(190, 6, 21);
        foreach (var seen in new int?[] { 0, 1, 2, 3, 5, 9, 12, 13, 14, 15, 16, 17, 40, null })
            yield return ($"weeks, {seen} seen", () => ExpectedRange.OfLast([.. weeks, seen]));
        foreach (var length in new[] { 1, 8, 9, 30, 50, 53, 55, 56, 58, 105, 110 }) yield return ($"weeks, {length} long", () => ExpectedRange.At(weeks, length - 1));
        var months = Made.Series(60, 30, 22, 7);
        foreach (var length in new[] { 4, 6, 7, 12, 13, 14, 15, 26, 27, 60 }) yield return ($"months, {length} long", () => ExpectedRange.At(months, length - 1, ExpectedRangeOptions.Months));
        yield return ("shifted", () => ExpectedRange.OfLast([.. Made.Series(160, 5, 23), 19, 21, 24, 18, 20]));
        yield return ("shifted down", () => ExpectedRange.OfLast([.. Made.Series(160, 20, 23), 4, 3, 5, 2, 4]));
        yield return ("bursts", () => ExpectedRange.OfLast([.. Made.Counts(170, 4, 24).Select((x, i) => (int?)(i % 6 == 0 ? 5 * x : x))]));
        yield return ("comparable from", () => ExpectedRange.OfLast(weeks, new ExpectedRangeOptions { ComparableFrom = 120 }));
        yield return ("rare", () => ExpectedRange.OfLast(Made.Series(170, 0.3, 25)));
        yield return ("none", () => ExpectedRange.OfLast([.. Enumerable.Repeat((int?)0, 170)]));
        yield return ("few together", () => ExpectedRange.OfLast([.. Enumerable.Repeat((int?)1, 166), 1, 1, 1, 2]));
        ExpectedRangeOptions[] bad = [new() { Level = 1 }, new() { RecentPeriods = 0 }, new() { HalfWindow = -1 }, new() { Years = 0 }, new() { LeastHistory = 1 }, new() { GuardPeriods = 0 }, new() { LeastEvents = -1 }, new() { ComparableFrom = -1 }];
        for (var k = 0; k < bad.Length; k++)
        {
            var options = bad[k];
            yield return ($"bad range {k}", () => ExpectedRange.OfLast(weeks, options));
        }
        yield return ("index below", () => ExpectedRange.At(weeks, -1));
        yield return ("index above", () => ExpectedRange.At(weeks, 190));
        yield return ("negative", () => ExpectedRange.At([3, -1, 4], 2));
    }

    private static IEnumerable<(string, Func<object?>)> Trend()
    {
        for (var length = 4; length < 14; length++)
        {
            double?[] values = [.. Made.Values(length, (ulong)length, 1000).Select((x, i) => (double?)(x + (60 * i)))];
            yield return ($"trend {length}", () => MannKendall.Of(values));
        }
        yield return ("trend, falling", () => MannKendall.Of([9, 8, 7.5, 6, 5, 1]));
        yield return ("trend, ties", () => MannKendall.Of([1, 2, 2, null, 3, 3, 3, 4], 0.9));
        yield return ("trend, level ties", () => MannKendall.Of([2, 2, 2, 2, 2, 2, 3]));
        yield return ("trend, even", () => MannKendall.Of([2, 2, 2, 2, 2, 2]));
        yield return ("trend, 50", () => MannKendall.Of([.. Made.Values(50, 3, 100_000).Select(x => (double?)x)]));
        yield return ("trend, 51", () => MannKendall.Of([.. Made.Values(51, 3, 100_000).Select(x => (double?)x)]));
        yield return ("trend, not finite", () => MannKendall.Of([1, double.NaN]));
        yield return ("trend, level", () => MannKendall.Of([1, 2], 0));
        yield return ("trend, too long", () => MannKendall.Of(new double?[5001]));
        yield return ("score", () => MannKendall.Score([3, 1, 2, 2, 5]));
    }

    private static IEnumerable<(string, Func<object?>)> Interrupted()
    {
        int?[] series = [.. Made.Counts(60, 18, 31, 0).Select((x, i) => (int?)(i >= 30 ? x / 2 : x))];
        Interruption question = new(series, 30);
        yield return ("step", () => InterruptedSeries.Of(question));
        yield return ("step, phase in", () => InterruptedSeries.Of(question with { PhaseIn = 3, Level = 0.9, Lags = 2 }));
        yield return ("step, season", () => InterruptedSeries.Of(question with { Harmonics = 1 }));
        yield return ("step, bursts", () => InterruptedSeries.Of(new([.. series.Select((x, i) => i % 5 == 0 ? 4 * x : x)], 30) { IsNegativeBinomial = true }));
        yield return ("step, bursts in Poisson", () => InterruptedSeries.Of(new([.. series.Select((x, i) => i % 5 == 0 ? 4 * x : x)], 30)));
        yield return ("no burst", () => InterruptedSeries.Of(question with { IsNegativeBinomial = true }));
        yield return ("up", () => InterruptedSeries.Of(new([.. series.Reverse()], 30)));
        yield return ("none", () => InterruptedSeries.Of(new(Made.Series(60, 18, 33), 30)));
        yield return ("holes", () => InterruptedSeries.Of(new(Made.Series(60, 18, 33, 9), 30)));
        yield return ("waves in time", () => InterruptedSeries.Of(new([.. Enumerable.Range(0, 60).Select(i => (int?)(20 + (10 * Math.Sin(i / 3.0))))], 30)));
        yield return ("12 and 12", () => InterruptedSeries.Of(new(Made.Series(24, 18, 34), 12)));
        yield return ("11 and 13", () => InterruptedSeries.Of(new(Made.Series(24, 18, 34), 11)));
        yield return ("24 and 24 with season", () => InterruptedSeries.Of(new(Made.Series(48, 18, 34), 24) { Harmonics = 2 }));
        yield return ("23 and 25 with season", () => InterruptedSeries.Of(new(Made.Series(48, 18, 34), 23) { Harmonics = 2 }));
        yield return ("few", () => InterruptedSeries.Of(new([.. Enumerable.Range(0, 40).Select(i => (int?)(i % 3 == 0 ? 1 : 0))], 20)));
        yield return ("20 events", () => InterruptedSeries.Of(new([.. Enumerable.Range(0, 40).Select(i => (int?)(i % 2))], 20)));
        Interruption[] bad = [question with { Level = 0 }, question with { Start = -1 }, question with { PhaseIn = -1 }, question with { Harmonics = -1 }, question with { Harmonics = 3 }, question with { Lags = -1 }, question with { PeriodsPerYear = 1 }, question with { Counts = [-1] }];
        for (var k = 0; k < bad.Length; k++)
        {
            var wrong = bad[k];
            yield return ($"bad step {k}", () => InterruptedSeries.Of(wrong));
        }
    }

    [Fact]
    public void Trends_AllRuns_AreAsBefore() => Golden.Check("Trends", Runs());
}
