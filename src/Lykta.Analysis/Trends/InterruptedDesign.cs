using System.Numerics.Tensors;

namespace Lykta.Analysis.Trends;

/// <summary>The columns of an interrupted series for all its periods. The latest is kept, as many series are asked the same question.</summary>
internal sealed class InterruptedDesign
{
    public const int After = 2, Slope = 3;

    private const int MostKept = 5000;
    private static volatile InterruptedDesign? _latest;
    private readonly (int Periods, int Start, double PerYear, int Harmonics) _key;
    private readonly double[][] _columns;

    private InterruptedDesign((int Periods, int Start, double PerYear, int Harmonics) key)
    {
        _key = key;
        _columns = new double[4 + (2 * key.Harmonics)][];
        for (var j = 0; j < _columns.Length; j++) _columns[j] = new double[key.Periods];
        for (var t = 0; t < key.Periods; t++)
        {
            (_columns[0][t], _columns[1][t]) = (1, t - key.Start);
            if (t >= key.Start) (_columns[After][t], _columns[Slope][t]) = (1, t - key.Start);
            for (var k = 1; k <= key.Harmonics; k++)
                (_columns[2 + (2 * k)][t], _columns[3 + (2 * k)][t]) = Math.SinCos(2 * Math.PI * k * (t / key.PerYear));
        }
    }

    public static InterruptedDesign Of(Interruption question)
    {
        var key = (question.Counts.Count, question.Start, question.PeriodsPerYear, question.Harmonics);
        if (_latest is { } kept && kept._key == key) return kept;
        var design = new InterruptedDesign(key);
        if (question.Counts.Count <= MostKept) _latest = design;
        return design;
    }

    /// <summary>The columns of some periods; not to be changed.</summary>
    public double[][] Rows(int[] rows) =>
        rows.Length == _key.Periods ? _columns : Array.ConvertAll(_columns, column => Array.ConvertAll(rows, t => column[t]));

    /// <summary>Mean of every period, with or without what began at the start.</summary>
    public double[] Means(double[] coefficients, bool counterfactual)
    {
        var means = new double[_key.Periods];
        for (var j = 0; j < coefficients.Length; j++)
            if (!counterfactual || (j != After && j != Slope)) TensorPrimitives.MultiplyAdd<double>(_columns[j], coefficients[j], means, means);
        TensorPrimitives.Exp<double>(means, means);
        return means;
    }
}
