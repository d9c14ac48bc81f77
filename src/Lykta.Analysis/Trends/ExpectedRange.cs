using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Trends;

/// <summary>Is this week (or month) within what its own history makes us expect?</summary>
/// <remarks>
/// History: the recent periods and the same season in earlier years; without an earlier year, all periods of the last year.
/// Prediction: negative binomial with the mean of the history and variance φ·mean·(1 + 1/n), where φ ≥ 1 is the dispersion of
/// the history, allowed for its own uncertainty. With φ = 1 it is the gamma–Poisson predictive distribution with Jeffreys'
/// prior. Source: docs/methods/expected-range.md, after A. Noufaily et al., Statistics in Medicine 32 (2013).
/// </remarks>
public static class ExpectedRange
{
    /// <summary>A longer recurrence, in years, is given as this.</summary>
    public const double LongestRecurrence = 1000;

    private const string Key = "Analysis.ExpectedRange.";

    /// <summary>Compares the last period of a series with its history.</summary>
    /// <param name="series">Counts of consecutive finished periods, oldest first; null means not measured (zero is zero).</param>
    /// <param name="options">Choices; null gives <see cref="ExpectedRangeOptions.Weeks"/>.</param>
    /// <returns>See <see cref="At"/>.</returns>
    /// <exception cref="ArgumentException">Empty series, a negative count or an option out of range.</exception>
    public static Estimate OfLast(IReadOnlyList<int?> series, ExpectedRangeOptions? options = null) =>
        At(series, series.Count - 1, options);

