using Lykta.Analysis.Probability;
using Lykta.Analysis.Trends;

namespace Lykta.Analysis.Effects;

/// <summary>What a project could ever show, given how many events there were before it.</summary>
/// <param name="Before">Events in the period before.</param>
/// <param name="LargestProvable">
/// The largest number of events afterwards that would be a proven decrease; null when not even zero would be.
/// </param>
public readonly record struct ProvableDecrease(long Before, long? LargestProvable)
{
    /// <summary>The sentence as data.</summary>
    public Reading Reading => LargestProvable is { } largest
        ? Reading.Of("Analysis.Power.Provable", new("before", Before, NumberKind.Count), new("after", largest, NumberKind.Count))
        : Reading.Of("Analysis.Power.Nothing", new ReadingNumber("before", Before, NumberKind.Count));
}

/// <summary>"What can be seen at all": to be shown before a project starts, not after.</summary>
/// <remarks>
/// It answers how small the later number must be to count as proof, which is not the same as the chance that the project gets
/// there: a true fall exactly to the limit is proven about half the time. Source: docs/methods/power-table.md.
/// </remarks>
public static class PowerTable
{
    /// <summary>Two equal periods, exact conditional test, no control.</summary>
    /// <param name="before">Events before, at least 0.</param>
    /// <param name="level">One minus the two-sided significance level, strictly between 0 and 1.</param>
    /// <returns>The limit; 10 → 2, 20 → 8, 50 → 31, 100 → 73, 200 → 161 at 0.95, and none for 5.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Negative count or a level outside (0, 1).</exception>
    public static ProvableDecrease TwoEqualPeriods(long before, double level = 0.95)
    {
        Require.AtLeast(before, 0);
        Require.OpenUnit(level);
        return Search(before, after => TwoPeriods.PValue(before, 1, after, 1) <= 1 - level);
    }

    /// <summary>An equally large control area that does not change.</summary>
    /// <param name="before">Events before in each of the two areas, at least 0.</param>
    /// <param name="level">One minus the two-sided significance level, strictly between 0 and 1.</param>
    /// <param name="varianceFactor">
    /// Factor on the variance of the log odds ratio: 1 for independent events, 2 for the conservative default of
    /// <see cref="BeforeAfter"/>. Above 0.
    /// </param>
    /// <returns>The limit; 10 → 1, 20 → 6, 50 → 27, 100 → 65 at 0.95 and factor 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static ProvableDecrease WithEqualControl(long before, double level = 0.95, double varianceFactor = 1)
    {
        Require.AtLeast(before, 0);
        Require.Positive(varianceFactor);
        var z = NormalDistribution.TwoSidedQuantile(level);
        return Search(before, after => after > 0 && before > 0
            && Math.Log((double)before / after) >= z * Math.Sqrt(varianceFactor * ((3.0 / before) + (1.0 / after))));
    }

    /// <summary>The smallest count in one period that is surprising against the mean of earlier ones.</summary>
    /// <param name="mean">Mean number of events per earlier period, above 0.</param>
    /// <param name="periods">Number of earlier periods behind the mean, at least 1.</param>
    /// <param name="tail">One-sided tail probability, strictly between 0 and 1.</param>
    /// <returns>A count; a month against three years (36 periods) at 0.01: 5 → 12, 10 → 19, 20 → 32, 50 → 68.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static long SmallestSurprise(double mean, int periods = 36, double tail = 0.01)
    {
        Require.Positive(mean);
        Require.AtLeast(periods, 1);
        return new NegativeBinomialDistribution(mean, mean * (1 + (1.0 / periods))).UpperLimit(tail) + 1;
    }

    private static ProvableDecrease Search(long before, Func<long, bool> isProven)
    {
        long low = -1, high = before;
        if (before > 0 && isProven(0)) low = 0;
        else if (before > 1 && isProven(1)) low = 1;
        if (low < 0) return new ProvableDecrease(before, null);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (isProven(middle)) low = middle; else high = middle;
        }
        return new ProvableDecrease(before, low);
    }
}
