using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Trends;

/// <summary>Is there a steady direction over the years? Mann–Kendall's test and Sen's slope.</summary>
/// <remarks>
/// Exact distribution of S without ties up to 50 periods, otherwise normal with tie and continuity correction. It assumes
/// independent periods: compare years, or the same month, not consecutive weeks. Source: H. B. Mann, Econometrica 13 (1945);
/// M. G. Kendall, Rank Correlation Methods (1975); P. K. Sen, JASA 63 (1968); docs/methods/mann-kendall.md.
/// </remarks>
public static class MannKendall
{
    /// <summary>Fewest periods for a trend to be judged.</summary>
    public const int LeastPeriods = 6;

    /// <summary>Most periods: all pairs of them are kept.</summary>
    public const int MostPeriods = 5000;

    private const int LargestExact = 50;

    /// <summary>Tests for a trend and estimates its slope.</summary>
    /// <param name="values">Values of consecutive periods, oldest first; null for a missing one, finite otherwise.</param>
    /// <param name="level">Coverage of the interval, strictly between 0 and 1; the outcome uses 1 − level.</param>
    /// <returns>
    /// Statistic: Sen's slope, units per period. Interval: of the slope (Sen's rank method). P: of Mann–Kendall. N: values used.
    /// Undefined and <see cref="Outcome.TooFewToSay"/> with fewer than <see cref="LeastPeriods"/> values. More: rising.
    /// </returns>
    /// <exception cref="ArgumentException">Too many periods, a value that is not finite, or the level is outside (0, 1).</exception>
    public static Estimate Of(IReadOnlyList<double?> values, double level = 0.95)
    {
        Require.OpenUnit(level);
        Require.NotMoreThan(values.Count, MostPeriods, "periods");
        var points = new List<(int Time, double Value)>();
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value) continue;
            Require.Finite(value, nameof(values));
            points.Add((i, value));
        }
        var stamp = MethodStamp.Of("mann-kendall", 1, new("level", level), new("leastPeriods", LeastPeriods));
        return points.Count < LeastPeriods ? TooFew(points.Count, stamp) : Judge(points, level, stamp);
    }

    /// <summary>Mann–Kendall's S: pairs that rise minus pairs that fall.</summary>
    /// <param name="values">Finite values in order of time.</param>
    /// <returns>From −n(n−1)/2 to n(n−1)/2.</returns>
    public static long Score(IReadOnlyList<double> values)
    {
        long score = 0;
        for (var i = 0; i < values.Count; i++)
            for (var j = i + 1; j < values.Count; j++) score += Math.Sign(values[j] - values[i]);
        return score;
    }

    private static Estimate Judge(List<(int Time, double Value)> points, double level, MethodStamp stamp)
    {
        var ordered = points.Select(point => point.Value).ToList();
        var score = Score(ordered);
        var variance = Variance(ordered);
        var p = PValue(score, variance, ordered);
        var slopes = Slopes(points);
        var slope = (slopes[(slopes.Length - 1) / 2] + slopes[slopes.Length / 2]) / 2;
        var interval = SlopeLimits(slopes, variance, level);
        var kind = ordered.TrueForAll(double.IsInteger) ? NumberKind.MeanCount : NumberKind.Score;
        var outcome = p > 1 - level ? Outcome.WithinNormal : score > 0 ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
        return new Estimate
        {
            Statistic = slope,
            Interval = interval,
            P = p,
            Outcome = outcome,
            N = points.Count,
            Method = stamp,
            Reading = Reading.Of(
                "Analysis.Trend." + outcome,
                new("periods", points.Count, NumberKind.Periods),
                new("first", ordered[0], kind),
                new("last", ordered[^1], kind),
                new("slopePerTen", 10 * slope, kind)),
        };
    }

    private static double Variance(List<double> values)
    {
        double n = values.Count;
        var ties = values.CountBy(x => x).Sum(pair => pair.Value * (pair.Value - 1.0) * ((2.0 * pair.Value) + 5));
        return ((n * (n - 1) * ((2 * n) + 5)) - ties) / 18;
    }

    private static double PValue(long score, double variance, List<double> values)
    {
        if (score == 0) return 1;
        if (values.Count <= LargestExact && values.Distinct().Count() == values.Count) return Exact(Math.Abs(score), values.Count);
        return NormalDistribution.TwoSided((Math.Abs(score) - 1) / Math.Sqrt(variance));
    }

    /// <summary>Two-sided P(|S| ≥ score) over all orders, by the distribution of the number of inversions.</summary>
    private static double Exact(long score, int n)
    {
        var pairs = n * (n - 1) / 2;
        var chance = new double[pairs + 1];
        chance[0] = 1;
        for (var i = 2; i <= n; i++)
        {
            var next = new double[pairs + 1];
            for (var k = 0; k <= i * (i - 1) / 2; k++)
                for (var j = Math.Max(0, k - i + 1); j <= k; j++) next[k] += chance[j] / i;
            chance = next;
        }
        return Math.Min(1, 2 * chance.Take((int)((pairs - score) / 2) + 1).Sum());
    }

    private static double[] Slopes(List<(int Time, double Value)> points)
    {
        var slopes = new List<double>(points.Count * (points.Count - 1) / 2);
        for (var i = 0; i < points.Count; i++)
            for (var j = i + 1; j < points.Count; j++)
                slopes.Add((points[j].Value - points[i].Value) / (points[j].Time - points[i].Time));
        slopes.Sort();
        return [.. slopes];
    }

    private static Interval SlopeLimits(double[] slopes, double variance, double level)
    {
        var reach = NormalDistribution.TwoSidedQuantile(level) * Math.Sqrt(variance);
        var low = (int)Math.Floor((slopes.Length - reach) / 2) - 1;
        var high = (int)Math.Ceiling((slopes.Length + reach) / 2);
        return new Interval(slopes[Math.Max(0, low)], slopes[Math.Min(slopes.Length - 1, high)], level);
    }

    private static Estimate TooFew(int periods, MethodStamp stamp) => new()
    {
        Undefined = UndefinedReason.HistoryTooShort,
        Outcome = Outcome.TooFewToSay,
        N = periods,
        Method = stamp,
        Warnings = [new(WarningCode.ShortHistory, periods)],
        Reading = Reading.Of("Analysis.Trend.TooFewToSay", new("periods", periods, NumberKind.Periods), new("leastPeriods", LeastPeriods, NumberKind.Periods)),
    };
}
