using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Trends;

/// <summary>Has the number of events changed between two periods? The exact conditional test.</summary>
/// <remarks>
/// Given the total, the later count is binomial with chance t₂ / (t₁ + t₂) when the rates are equal. The p-value is twice the
/// smaller tail, so that it agrees with the Clopper–Pearson interval of the rate ratio. It assumes independent events; use
/// before–after with control when something else may have moved the level. Source: J. Przyborowski and H. Wilenski,
/// Biometrika 31 (1940); docs/methods/two-periods.md.
/// </remarks>
public static class TwoPeriods
{
    private const string Key = "Analysis.TwoPeriods.";

    /// <summary>Least count on both sides for a change to be given in per cent.</summary>
    public const int LeastForPercent = 50;

    /// <summary>Compares two counts.</summary>
    /// <param name="before">Events in the first period, at least 0.</param>
    /// <param name="after">Events in the second period, at least 0.</param>
    /// <param name="level">Coverage of the interval; the test uses 1 − level.</param>
    /// <param name="exposureBefore">Length of the first period (days, or area × days), above 0.</param>
    /// <param name="exposureAfter">Length of the second period in the same unit, above 0.</param>
    /// <returns>
    /// Statistic: rate ratio after / before (1 is no change), undefined when there were none before. Interval: of the ratio,
    /// without upper limit when there were none before. N: events in both. <see cref="Outcome.TooFewToSay"/> when nothing is
    /// proven and even the larger count against zero would prove nothing (5 events in equal periods at 95 %).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, an exposure not above 0 or a level outside (0, 1).</exception>
    public static Estimate Compare(long before, long after, double level = 0.95, double exposureBefore = 1, double exposureAfter = 1)
    {
        Require.OpenUnit(level);
        var p = PValue(before, exposureBefore, after, exposureAfter);
        var ratio = before > 0 ? after / exposureAfter / (before / exposureBefore) : (double?)null;
        var outcome = Judge(before, exposureBefore, after, exposureAfter, 1 - level, p);
        return new Estimate
        {
            Statistic = ratio,
            Undefined = ratio is not null ? null : after > 0 ? UndefinedReason.ZeroDenominator : UndefinedReason.NoEvents,
            Interval = before + after > 0 ? RatioLimits(before, exposureBefore, after, exposureAfter, level) : null,
            P = before + after > 0 ? p : null,
            Outcome = outcome,
            N = before + after,
            Method = MethodStamp.Of("two-periods", 1, new("level", level), new("exposureBefore", exposureBefore), new("exposureAfter", exposureAfter)),
            Warnings = Warnings(before, after, outcome),
            Reading = Read(before, after, ratio, outcome),
        };
    }

    /// <summary>The two-sided p-value alone.</summary>
    /// <param name="before">Events in the first period, at least 0.</param>
    /// <param name="exposureBefore">Length of the first period, above 0.</param>
    /// <param name="after">Events in the second period, at least 0.</param>
    /// <param name="exposureAfter">Length of the second period in the same unit, above 0.</param>
    /// <returns>A value in (0, 1]; 1 when there are no events.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or an exposure not above 0.</exception>
    public static double PValue(long before, double exposureBefore, long after, double exposureAfter)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        Require.Positive(exposureBefore);
        Require.Positive(exposureAfter);
        var chance = exposureAfter / (exposureBefore + exposureAfter);
        var total = before + after;
        return Math.Min(1, 2 * Math.Min(
            BinomialDistribution.AtMost(after, total, chance),
            BinomialDistribution.AtLeast(after, total, chance)));
    }

    private static Outcome Judge(long before, double exposureBefore, long after, double exposureAfter, double alpha, double p)
    {
        if (p <= alpha)
            return after / exposureAfter > before / exposureBefore ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
        var larger = Math.Max(
            PValueOfNothing(before, exposureBefore, exposureAfter) <= alpha ? 1 : 0,
            PValueOfNothing(after, exposureAfter, exposureBefore) <= alpha ? 1 : 0);
        return larger == 1 ? Outcome.WithinNormal : Outcome.TooFewToSay;
    }

    private static double PValueOfNothing(long count, double exposure, double other) => PValue(count, exposure, 0, other);

    private static Interval RatioLimits(long before, double exposureBefore, long after, double exposureAfter, double level)
    {
        var (low, high) = ClopperPearson.Limits(after, before + after, level);
        var scale = exposureBefore / exposureAfter;
        return new Interval(low / (1 - low) * scale, before == 0 ? null : high / (1 - high) * scale, level);
    }

    private static List<Warning> Warnings(long before, long after, Outcome outcome)
    {
        var warnings = new List<Warning>();
        if (outcome == Outcome.TooFewToSay) warnings.Add(new(WarningCode.FewEvents, before + after));
        if (Math.Min(before, after) < LeastForPercent) warnings.Add(new(WarningCode.PercentWithheld, Math.Min(before, after)));
        return warnings;
    }

    private static Reading Read(long before, long after, double? ratio, Outcome outcome)
    {
        ReadingNumber first = new("before", before, NumberKind.Count), second = new("after", after, NumberKind.Count);
        return Math.Min(before, after) >= LeastForPercent && ratio is { } r
            ? Reading.Of(Key + outcome + ".WithPercent", first, second, new("change", r - 1, NumberKind.RelativeChange))
            : Reading.Of(Key + outcome, first, second);
    }
}
