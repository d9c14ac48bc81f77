namespace Lykta.Analysis;

/// <summary>Why a statistic has no value.</summary>
/// <remarks>Source: docs/methods/results.md.</remarks>
public enum UndefinedReason
{
    /// <summary>There were no events at all to compare or divide by.</summary>
    NoEvents = 1,

    /// <summary>The base of a share is zero.</summary>
    EmptyBase = 2,

    /// <summary>The base is below the rule of at least 30 answers; the number exists but must not be shown.</summary>
    BaseTooSmall = 3,

    /// <summary>Too few usable periods of history.</summary>
    HistoryTooShort = 4,

    /// <summary>The current period has no value.</summary>
    NotMeasured = 5,

    /// <summary>A divisor is zero (an area that is alone, a place without neighbours).</summary>
    ZeroDenominator = 6,

    /// <summary>All values are equal, so that nothing can be compared.</summary>
    NoVariation = 7,

    /// <summary>The model cannot be fitted to these data.</summary>
    NotEstimable = 8,
}

/// <summary>The common shape of a result: a number with its uncertainty, its origin and its sentence.</summary>
/// <remarks>
/// Undefined is a state: then <see cref="Statistic"/> is null and <see cref="Undefined"/> says why; a value is never NaN, an
/// infinity or a zero in disguise. Source: docs/methods/results.md.
/// </remarks>
public sealed record Estimate : IResult<Estimate>
{
    /// <summary>The point value, in the unit that the method names; null when undefined.</summary>
    public double? Statistic { get; init; }

    /// <summary>Interval of the statistic, or of the expected count where the method says so; null when there is none.</summary>
    public Interval? Interval { get; init; }

    /// <summary>
    /// Two-sided p-value in (0, 1] of the method's test; null when nothing is tested. One too small for a number is the smallest
    /// number there is, never 0.
    /// </summary>
    public double? P
    {
        get;
        init => field = value is { } p ? Math.Clamp(p, double.Epsilon, 1) : null;
    }

    /// <summary>What the comparison says; null when the method compares nothing.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Why <see cref="Statistic"/> is null; null when it has a value.</summary>
    public UndefinedReason? Undefined { get; init; }

    /// <summary>How many units the number rests on: events, answers or periods, as the method names; at least 0.</summary>
    public required double N { get; init; }

    /// <summary>The method, its version and its parameters.</summary>
    public required MethodStamp Method { get; init; }

    /// <summary>Warnings in a fixed order; empty when there are none.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>The sentence as data.</summary>
    public required Reading Reading { get; init; }

    /// <summary>Whether <see cref="Statistic"/> has a value.</summary>
    public bool IsDefined => Statistic is not null;

    /// <summary>Whether a warning of the given code is attached.</summary>
    /// <param name="code">The code to look for.</param>
    /// <returns>True when attached.</returns>
    public bool Warns(WarningCode code)
    {
        foreach (var warning in Warnings)
            if (warning.Code == code) return true;
        return false;
    }

    /// <inheritdoc/>
    public Estimate Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}
