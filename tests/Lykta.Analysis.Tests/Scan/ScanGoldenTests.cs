using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Scan;
using Xunit;

namespace Lykta.Analysis.Tests.Scan;

public sealed class ScanGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        var events = Made.Dated(90);
        DatedEvent[] burst = [.. events, .. Enumerable.Range(0, 9).Select(i => new DatedEvent(new(674_500 + (i % 3), 6_580_400), 20_115 + (i % 4)))];
        DatedEvent[] grid = [.. Enumerable.Range(0, 80).Select(i => new DatedEvent(new(100 * Made.Drawn(i, 8, 5), 100 * Made.Drawn(i, 9, 5)), Made.Drawn(i, 10, 40)))];
        ScanOptions few = new() { Permutations = 99 };
        yield return ("random", () => SpaceTimePermutation.Of(events, few));
        yield return ("burst", () => SpaceTimePermutation.Of(burst, few));
        yield return ("burst, current", () => SpaceTimePermutation.Of(burst, few with { IsCurrent = true, DaysBetweenAnalyses = 7, LongestDays = 10 }));
        yield return ("random, current", () => SpaceTimePermutation.Of(events, few with { IsCurrent = true }));
        yield return ("grid", () => SpaceTimePermutation.Of(grid, few with { LargestRadiusInMetres = 200, LongestDays = 5, LeastEvents = 2, MostClusters = 3 }));
        yield return ("grid, small share", () => SpaceTimePermutation.Of(grid, few with { LargestShare = 0.1, Seed = 5 }));
        yield return ("grid, all", () => SpaceTimePermutation.Of(grid, few with { LargestShare = 1, LargestRadiusInMetres = 1000, LongestDays = 40 }));
        yield return ("stopped", () => SpaceTimePermutation.Of(events, few with { Permutations = 999, StopAfter = 5 }));
        yield return ("stopped, burst", () => SpaceTimePermutation.Of(burst, few with { Permutations = 150, StopAfter = 5 }));
        yield return ("one day", () => SpaceTimePermutation.Of([.. events.Select(e => e with { Day = 4 })], few));
        yield return ("49", () => SpaceTimePermutation.Of(events[..49], few));
        yield return ("50", () => SpaceTimePermutation.Of(events[..50], few));
        yield return ("shared", () => SpaceTimePermutation.Of([.. events, .. Enumerable.Repeat(events[0], 30)], few).Warnings);
        yield return ("long", () => SpaceTimePermutation.Of([.. events, new(default, 90_000)], few));
        ScanOptions[] bad = [few with { LargestRadiusInMetres = 0 }, few with { LongestDays = 0 }, few with { LongestDays = 3661 }, few with { LargestShare = 0 }, few with { LargestShare = 1.1 }, few with { LeastEvents = 1 }, few with { Permutations = 98 }, few with { Permutations = 100_000 }, few with { StopAfter = -1 }, few with { Significance = 0 }, few with { DaysBetweenAnalyses = 0 }, few with { MostClusters = 0 }, few with { MostClusters = 101 }];
        for (var k = 0; k < bad.Length; k++)
        {
            var options = bad[k];
            yield return ($"bad {k}", () => SpaceTimePermutation.Of(events, options));
        }
        yield return ("likelihood", () => new[] { (5, 2.0), (5, 5), (4, 5), (100, 50), (99, 50), (1, 0.1) }.Select(x => new Likelihood(100, 0).Ratio(x.Item1, x.Item2)));
        yield return ("beats", () => { var likelihood = new Likelihood(100, 2.5); return string.Join(' ', from count in Enumerable.Range(1, 12) from expected in new[] { 0.1, 0.5, 1, 2, 3, 5, 11 } select likelihood.Beats(count, expected) ? 1 : 0); });
        yield return ("beats nothing", () => { var likelihood = new Likelihood(100, 0); return string.Join(' ', from count in Enumerable.Range(1, 5) from expected in new[] { 0.5, 1, 2, 3, 5, 11 } select likelihood.Beats(count, expected) ? 1 : 0); });
        yield return ("carrying", () => SpaceTimePermutation.Of([], few).Carrying([new(WarningCode.CodeBreak, 1)]).Warnings);
    }

    [Fact]
    public void Scan_AllRuns_AreAsBefore() => Golden.Check("Scan", Runs());
}
