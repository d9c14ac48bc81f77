using Xunit;

namespace Lykta.Analysis.Tests;

public sealed class RootGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        yield return ("catalogue", () => ReadingCatalogue.All.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {string.Join(' ', pair.Value)}"));
        double?[][] lists = [[], [null], [0.01, 0.02, 0.03, 0.04, 0.05], [0.9, null, 0.001, 0.001, 0.5, 1, 0], [0.2, 0.2, 0.2]];
        for (var k = 0; k < lists.Length; k++)
        {
            var p = lists[k];
            foreach (var adjustment in Enum.GetValues<Adjustment>())
            {
                yield return ($"{adjustment} {k}", () => MultipleTesting.Adjust(p, adjustment));
                yield return ($"{adjustment} of 9 {k}", () => MultipleTesting.Adjust(p, adjustment, 9));
            }
        }
        yield return ("p above", () => MultipleTesting.Adjust([1.1]));
        yield return ("p below", () => MultipleTesting.Adjust([-0.1]));
        yield return ("looked", () => MultipleTesting.Adjust([0.1, 0.2], looked: 1));
        foreach (var (lower, upper, level) in new (double, double?, double)[] { (0, 1, 0.9), (1, 1, 0.9), (0, null, 0.9), (2, 1, 0.9), (double.NaN, 1, 0.9), (0, double.PositiveInfinity, 0.9), (0, 1, 0), (0, 1, 1) })
            yield return ($"interval {lower} {upper} {level}", () => new Interval(lower, upper, level));
        yield return ("inside", () => new[] { -1, 0, 0.5, 1, 2, double.NaN }.Select(x => (new Interval(0, 1, 0.9).Contains(x), new Interval(0, null, 0.9).Contains(x))));
        foreach (var p in new double?[] { null, -3, 0, 1e-320, 0.5, 1, 7 })
            yield return ($"estimate {p}", () => new Estimate { P = p, N = 3, Statistic = 2, Method = new MethodStamp("x", 1, []), Reading = new Reading("y", [new("z", 4, NumberKind.Count)]), Warnings = [new(WarningCode.FewEvents, 1)] });
        var estimate = new Estimate { N = 3, Method = new MethodStamp("x", 1, []) { Seed = ulong.MaxValue }, Reading = new Reading("y", [new("z", 4, NumberKind.Count), new("w", 5, NumberKind.Share)]), Warnings = [new(WarningCode.FewEvents, 1)] };
        yield return ("warns", () => (estimate.Warns(WarningCode.FewEvents), estimate.Warns(WarningCode.CodeBreak), estimate.IsDefined, estimate.Reading.Number("w"), estimate.Reading.Number("v")));
        yield return ("carrying", () => estimate.Carrying([new(WarningCode.CodeBreak, 1), new(WarningCode.CodeBreak, 2), new(WarningCode.FewEvents, 9), new(WarningCode.Islands, 3)]));
        yield return ("too large", () => { var refusal = new TooLargeException("cells", 12.6, 3); return (refusal.What, refusal.Asked, refusal.Most, refusal.Message); });
        yield return ("progress", () => Told(new Oversight(), 7));
        yield return ("progress of 7", () => Told(default, 7, true));
        yield return ("progress of 300", () => Told(default, 300, true));
        yield return ("stopped", () => { try { new Oversight(null, new CancellationToken(true)).Look(); return "went on"; } catch (OperationCanceledException) { return "stopped"; } });
        yield return ("all steps", () => { var done = new int[50]; new Oversight().For(50, i => done[i]++); return string.Concat(done); });
    }

    private static object Told(Oversight oversight, int steps, bool heard = false)
    {
        var told = new List<double>();
        var meter = (heard ? oversight with { Progress = new Listener(told) } : oversight).Count(steps);
        for (var step = 0; step < steps; step++) meter.Tick();
        return told.ToArray();
    }

    private sealed class Listener(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }

    [Fact]
    public void Root_AllRuns_AreAsBefore() => Golden.Check("Root", Runs());
}
