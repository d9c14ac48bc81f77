using MathNet.Numerics;

namespace Lykta.Analysis.Probability;

/// <summary>Saddle-point forms of the binomial and Poisson point probabilities (Loader 2000), accurate in both tails.</summary>
internal static class Loader
{
    private const double HalfLogTwoPi = 0.918938533204672741780329736406;

    /// <summary>ln Γ(n+1) minus Stirling's formula.</summary>
    public static double StirlingError(double n)
    {
        if (n <= 15) return SpecialFunctions.GammaLn(n + 1) - ((n + 0.5) * Math.Log(n)) + n - HalfLogTwoPi;
        var m = 1 / (n * n);
        return (1.0 / 12 - m * (1.0 / 360 - m * (1.0 / 1260 - m * (1.0 / 1680 - m * (1.0 / 1188 - m * (691.0 / 360360)))))) / n;
    }

    /// <summary>x ln(x/m) + m - x without cancellation.</summary>
    public static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= 0.1 * (x + m)) return (x * Math.Log(x / m)) + m - x;
        var v = (x - m) / (x + m);
        var sum = (x - m) * v;
        var term = 2 * x * v;
        for (var j = 1; j < 1000; j++)
        {
            term *= v * v;
            var next = sum + (term / ((2 * j) + 1));
            if (next == sum) return next;
            sum = next;
        }
        return sum;
    }

    public static double Poisson(double x, double mean)
    {
        if (mean == 0) return x == 0 ? 1 : 0;
        if (x == 0) return Math.Exp(-mean);
        return Math.Exp(-StirlingError(x) - Deviance(x, mean)) / Math.Sqrt(2 * Math.PI * x);
    }

    /// <summary>Chance of x successes and y failures; neither need be whole.</summary>
    public static double Binomial(double x, double y, double p, double q)
    {
        var n = x + y;
        if (p == 0) return x == 0 ? 1 : 0;
        if (q == 0) return y == 0 ? 1 : 0;
        if (x == 0) return Math.Exp(p < 0.1 ? -Deviance(n, n * q) - (n * p) : n * Math.Log(q));
        if (y == 0) return Math.Exp(q < 0.1 ? -Deviance(n, n * p) - (n * q) : n * Math.Log(p));
        var log = StirlingError(n) - StirlingError(x) - StirlingError(y) - Deviance(x, n * p) - Deviance(y, n * q);
        return Math.Exp(log) * Math.Sqrt(n / (2 * Math.PI * x * y));
    }
}
