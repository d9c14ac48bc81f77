using Lykta.Analysis.Probability;
using Lykta.Analysis.Regression;

namespace Lykta.Analysis.Surveillance;

/// <summary>What the algorithm says about one week.</summary>
/// <param name="Expected">Expected number of events; null when undefined.</param>
/// <param name="Threshold">The week alarms above this whole number; null when undefined.</param>
/// <param name="Score">Exceedance (observed − expected) / (threshold − expected), above 1 for an alarm; null when undefined.</param>
/// <param name="Dispersion">Dispersion φ, at least 1; null when undefined.</param>
/// <param name="HasTrend">Whether a trend was used.</param>
/// <param name="Outcome">More than expected (an alarm), within normal, or too few to say; it never says fewer.</param>
/// <param name="Undefined">Why there is no threshold; null when there is.</param>
/// <param name="Method">The method and its parameters.</param>
/// <param name="Reading">The sentence as data.</param>
public sealed record FarringtonWeek(
    double? Expected, long? Threshold, double? Score, double? Dispersion, bool HasTrend, Outcome Outcome, UndefinedReason? Undefined,
    MethodStamp Method, Reading Reading);

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
/// C. P. Farrington et al., JRSS A 159 (1996); docs/methods/surveillance.md.
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
        if (series[index] is not { } observed) return Nothing(UndefinedReason.NotMeasured, choices);
        var years = Math.Min(choices.Years, (int)((index + 0.5) / WeeksPerYear));
        var weeks = History(series, index, years, choices);
        if (years < 2 || weeks.Count < 40) return Nothing(UndefinedReason.HistoryTooShort, choices);
        var counts = weeks.Select(i => (double)(series[i] ?? 0)).ToArray();
        if (counts.Sum() == 0) return Judge(series, index, observed, 0.5 / counts.Length, 1, false, choices);
        var levels = weeks.Select(i => Level(index - i, choices.HalfWindow)).ToArray();
        if (years >= 3 && Predict(weeks, levels, counts, index, true, choices) is { } trend && trend.Mean <= counts.Max())
            return Judge(series, index, observed, trend.Mean, trend.Dispersion, true, choices);
        return Predict(weeks, levels, counts, index, false, choices) is { } level
            ? Judge(series, index, observed, level.Mean, level.Dispersion, false, choices)
            : Nothing(UndefinedReason.NotEstimable, choices);
    }

    private static List<int> History(IReadOnlyList<int?> series, int index, int years, FarringtonOptions options)
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
        List<int> weeks, int[] levels, double[] counts, int index, bool trend, FarringtonOptions options)
    {
        var used = Enumerable.Range(0, Blocks).Where(level => level == 0 || Sum(levels, counts, level) > 0).ToArray();
        var keep = Enumerable.Range(0, counts.Length).Where(i => used.Contains(levels[i])).ToArray();
        if (Sum(levels, counts, 0) == 0) used = [0];
        if (used.Length == 1) keep = [.. Enumerable.Range(0, counts.Length)];
        double[] y = [.. keep.Select(i => counts[i])];
        var design = keep.Select(i => Row(used, levels[i], trend ? (weeks[i] - index) / WeeksPerYear : null)).ToArray();
        if (PoissonRegression.Fit(design, y) is not { } first || first.Dispersion(y) is not { } spread) return null;
        var weights = Weights(first, design, y, Math.Max(1, spread), options.Reweighting);
        if (PoissonRegression.Fit(design, y, weights: weights) is not { } second || second.Dispersion(y, weights) is not { } dispersion) return null;
        return (Math.Exp(second.Coefficients[0]), Math.Max(1, dispersion));
    }

    private static double Sum(int[] levels, double[] counts, int level) => counts.Where((_, i) => levels[i] == level).Sum();

    /// <summary>Intercept (the season of the judged week), one column per other level, and the trend in years from the judged week.</summary>
    private static double[] Row(int[] used, int level, double? years)
    {
        var row = new double[used.Length + (years is null ? 0 : 1)];
        row[0] = 1;
        var place = Array.IndexOf(used, level);
        if (place > 0) row[place] = 1;
        if (years is { } time) row[^1] = time;
        return row;
    }

    private static double[] Weights(PoissonRegression fit, double[][] design, double[] counts, double dispersion, double limit)
    {
        var weights = new double[counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var mean = fit.Fitted[i];
            var leverage = Math.Min(0.999, mean * Quadratic(fit, design[i]));
            var anscombe = 1.5 * ((Math.Pow(counts[i], 2.0 / 3) * Math.Pow(mean, -1.0 / 6)) - Math.Sqrt(mean)) / Math.Sqrt(dispersion * (1 - leverage));
            weights[i] = anscombe > limit ? 1 / (anscombe * anscombe) : 1;
        }
        var scale = counts.Length / weights.Sum();
        return [.. weights.Select(weight => weight * scale)];
    }

    private static double Quadratic(PoissonRegression fit, double[] row)
    {
        var sum = 0.0;
        for (var j = 0; j < row.Length; j++)
        {
            if (row[j] == 0) continue;
            for (var k = 0; k < row.Length; k++) sum += row[j] * row[k] * fit.Inverse[(j * row.Length) + k];
        }
        return sum;
    }

    private static FarringtonWeek Judge(
        IReadOnlyList<int?> series, int index, int observed, double mean, double dispersion, bool trend, FarringtonOptions options)
    {
        var threshold = new NegativeBinomialDistribution(mean, mean * dispersion).UpperLimit(options.Tail);
        long recent = 0;
        for (var i = Math.Max(0, index - 3); i <= index; i++) recent += series[i] ?? 0;
        var score = threshold > mean ? (observed - mean) / (threshold - mean) : (double?)null;
        var outcome = recent < options.LeastEvents ? Outcome.TooFewToSay : observed > threshold ? Outcome.MoreThanExpected : Outcome.WithinNormal;
        var reading = outcome == Outcome.TooFewToSay ? Reading.Of(TooFew)
            : Reading.Of(
                "Analysis.Farrington." + outcome,
                new("observed", observed, NumberKind.Count),
                new("expected", mean, NumberKind.MeanCount),
                new("threshold", threshold, NumberKind.Count));
        return new FarringtonWeek(mean, threshold, score, dispersion, trend, outcome, null, Stamp(options), reading);
    }

    private static FarringtonWeek Nothing(UndefinedReason reason, FarringtonOptions options) =>
        new(null, null, null, null, false, Outcome.TooFewToSay, reason, Stamp(options), Reading.Of(TooFew));

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