    /// <summary>Compares one period of a series with the periods before it.</summary>
    /// <param name="series">Counts of consecutive finished periods, oldest first; null means not measured (zero is zero).</param>
    /// <param name="index">Index of the observed period; later periods are not looked at.</param>
    /// <param name="options">Choices; null gives <see cref="ExpectedRangeOptions.Weeks"/>.</param>
    /// <returns>
    /// Statistic: expected mean number of events in the period. Interval: the range in whole events. P: two-sided predictive.
    /// N: usable periods of history. Undefined when the period is not measured or the history too short; then the outcome is
    /// <see cref="Outcome.TooFewToSay"/>.
    /// </returns>
    /// <exception cref="ArgumentException">Empty series, an index outside it, a negative count or an option out of range.</exception>
    public static Estimate At(IReadOnlyList<int?> series, int index, ExpectedRangeOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, series.Count);
        var choices = options ?? ExpectedRangeOptions.Weeks;
        choices.Check();
        for (var i = 0; i <= index; i++)
            if (series[i] < 0) throw new ArgumentOutOfRangeException(nameof(series), series[i], "A count cannot be negative.");
        var baseline = Baseline.Before(series, index, choices);
        if (series[index] is not { } observed) return NothingToSay(null, UndefinedReason.NotMeasured, baseline, choices);
        if (baseline.N < choices.LeastHistory) return NothingToSay(observed, UndefinedReason.HistoryTooShort, baseline, choices);
        return Compare(series, index, observed, baseline, choices);
    }

    private static Estimate Compare(IReadOnlyList<int?> series, int index, int observed, Baseline baseline, ExpectedRangeOptions options)
    {
        var tail = (1 - options.Level) / 2;
        var prediction = Prediction(baseline, tail);
        double atMost = prediction.AtMost(observed), atLeast = prediction.AtLeast(observed);
        var expected = baseline.Sum / baseline.N;
        var outcome = IsTooFew(series, index, expected, options) ? Outcome.TooFewToSay
            : atLeast <= tail ? Outcome.MoreThanExpected
            : atMost <= tail ? Outcome.FewerThanExpected
            : Outcome.WithinNormal;
        var interval = new Interval(prediction.LowerLimit(tail), prediction.UpperLimit(tail), options.Level);
        return new Estimate
        {
            Statistic = expected,
            Interval = interval,
            P = Math.Min(1, 2 * Math.Min(atMost, atLeast)),
            Outcome = outcome,
            N = baseline.N,
            Method = Stamp(options),
            Warnings = Warnings(baseline, outcome, observed),
            Reading = Read(outcome, observed, expected, interval, baseline.N, Math.Min(atMost, atLeast) * options.PeriodsPerYear),
        };
    }

    private static NegativeBinomialDistribution Prediction(Baseline baseline, double tail)
    {
        double n = baseline.N, mean = (baseline.Sum + 0.5) / n;
        var t = StudentDistribution.UpperQuantile(tail, n - 1) / NormalDistribution.UpperQuantile(tail);
        var dispersion = 1 + ((baseline.Dispersion - 1) * t * t);
        return new NegativeBinomialDistribution(mean, dispersion * mean * (1 + (1 / n)));
    }

    private static bool IsTooFew(IReadOnlyList<int?> series, int index, double expected, ExpectedRangeOptions options)
    {
        long seen = 0;
        for (var i = Math.Max(0, index - options.GuardPeriods + 1); i <= index; i++) seen += series[i] ?? 0;
        return seen < options.LeastEvents && expected * options.GuardPeriods < options.LeastEvents;
    }

    private static List<Warning> Warnings(Baseline baseline, Outcome outcome, int observed)
    {
        var warnings = new List<Warning>();
        if (outcome == Outcome.TooFewToSay) warnings.Add(new(WarningCode.FewEvents, observed));
        if (baseline.Missing > 0) warnings.Add(new(WarningCode.MissingPeriods, baseline.Missing));
        if (baseline.Season.Count == 0) warnings.Add(new(WarningCode.ShortHistory, baseline.N));
        else if (LevelRatio(baseline) is { } ratio) warnings.Add(new(WarningCode.LevelShift, ratio));
        if (baseline.Dispersion > 2) warnings.Add(new(WarningCode.Overdispersed, baseline.Dispersion));
        return warnings;
    }

    private static double? LevelRatio(Baseline baseline)
    {
        if (baseline.Recent.Count == 0) return null;
        long before = baseline.Season.Sum(x => (long)x), after = baseline.Recent.Sum(x => (long)x);
        if (before == 0 || after == 0) return null;
        var spread = Baseline.Spread(baseline.Season);
        var p = TwoPeriods.PValue((long)(before / spread), baseline.Season.Count, (long)(after / spread), baseline.Recent.Count);
        return p < 0.01 ? (double)after / baseline.Recent.Count * baseline.Season.Count / before : null;
    }

    private static Estimate NothingToSay(int? observed, UndefinedReason reason, Baseline baseline, ExpectedRangeOptions options) => new()
    {
        Outcome = Outcome.TooFewToSay,
        Undefined = reason,
        N = baseline.N,
        Method = Stamp(options),
        Warnings = reason == UndefinedReason.HistoryTooShort ? [new(WarningCode.ShortHistory, baseline.N)] : [],
        Reading = observed is { } seen
            ? Reading.Of(Key + "TooFewToSay", new("observed", seen, NumberKind.Count), new("periods", baseline.N, NumberKind.Periods))
            : Reading.Of(Key + "NotMeasured", new ReadingNumber("periods", baseline.N, NumberKind.Periods)),
    };

    private static Reading Read(Outcome outcome, int observed, double expected, Interval range, int periods, double perYear)
    {
        ReadingNumber seen = new("observed", observed, NumberKind.Count);
        if (outcome == Outcome.TooFewToSay) return Reading.Of(Key + outcome, seen, new("periods", periods, NumberKind.Periods));
        var numbers = new List<ReadingNumber>
        {
            seen,
            new("expected", expected, NumberKind.MeanCount),
            new("lower", range.Lower, NumberKind.Count),
            new("upper", range.Upper ?? range.Lower, NumberKind.Count),
        };
        if (outcome != Outcome.WithinNormal) numbers.Add(new("recurrenceYears", 1 / Math.Max(perYear, 1 / LongestRecurrence), NumberKind.Years));
        return new Reading(Key + outcome, numbers);
    }

    private static MethodStamp Stamp(ExpectedRangeOptions o) => MethodStamp.Of(
        "expected-range",
        1,
        new("level", o.Level),
        new("periodsPerYear", o.PeriodsPerYear),
        new("recentPeriods", o.RecentPeriods),
        new("halfWindow", o.HalfWindow),
        new("years", o.Years),
        new("leastHistory", o.LeastHistory),
        new("guardPeriods", o.GuardPeriods),
        new("leastEvents", o.LeastEvents),
        new("comparableFrom", o.ComparableFrom));
}
