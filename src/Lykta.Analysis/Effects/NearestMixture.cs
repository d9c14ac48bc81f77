using Lykta.Analysis.Regression;

namespace Lykta.Analysis.Effects;

/// <summary>Weights, at least 0 and summing to 1, that bring the mixture of several series nearest to another in least squares.</summary>
/// <remarks>P. Wolfe, Mathematical Programming 11 (1976): the point nearest to the origin among mixtures of the differences.</remarks>
internal static class NearestMixture
{
    private const int MostSteps = 10_000;

    public static double[] Of(double[] target, double[][] series)
    {
        var products = Products(target, series);
        int size = series.Length, first = 0;
        for (var j = 1; j < size; j++)
            if (products[(j * size) + j] < products[(first * size) + first]) first = j;
        var scale = Enumerable.Range(0, size).Max(j => products[(j * size) + j]);
        var weights = new double[size];
        weights[first] = 1;
        var used = new List<int> { first };
        for (var step = 0; step < MostSteps && scale > 0; step++)
        {
            var pull = Multiply(products, weights);
            var level = Enumerable.Range(0, size).Sum(j => weights[j] * pull[j]);
            var best = Enumerable.Range(0, size).MinBy(j => pull[j]);
            if (pull[best] >= level - (1e-12 * scale) || used.Contains(best)) break;
            used.Add(best);
            Settle(products, size, weights, used, scale);
            if (!used.Contains(best)) break;
        }
        return weights;
    }

    /// <summary>Goes to the best mixture of the used ones, dropping those that would go below zero on the way.</summary>
    private static void Settle(double[] products, int size, double[] weights, List<int> used, double scale)
    {
        while (true)
        {
            var aim = Affine(products, size, used, scale);
            double reach = 1;
            for (var k = 0; k < used.Count; k++)
                if (aim[k] <= 0 && weights[used[k]] > aim[k]) reach = Math.Min(reach, weights[used[k]] / (weights[used[k]] - aim[k]));
            for (var k = 0; k < used.Count; k++) weights[used[k]] += reach * (aim[k] - weights[used[k]]);
            if (reach >= 1) return;
            foreach (var gone in used.Where(j => weights[j] <= 1e-15).ToList())
            {
                weights[gone] = 0;
                used.Remove(gone);
            }
            if (used.Count == 1)
            {
                weights[used[0]] = 1;
                return;
            }
        }
    }

    private static double[] Affine(double[] products, int size, List<int> used, double scale)
    {
        var part = new double[used.Count * used.Count];
        for (var ridge = 1e-13; ; ridge *= 10)
        {
            for (var a = 0; a < used.Count; a++)
                for (var b = 0; b < used.Count; b++)
                    part[(a * used.Count) + b] = products[(used[a] * size) + used[b]] + (a == b ? ridge * scale : 0);
            if (Cholesky.Factor(part, used.Count) is not { } factor) continue;
            var solved = Cholesky.Solve(factor, used.Count, [.. used.Select(_ => 1.0)]);
            var sum = solved.Sum();
            return [.. solved.Select(x => x / sum)];
        }
    }

    private static double[] Products(double[] target, double[][] series)
    {
        var products = new double[series.Length * series.Length];
        for (var a = 0; a < series.Length; a++)
            for (var b = 0; b < series.Length; b++)
                for (var t = 0; t < target.Length; t++)
                    products[(a * series.Length) + b] += (series[a][t] - target[t]) * (series[b][t] - target[t]);
        return products;
    }

    private static double[] Multiply(double[] matrix, double[] vector)
    {
        var product = new double[vector.Length];
        for (var i = 0; i < vector.Length; i++)
            for (var j = 0; j < vector.Length; j++) product[i] += matrix[(i * vector.Length) + j] * vector[j];
        return product;
    }
}
