using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>The areas that have neighbours, with their deviations from the mean and the sums of weights that the moments need.</summary>
internal sealed class Lattice
{
    private Lattice(int[] areas, double[] deviations, Neighbours neighbours, Weighting weighting)
    {
        (Areas, Deviations, Neighbours) = (areas, deviations, neighbours);
        Weights = [.. Enumerable.Range(0, areas.Length).Select(i => weighting == Weighting.Binary ? 1.0 : 1.0 / Math.Max(1, neighbours.Of(i).Length))];
        SumWeights();
    }

    /// <summary>Index in the original list of each area kept.</summary>
    public int[] Areas { get; }

    public double[] Deviations { get; }

    public Neighbours Neighbours { get; }

    /// <summary>Weight of each of the area's neighbours.</summary>
    public double[] Weights { get; }

    public int N => Areas.Length;

    public double S0 { get; private set; }

    public double S1 { get; private set; }

    public double S2 { get; private set; }

    public double SumOfSquares { get; private init; }

    public double Kurtosis { get; private init; }

    public bool HasVariation { get; private init; }

    public static Lattice Of(IReadOnlyList<double> values, Neighbours neighbours, Weighting weighting)
    {
        if (values.Count != neighbours.Count) throw new ArgumentException("One value per area is needed.", nameof(values));
        foreach (var value in values) Require.Finite(value, nameof(values));
        int[] areas = [.. Enumerable.Range(0, values.Count).Where(i => neighbours.Of(i).Length > 0 || neighbours.IsNeighbourOfAny(i))];
        var kept = areas.Length == values.Count ? neighbours : neighbours.Among(areas);
        var mean = areas.Length == 0 ? 0 : areas.Sum(i => values[i]) / areas.Length;
        double[] z = [.. areas.Select(i => values[i] - mean)];
        double squares = z.Sum(x => x * x), fourth = z.Sum(x => x * x * x * x);
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

    private void SumWeights()
    {
        var columns = new double[N];
        for (var i = 0; i < N; i++)
        {
            foreach (var j in Neighbours.Of(i))
            {
                columns[j] += Weights[i];
                S0 += Weights[i];
                var back = Neighbours.Of(j).BinarySearch(i) >= 0 ? Weights[j] : 0;
                S1 += Weights[i] * (Weights[i] + back);
            }
        }
        for (var i = 0; i < N; i++) S2 += Math.Pow((Weights[i] * Neighbours.Of(i).Length) + columns[i], 2);
    }
}
