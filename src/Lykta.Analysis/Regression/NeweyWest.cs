using System.Numerics.Tensors;

namespace Lykta.Analysis.Regression;

/// <summary>Covariance of the coefficients that allows for unequal variance and for periods that follow each other.</summary>
/// <remarks>
/// Sandwich with Bartlett weights and the factor n / (n − k). Source: W. K. Newey and K. D. West, Econometrica 55 (1987);
/// docs/methods/poisson-regression.md.
/// </remarks>
public static class NeweyWest
{
    /// <summary>The usual number of lags, ⌊4 (n / 100)^(2/9)⌋.</summary>
    /// <param name="periods">Number of periods, at least 1.</param>
    /// <returns>Number of lags, at least 1.</returns>
    public static int Lags(int periods) => Math.Max(1, (int)Math.Floor(4 * Math.Pow(periods / 100.0, 2.0 / 9)));

    /// <summary>The covariance matrix.</summary>
    /// <param name="fit">A fitted Poisson regression whose rows are in order of time.</param>
    /// <param name="design">Its design matrix.</param>
    /// <param name="counts">Its counts.</param>
    /// <param name="lags">Number of lags, at least 0; 0 allows for unequal variance alone.</param>
    /// <param name="weights">Weights of the rows in the fit (negative binomial); null for all 1.</param>
    /// <returns>Square matrix, row by row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of lags.</exception>
    public static double[] Covariance(
        PoissonRegression fit, IReadOnlyList<double[]> design, IReadOnlyList<double> counts, int lags, IReadOnlyList<double>? weights = null)
    {
        Require.AtLeast(lags, 0);
        return design.Count == 0 ? [] : OfColumns(fit, PoissonRegression.Columns(design), [.. counts], lags, weights is null ? null : [.. weights]);
    }

    /// <summary>The same from columns. The lags are summed with their weights first, so that the products are taken once.</summary>
    internal static double[] OfColumns(PoissonRegression fit, double[][] columns, double[] counts, int lags, double[]? weights)
    {
        int size = columns.Length, rows = counts.Length;
        var residuals = new double[rows];
        TensorPrimitives.Subtract<double>(counts, fit.Means, residuals);
        if (weights is not null) TensorPrimitives.Multiply<double>(residuals, weights, residuals);
        double[][] scores = new double[size][], lagged = new double[size][];
        for (var j = 0; j < size; j++)
        {
            (scores[j], lagged[j]) = (new double[rows], new double[rows]);
            TensorPrimitives.Multiply<double>(columns[j], residuals, scores[j]);
            for (var lag = 1; lag <= Math.Min(lags, rows - 1); lag++)
                TensorPrimitives.MultiplyAdd<double>(scores[j].AsSpan(..^lag), 1 - (lag / (lags + 1.0)), lagged[j].AsSpan(lag..), lagged[j].AsSpan(lag..));
        }
        var meat = new double[size * size];
        for (var j = 0; j < size; j++)
        {
            for (var k = 0; k < size; k++)
            {
                var across = TensorPrimitives.Dot<double>(scores[j], lagged[k]);
                meat[(j * size) + k] += across + TensorPrimitives.Dot<double>(scores[j], scores[k]);
                meat[(k * size) + j] += across;
            }
        }
        var scale = (double)rows / (rows - size);
        var product = Multiply(Multiply(fit.Inverse, meat, size), fit.Inverse, size);
        return Array.ConvertAll(product, x => x * scale);
    }

    private static double[] Multiply(double[] a, double[] b, int size)
    {
        var c = new double[size * size];
        for (var i = 0; i < size; i++)
            for (var k = 0; k < size; k++)
                for (var j = 0; j < size; j++) c[(i * size) + j] += a[(i * size) + k] * b[(k * size) + j];
        return c;
    }
}
