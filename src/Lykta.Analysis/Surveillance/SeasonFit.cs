using System.Numerics.Tensors;

namespace Lykta.Analysis.Surveillance;

/// <summary>
/// Weighted Poisson regression with one level per season and perhaps a common trend. Given the trend the levels have a closed
/// form, so only one number is iterated; the information matrix is an arrow.
/// </summary>
internal sealed class SeasonFit
{
    private const int MostSteps = 60;
    private readonly double[] _mass;
    private readonly double[] _centre;
    private readonly double[] _times;
    private readonly int[] _levels;
    private readonly bool _hasTrend;
    private double _spread;

    private SeasonFit(int[] levels, double[] times, int seasons, bool hasTrend)
    {
        (_levels, _times, _hasTrend) = (levels, times, hasTrend);
        (_mass, _centre, Fitted) = (new double[seasons], new double[seasons], new double[levels.Length]);
    }

    public double[] Fitted { get; }

    /// <summary>Mean of the first season at time 0.</summary>
    public double Mean { get; private set; }

    /// <summary>The trend per unit of time; 0 without one.</summary>
    private double Slope { get; set; }

    /// <summary>Null when the trend does not settle: events at one end of the history alone. It is looked for from that of an earlier fit.</summary>
    public static SeasonFit? Of(double[] counts, int[] levels, double[] times, int seasons, bool hasTrend, double[]? weights, SeasonFit? earlier = null)
    {
        var fit = new SeasonFit(levels, times, seasons, hasTrend);
        var slope = earlier?.Slope ?? 0;
        for (var step = 0; step < MostSteps; step++)
        {
            var (score, information) = fit.Fill(counts, weights, slope);
            if (!hasTrend) return fit;
            if (!(information > 0)) return null;
            var move = Math.Clamp(score / information, -2, 2);
            slope += move;
            if (Math.Abs(slope) > 50) return null;
            if (Math.Abs(move) > 1e-13 * (1 + Math.Abs(slope))) continue;
            fit.Fill(counts, weights, slope);
            fit.Slope = slope;
            return fit;
        }
        return null;
    }

    /// <summary>Share of each week in its own fitted value.</summary>
    public double Leverage(int week)
    {
        var level = _levels[week];
        var away = _times[week] - _centre[level];
        return Fitted[week] * ((1 / _mass[level]) + (_hasTrend ? away * away / _spread : 0));
    }

    /// <summary>Pearson dispersion of the reweighted fit.</summary>
    public double? Dispersion(double[] counts, double[]? weights)
    {
        var sum = 0.0;
        for (var i = 0; i < counts.Length; i++) sum += (weights?[i] ?? 1) * (counts[i] - Fitted[i]) * (counts[i] - Fitted[i]) / Fitted[i];
        var left = counts.Length - _mass.Length - (_hasTrend ? 1 : 0);
        return left > 0 ? sum / left : null;
    }

    /// <summary>Fitted means for a slope, with the slope's score and information once the levels are at their best.</summary>
    private (double Score, double Information) Fill(double[] counts, double[]? weights, double slope)
    {
        Array.Clear(_mass);
        Array.Clear(_centre);
        Span<double> events = stackalloc double[_mass.Length];
        events.Clear();
        TensorPrimitives.Multiply(_times, slope, Fitted);
        TensorPrimitives.Exp<double>(Fitted, Fitted);
        for (var i = 0; i < counts.Length; i++)
        {
            var weight = weights?[i] ?? 1;
            _mass[_levels[i]] += weight * Fitted[i];
            _centre[_levels[i]] += weight * Fitted[i] * _times[i];
            events[_levels[i]] += weight * counts[i];
        }
        for (var level = 0; level < _mass.Length; level++) _centre[level] /= _mass[level];
        Mean = events[0] / _mass[0];
        (_spread, var score) = (0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
        {
            Fitted[i] *= events[_levels[i]] / _mass[_levels[i]];
            double weight = weights?[i] ?? 1, away = _times[i] - _centre[_levels[i]];
            score += weight * (counts[i] - Fitted[i]) * _times[i];
            _spread += weight * Fitted[i] * away * away;
        }
        events.CopyTo(_mass);
        return (score, _spread);
    }
}
