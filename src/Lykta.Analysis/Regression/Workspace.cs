using System.Numerics.Tensors;

namespace Lykta.Analysis.Regression;

/// <summary>One step of reweighted least squares after another, on whole columns at a time.</summary>
internal sealed class Workspace
{
    private const double Steepest = 700;
    private readonly double[][] _columns;
    private readonly double[] _counts;
    private readonly double[] _offset;
    private readonly double[] _weights;
    private readonly double[] _logs;
    private readonly double[] _scaled;
    private readonly double[] _other;

    public Workspace(double[][] columns, double[] counts, double[] offset, double[] weights)
    {
        (_columns, _counts, _offset, _weights) = (columns, counts, offset, weights);
        (_logs, _scaled, _other, Mean) = (new double[counts.Length], new double[counts.Length], new double[counts.Length], new double[counts.Length]);
        TensorPrimitives.Add<double>(counts, 0.1, Mean);
        TensorPrimitives.Log<double>(Mean, _logs);
    }

    /// <summary>Fitted means; at first the counts and a little more.</summary>
    public double[] Mean { get; }

    /// <summary>The next coefficients; null when the columns depend on each other.</summary>
    public double[]? Step()
    {
        var right = new double[_columns.Length];
        for (var i = 0; i < Mean.Length; i++)
        {
            var weight = Mean[i] * _weights[i];
            _other[i] = weight == 0 ? 0 : weight * (_logs[i] - _offset[i] + ((_counts[i] - Mean[i]) / Mean[i]));
        }
        for (var j = 0; j < right.Length; j++) right[j] = TensorPrimitives.Dot<double>(_other, _columns[j]);
        return Cholesky.Factor(Information(), right.Length) is { } factor ? Cholesky.Solve(factor, right.Length, right) : null;
    }

    /// <summary>X'WX, its lower half.</summary>
    public double[] Information()
    {
        var size = _columns.Length;
        var information = new double[size * size];
        TensorPrimitives.Multiply<double>(Mean, _weights, _other);
        for (var j = 0; j < size; j++)
        {
            TensorPrimitives.Multiply<double>(_other, _columns[j], _scaled);
            for (var k = 0; k <= j; k++) information[(j * size) + k] = TensorPrimitives.Dot<double>(_scaled, _columns[k]);
        }
        return information;
    }

    public void Predict(double[] coefficients)
    {
        Array.Clear(_logs);
        for (var j = 0; j < coefficients.Length; j++) TensorPrimitives.MultiplyAdd<double>(_columns[j], coefficients[j], _logs, _logs);
        TensorPrimitives.Add<double>(_logs, _offset, _logs);
        TensorPrimitives.Clamp<double>(_logs, -Steepest, Steepest, _logs);
        TensorPrimitives.Exp<double>(_logs, Mean);
    }

    /// <summary>Weighted residual deviance; a count of 0 has no logarithm.</summary>
    public double Deviance()
    {
        for (var i = 0; i < _counts.Length; i++) _scaled[i] = _counts[i] > 0 ? _counts[i] / Mean[i] : 1;
        TensorPrimitives.Log<double>(_scaled, _scaled);
        var sum = 0.0;
        for (var i = 0; i < _counts.Length; i++) sum += 2 * _weights[i] * ((_counts[i] * _scaled[i]) - _counts[i] + Mean[i]);
        return sum;
    }
}
