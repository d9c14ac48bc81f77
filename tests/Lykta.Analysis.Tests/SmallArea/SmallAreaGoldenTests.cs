using Lykta.Analysis.Geometry;
using Lykta.Analysis.SmallArea;
using Xunit;

namespace Lykta.Analysis.Tests.SmallArea;

public sealed class SmallAreaGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        for (var seen = 0; seen < 26; seen++)
        {
            int[] counts = [seen, .. Enumerable.Repeat(20, 4), 40 - seen];
            yield return ($"funnel {seen}", () => FunnelPlot.Of(counts, [1, 2, 2, 2, 2, 3]).Points.Select(point => (point!.Value.Outcome, point.Value.P, point.Value.Inner.Lower, point.Value.Outer.Upper)));
        }
        for (var mean = 1; mean < 12; mean++)
        {
            double[] sizes = [mean, 100];
            for (var seen = 0; seen < 8; seen++)
            {
                int[] counts = [seen, 100 + mean - seen];
                yield return ($"small {mean} {seen}", () => FunnelPlot.Of(counts, sizes).Points[0]!.Value.Outcome);
            }
        }
        int[] wild = [.. Made.Counts(12, 20, 41, 0).Select((x, i) => i % 3 == 0 ? 3 * x : x)], calm = Made.Counts(12, 20, 42, 0);
        double[] even = [.. Enumerable.Repeat(5.0, 12)];
        yield return ("wild", () => FunnelPlot.Of(wild, even));
        yield return ("wild, chance alone", () => FunnelPlot.Of(wild, even, false));
        yield return ("calm", () => FunnelPlot.Of(calm, even));
        yield return ("wild, nine areas", () => FunnelPlot.Of(wild[..9], even[..9]));
        yield return ("wild, ten areas", () => FunnelPlot.Of(wild[..10], even[..10]));
        yield return ("no exposure", () => FunnelPlot.Of([3, 4], [0, 0]));
        yield return ("one without exposure", () => FunnelPlot.Of([3, 9, 7], [0, 2, 1]));
        yield return ("no events", () => FunnelPlot.Of([0, 0], [2, 1]));
        yield return ("lengths", () => FunnelPlot.Of([0], [2, 1]));
        yield return ("negative", () => FunnelPlot.Of([-1], [2]));
        yield return ("negative exposure", () => FunnelPlot.Of([1], [-2]));
        var row = Neighbours.FromLists([[1], [0, 2], [1], []]);
        (double[] Observed, double[] Exposure)[] areas =
            [([2, 4, 9, 3], [100, 100, 100, 50]), ([1, 1, 1, 1], [10, 10, 10, 10]), ([0, 0, 0, 0], [1, 2, 3, 4]), ([3, 1, 0, 7], [0, 20, 10, 30]), ([5, 5, 5, 5], [0, 0, 0, 0]), ([40, 2, 1, 30], [100, 100, 100, 100])];
        for (var k = 0; k < areas.Length; k++)
        {
            var (observed, exposure) = areas[k];
            yield return ($"global {k}", () => EmpiricalBayes.Global(observed, exposure));
            yield return ($"local {k}", () => EmpiricalBayes.Local(observed, exposure, row));
        }
        yield return ("global, lengths", () => EmpiricalBayes.Global([1], [1, 2]));
        yield return ("local, lengths", () => EmpiricalBayes.Local([1], [1, 2], row));
        yield return ("local, neighbours", () => EmpiricalBayes.Local([1], [1], row));
        yield return ("global, negative", () => EmpiricalBayes.Global([-1], [1]));
        yield return ("global, exposure", () => EmpiricalBayes.Global([1], [double.NaN]));
        Warning[] findings = [new(WarningCode.CodeBreak, 3)];
        yield return ("carrying", () => new object[] { FunnelPlot.Of([3, 9, 7], [1, 2, 1]).Carrying(findings).Warnings, EmpiricalBayes.Global([1, 2], [1, 1]).Carrying(findings).Warnings });
    }

    [Fact]
    public void SmallArea_AllRuns_AreAsBefore() => Golden.Check("SmallArea", Runs());
}
