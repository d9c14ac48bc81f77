using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>The areas that have neighbours, with their deviations from the mean and the sums of weights that the moments need.</summary>
internal sealed class Lattice
{
    /// <summary>Only the global statistics ask for them.</summary>
    private readonly Lazy<(double S0, double S1, double S2)> _sums;

    private Lattice(int[] areas, double[] deviations, Neighbours neighbours, Weighting weighting)
    {
        (Areas, Deviations, Neighbours) = (areas, deviations, neighbours);
        Weights = new double[areas.Length];
        for (var i = 0; i < Weights.Length; i++) Weights[i] = weighting == Weighting.Binary ? 1.0 : 1.0 / Math.Max(1, neighbours.Of(i).Length);
        _sums = new(SumWeights);
    }

    /// <summary>Index in the original list of each area kept.</summary>
    public int[] Areas { get; }

    public double[] Deviations { get; }

    public Neighbours Neighbours { get; }

    /// <summary>Weight of each of the area's neighbours.</summary>
    public double[] Weights { get; }

    public int N => Areas.Length;

    public double S0 => _sums.Value.S0;

    public double S1 => _sums.Value.S1;

    public double S2 => _sums.Value.S2;

    public double SumOfSquares { get; private init; }

    public double Kurtosis { get; private init; }

    public bool HasVariation { get; private init; }

    public static Lattice Of(IReadOnlyList<double> values, Neighbours neighbours, Weighting weighting)
    {
        if (values.Count != neighbours.Count) throw new ArgumentException("One value per area is needed.", nameof(values));
        foreach (var value in values) Require.Finite(value, nameof(values));
        var connected = new List<int>(values.Count);
        for (var i = 0; i < values.Count; i++)
            if (neighbours.Of(i).Length > 0 || neighbours.IsNeighbourOfAny(i)) connected.Add(i);
        int[] areas = [.. connected];
        var kept = areas.Length == values.Count ? neighbours : neighbours.Among(areas);
        var z = new double[areas.Length];
        for (var i = 0; i < z.Length; i++) z[i] = values[areas[i]];
        var mean = areas.Length == 0 ? 0 : Sum(z) / areas.Length;
        double squares = 0, fourth = 0;
        for (var i = 0; i < z.Length; i++)
        {
            z[i] -= mean;
            squares += z[i] * z[i];
            fourth += z[i] * z[i] * z[i] * z[i];
        }
        return new Lattice(areas, z, kept, weighting)
        {
            SumOfSquares = squares,
            Kurtosis = squares > 0 ? fourth * z.Length / (squares * squares) : 0,
            HasVariation = squares > 1e-28 * mean * mean * z.Length,
        };
    }

    /// <summary>Weighted mean (or sum) of the neighbours' deviations.</summary>
    public double Lag(ReadOnlySpan<double> deviations, int area)
    {
        var sum = 0.0;
        foreach (var j in Neighbours.Of(area)) sum += deviations[j];
        return sum * Weights[area];
    }

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return sum;
    }

    private (double S0, double S1, double S2) SumWeights()
    {
        var columns = new double[N];
        double s0 = 0, s1 = 0, s2 = 0;
        for (var i = 0; i < N; i++)
        {
            foreach (var j in Neighbours.Of(i))
            {
                columns[j] += Weights[i];
                s0 += Weights[i];
                var back = Neighbours.Of(j).BinarySearch(i) >= 0 ? Weights[j] : 0;
                s1 += Weights[i] * (Weights[i] + back);
            }
        }
        for (var i = 0; i < N; i++) s2 += Math.Pow((Weights[i] * Neighbours.Of(i).Length) + columns[i], 2);
        return (s0, s1, s2);
    }
}
