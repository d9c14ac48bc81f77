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

    /// <summary>Events of the latest periods are still to be registered; <see cref="Warning.Value"/> is the share expected to be missing, 0 to 1.</summary>
    LateRegistration = 17,

    /// <summary>Who reports has changed; <see cref="Warning.Value"/> is the share of the events from reporters that came or went, 0 to 1.</summary>
    ReportingChanged = 18,

    /// <summary>A code begins or ends in the middle of the series; <see cref="Warning.Value"/> is the index of the first such period.</summary>
    CodeBreak = 19,

    /// <summary>The comparison does not follow the area before the measure; <see cref="Warning.Value"/> is the error as a share of the mean.</summary>
    PoorFit = 20,

    /// <summary>Area and control went different ways already before the measure; <see cref="Warning.Value"/> is the p-value.</summary>
    EarlierDifference = 21,

    /// <summary>Too few areas for the usual error, so the areas were permuted instead; <see cref="Warning.Value"/> is how many.</summary>
    FewAreas = 22,

    /// <summary>Areas without neighbours were left out; <see cref="Warning.Value"/> is how many.</summary>
    Islands = 23,

    /// <summary>The best bandwidth lies at the end of what was tried; <see cref="Warning.Value"/> is it, in metres.</summary>
    BandwidthAtLimit = 24,

    /// <summary>Events outside the map or on water were left out; <see cref="Warning.Value"/> is their share, 0 to 1.</summary>
    OutsideMap = 25,
}

/// <summary>A typed warning with the number that goes into its text.</summary>
/// <param name="Code">What to warn about.</param>
/// <param name="Value">The number named at each <see cref="WarningCode"/>; finite.</param>
public readonly record struct Warning(WarningCode Code, double Value);

internal static class Findings
{
    public static IReadOnlyList<Warning> Joined(IReadOnlyList<Warning> own, IReadOnlyList<Warning> findings) =>
        [.. own, .. findings.Where(finding => own.All(warning => warning.Code != finding.Code)).DistinctBy(finding => finding.Code)];
}
