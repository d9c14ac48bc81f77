using MathNet.Numerics;

namespace Lykta.Analysis.Probability;

/// <summary>Tails and quantiles of Student's t distribution, with small relative error however far out.</summary>
/// <remarks>
/// The tail is t·density times the continued fraction of the incomplete beta function (Lentz 1976), the density in Loader's
/// saddle-point form, so that neither large degrees nor far tails lose digits. Source: docs/methods/tails.md.
/// </remarks>
public static class StudentDistribution
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;

    /// <summary>P(T ≥ t).</summary>
    /// <param name="t">A finite value.</param>
    /// <param name="degrees">Degrees of freedom, finite and above 0; need not be whole.</param>
    /// <returns>A probability from 0 to 1, relative error below 1e-12 down to 1e-300.</returns>
    /// <exception cref="ArgumentOutOfRangeException">t is not finite or the degrees are not positive.</exception>
    public static double AtLeast(double t, double degrees)
    {
        Require.Finite(t);
        Require.Positive(degrees);
        if (t == 0) return 0.5;
        var tail = Tail(Math.Abs(t), degrees);
        return t > 0 ? tail : 1 - tail;
    }

    /// <summary>The t with P(T ≥ t) = <paramref name="tail"/>.</summary>
    /// <param name="tail">Upper tail probability, strictly between 0 and 1.</param>
    /// <param name="degrees">Degrees of freedom, finite and above 0.</param>
    /// <returns>Quantile; 2.2281388520 for 0.025 and 10 degrees. What lies beyond the largest number is told as that number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The tail is outside (0, 1) or the degrees are not positive.</exception>
    public static double UpperQuantile(double tail, double degrees)
    {
        Require.OpenUnit(tail);
        Require.Positive(degrees);
        if (tail == 0.5) return 0;
        if (tail > 0.5) return -UpperQuantile(1 - tail, degrees);
        double high = 2;
        while (AtLeast(high, degrees) > tail)
        {
            if (high > double.MaxValue / 2) return double.MaxValue;
            high *= 2;
        }
        // On the log scale, as Newton's method on the tail itself creeps where it falls fast.
        (double, double) Distance(double t)
        {
            var seen = AtLeast(t, degrees);
            return (Math.Log(seen / tail), -Math.Exp(LogDensity(t, degrees)) / seen);
        }
        return Root.Find(Distance, high == 2 ? 0 : high / 2, high, NormalDistribution.UpperQuantile(tail));
    }

    private static double Tail(double t, double degrees)
    {
        double square = t * t, half = degrees / 2;
        var scale = Math.Exp(LogDensity(t, degrees) + Math.Log(t));
        return square < 3 * degrees / (degrees + 2)
            ? 0.5 - (scale * Fraction(0.5, half, square / (degrees + square)))
            : scale / degrees * Fraction(half, 0.5, 1 / (1 + (square / degrees)));
    }

    private static double LogDensity(double t, double degrees)
    {
        double half = degrees / 2, square = t * t;
        var start = Loader.StirlingError(half + 0.5) - Loader.StirlingError(half) - Loader.Deviance(half, half + 0.5) - HalfLogTwoPi;
        if (square < 0.2 * degrees)
            return start + Loader.Deviance(half, half + (square / 2)) - (square / 2) - (0.5 * Math.Log(1 + (square / degrees)));
        var log = double.IsFinite(square) ? Math.Log(1 + (square / degrees)) : (2 * Math.Log(t)) - Math.Log(degrees);
        return start - ((half + 0.5) * log);
    }

    /// <summary>The continued fraction of the incomplete beta function, 1 at x = 0.</summary>
    private static double Fraction(double a, double b, double x)
    {
        double c = 1, d = 1 / (1 - ((a + b) * x / (a + 1))), value = d;
        for (var m = 1; m <= 100_000; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / (1 + (even * d));
            c = 1 + (even / c);
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / (1 + (odd * d));
            c = 1 + (odd / c);
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16) return value;
        }
        return value;
    }
}
