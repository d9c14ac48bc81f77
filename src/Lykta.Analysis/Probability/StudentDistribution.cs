using MathNet.Numerics;

namespace Lykta.Analysis.Probability;

/// <summary>Tails and quantiles of Student's t distribution.</summary>
/// <remarks>Tails by the regularised incomplete beta function. Source: docs/methods/tails.md.</remarks>
public static class StudentDistribution
{
    /// <summary>P(T ≥ t).</summary>
    /// <param name="t">A finite value.</param>
    /// <param name="degrees">Degrees of freedom, finite and above 0; need not be whole.</param>
    /// <returns>A probability from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">t is not finite or the degrees are not positive.</exception>
    public static double AtLeast(double t, double degrees)
    {
        Require.Finite(t);
        Require.Positive(degrees);
        if (t == 0) return 0.5;
        var tail = 0.5 * SpecialFunctions.BetaRegularized(degrees / 2, 0.5, degrees / (degrees + (t * t)));
        return t > 0 ? tail : 1 - tail;
    }

    /// <summary>The t with P(T ≥ t) = <paramref name="tail"/>.</summary>
    /// <param name="tail">Upper tail probability, strictly between 0 and 1.</param>
    /// <param name="degrees">Degrees of freedom, finite and above 0.</param>
    /// <returns>Quantile; 2.2281388520 for 0.025 and 10 degrees.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tail is outside (0, 1) or the degrees are not positive.</exception>
    public static double UpperQuantile(double tail, double degrees)
    {
        Require.OpenUnit(tail);
        Require.Positive(degrees);
        if (tail == 0.5) return 0;
        if (tail > 0.5) return -UpperQuantile(1 - tail, degrees);
        double high = 2;
        while (AtLeast(high, degrees) > tail) high *= 2;
        var scale = SpecialFunctions.GammaLn((degrees + 1) / 2) - SpecialFunctions.GammaLn(degrees / 2) - (0.5 * Math.Log(degrees * Math.PI));
        return Root.Find(
            t => (AtLeast(t, degrees) - tail, -Math.Exp(scale - ((degrees + 1) / 2 * Math.Log(1 + (t * t / degrees))))),
            0,
            high,
            NormalDistribution.UpperQuantile(tail));
    }
}
