using MathNet.Numerics;

namespace Lykta.Analysis.Regression;

/// <summary>A fitted negative binomial regression with log link: variance μ + μ²/θ.</summary>
/// <remarks>
/// Coefficients by reweighted Poisson fits, θ by maximum likelihood, in turns until both settle. Source: J. F. Lawless, Canadian
/// Journal of Statistics 15 (1987); docs/methods/negative-binomial-regression.md.
/// </remarks>
public sealed class NegativeBinomialRegression
{
    private const int MostTurns = 200;

    private NegativeBinomialRegression(PoissonRegression fit, double? size, double[] weights, int turns, bool converged) =>
        (Fit, Size, Weights, Turns, IsConverged) = (fit, size, weights, turns, converged);

    /// <summary>The last reweighted fit: coefficients, fitted means, and the unscaled covariance, which here needs no dispersion.</summary>
    public PoissonRegression Fit { get; }

    /// <summary>θ, above 0; null when the counts vary no more than Poisson, and the fit is the Poisson fit.</summary>
    public double? Size { get; }

    /// <summary>1/(1 + μ/θ) of each row.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>Number of turns used.</summary>
    public int Turns { get; }

    /// <summary>Whether coefficients and θ settled.</summary>
    public bool IsConverged { get; }

    /// <summary>Fits the model.</summary>
    /// <param name="design">Rows of the design matrix, all of the same length; include a column of ones for an intercept.</param>
    /// <param name="counts">Whole counts, at least 0, one per row.</param>
    /// <param name="offset">Known part of the log mean, finite; null for none.</param>
    /// <returns>The fit; null when it cannot be estimated.</returns>
    /// <exception cref="ArgumentException">Sizes that do not match, or a count that is negative or not whole.</exception>
    public static NegativeBinomialRegression? Of(IReadOnlyList<double[]> design, IReadOnlyList<double> counts, IReadOnlyList<double>? offset = null)
    {
        foreach (var count in counts)
            if (count != Math.Floor(count)) throw new ArgumentException("The counts must be whole.", nameof(counts));
        if (PoissonRegression.Fit(design, counts, offset) is not { } fit) return null;
        double[] weights = [.. counts.Select(_ => 1.0)];
        double? size = null;
        for (var turn = 1; turn <= MostTurns; turn++)
        {
            var next = SizeOf(counts, fit.Fitted);
            if (next is not { } theta) return new(fit, null, weights, turn, fit.IsConverged);
            weights = [.. fit.Fitted.Select(mean => 1 / (1 + (mean / theta)))];
            if (PoissonRegression.Fit(design, counts, offset, weights) is not { } better) return null;
            var moved = better.Coefficients.Zip(fit.Coefficients, (a, b) => Math.Abs(a - b)).Max();
            var settled = size is { } before && Math.Abs(theta - before) <= 1e-10 * theta && moved <= 1e-10;
            (fit, size) = (better, theta);
            if (settled) return new(fit, size, weights, turn, true);
        }
        return new(fit, size, weights, MostTurns, false);
    }

    /// <summary>Maximum likelihood θ given the means; null when the counts do not vary more than Poisson.</summary>
    internal static double? SizeOf(IReadOnlyList<double> counts, IReadOnlyList<double> means)
    {
        double excess = 0;
        for (var i = 0; i < counts.Count; i++) excess += ((counts[i] - means[i]) * (counts[i] - means[i])) - counts[i];
        if (excess <= 0) return null;
        double low = Math.Log(1e-4), high = Math.Log(1e7);
        if (Score(counts, means, Math.Exp(high)) > 0) return null;
        for (var step = 0; step < 100 && high - low > 1e-14 * Math.Abs(high); step++)
        {
            var middle = (low + high) / 2;
            if (Score(counts, means, Math.Exp(middle)) > 0) low = middle; else high = middle;
        }
        return Math.Exp((low + high) / 2);
    }

    private static double Score(IReadOnlyList<double> counts, IReadOnlyList<double> means, double theta)
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Count; i++)
            sum += Rise(counts[i], theta) - double.LogP1(means[i] / theta) + ((means[i] - counts[i]) / (means[i] + theta));
        return sum;
    }

    /// <summary>ψ(count + θ) − ψ(θ).</summary>
    private static double Rise(double count, double theta)
    {
        if (count > 200) return SpecialFunctions.DiGamma(count + theta) - SpecialFunctions.DiGamma(theta);
        var sum = 0.0;
        for (var k = 0; k < count; k++) sum += 1 / (theta + k);
        return sum;
    }
}
