namespace Lykta.Analysis.Regression;

/// <summary>A fitted Poisson regression with log link.</summary>
/// <remarks>
/// Iteratively reweighted least squares to a relative change of deviance below 1e-12. Source: P. McCullagh and J. A. Nelder,
/// Generalized Linear Models, 2nd ed. (1989); docs/methods/poisson-regression.md.
/// </remarks>
public sealed class PoissonRegression
{
    private const int MostSteps = 50;

    private PoissonRegression(double[] coefficients, double[] fitted, double[] inverse, double deviance, int steps, bool converged) =>
        (Coefficients, Fitted, Inverse, Deviance, Steps, IsConverged) = (coefficients, fitted, inverse, deviance, steps, converged);

    /// <summary>Coefficients on the log scale, one per column.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Fitted means, one per row; above 0.</summary>
    public IReadOnlyList<double> Fitted { get; }

    /// <summary>Weighted residual deviance.</summary>
    public double Deviance { get; }

    /// <summary>Number of steps used.</summary>
    public int Steps { get; }

    /// <summary>Whether the deviance settled within the allowed steps.</summary>
    public bool IsConverged { get; }

    /// <summary>Inverse information (X'WX)⁻¹, unscaled, row by row; times the dispersion it is the covariance.</summary>
    internal double[] Inverse { get; }

    /// <summary>Element of the unscaled covariance of the coefficients.</summary>
    /// <param name="row">Coefficient index.</param>
    /// <param name="column">Coefficient index.</param>
    /// <returns>The element of (X'WX)⁻¹.</returns>
    public double Covariance(int row, int column) => Inverse[(row * Coefficients.Count) + column];

    /// <summary>Pearson dispersion Σ w (y − μ)² / μ / (rows with weight − columns); 1 under Poisson.</summary>
    /// <param name="counts">The counts that were fitted.</param>
    /// <param name="weights">The prior weights that were used; null for all 1.</param>
    /// <returns>At least 0; null when there are no degrees of freedom left.</returns>
    public double? Dispersion(IReadOnlyList<double> counts, IReadOnlyList<double>? weights = null)
    {
        double sum = 0, rows = 0;
        for (var i = 0; i < counts.Count; i++)
        {
            var weight = weights?[i] ?? 1;
            if (weight == 0) continue;
            rows++;
            sum += weight * (counts[i] - Fitted[i]) * (counts[i] - Fitted[i]) / Fitted[i];
        }
        return rows > Coefficients.Count ? sum / (rows - Coefficients.Count) : null;
    }

    /// <summary>Fits the model.</summary>
    /// <param name="design">Rows of the design matrix, all of the same length; include a column of ones for an intercept.</param>
    /// <param name="counts">Counts (or rates times exposure), finite and at least 0, one per row.</param>
    /// <param name="offset">Known part of the log mean (log exposure), finite; null for none.</param>
    /// <param name="weights">Prior weights, finite and at least 0; null for all 1.</param>
    /// <returns>The fit; null when it cannot be estimated (no events, columns that depend on each other, fewer rows than columns).</returns>
    /// <exception cref="ArgumentException">Sizes that do not match or a negative count or weight.</exception>
    public static PoissonRegression? Fit(
        IReadOnlyList<double[]> design, IReadOnlyList<double> counts, IReadOnlyList<double>? offset = null, IReadOnlyList<double>? weights = null)
    {
        Check(design, counts, offset, weights);
        if (design.Count == 0 || design[0].Length > design.Count || counts.All(count => count == 0)) return null;
        return Iterate([.. design], [.. counts], offset is null ? new double[counts.Count] : [.. offset], weights is null ? Ones(counts.Count) : [.. weights]);
    }

    private static PoissonRegression? Iterate(double[][] design, double[] counts, double[] offset, double[] weights)
    {
        var mean = counts.Select(count => count + 0.1).ToArray();
        double[]? coefficients = null, inverse = null;
        double deviance = double.PositiveInfinity;
        for (var step = 1; step <= MostSteps; step++)
        {
            if (Step(design, counts, offset, weights, mean) is not { } next) return null;
            (coefficients, inverse) = next;
            for (var i = 0; i < mean.Length; i++)
                mean[i] = Math.Exp(Math.Clamp(Dot(design[i], coefficients) + offset[i], -700, 700));
            var now = DevianceOf(counts, mean, weights);
            if (!double.IsFinite(now)) return null;
            if (Math.Abs(deviance - now) <= 1e-12 * (Math.Abs(now) + 0.1)) return Finish(design, mean, weights, coefficients, now, step, true);
            deviance = now;
        }
        return coefficients is null || inverse is null ? null : Finish(design, mean, weights, coefficients, deviance, MostSteps, false);
    }

    private static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1);
        return ones;
    }

    private static double Dot(double[] row, double[] coefficients)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++) sum += row[j] * coefficients[j];
        return sum;
    }

    private static PoissonRegression? Finish(
        double[][] design, double[] mean, double[] weights, double[] coefficients, double deviance, int steps, bool converged)
    {
        var size = coefficients.Length;
        var information = new double[size * size];
        for (var i = 0; i < mean.Length; i++) Accumulate(information, design[i], mean[i] * weights[i]);
        return Cholesky.Factor(information, size) is { } factor
            ? new PoissonRegression(coefficients, mean, Cholesky.Inverse(factor, size), deviance, steps, converged)
            : null;
    }

    private static (double[] Coefficients, double[] Factor)? Step(
        double[][] design, double[] counts, double[] offset, double[] weights, double[] mean)
    {
        var size = design[0].Length;
        var information = new double[size * size];
        var right = new double[size];
        for (var i = 0; i < mean.Length; i++)
        {
            var weight = mean[i] * weights[i];
            if (weight == 0) continue;
            var working = Math.Log(mean[i]) - offset[i] + ((counts[i] - mean[i]) / mean[i]);
            Accumulate(information, design[i], weight);
            var row = design[i];
            for (var j = 0; j < size; j++) right[j] += weight * working * row[j];
        }
        return Cholesky.Factor(information, size) is { } factor ? (Cholesky.Solve(factor, size, right), factor) : null;
    }

    private static void Accumulate(double[] information, double[] row, double weight)
    {
        var size = row.Length;
        for (var j = 0; j < size; j++)
        {
            var scaled = weight * row[j];
            if (scaled == 0) continue;
            for (var k = 0; k <= j; k++) information[(j * size) + k] += scaled * row[k];
        }
    }

    private static double DevianceOf(double[] counts, double[] mean, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < mean.Length; i++)
        {
            var part = counts[i] > 0 ? counts[i] * Math.Log(counts[i] / mean[i]) : 0;
            sum += 2 * weights[i] * (part - counts[i] + mean[i]);
        }
        return sum;
    }

    private static void Check(IReadOnlyList<double[]> design, IReadOnlyList<double> counts, IReadOnlyList<double>? offset, IReadOnlyList<double>? weights)
    {
        if (counts.Count != design.Count || (offset?.Count ?? counts.Count) != counts.Count || (weights?.Count ?? counts.Count) != counts.Count)
            throw new ArgumentException("One count, offset and weight per row is needed.", nameof(counts));
        for (var i = 0; i < counts.Count; i++)
        {
            if (design[i].Length != design[0].Length) throw new ArgumentException("All rows must have the same length.", nameof(design));
            foreach (var value in design[i])
                if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(design), value, "The value must be finite.");
            Require.NotNegative(counts[i], nameof(counts));
            Require.Finite(offset?[i] ?? 0, nameof(offset));
            Require.NotNegative(weights?[i] ?? 1, nameof(weights));
        }
    }
}
