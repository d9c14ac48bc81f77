using MathNet.Numerics;

namespace Lykta.Analysis.Probability;

/// <summary>Tails and quantiles of the standard normal distribution.</summary>
/// <remarks>Tails by the complementary error function; quantiles by its inverse and one Newton step in the tail. Source: docs/methods/tails.md.</remarks>
public static class NormalDistribution
{
    /// <summary>P(Z ≥ z).</summary>
    /// <param name="z">Standard score; NaN is refused.</param>
    /// <returns>A probability from 0 to 1, relative error below 1e-12 for z below 37.</returns>
    /// <exception cref="ArgumentOutOfRangeException">z is NaN.</exception>
    public static double AtLeast(double z)
    {
        if (double.IsNaN(z)) throw new ArgumentOutOfRangeException(nameof(z));
        return 0.5 * SpecialFunctions.Erfc(z / Constants.Sqrt2);
    }

    /// <summary>P(|Z| ≥ |z|), the two-sided p-value.</summary>
    /// <param name="z">Standard score; NaN is refused.</param>
    /// <returns>A probability from 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">z is NaN.</exception>
    public static double TwoSided(double z) => 2 * AtLeast(Math.Abs(z));

    /// <summary>The z with P(Z ≥ z) = <paramref name="tail"/>.</summary>
    /// <param name="tail">Upper tail probability, strictly between 0 and 1.</param>
    /// <returns>Standard score; 1.9599639845… for 0.025.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tail is outside (0, 1).</exception>
    public static double UpperQuantile(double tail)
    {
        Require.OpenUnit(tail);
        if (tail > 0.5) return -UpperQuantile(1 - tail);
        var z = Constants.Sqrt2 * SpecialFunctions.ErfcInv(2 * tail);
        var density = Math.Exp(-0.5 * z * z) / Constants.Sqrt2Pi;
        return density > 0 ? z + ((AtLeast(z) - tail) / density) : z;
    }

    /// <summary>The z of a two-sided interval with the given coverage.</summary>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>Standard score above 0; 1.9599639845… for 0.95.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside (0, 1).</exception>
    public static double TwoSidedQuantile(double level)
    {
        Require.OpenUnit(level);
        return UpperQuantile((1 - level) / 2);
    }
}
