using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Trends;

/// <summary>The exact (Garwood) interval for the mean behind a count of independent events.</summary>
/// <remarks>
/// The limits are the means for which the count, or one more extreme, has probability (1 − level) / 2. It assumes Poisson
/// events; several reports of one happening make it too narrow. Source: F. Garwood, Fiducial limits for the Poisson
/// distribution, Biometrika 28 (1936); docs/methods/count-interval.md.
/// </remarks>
public static class CountInterval
{
    /// <summary>Interval for the mean number of events in the period that was counted.</summary>
    /// <param name="count">Number of events, at least 0.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>Statistic: the count. Interval: in events; the lower limit is 0 for no events. N: the count. No test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative count or a level outside (0, 1).</exception>
    public static Estimate Of(long count, double level = 0.95)
    {
        var interval = Limits(count, level);
        return new Estimate
        {
            Statistic = count,
            Interval = interval,
            N = count,
            Method = MethodStamp.Of("count-interval", 1, new Parameter("level", level)),
            Reading = Reading.Of(
                "Analysis.Count.Interval",
                new("observed", count, NumberKind.Count),
                new("lower", interval.Lower, NumberKind.MeanCount),
                new("upper", interval.Upper ?? count, NumberKind.MeanCount)),
        };
    }

    /// <summary>The two limits alone.</summary>
    /// <param name="count">Number of events, at least 0.</param>
    /// <param name="level">Coverage, strictly between 0 and 1.</param>
    /// <returns>Interval in events; always with an upper limit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative count or a level outside (0, 1).</exception>
    public static Interval Limits(long count, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Require.OpenUnit(level);
        var tail = (1 - level) / 2;
        return new Interval(Lower(count, tail), Upper(count, tail), level);
    }

    private static double Lower(long count, double tail)
    {
        if (count == 0) return 0;
        var start = WilsonHilferty(count, -NormalDistribution.UpperQuantile(tail));
        return Root.Find(
            mean => (PoissonDistribution.AtLeast(count, mean) - tail, PoissonDistribution.Probability(count - 1, mean)),
            0,
            count + 1,
            start);
    }

    private static double Upper(long count, double tail)
    {
        var z = NormalDistribution.UpperQuantile(tail);
        var start = WilsonHilferty(count + 1, z);
        var high = Math.Max(start, count + 1) * 2;
        while (PoissonDistribution.AtMost(count, high) > tail) high *= 2;
        return Root.Find(
            mean => (PoissonDistribution.AtMost(count, mean) - tail, -PoissonDistribution.Probability(count, mean)),
            count * 0.5,
            high,
            start);
    }

    private static double WilsonHilferty(double shape, double z)
    {
        var cubeRoot = 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)));
        return shape * cubeRoot * cubeRoot * cubeRoot;
    }
}
