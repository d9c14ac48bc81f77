using System.Numerics.Tensors;
using MathNet.Numerics;

namespace Lykta.Analysis.Regression;

/// <summary>The likelihood of θ, given the means of some counts; the counts are gone through once, however often it is asked.</summary>
internal sealed class SizeLikelihood
{
    /// <summary>Counts up to this are summed by how many are above 0, above 1 and so on.</summary>
    private const int Counted = 200;

    private const int MostSteps = 100;
    private static readonly double Low = Math.Log(1e-4), High = Math.Log(1e7);
    private readonly double[] _counts;
    private readonly double[] _above;
    private readonly double[] _large;
    private readonly double[] _logs;

    public SizeLikelihood(double[] counts)
    {
        _counts = counts;
        _large = Array.FindAll(counts, count => count > Counted);
        var small = Array.FindAll(counts, count => count <= Counted);
        _above = new double[small.Length == 0 ? 0 : (int)small.Max()];
        foreach (var count in small)
            for (var k = 0; k < count; k++) _above[k]++;
        _logs = new double[counts.Length];
    }

    /// <summary>The likeliest θ; null when the counts do not vary more than Poisson.</summary>
    /// <param name="means">One per count, above 0.</param>
    /// <param name="before">θ of nearly the same means; null for none.</param>
    public double? Of(double[] means, double? before)
    {
        double excess = 0, squares = 0;
        for (var i = 0; i < means.Length; i++)
        {
            excess += ((_counts[i] - means[i]) * (_counts[i] - means[i])) - _counts[i];
            squares += means[i] * means[i];
        }
        if (excess <= 0 || Score(means, Math.Exp(High)).Value > 0) return null;
        double low = Low, high = High, x = Math.Clamp(Math.Log(before ?? squares / excess), low, high);
        for (var step = 0; step < MostSteps; step++)
        {
            var size = Math.Exp(x);
            var (value, slope) = Score(means, size);
            if (value > 0) low = x; else high = x;
            var next = x - (value / (slope * size));
            if (!(next > low && next < high)) next = (low + high) / 2;
            if (Math.Abs(next - x) <= 1e-14 * Math.Max(1, Math.Abs(x))) return Math.Exp(next);
            x = next;
        }
        return Math.Exp(x);
    }

    /// <summary>The slope of the log likelihood along θ, and its own slope.</summary>
    private (double Value, double Slope) Score(double[] means, double size)
    {
        double value = 0, slope = 0;
        for (var k = 0; k < _above.Length; k++)
        {
            var part = 1 / (size + k);
            value += _above[k] * part;
            slope -= _above[k] * part * part;
        }
        foreach (var count in _large)
        {
            value += SpecialFunctions.DiGamma(count + size) - SpecialFunctions.DiGamma(size);
            slope -= TriGamma(size) - TriGamma(count + size);
        }
        TensorPrimitives.Divide(means, size, _logs);
        TensorPrimitives.LogP1<double>(_logs, _logs);
        value -= TensorPrimitives.Sum<double>(_logs);
        for (var i = 0; i < means.Length; i++)
        {
            double part = 1 / (means[i] + size), left = (means[i] - _counts[i]) * part;
            value += left;
            slope += part * ((means[i] / size) - left);
        }
        return (value, slope);
    }

    /// <summary>ψ′, by its series for large numbers after steps up to ten; it only says how far to go.</summary>
    private static double TriGamma(double x)
    {
        var sum = 0.0;
        for (; x < 10; x++) sum += 1 / (x * x);
        double one = 1 / x, two = one * one;
        return sum + (one * (1 + (one * (0.5 + (one * ((1.0 / 6) - (two * ((1.0 / 30) - (two / 42)))))))));
    }
}
