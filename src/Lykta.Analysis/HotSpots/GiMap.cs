using Lykta.Analysis.Geometry;
using Lykta.Analysis.Probability;

namespace Lykta.Analysis.HotSpots;

/// <summary>Values with their neighbourhood sums, and the scores of both forms of the statistic.</summary>
internal sealed class GiMap
{
    private const int AtATime = 4096;
    private readonly Neighbours _neighbours;
    private readonly bool _includeSelf;

    public GiMap(IReadOnlyList<double> values, Neighbours neighbours, bool includeSelf)
    {
        (Values, _neighbours, _includeSelf) = (values as double[] ?? [.. values], neighbours, includeSelf);
        Sums = neighbours.Sums(Values, includeSelf);
    }

    public double[] Values { get; }

    public double[] Sums { get; }

    public int Size(int cell) => _neighbours.Of(cell).Length + (_includeSelf ? 1 : 0);

    /// <summary>Scores by the normal approximation; NaN where there is none.</summary>
    public double[] Scores()
    {
        double n = Values.Length, sum = 0, squares = 0;
        var scores = new double[Values.Length];
        foreach (var value in Values) sum += value;
        var mean = sum / n;
        foreach (var value in Values) squares += (value - mean) * (value - mean);
        if (n < 2 || squares <= 1e-28 * mean * mean * n)
        {
            Array.Fill(scores, double.NaN);
            return scores;
        }
        Chunks.For(scores.Length, default, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                var size = Size(i);
                scores[i] = size == 0 ? double.NaN : _includeSelf ? Score(Sums[i], size, n, mean, squares / n) : Without(i, size, n, mean, squares);
            }
        }, AtATime);
        return scores;
    }

    /// <summary>Scores and p-values against the Poisson distribution with the common rate; NaN where there are none.</summary>
    public (double[] Scores, double[] P) Poisson(IReadOnlyList<double>? exposure)
    {
        double[] size = exposure is null ? [.. Values.Select(_ => 1.0)] : [.. exposure];
        var around = _neighbours.Sums(size, _includeSelf);
        double events = Values.Sum(), whole = size.Sum();
        double[] z = new double[Values.Length], p = new double[Values.Length];
        for (var i = 0; i < z.Length; i++)
        {
            (z[i], p[i]) = (double.NaN, double.NaN);
            if (whole == 0 || around[i] == 0 || around[i] >= whole || events == 0) continue;
            var expected = events * around[i] / whole;
            var seen = (long)Sums[i];
            z[i] = (seen - expected) / Math.Sqrt(expected);
            p[i] = Math.Clamp(2 * Math.Min(PoissonDistribution.AtLeast(seen, expected), PoissonDistribution.AtMost(seen, expected)), double.Epsilon, 1);
        }
        return (z, p);
    }

    private static double Score(double sum, double size, double n, double mean, double variance) =>
        size < n ? (sum - (mean * size)) / Math.Sqrt(variance * size * (n - size) / (n - 1)) : double.NaN;

    /// <summary>The cell's own value is left out of mean and variance.</summary>
    private double Without(int cell, double size, double n, double mean, double squares)
    {
        var apart = Values[cell] - mean;
        var left = squares - (apart * apart * n / (n - 1));
        return n > 2 && left > 1e-12 * squares ? Score(Sums[cell], size, n - 1, mean - (apart / (n - 1)), left / (n - 1)) : double.NaN;
    }
}
