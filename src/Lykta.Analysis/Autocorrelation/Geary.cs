using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>Geary's C: how large are the differences between neighbours against differences in general?</summary>
/// <remarks>
/// More sensitive than Moran's I to single pairs that differ much. Areas without neighbours are left out altogether. Source:
/// R. C. Geary, The Incorporated Statistician 5 (1954); A. D. Cliff and J. K. Ord, Spatial Processes (1981), for the moments;
/// docs/methods/geary.md.
/// </remarks>
public static class Geary
{
    /// <summary>The global statistic and its test.</summary>
    /// <param name="values">One value per area, finite.</param>
    /// <param name="neighbours">The areas' neighbours; need not be mutual.</param>
    /// <param name="options">Choices; null gives the defaults.</param>
    /// <param name="oversight">For permutations: who may stop them and hears of them.</param>
    /// <returns>
    /// Statistic: C, 1 by chance, towards 0 when neighbours are alike. P, N, outcome: as for <see cref="Moran.Global"/>; more means
    /// more alike than chance (C below 1).
    /// </returns>
    /// <exception cref="ArgumentException">Sizes that do not match, a value that is not finite, or a choice out of range.</exception>
    public static Estimate Global(
        IReadOnlyList<double> values, Neighbours neighbours, AutocorrelationOptions? options = null, Oversight oversight = default)
    {
        var choices = options ?? new AutocorrelationOptions();
        choices.Check();
        var lattice = Lattice.Of(values, neighbours, choices.Weighting);
        return GlobalTest.Judge(
            lattice,
            new GlobalTest.Question("geary", "Analysis.Geary.", z => Statistic(lattice, z), 1, Variance(lattice), LowIsAlike: true),
            choices,
            values.Count - lattice.N,
            oversight);
    }

    private static double Statistic(Lattice lattice, double[] z)
    {
        var sum = 0.0;
        for (var i = 0; i < z.Length; i++)
        {
            var own = 0.0;
            foreach (var j in lattice.Neighbours.Of(i)) own += (z[i] - z[j]) * (z[i] - z[j]);
            sum += own * lattice.Weights[i];
        }
        return (lattice.N - 1) / (2 * lattice.S0) * sum / lattice.SumOfSquares;
    }

    /// <summary>Cliff and Ord's variance under randomisation.</summary>
    internal static double Variance(Lattice w)
    {
        double n = w.N, k = w.Kurtosis, square = w.S0 * w.S0;
        var first = (n - 1) * w.S1 * ((n * n) - (3 * n) + 3 - ((n - 1) * k));
        var second = 0.25 * (n - 1) * w.S2 * ((n * n) + (3 * n) - 6 - (((n * n) - n + 2) * k));
        var third = square * ((n * n) - 3 - ((n - 1) * (n - 1) * k));
        return (first - second + third) / (n * (n - 2) * (n - 3) * square);
    }
}
