namespace Lykta.Analysis.Regression;

/// <summary>Solves symmetric positive definite systems, row by row in one array.</summary>
internal static class Cholesky
{
    /// <summary>Lower factor of a matrix, or null when it is not positive definite (columns that depend on each other).</summary>
    public static double[]? Factor(double[] matrix, int size)
    {
        var factor = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * size) + j];
                for (var k = 0; k < j; k++) sum -= factor[(i * size) + k] * factor[(j * size) + k];
                if (i != j) factor[(i * size) + j] = sum / factor[(j * size) + j];
                else if (sum > 1e-11 * matrix[(i * size) + i]) factor[(i * size) + i] = Math.Sqrt(sum);
                else return null;
            }
        }
        return factor;
    }

    public static double[] Solve(double[] factor, int size, ReadOnlySpan<double> right)
    {
        var x = right.ToArray();
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= factor[(i * size) + k] * x[k];
            x[i] /= factor[(i * size) + i];
        }
        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++) x[i] -= factor[(k * size) + i] * x[k];
            x[i] /= factor[(i * size) + i];
        }
        return x;
    }

    public static double[] Inverse(double[] factor, int size)
    {
        var inverse = new double[size * size];
        var unit = new double[size];
        for (var column = 0; column < size; column++)
        {
            Array.Clear(unit);
            unit[column] = 1;
            var x = Solve(factor, size, unit);
            for (var row = 0; row < size; row++) inverse[(row * size) + column] = x[row];
        }
        return inverse;
    }
}
