using Lykta.Analysis.Effects;
using Xunit;

namespace Lykta.Analysis.Tests.Effects;

public sealed class EffectsGoldenTests
{
    private static IEnumerable<(string, Func<object?>)> Runs() => Before().Concat(Means()).Concat(Power()).Concat(Panels()).Concat(Synthetic());

    private static IEnumerable<(string, Func<object?>)> Before()
    {
        BeforeAfterCounts[] all = [new(100, 60, 90, 80), new(100, 30, 90, 95), new(30, 100, 95, 90), new(5, 2, 5, 5), new(9, 8, 9, 9), new(0, 3, 4, 5), new(3, 0, 4, 5), new(3, 4, 0, 5), new(3, 4, 5, 0), new(0, 0, 0, 0), new(1, 1, 1, 1), new(13, 12, 40, 40), new(-1, 1, 1, 1), new(1, -1, 1, 1), new(1, 1, -1, 1), new(1, 1, 1, -1)];
        foreach (var counts in all)
        {
            var c = counts;
            yield return ($"relative {c}", () => BeforeAfter.RelativeEffect(c));
            yield return ($"relative, plain {c}", () => BeforeAfter.RelativeEffect(c, 0.9, 1));
            yield return ($"difference {c}", () => BeforeAfter.DisplacementDifference(c));
            yield return ($"difference, around {c}", () => BeforeAfter.DisplacementDifference(c, new BeforeAfterCounts(20, 26, 30, 29), 0.8));
            yield return ($"quotient {c}", () => BeforeAfter.DisplacementQuotient(c, 30, 40));
        }
        yield return ("could show", () => string.Join(' ', Enumerable.Range(1, 40).Select(n => (int)BeforeAfter.RelativeEffect(new(n, n, 50, 50)).Outcome!.Value)));
        yield return ("difference says", () => string.Join(' ', Enumerable.Range(1, 40).Select(n => (int)BeforeAfter.DisplacementDifference(new(n, n, 3, 3)).Outcome!.Value)));
        yield return ("around, negative", () => BeforeAfter.DisplacementDifference(all[0], new BeforeAfterCounts(-1, 1, 1, 1)));
        yield return ("level", () => BeforeAfter.RelativeEffect(all[0], 1));
        yield return ("factor", () => BeforeAfter.RelativeEffect(all[0], 0.9, 0));
        yield return ("difference level", () => BeforeAfter.DisplacementDifference(all[0], null, 0));
        yield return ("quotient before", () => BeforeAfter.DisplacementQuotient(all[0], -1, 1));
        yield return ("quotient after", () => BeforeAfter.DisplacementQuotient(all[0], 1, -1));
    }

    private static IEnumerable<(string, Func<object?>)> Means()
    {
        int[] places = [1, 2, 9, 4, 3, 0, 14, 2, 5, 1, 0, 12];
        for (var after = 0; after < 30; after++)
        {
            long n = after;
            yield return ($"picked {n}", () => RegressionToTheMean.Compare(places, [2, 6], n).Outcome);
        }
        foreach (var after in new[] { 0L, 4, 12, 23, 60 }) yield return ($"picked in full {after}", () => RegressionToTheMean.Compare(places, [2, 6], after));
        yield return ("low ones", () => RegressionToTheMean.Compare(places, [0, 1], 5, 0.8));
        yield return ("alike", () => RegressionToTheMean.Compare([4, 5, 4, 5, 4], [1], 9));
        yield return ("as Poisson", () => RegressionToTheMean.Compare([0, 2], [1], 3));
        yield return ("none", () => RegressionToTheMean.Compare([0, 0], [1], 3));
        yield return ("one place", () => RegressionToTheMean.Compare([1], [0], 1));
        yield return ("no picked", () => RegressionToTheMean.Compare([1, 2], [], 1));
        yield return ("negative after", () => RegressionToTheMean.Compare([1, 2], [0], -1));
        yield return ("negative before", () => RegressionToTheMean.Compare([1, -2], [0], 1));
        yield return ("twice", () => RegressionToTheMean.Compare([1, 2], [0, 0], 1));
        yield return ("unknown", () => RegressionToTheMean.Compare([1, 2], [2], 1));
        yield return ("unknown below", () => RegressionToTheMean.Compare([1, 2], [-1], 1));
        yield return ("no level", () => RegressionToTheMean.Compare([1, 2], [1], 1, 0));
    }

