namespace Lykta.Analysis.Scan;

/// <summary>Kulldorff's log likelihood ratio, and for each count the largest expectation that still beats a given ratio.</summary>
internal sealed class Likelihood
{
    private readonly double _events;
    private double[] _limits = [];
    private double _beaten;

    public Likelihood(int events, double floor) => (_events, _beaten) = (events, floor);

    private Likelihood(Likelihood other) => (_events, _beaten, _limits) = (other._events, other._beaten, [.. other._limits]);

    /// <summary>The ratio to beat.</summary>
    public double Beaten => _beaten;

    public Likelihood Copy() => new(this);

    public double Ratio(int count, double expected) => Ratio(_events, count, expected);

    public static double Ratio(double events, int count, double expected)
    {
        if (count <= expected) return 0;
        var rest = events - count;
        return (count * Math.Log(count / expected)) + (rest == 0 ? 0 : rest * Math.Log(rest / (events - expected)));
    }

    /// <summary>Whether so many against the expectation beat what has been seen so far; costs no logarithm.</summary>
    public bool Beats(int count, double expected)
    {
        if (count >= _limits.Length) Grow(count);
        var limit = _limits[count];
        if (double.IsNaN(limit)) limit = _limits[count] = Limit(count);
        return expected < limit;
    }

    public void Raise(double ratio)
    {
        _beaten = ratio;
        Array.Fill(_limits, double.NaN);
    }

    private void Grow(int count)
    {
        var from = _limits.Length;
        Array.Resize(ref _limits, Math.Max(count + 1, 2 * from));
        Array.Fill(_limits, double.NaN, from, _limits.Length - from);
    }

    /// <summary>The largest expectation with which so many beat the ratio.</summary>
    public double Limit(int count)
    {
        if (_beaten <= 0) return count;
        double low = 0, high = count;
        for (var step = 0; step < 60 && high - low > 1e-13 * high; step++)
        {
            var middle = (low + high) / 2;
            if (Ratio(count, middle) > _beaten) low = middle; else high = middle;
        }
        return low;
    }
}
