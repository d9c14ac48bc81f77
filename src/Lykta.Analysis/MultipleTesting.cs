namespace Lykta.Analysis;

/// <summary>How to allow for many tests at once.</summary>
public enum Adjustment
{
    /// <summary>Benjamini–Hochberg: bounds the share of false findings; independent or positively dependent tests. The default.</summary>
    BenjaminiHochberg = 1,

    /// <summary>Benjamini–Yekutieli: bounds the share of false findings under any dependence.</summary>
    BenjaminiYekutieli = 2,

    /// <summary>Holm: bounds the chance of any false finding, under any dependence; never weaker than Bonferroni.</summary>
    Holm = 3,

    /// <summary>Bonferroni: p times the number of tests.</summary>
    Bonferroni = 4,
}

/// <summary>Adjusts p-values for the number of things looked at.</summary>
/// <remarks>
/// The same numbers as R's p.adjust. Source: Y. Benjamini and Y. Hochberg, JRSS B 57 (1995); Y. Benjamini and D. Yekutieli,
/// Annals of Statistics 29 (2001); S. Holm, Scandinavian Journal of Statistics 6 (1979); docs/methods/multiple-testing.md.
/// </remarks>
public static class MultipleTesting
{
    /// <summary>Adjusted p-values.</summary>
    /// <param name="pValues">p-values from 0 to 1; null for a test that is undefined, which stays null and is not counted.</param>
    /// <param name="adjustment">Which adjustment.</param>
    /// <param name="looked">
    /// Everything that was looked at, filters that were tried included; null for the number of p-values. At least that number.
    /// </param>
    /// <returns>Adjusted p-values in the same order, each from its p-value to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside 0 to 1, or <paramref name="looked"/> is too small.</exception>
    public static IReadOnlyList<double?> Adjust(
        IReadOnlyList<double?> pValues, Adjustment adjustment = Adjustment.BenjaminiHochberg, int? looked = null)
    {
        var p = new double[pValues.Count];
        for (var i = 0; i < p.Length; i++)
        {
            p[i] = pValues[i] ?? double.NaN;
            if (pValues[i] is { } known) Require.ClosedUnit(known, nameof(pValues));
        }
        var adjusted = AdjustKnown(p, adjustment, looked);
        var answer = new double?[p.Length];
        for (var i = 0; i < p.Length; i++)
            if (!double.IsNaN(p[i])) answer[i] = adjusted[i];
        return answer;
    }

    /// <summary>The same where a test that is undefined is NaN, and stays so.</summary>
    internal static double[] AdjustKnown(double[] p, Adjustment adjustment = Adjustment.BenjaminiHochberg, int? looked = null)
    {
        var (sorted, order) = Rising(p);
        var m = looked ?? order.Length;
        Require.AtLeast(m, order.Length, nameof(looked));
        var adjusted = new double[p.Length];
        if (order.Length < p.Length) Array.Fill(adjusted, double.NaN);
        if (adjustment is Adjustment.Holm or Adjustment.Bonferroni) StepDown(sorted, order, m, adjustment == Adjustment.Holm, adjusted);
        else StepUp(sorted, order, m, adjustment == Adjustment.BenjaminiYekutieli, adjusted);
        return adjusted;
    }

    /// <summary>Benjamini–Hochberg where there are few different p-values: how many tests have each, and each one's adjusted value.</summary>
    /// <param name="levels">The p-values there can be, rising.</param>
    /// <param name="tests">How many tests have each.</param>
    internal static double[] AdjustLevels(double[] levels, int[] tests)
    {
        var adjusted = new double[levels.Length];
        int m = tests.Sum(), rank = m;
        var smallest = 1.0;
        for (var level = levels.Length - 1; level >= 0; level--)
        {
            if (tests[level] > 0) smallest = Math.Min(smallest, levels[level] * m / rank);
            adjusted[level] = smallest;
            rank -= tests[level];
        }
        return adjusted;
    }

    /// <summary>The tests that are defined, by rising p-value.</summary>
    private static (double[] Sorted, int[] Order) Rising(double[] p)
    {
        var known = p.Length;
        foreach (var value in p) known -= double.IsNaN(value) ? 1 : 0;
        var (sorted, order, at) = (new double[known], new int[known], 0);
        for (var i = 0; i < p.Length; i++)
            if (!double.IsNaN(p[i])) (sorted[at], order[at++]) = (p[i], i);
        Radix.Sort(sorted, order);
        return (sorted, order);
    }

    private static void StepDown(double[] sorted, int[] order, int m, bool holm, double[] adjusted)
    {
        var largest = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            var p = Math.Min(1, sorted[rank] * (holm ? m - rank : m));
            adjusted[order[rank]] = largest = Math.Max(largest, p);
        }
    }

    private static void StepUp(double[] sorted, int[] order, int m, bool anyDependence, double[] adjusted)
    {
        var harmonic = 1.0;
        if (anyDependence)
            for (var i = 2; i <= m; i++) harmonic += 1.0 / i;
        var smallest = 1.0;
        for (var rank = order.Length - 1; rank >= 0; rank--)
        {
            var p = sorted[rank] * harmonic * m / (rank + 1);
            adjusted[order[rank]] = smallest = Math.Min(smallest, p);
        }
    }
}
