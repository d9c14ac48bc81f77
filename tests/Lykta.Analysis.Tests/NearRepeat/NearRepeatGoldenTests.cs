using Lykta.Analysis.NearRepeat;
using Xunit;

namespace Lykta.Analysis.Tests.NearRepeat;

public sealed class NearRepeatGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        var events = Made.Dated(70);
        DatedEvent[] pairs = [.. events.Take(30).SelectMany(e => new[] { e, new DatedEvent(new(e.Position.East + 20, e.Position.North), e.Day + 2), e with { Day = e.Day + 1 } })];
        KnoxBands bands = new([100, 250, 400], [1, 4, 8, 20]);
        yield return ("knox", () => Knox.Test(events, bands, 99, 5));
        yield return ("knox, pairs", () => Knox.Test(pairs, bands, 199));
        yield return ("knox, normal", () => Knox.Test(pairs, bands, 0));
        yield return ("knox, one place", () => Knox.Test([.. events.Select(e => e with { Position = default })], new KnoxBands([10], [5]), 19));
        yield return ("knox, one day", () => Knox.Test([.. events.Select(e => e with { Day = 3 })], new KnoxBands([100], [5]), 19));
        yield return ("knox, edges", () => Knox.Test([new(new(0, 0), 0), new(new(100, 0), 4), new(new(200, 0), 8), new(new(0, 0), 12), new(new(99.9, 0), 3)], new KnoxBands([100, 200], [4, 8]), 9));
        yield return ("knox, many permutations", () => Knox.Test(events[..20], new KnoxBands([100], [5]), 33).Cells.Select(cell => cell.P));
        yield return ("knox, three", () => Knox.Test(events[..3], bands));
        yield return ("knox, permutations", () => Knox.Test(events, bands, -1));
        KnoxBands[] bad = [new([], [1]), new([1], []), new([0], [1]), new([2, 2], [1]), new([1], [0]), new([1], [3, 3]), new([1], [32_001]), new([double.NaN], [1])];
        for (var k = 0; k < bad.Length; k++)
        {
            var wrong = bad[k];
            yield return ($"bad bands {k}", () => Knox.Test(events, wrong));
        }
        yield return ("knox, long", () => Knox.Test([.. events, new(default, 60_000)], bands));
        yield return ("knox, as long as goes", () => Knox.Test([.. events, new(default, events.Min(e => e.Day) + 32_000)], new KnoxBands([100], [32_000]), 9).Cells);
        yield return ("mantel", () => Mantel.Test(events));
        yield return ("mantel, pairs", () => Mantel.Test(pairs));
        yield return ("mantel, permuted", () => Mantel.Test(pairs, new MantelOptions { Permutations = 99, Seed = 4, MetresAdded = 10, DaysAdded = 3 }));
        yield return ("mantel, apart", () => Mantel.Test([.. Enumerable.Range(0, 40).Select(i => new DatedEvent(new(i % 20 * 10, 0), i < 20 ? i * 10 : 1000 + (i * 10)))], new MantelOptions { Permutations = 99, Significance = 0.9 }));
        yield return ("mantel, 19", () => Mantel.Test(events[..19]));
        yield return ("mantel, 20", () => Mantel.Test(events[..20]));
        yield return ("mantel, one day", () => Mantel.Test([.. events.Select(e => e with { Day = 3 })]));
        MantelOptions[] choices = [new() { MetresAdded = 0 }, new() { DaysAdded = 0 }, new() { Permutations = -1 }, new() { Permutations = 100_000 }, new() { Significance = 0 }];
        for (var k = 0; k < choices.Length; k++)
        {
            var options = choices[k];
            yield return ($"bad mantel {k}", () => Mantel.Test(events, options));
        }
        yield return ("mantel, events", () => Mantel.Test(new DatedEvent[20_001]));
        yield return ("mantel, work", () => Mantel.Test(new DatedEvent[19_000], new MantelOptions { Permutations = 999 }));
        yield return ("mantel, days", () => Mantel.Test([.. events, new(default, 2_000_000)]));
        yield return ("mantel, not finite", () => Mantel.Test([.. events, new(new(double.NaN, 0), 20_000)]));
        yield return ("mantel, not finite north", () => Mantel.Test([.. events, new(new(0, double.NaN), 20_000)]));
        yield return ("moments", () => Moments.OfDegrees([3, 2, 2, 1, 0]));
        yield return ("carrying", () => Knox.Test(events, bands, 0).Carrying([new(WarningCode.CodeBreak, 1)]).Warnings);
    }

    [Fact]
    public void NearRepeat_AllRuns_AreAsBefore() => Golden.Check("NearRepeat", Runs());
}
