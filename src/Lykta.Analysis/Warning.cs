namespace Lykta.Analysis;

/// <summary>What a reader must know beside a number. One text per member in the resources of the page.</summary>
/// <remarks>Source: docs/methods/results.md.</remarks>
public enum WarningCode
{
    /// <summary>Fewer events than the method's threshold; <see cref="Warning.Value"/> is the number of events.</summary>
    FewEvents = 1,

    /// <summary>Fewer answers than the base rule allows; <see cref="Warning.Value"/> is the base.</summary>
    SmallBase = 2,

    /// <summary>The history is shorter than the method wants; <see cref="Warning.Value"/> is the number of usable periods.</summary>
    ShortHistory = 3,

    /// <summary>Some periods of the history are missing and were left out; <see cref="Warning.Value"/> is how many.</summary>
    MissingPeriods = 4,

    /// <summary>The latest periods lie on another level than the same season in earlier years; <see cref="Warning.Value"/> is the ratio.</summary>
    LevelShift = 5,

    /// <summary>The history varies more than chance alone; <see cref="Warning.Value"/> is the dispersion (1 is pure chance).</summary>
    Overdispersed = 6,

    /// <summary>Many events have no usable time; <see cref="Warning.Value"/> is their share, 0 to 1.</summary>
    TimeUnknown = 7,

    /// <summary>Suspiciously many events at exactly 00:00; <see cref="Warning.Value"/> is how many.</summary>
    MidnightHeaping = 8,

    /// <summary>Suspiciously many events at exactly 12:00; <see cref="Warning.Value"/> is how many.</summary>
    NoonHeaping = 9,

    /// <summary>Percent is withheld, as a count is below 50; <see cref="Warning.Value"/> is the smaller count.</summary>
    PercentWithheld = 10,

    /// <summary>The places were chosen for being high, so part of the fall is regression to the mean; <see cref="Warning.Value"/> is the expected fall in events.</summary>
    RegressionToTheMean = 11,

    /// <summary>The variance between areas is not above chance, so all areas are smoothed to the common rate; <see cref="Warning.Value"/> is the raw variance.</summary>
    NoVariationBetweenAreas = 12,

    /// <summary>Residuals follow each other in time; <see cref="Warning.Value"/> is the Durbin–Watson statistic (2 is none).</summary>
    Autocorrelation = 13,

    /// <summary>An iteration did not reach its tolerance; <see cref="Warning.Value"/> is the number of steps.</summary>
    NotConverged = 14,

    /// <summary>Many events share one coordinate (a geocoding default?); <see cref="Warning.Value"/> is their share, 0 to 1.</summary>
    SharedCoordinate = 15,

    /// <summary>The result is one of several looked at together; <see cref="Warning.Value"/> is how many.</summary>
    ManyComparisons = 16,
}

/// <summary>A typed warning with the number that goes into its text.</summary>
/// <param name="Code">What to warn about.</param>
/// <param name="Value">The number named at each <see cref="WarningCode"/>; finite.</param>
public readonly record struct Warning(WarningCode Code, double Value);
