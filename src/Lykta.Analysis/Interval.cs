namespace Lykta.Analysis;

/// <summary>A two-sided confidence or prediction interval, both ends included.</summary>
/// <remarks>
/// Unit: that of the statistic it belongs to. Undefined ends are never written as NaN or infinity: an interval without an
/// upper limit has <see cref="Upper"/> null. Source: docs/methods/results.md.
/// </remarks>
public readonly record struct Interval
{
    /// <summary>Makes an interval.</summary>
    /// <param name="lower">Lower limit; finite.</param>
    /// <param name="upper">Upper limit; finite and at least <paramref name="lower"/>, or null for "no upper limit".</param>
    /// <param name="level">Coverage, strictly between 0 and 1 (0.95 is 95 %).</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is not finite, the limits are in the wrong order, or the level is outside (0, 1).</exception>
    public Interval(double lower, double? upper, double level)
    {
        Require.Finite(lower, nameof(lower));
        if (upper is { } limit && (!double.IsFinite(limit) || limit < lower))
            throw new ArgumentOutOfRangeException(nameof(upper), limit, "The upper limit must be finite and not below the lower.");
        Require.OpenUnit(level, nameof(level));
        (Lower, Upper, Level) = (lower, upper, level);
    }

    /// <summary>Lower limit, included; finite.</summary>
    public double Lower { get; }

    /// <summary>Upper limit, included; null when there is no upper limit (a ratio with zero events before).</summary>
    public double? Upper { get; }

    /// <summary>Coverage, strictly between 0 and 1.</summary>
    public double Level { get; }

    /// <summary>Whether <paramref name="value"/> lies between the limits, ends included.</summary>
    /// <param name="value">A value in the unit of the limits; NaN is never inside.</param>
    /// <returns>True when inside.</returns>
    public bool Contains(double value) => value >= Lower && (Upper is not { } upper || value <= upper);
}
