using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>Moran's I: are areas next to one another more alike than areas in general?</summary>
/// <remarks>
/// Use rates (smoothed when small), not counts: counts are alike where people live. Areas without neighbours are left out
/// altogether. The answer depends on how the map is divided. Source: P. A. P. Moran, Biometrika 37 (1950); A. D. Cliff and
/// J. K. Ord, Spatial Processes (1981), for the moments; docs/methods/moran.md.
/// </remarks>
public static class Moran
{
    /// <summary>The global statistic and its test.</summary>
    /// <param name="values">One value per area, finite.</param>
    /// <param name="neighbours">The areas' neighbours; need not be mutual.</param>
    /// <param name="options">Choices; null gives the defaults.</param>
    /// <param name="oversight">For permutations: who may stop them and hears of them.</param>
    /// <returns>
    /// Statistic: I, about −1/(n − 1) by chance, towards 1 when neighbours are alike. P: two-sided, normal under randomisation or
    /// twice the smaller permutation tail, (r + 1) / (B + 1). N: areas with neighbours. More: alike. Fewer: like a chessboard.
    /// Too few to say below <see cref="AutocorrelationOptions.LeastAreas"/>; undefined when all values are equal.
    /// </returns>
    /// <exception cref="ArgumentException">Sizes that do not match, a value that is not finite, or a choice out of range.</exception>
    public static Estimate Global(
        IReadOnlyList<double> values, Neighbours neighbours, AutocorrelationOptions? options = null, Oversight oversight = default)
    {
        var choices = options ?? new AutocorrelationOptions();
        choices.Check();
        var lattice = Lattice.Of(values, neighbours, choices.Weighting);
        double n = lattice.N, mean = -1 / (n - 1);
        return GlobalTest.Judge(
            lattice,
            new GlobalTest.Question("moran", "Analysis.Moran.", z => Statistic(lattice, z), mean, Variance(lattice, mean), LowIsAlike: false),
            choices,
            values.Count - lattice.N,
            oversight);
    }

    private static double Statistic(Lattice lattice, double[] z)
    {
        var sum = 0.0;
        for (var i = 0; i < z.Length; i++) sum += z[i] * lattice.Lag(z, i);
        return lattice.N / lattice.S0 * sum / lattice.SumOfSquares;
    }

    /// <summary>Cliff and Ord's variance under randomisation.</summary>
    internal static double Variance(Lattice w, double mean)
    {
        double n = w.N, square = w.S0 * w.S0;
        var even = n * ((((n * n) - (3 * n) + 3) * w.S1) - (n * w.S2) + (3 * square));
        var peaked = w.Kurtosis * ((((n * n) - n) * w.S1) - (2 * n * w.S2) + (6 * square));
        return ((even - peaked) / ((n - 1) * (n - 2) * (n - 3) * square)) - (mean * mean);
    }
}