    private static IEnumerable<(string, Func<object?>)> Power()
    {
        long[] before = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 33, 50, 100, 200];
        yield return ("alone", () => before.Select(n => PowerTable.TwoEqualPeriods(n)));
        yield return ("alone, 80 %", () => before.Select(n => PowerTable.TwoEqualPeriods(n, 0.8).LargestProvable));
        yield return ("control", () => before.Select(n => PowerTable.WithEqualControl(n).LargestProvable));
        yield return ("control, doubled", () => before.Select(n => PowerTable.WithEqualControl(n, 0.9, 2).LargestProvable));
        yield return ("surprise", () => new[] { 0.2, 1, 5, 10, 20, 50 }.SelectMany(m => new[] { PowerTable.SmallestSurprise(m), PowerTable.SmallestSurprise(m, 12, 0.05) }));
        yield return ("negative", () => PowerTable.TwoEqualPeriods(-1));
        yield return ("level", () => PowerTable.TwoEqualPeriods(1, 1));
        yield return ("control negative", () => PowerTable.WithEqualControl(-1));
        yield return ("control factor", () => PowerTable.WithEqualControl(1, 0.9, 0));
        yield return ("control level", () => PowerTable.WithEqualControl(1, 0));
        yield return ("mean", () => PowerTable.SmallestSurprise(0));
        yield return ("periods", () => PowerTable.SmallestSurprise(1, 0));
        yield return ("tail", () => PowerTable.SmallestSurprise(1, 1, 0));
    }

    private static AreaPanel Panel(int areas, int[] treated, double effect, int periods = 10, int start = 5) => new(
        [.. Enumerable.Range(0, areas).Select(i => (IReadOnlyList<int>)[.. Made.Counts(periods, 9, (ulong)(200 + i), 0).Select((x, t) => treated.Contains(i) && t >= start ? (int)(effect * x) : x)])], treated, start);

    private static IEnumerable<(string, Func<object?>)> Panels()
    {
        int[] six = [0, 2, 4, 6, 8, 10];
        yield return ("panel", () => DifferenceInDifferences.Of(Panel(14, six, 1)));
        yield return ("panel, fewer", () => DifferenceInDifferences.Of(Panel(14, six, 0.4)));
        yield return ("panel, more", () => DifferenceInDifferences.Of(Panel(14, six, 2), new PanelOptions { Level = 0.9 }));
        yield return ("panel, nine areas", () => DifferenceInDifferences.Of(Panel(9, [0, 1, 2, 3], 0.4)));
        yield return ("panel, six areas", () => DifferenceInDifferences.Of(Panel(6, [0, 1], 0.4)));
        yield return ("panel, twenty and one", () => DifferenceInDifferences.Of(Panel(21, [3], 0.1)));
        yield return ("panel, drawn", () => DifferenceInDifferences.Of(Panel(30, [0, 1, 2, 3], 0.5), new PanelOptions { Permutations = 999, Seed = 7 }));
        yield return ("panel, short", () => DifferenceInDifferences.Of(Panel(14, six, 1, 4, 2)));
        yield return ("panel, four before", () => DifferenceInDifferences.Of(Panel(14, six, 1, 6, 4)));
        yield return ("panel, apart before", () => DifferenceInDifferences.Of(new AreaPanel([.. Enumerable.Range(0, 14).Select(i => (IReadOnlyList<int>)[.. Enumerable.Range(0, 10).Select(t => 20 + (i % 2 == 0 && t < 2 ? 30 : 0) + (i % 3))])], [0, 2, 4, 6, 8, 10, 12], 5)));
        yield return ("panel, no events", () => DifferenceInDifferences.Of(new AreaPanel([[0, 0], [0, 0]], [0], 1)));
        yield return ("panel, none after", () => DifferenceInDifferences.Of(new AreaPanel([[3, 0], [4, 5]], [0], 1)));
        yield return ("panel, few", () => DifferenceInDifferences.Of(new AreaPanel([.. Enumerable.Range(0, 12).Select(i => (IReadOnlyList<int>)[i % 2, (i + 1) % 2, i % 3 == 0 ? 1 : 0, i % 2])], [0, 1, 2, 3, 4, 5], 2)));
        yield return ("panel, one has all", () => DifferenceInDifferences.Of(new AreaPanel([.. Enumerable.Range(0, 12).Select(i => (IReadOnlyList<int>)[i == 0 ? 9 : 0, i == 0 ? 9 : 0, i == 7 ? 5 : 0, 3])], [0, 1, 2, 3, 4, 5], 2)));
        AreaPanel[] bad = [new([[1, 2]], [0], 1), new([[1, 2], [1]], [0], 1), new([[1, -2], [1, 2]], [0], 1), new([[1, 2], [1, 2]], [0], 0), new([[1, 2], [1, 2]], [0], 2), new([[1, 2], [1, 2]], [], 1), new([[1, 2], [1, 2]], [0, 1], 1), new([[1, 2], [1, 2], [1, 2]], [0, 0], 1), new([[1, 2], [1, 2]], [2], 1), new([[1, 2], [1, 2]], [-1], 1)];
        for (var k = 0; k < bad.Length; k++)
        {
            var panel = bad[k];
            yield return ($"bad panel {k}", () => DifferenceInDifferences.Of(panel));
        }
        PanelOptions[] choices = [new() { Level = 0 }, new() { Permutations = 98 }, new() { Permutations = 100_000 }, new() { LeastAreas = 3 }, new() { LeastPerSide = 1 }];
        for (var k = 0; k < choices.Length; k++)
        {
            var options = choices[k];
            yield return ($"bad choice {k}", () => DifferenceInDifferences.Of(Panel(14, six, 1), options));
        }
        yield return ("carrying", () => DifferenceInDifferences.Of(Panel(14, six, 1)).Carrying([new(WarningCode.CodeBreak, 1)]).Warnings);
    }

    private static IEnumerable<(string, Func<object?>)> Synthetic()
    {
        double[][] donors = [.. Enumerable.Range(0, 22).Select(j => Made.Counts(30, 12, (ulong)(300 + j), 0).Select(x => (double)x + j).ToArray())];
        double[] mixed = [.. Enumerable.Range(0, 30).Select(t => (0.3 * donors[2][t]) + (0.7 * donors[9][t]))];
        yield return ("mixed", () => SyntheticControl.Of(mixed, donors, 24));
        yield return ("mixed, fell", () => SyntheticControl.Of([.. mixed.Select((x, t) => t >= 24 ? x - 6 : x)], donors, 24));
        yield return ("noisy, rose", () => SyntheticControl.Of([.. mixed.Select((x, t) => x + (t % 3) + (t >= 24 ? 12 : 0))], donors, 24));
        yield return ("noisy", () => SyntheticControl.Of([.. mixed.Select((x, t) => x + (2 * (t % 3)))], donors, 24));
        yield return ("few donors", () => SyntheticControl.Of([.. mixed.Select((x, t) => x + (t % 3))], donors[..5], 24, 0.2));
        yield return ("very few donors", () => SyntheticControl.Of([.. mixed.Select((x, t) => x + (t % 3))], donors[..3], 24, 0.05));
        yield return ("far off", () => SyntheticControl.Of([.. mixed.Select(x => x + 200)], donors, 24));
        yield return ("twins", () => SyntheticControl.Of(mixed, [donors[0], donors[0], donors[9]], 24, 0.3));
        yield return ("19 before", () => SyntheticControl.Of(mixed, donors, 19));
        yield return ("20 before", () => SyntheticControl.Of(mixed, donors, 20).Effect);
        yield return ("one donor", () => SyntheticControl.Of(mixed, donors[..1], 24));
        yield return ("many donors", () => SyntheticControl.Of([1, 2], [.. Enumerable.Repeat(new double[2], 501)], 1));
        yield return ("start 0", () => SyntheticControl.Of(mixed, donors, 0));
        yield return ("start 30", () => SyntheticControl.Of(mixed, donors, 30));
        yield return ("lengths", () => SyntheticControl.Of(mixed[..29], donors, 24));
        yield return ("negative", () => SyntheticControl.Of([.. mixed[..29], -1], donors, 24));
        yield return ("significance", () => SyntheticControl.Of(mixed, donors, 24, 0));
        yield return ("carrying", () => SyntheticControl.Of(mixed, donors, 19).Carrying([new(WarningCode.CodeBreak, 1)]).Warnings);
    }

    [Fact]
    public void Effects_AllRuns_AreAsBefore() => Golden.Check("Effects", Runs());
}
