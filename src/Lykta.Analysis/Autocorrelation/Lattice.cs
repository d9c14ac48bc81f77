using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>The areas that have neighbours, with their deviations from the mean and the sums of weights that the moments need.</summary>
internal sealed class Lattice
{
    /// <summary>Only the global statistics ask for them.</summary>
    private readonly Lazy<(double S0, double S1, double S2)> _sums;

    private readonly Lazy<double[]> _weights;

    private readonly int[]? _places;

    private Lattice(int[]? places, double[] deviations, Neighbours neighbours, Weighting weighting)
    {
        (_places, Deviations, Neighbours) = (places, deviations, neighbours);
        _weights = new(() => Weigh(weighting));
        _sums = new(SumWeights);
    }

    public double[] Deviations { get; }

    public Neighbours Neighbours { get; }

    /// <summary>Weight of each of the area's neighbours.</summary>
    public double[] Weights => _weights.Value;

    public int N => Deviations.Length;

    /// <summary>Where an area of the original list is among those kept; −1 for an island.</summary>
    public int PlaceOf(int area) => _places is null ? area : _places[area];

    public double S0 => _sums.Value.S0;

    public double S1 => _sums.Value.S1;

    public double S2 => _sums.Value.S2;

    public double SumOfSquares { get; private init; }

    public double Kurtosis { get; private init; }

    public bool HasVariation { get; private init; }

    public static Lattice Of(IReadOnlyList<double> values, Neighbours neighbours, Weighting weighting)
    {
        if (values.Count != neighbours.Count) throw new ArgumentException("One value per area is needed.", nameof(values));
        var all = values as double[] ?? [.. values];
        foreach (var value in all) Require.Finite(value, nameof(values));
        var areas = Connected(neighbours);
        double[] z = areas is null ? [.. all] : Array.ConvertAll(areas, area => all[area]);
        var mean = z.Length == 0 ? 0 : Sum(z) / z.Length;
        double squares = 0, fourth = 0;
        foreach (ref var own in z.AsSpan())
        {
            own -= mean;
            var square = own * own;
            squares += square;
            fourth += square * own * own;
        }
        return new Lattice(Places(areas, all.Length), z, areas is null ? neighbours : neighbours.Among(areas), weighting)
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

    /// <summary>The areas that have a neighbour or are somebody's; null when all have.</summary>
    private static int[]? Connected(Neighbours neighbours)
    {
        bool IsConnected(int area) => neighbours.Of(area).Length > 0 || neighbours.IsNeighbourOfAny(area);
        var first = 0;
        while (first < neighbours.Count && IsConnected(first)) first++;
        return first == neighbours.Count ? null : [.. Enumerable.Range(0, neighbours.Count).Where(IsConnected)];
    }

    private static int[]? Places(int[]? areas, int count)
    {
        if (areas is null) return null;
        var places = new int[count];
        Array.Fill(places, -1);
        for (var i = 0; i < areas.Length; i++) places[areas[i]] = i;
        return places;
    }

    private double[] Weigh(Weighting weighting)
    {
        var weights = new double[N];
        for (var i = 0; i < weights.Length; i++) weights[i] = weighting == Weighting.Binary ? 1.0 : 1.0 / Math.Max(1, Neighbours.Of(i).Length);
        return weights;
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
