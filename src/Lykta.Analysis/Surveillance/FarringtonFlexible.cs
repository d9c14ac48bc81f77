using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Surveillance;

/// <summary>What the algorithm says about one week.</summary>
/// <param name="Expected">Expected number of events; null when undefined.</param>
/// <param name="Threshold">The week alarms above this whole number; null when undefined.</param>
/// <param name="Score">Exceedance (observed − expected) / (threshold − expected), above 1 for an alarm; null when undefined.</param>
/// <param name="Dispersion">Dispersion φ, at least 1; null when undefined.</param>
/// <param name="HasTrend">Whether a trend was used.</param>
/// <param name="Outcome">More than expected (an alarm), within normal, or too few to say; it never says fewer.</param>
/// <param name="Undefined">Why there is no threshold; null when there is.</param>
/// <param name="N">Usable weeks of history.</param>
/// <param name="Warnings">Few events, short history, more variation than chance.</param>
/// <param name="Method">The method and its parameters.</param>
/// <param name="Reading">The sentence as data.</param>
public sealed record FarringtonWeek(
    double? Expected, long? Threshold, double? Score, double? Dispersion, bool HasTrend, Outcome Outcome, UndefinedReason? Undefined,
    double N, IReadOnlyList<Warning> Warnings, MethodStamp Method, Reading Reading) : IResult<FarringtonWeek>
{
    /// <inheritdoc/>
    public FarringtonWeek Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>Choices of <see cref="FarringtonFlexible"/>.</summary>
public sealed record FarringtonOptions
{
    /// <summary>Years of history, 2 to 10.</summary>
    public int Years { get; init; } = 5;

    /// <summary>Weeks on each side of the same week that form its season, 0 to 10.</summary>
    public int HalfWindow { get; init; } = 3;

    /// <summary>Latest weeks left out, so that a slow outbreak is not its own baseline; at least 0.</summary>
    public int WeeksLeftOut { get; init; } = 26;

    /// <summary>One-sided tail of the threshold, strictly between 0 and 1.</summary>
    public double Tail { get; init; } = 0.01;

    /// <summary>Anscombe residuals above this count for less in the second fit; above 0.</summary>
    public double Reweighting { get; init; } = 2.58;

    /// <summary>Fewest events in the four latest weeks for an alarm.</summary>
    public int LeastEvents { get; init; } = 5;

    internal void Check()
    {
        Require.AtLeast(Years, 2);
        Require.AtLeast(10, Years, nameof(Years));
        Require.AtLeast(HalfWindow, 0);
        Require.AtLeast(10, HalfWindow, nameof(HalfWindow));
        Require.AtLeast(WeeksLeftOut, 0);
        Require.OpenUnit(Tail);
        Require.Positive(Reweighting);
        Require.AtLeast(LeastEvents, 0);
    }
}

/// <summary>Farrington flexible: weekly alarms from three to five years of history.</summary>
/// <remarks>
/// Quasi-Poisson regression with a trend and a ten-level season factor (the window around the same week, and nine blocks in
/// between), past outbreaks weighted down, and a negative binomial quantile as the threshold. The dispersion is that of the
/// reweighted fit (a widespread implementation overwrites the weights and gets it too small). The trend is dropped with fewer
/// than three years, or when it predicts above every week seen. Source: A. Noufaily et al., Statistics in Medicine 32 (2013);
/// C. P. Farrington et al., JRSS A 159 (1996); docs/methods/farrington-flexible.md.
/// </remarks>
public static class FarringtonFlexible
{
    private const double WeeksPerYear = 52.1775;
    private const int Blocks = 10;
    private const string TooFew = "Analysis.Farrington.TooFewToSay";

    /// <summary>Judges one week.</summary>
    /// <param name="series">Counts of consecutive finished weeks, oldest first; null for not measured.</param>
    /// <param name="index">The week to judge; later ones are not looked at.</param>
    /// <param name="options">Choices; null gives the published ones.</param>
    /// <returns>The threshold and the outcome; undefined with less than two years or fewer than 40 usable weeks of history.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the series, a negative count, or a choice out of range.</exception>
    public static FarringtonWeek At(IReadOnlyList<int?> series, int index, FarringtonOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, series.Count);
        for (var i = 0; i <= index; i++) Require.AtLeast(series[i] ?? 0, 0, nameof(series));
        var choices = options ?? new FarringtonOptions();
        choices.Check();
        if (series[index] is not { } observed) return Nothing(UndefinedReason.NotMeasured, choices, 0);
        var years = Math.Min(choices.Years, (int)((index + 0.5) / WeeksPerYear));
        var weeks = History(series, index, years, choices);
        if (years < 2 || weeks.Length < 40) return Nothing(UndefinedReason.HistoryTooShort, choices, weeks.Length);
        var counts = Array.ConvertAll(weeks, i => (double)(series[i] ?? 0));
        var seen = (series, index, observed, weeks.Length);
        if (counts.Sum() == 0) return Judge(seen, 0.5 / counts.Length, 1, false, choices);
        var levels = Array.ConvertAll(weeks, i => Level(index - i, choices.HalfWindow));
        if (years >= 3 && Predict(weeks, levels, counts, index, true, choices) is { } trend && trend.Mean <= counts.Max())
            return Judge(seen, trend.Mean, trend.Dispersion, true, choices);
        return Predict(weeks, levels, counts, index, false, choices) is { } level
            ? Judge(seen, level.Mean, level.Dispersion, false, choices)
            : Nothing(UndefinedReason.NotEstimable, choices, weeks.Length);
    }

    private static int[] History(IReadOnlyList<int?> series, int index, int years, FarringtonOptions options)
    {
        var first = Math.Max(0, index - (int)Math.Round(years * WeeksPerYear) - options.HalfWindow);
        var last = index - options.WeeksLeftOut - 1;
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Where(i => series[i] is not null)];
    }

    /// <summary>0 for the window around the same week of any year, 1 to 9 for the blocks in between.</summary>
    private static int Level(int weeksBack, int halfWindow)
    {
        var year = Math.Round(weeksBack / WeeksPerYear);
        var after = weeksBack - Math.Round(year * WeeksPerYear);
        if (Math.Abs(after) <= halfWindow) return 0;
        var into = (after < 0 ? after + WeeksPerYear : after) - halfWindow - 1;
        var length = WeeksPerYear - (2 * halfWindow) - 1;
        return 1 + (int)Math.Clamp(into * (Blocks - 1) / length, 0, Blocks - 2);
    }

    private static (double Mean, double Dispersion)? Predict(
        int[] weeks, int[] levels, double[] counts, int index, bool trend, FarringtonOptions options)
    {
        var season = Seasons(levels, counts, out var seasons);
        var kept = 0;
        var (y, level, time) = (new double[counts.Length], new int[counts.Length], new double[counts.Length]);
        for (var i = 0; i < counts.Length; i++)
        {
            if (season[levels[i]] < 0) continue;
            (y[kept], level[kept], time[kept]) = (counts[i], season[levels[i]], (weeks[i] - index) / WeeksPerYear);
            kept++;
        }
        (y, level, time) = (y[..kept], level[..kept], time[..kept]);
        if (SeasonFit.Of(y, level, time, seasons, trend, null) is not { } first || first.Dispersion(y, null) is not { } spread) return null;
        var weights = Weights(first, y, Math.Max(1, spread), options.Reweighting);
        if (SeasonFit.Of(y, level, time, seasons, trend, weights, first) is not { } second || second.Dispersion(y, weights) is not { } dispersion) return null;
        return (second.Mean, Math.Max(1, dispersion));
    }

    /// <summary>A number for each season with events, −1 for one without; all in one when the judged week's own season has none.</summary>
    private static int[] Seasons(int[] levels, double[] counts, out int seasons)
    {
        var sums = new double[Blocks];
        for (var i = 0; i < counts.Length; i++) sums[levels[i]] += counts[i];
        seasons = 1;
        var number = new int[Blocks];
        for (var level = 1; level < Blocks && sums[0] > 0; level++) number[level] = sums[level] > 0 ? seasons++ : -1;
        if (seasons == 1) Array.Clear(number);
        return number;
    }

    private static double[] Weights(SeasonFit fit, double[] counts, double dispersion, double limit)
    {
        var weights = new double[counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var mean = fit.Fitted[i];
            weights[i] = 1;
            // The residual is never above (count − mean)/√mean before it is scaled, as the power is concave; most weeks end here.
            if (counts[i] <= mean) continue;
            var leverage = Math.Min(0.999, fit.Leverage(i));
            if ((counts[i] - mean) * (counts[i] - mean) <= 0.999 * limit * limit * mean * dispersion * (1 - leverage)) continue;
            var anscombe = 1.5 * ((Math.Pow(counts[i], 2.0 / 3) * Math.Pow(mean, -1.0 / 6)) - Math.Sqrt(mean)) / Math.Sqrt(dispersion * (1 - leverage));
            if (anscombe > limit) weights[i] = 1 / (anscombe * anscombe);
        }
        var scale = counts.Length / weights.Sum();
        for (var i = 0; i < weights.Length; i++) weights[i] *= scale;
        return weights;
    }

    private static FarringtonWeek Judge(
        (IReadOnlyList<int?> Series, int Index, int Observed, int Weeks) seen, double mean, double dispersion, bool trend, FarringtonOptions options)
    {
        var threshold = new NegativeBinomialDistribution(mean, mean * dispersion).UpperLimit(options.Tail);
        long recent = 0;
        for (var i = Math.Max(0, seen.Index - 3); i <= seen.Index; i++) recent += seen.Series[i] ?? 0;
        var score = threshold > mean ? (seen.Observed - mean) / (threshold - mean) : (double?)null;
        var outcome = recent < options.LeastEvents ? Outcome.TooFewToSay : seen.Observed > threshold ? Outcome.MoreThanExpected : Outcome.WithinNormal;
        var warnings = new List<Warning>();
        if (outcome == Outcome.TooFewToSay) warnings.Add(new(WarningCode.FewEvents, recent));
        if (dispersion > 2) warnings.Add(new(WarningCode.Overdispersed, dispersion));
        var reading = outcome == Outcome.TooFewToSay ? Reading.Of(TooFew)
            : Reading.Of(
                "Analysis.Farrington." + outcome,
                new("observed", seen.Observed, NumberKind.Count),
                new("expected", mean, NumberKind.MeanCount),
                new("threshold", threshold, NumberKind.Count));
        return new FarringtonWeek(mean, threshold, score, dispersion, trend, outcome, null, seen.Weeks, warnings, Stamp(options), reading);
    }

    private static FarringtonWeek Nothing(UndefinedReason reason, FarringtonOptions options, int weeks) => new(
        null, null, null, null, false, Outcome.TooFewToSay, reason, weeks,
        reason == UndefinedReason.HistoryTooShort ? [new(WarningCode.ShortHistory, weeks)] : [], Stamp(options), Reading.Of(TooFew));

    private static MethodStamp Stamp(FarringtonOptions o) => MethodStamp.Of(
        "farrington-flexible",
        1,
        new("years", o.Years),
        new("halfWindow", o.HalfWindow),
        new("weeksLeftOut", o.WeeksLeftOut),
        new("tail", o.Tail),
        new("reweighting", o.Reweighting),
        new("leastEvents", o.LeastEvents));
}
