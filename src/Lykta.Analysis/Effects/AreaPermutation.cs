using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.Effects;

/// <summary>All divisions (or many random ones) of the areas into treated and control, and the test that they make.</summary>
internal sealed class AreaPermutation
{
    private readonly PanelSums _sums;
    private readonly int[][] _divisions;
    private readonly bool _isAll;

    private AreaPermutation(PanelSums sums, int[][] divisions, bool isAll) => (_sums, _divisions, _isAll) = (sums, divisions, isAll);

    public static AreaPermutation Of(PanelSums sums, PanelOptions options, Oversight oversight)
    {
        int areas = sums.Areas.Length, treated = sums.Treated.Length;
        if (Divisions(areas, treated) <= PanelOptions.MostDivisions) return new(sums, [.. All(areas, treated)], true);
        var drawn = new int[options.Permutations][];
        oversight.For(drawn.Length, () => new Deck(areas), (b, deck) =>
        {
            drawn[b] = deck.Draw(new CounterRandom(options.Seed, (ulong)b), treated).ToArray();
            deck.PutBack();
            return deck;
        });
        return new(sums, drawn, false);
    }

    /// <summary>p-value, the interval of effects that are not refused, and whether the smallest possible p-value proves anything.</summary>
    public (double P, Interval? Interval, bool Provable) Judge(double log, double level)
    {
        var alpha = 1 - level;
        var provable = 1.0 / (_divisions.Length + (_isAll ? 0 : 1)) <= alpha;
        var p = P(0);
        if (!provable) return (p, null, false);
        double? lower = Edge(log, -1, alpha), upper = Edge(log, 1, alpha);
        return (p, new Interval(lower is { } low ? Math.Exp(low) : 0, upper is { } high ? Math.Exp(high) : null, level), true);
    }

    /// <summary>Share of the divisions at least as far from nothing as the real one, after the assumed effect is taken away.</summary>
    private double P(double assumed)
    {
        var areas = _sums.Areas.ToArray();
        foreach (var i in _sums.Treated) areas[i].After *= Math.Exp(-assumed);
        double before = areas.Sum(area => area.Before), after = areas.Sum(area => area.After);
        var seen = Far(areas, _sums.Treated, before, after) * (1 - 1e-9);
        var atLeast = 0;
        foreach (var division in _divisions)
            if (Far(areas, division, before, after) >= seen) atLeast++;
        return _isAll ? (double)atLeast / _divisions.Length : (atLeast + 1.0) / (_divisions.Length + 1);
    }

    private static double Far((double Before, double After)[] areas, int[] treated, double before, double after)
    {
        double first = 0, second = 0;
        foreach (var i in treated)
        {
            first += areas[i].Before;
            second += areas[i].After;
        }
        return PanelSums.Log((first, second), (before - first, after - second)) is { } log ? Math.Abs(log) : double.PositiveInfinity;
    }

    /// <summary>Where the p-value falls to alpha on one side; null when it does not within a factor of e to the tenth.</summary>
    private double? Edge(double log, int side, double alpha)
    {
        double inside = log, outside = log + (side * 10);
        if (P(outside) > alpha) return null;
        for (var step = 0; step < 40; step++)
        {
            var middle = (inside + outside) / 2;
            if (P(middle) > alpha) inside = middle; else outside = middle;
        }
        return outside;
    }

    private static double Divisions(int areas, int treated)
    {
        double number = 1;
        for (var k = 1; k <= treated; k++) number = number * (areas - treated + k) / k;
        return Math.Round(number);
    }

    private static IEnumerable<int[]> All(int areas, int treated)
    {
        int[] division = [.. Enumerable.Range(0, treated)];
        while (true)
        {
            yield return [.. division];
            var k = treated - 1;
            while (k >= 0 && division[k] == areas - treated + k) k--;
            if (k < 0) yield break;
            division[k]++;
            for (var later = k + 1; later < treated; later++) division[later] = division[later - 1] + 1;
        }
    }
}
