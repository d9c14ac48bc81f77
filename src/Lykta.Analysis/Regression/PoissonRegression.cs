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
        (Coefficients, Means, Inverse, Deviance, Steps, IsConverged) = (coefficients, fitted, inverse, deviance, steps, converged);

    /// <summary>Coefficients on the log scale, one per column.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>Fitted means, one per row; above 0.</summary>
    public IReadOnlyList<double> Fitted => Means;

    /// <summary>Weighted residual deviance.</summary>
    public double Deviance { get; }

    /// <summary>Number of steps used.</summary>
    public int Steps { get; }

    /// <summary>Whether the deviance settled within the allowed steps.</summary>
    public bool IsConverged { get; }

    internal double[] Means { get; }

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
        if (!CanFit(design, counts)) return null;
        return Iterate(Columns(design), [.. counts], offset is null ? new double[counts.Count] : [.. offset], weights is null ? Ones(counts.Count) : [.. weights]);
    }

    /// <summary>The same from finite columns, without offset and weights.</summary>
    internal static PoissonRegression? FitColumns(double[][] columns, double[] counts) =>
        columns.Length > counts.Length || !counts.AsSpan().ContainsAnyExcept(0.0) ? null : Iterate(columns, counts, new double[counts.Length], Ones(counts.Length));

    internal static bool CanFit(IReadOnlyList<double[]> design, IReadOnlyList<double> counts) =>
        design.Count > 0 && design[0].Length <= design.Count && counts.Any(count => count != 0);

    internal static double[][] Columns(IReadOnlyList<double[]> design)
    {
        var columns = new double[design[0].Length][];
        for (var j = 0; j < columns.Length; j++)
        {
            columns[j] = new double[design.Count];
            for (var i = 0; i < design.Count; i++) columns[j][i] = design[i][j];
        }
        return columns;
    }

    internal static PoissonRegression? Iterate(double[][] columns, double[] counts, double[] offset, double[] weights)
    {
        var work = new Workspace(columns, counts, offset, weights);
        double[]? coefficients = null;
        double deviance = double.PositiveInfinity;
        for (var step = 1; step <= MostSteps; step++)
        {
            if (work.Step() is not { } next) return null;
            coefficients = next;
            work.Predict(coefficients);
            var now = work.Deviance();
            if (!double.IsFinite(now)) return null;
            if (Math.Abs(deviance - now) <= 1e-12 * (Math.Abs(now) + 0.1)) return Finish(work, coefficients, now, step, true);
            deviance = now;
        }
        return coefficients is null ? null : Finish(work, coefficients, deviance, MostSteps, false);
    }

    internal static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1);
        return ones;
    }

    internal static PoissonRegression? Finish(Workspace work, double[] coefficients, int steps, bool converged) =>
        Finish(work, coefficients, work.Deviance(), steps, converged);

    private static PoissonRegression? Finish(Workspace work, double[] coefficients, double deviance, int steps, bool converged) =>
        Cholesky.Factor(work.Information(), coefficients.Length) is { } factor
            ? new PoissonRegression(coefficients, work.Mean, Cholesky.Inverse(factor, coefficients.Length), deviance, steps, converged)
            : null;

    internal static void Check(IReadOnlyList<double[]> design, IReadOnlyList<double> counts, IReadOnlyList<double>? offset, IReadOnlyList<double>? weights)
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
