using System.Numerics.Tensors;

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
        PoissonRegression.Check(design, counts, offset, null);
        return PoissonRegression.CanFit(design, counts) ? Settle(PoissonRegression.Columns(design), [.. counts], offset is null ? new double[counts.Count] : [.. offset]) : null;
    }

    /// <summary>The same from finite columns and whole counts, without offset.</summary>
    internal static NegativeBinomialRegression? OfColumns(double[][] columns, double[] counts) =>
        columns.Length > counts.Length || !counts.AsSpan().ContainsAnyExcept(0.0) ? null : Settle(columns, counts, new double[counts.Length]);

    /// <summary>Maximum likelihood θ given the means; null when the counts do not vary more than Poisson.</summary>
    internal static double? SizeOf(double[] counts, double[] means) => new SizeLikelihood(counts).Of(means, null);

    private static NegativeBinomialRegression? Settle(double[][] columns, double[] counts, double[] offset)
    {
        var weights = PoissonRegression.Ones(counts.Length);
        if (PoissonRegression.Iterate(columns, counts, offset, weights) is not { } plain) return null;
        var (likelihood, work) = (new SizeLikelihood(counts), new Workspace(columns, counts, offset, weights));
        double[] coefficients = [.. plain.Coefficients];
        double? size = null;
        work.Predict(coefficients);
        for (var turn = 1; turn <= MostTurns; turn++)
        {
            // θ moves the coefficients little: a step of each in turn settles as soon as a whole fit for each θ would.
            if (likelihood.Of(work.Mean, size) is not { } theta) return size is null ? new(plain, null, weights, turn, plain.IsConverged) : End(turn, isSettled: true, null);
            for (var i = 0; i < weights.Length; i++) weights[i] = 1 / (1 + (work.Mean[i] / theta));
            if (work.Step() is not { } next) return null;
            work.Predict(next);
            var moved = TensorPrimitives.Distance<double>(next, coefficients);
            var settled = size is { } before && Math.Abs(theta - before) <= 1e-10 * theta && moved <= 1e-10;
            (coefficients, size) = (next, theta);
            if (settled) return End(turn, isSettled: true, size);
        }
        return End(MostTurns, isSettled: false, size);

        NegativeBinomialRegression? End(int turn, bool isSettled, double? theta) =>
            PoissonRegression.Finish(work, coefficients, turn, isSettled) is { } fit && double.IsFinite(fit.Deviance) ? new(fit, theta, weights, turn, isSettled) : null;
    }
}
