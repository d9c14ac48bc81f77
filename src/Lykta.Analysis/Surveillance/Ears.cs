namespace Lykta.Analysis.Surveillance;

/// <summary>The three early-warning scores of one period.</summary>
/// <param name="C1">(y − mean) / sd of the seven periods just before; null when undefined.</param>
/// <param name="C2">The same with a gap of two periods, so that a slow rise does not hide in its own baseline; null when undefined.</param>
/// <param name="C3">Sum of max(0, C2 − 1) over the period and the two before; null when any of the three C2 is undefined.</param>
public sealed record EarsScores(double? C1, double? C2, double? C3) : IResult<EarsScores>
{
    /// <summary>Whether C1 exceeds its limit; null when undefined.</summary>
    public bool? AlarmC1 => C1 is { } score ? score > Ears.LimitC1 : null;

    /// <summary>Whether C2 exceeds its limit; null when undefined.</summary>
    public bool? AlarmC2 => C2 is { } score ? score > Ears.LimitC2 : null;

    /// <summary>Whether C3 exceeds its limit; null when undefined.</summary>
    public bool? AlarmC3 => C3 is { } score ? score > Ears.LimitC3 : null;

    /// <summary>Periods in the baseline.</summary>
    public double N => Ears.Baseline;

    /// <inheritdoc/>
    public MethodStamp Method => Ears.Method;

    /// <summary>What was found wrong with the data; empty until carried.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>The sentence as data, by C2.</summary>
    public Reading Reading => C2 is not { } score ? Reading.Of("Analysis.Ears.TooFewToSay")
        : Reading.Of(score > Ears.LimitC2 ? "Analysis.Ears.Alarm" : "Analysis.Ears.NoAlarm", new ReadingNumber("score", score, NumberKind.Score));

    /// <inheritdoc/>
    public EarsScores Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>EARS C1 to C3, for series shorter than a year; with a year or more use the expected range or Farrington.</summary>
/// <remarks>
/// Undefined with fewer periods than the baseline needs, a missing value in it, or a baseline without variation (a common thing
/// with small counts: it is not an alarm). Source: L. Hutwagner et al., Journal of Urban Health 80 (2003); R. D. Fricker, B. L.
/// Hegler and D. A. Dunfee, Statistics in Medicine 27 (2008); docs/methods/ears.md.
/// </remarks>
public static class Ears
{
    /// <summary>C1 alarms above this.</summary>
    public const double LimitC1 = 3;

    /// <summary>C2 alarms above this.</summary>
    public const double LimitC2 = 3;

    /// <summary>C3 alarms above this.</summary>
    public const double LimitC3 = 2;

    internal const int Baseline = 7;
    private const int Gap = 2;
    private const int Reach = Baseline + Gap + 3;

    /// <summary>The method and its parameters.</summary>
    public static MethodStamp Method { get; } = MethodStamp.Of(
        "ears", 1, new("baseline", Baseline), new("gap", Gap), new("limitC1", LimitC1), new("limitC2", LimitC2), new("limitC3", LimitC3));

    /// <summary>The scores of one period.</summary>
    /// <param name="series">Counts of consecutive periods, oldest first; null for not measured.</param>
    /// <param name="index">The period to score; later ones are not looked at.</param>
    /// <returns>The scores, each null when undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is outside the series.</exception>
    public static EarsScores At(IReadOnlyList<int?> series, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, series.Count);
        // The latest values that the three scores look at; NaN for one that is missing or before the first.
        Span<double> latest = stackalloc double[Reach];
        for (var back = 0; back < Reach; back++) latest[Reach - 1 - back] = index >= back && series[index - back] is { } value ? value : double.NaN;
        double? c1 = Score(latest, 0, 0), c2 = Score(latest, 0, Gap);
        if (c2 is not { } now || Score(latest, 1, Gap) is not { } before || Score(latest, 2, Gap) is not { } first) return new EarsScores(c1, c2, null);
        return new EarsScores(c1, c2, Math.Max(0, now - 1) + Math.Max(0, before - 1) + Math.Max(0, first - 1));
    }

    private static double? Score(ReadOnlySpan<double> latest, int back, int gap)
    {
        var observed = latest[^(1 + back)];
        double sum = 0, squares = 0;
        foreach (var value in latest.Slice(Reach - 1 - back - gap - Baseline, Baseline))
        {
            sum += value;
            squares += value * value;
        }
        var variance = (squares - (sum * sum / Baseline)) / (Baseline - 1);
        // False too where a value is missing.
        return variance > 0 && !double.IsNaN(observed) ? (observed - (sum / Baseline)) / Math.Sqrt(variance) : null;
    }
}
