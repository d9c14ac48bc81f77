using Lykta.Analysis.Trends;

namespace Lykta.Analysis.Quality;

/// <summary>A reporter (an organisation, a channel; never a person) that began or ceased to report.</summary>
/// <typeparam name="TReporter">Key of a reporter.</typeparam>
/// <param name="Reporter">The reporter.</param>
/// <param name="Before">Events before.</param>
/// <param name="After">Events after.</param>
public readonly record struct ReporterChange<TReporter>(TReporter Reporter, int Before, int After);

/// <summary>Has it changed who reports? Then a rise or a fall may be nothing else.</summary>
/// <typeparam name="TReporter">Key of a reporter.</typeparam>
/// <remarks>Source: docs/methods/reporting-coverage.md.</remarks>
public sealed record ReportingCoverage<TReporter> : IResult<ReportingCoverage<TReporter>>
    where TReporter : notnull
{
    /// <summary>From this share of the events there is a warning.</summary>
    public const double LeastShare = 0.1;

    /// <summary>Reporters that had none before and too many after for chance, or the other way round; most events first.</summary>
    public required IReadOnlyList<ReporterChange<TReporter>> Changes { get; init; }

    /// <summary>Reporters with at least one event before, and after.</summary>
    public required (int Before, int After) Reporters { get; init; }

    /// <summary>Share of all events from reporters that came or went, 0 to 1; null without events.</summary>
    public required double? ChangedShare { get; init; }

    /// <summary>Share of all events from the reporter with most, 0 to 1; null without events.</summary>
    public required double? LargestShare { get; init; }

    /// <summary>Events before and after.</summary>
    public required double N { get; init; }

    /// <inheritdoc/>
    public required MethodStamp Method { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <inheritdoc/>
    public required Reading Reading { get; init; }

    /// <inheritdoc/>
    public ReportingCoverage<TReporter> Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>Makes <see cref="ReportingCoverage{TReporter}"/>.</summary>
public static class ReportingCoverage
{
    /// <summary>Compares who reported in two spans of time.</summary>
    /// <typeparam name="TReporter">Key of a reporter, compared with its own equality.</typeparam>
    /// <param name="before">The reporter of each event before.</param>
    /// <param name="after">The reporter of each event after.</param>
    /// <param name="lengthBefore">Length of the time before, above 0.</param>
    /// <param name="lengthAfter">Length of the time after in the same unit, above 0.</param>
    /// <returns>
    /// The comparison. A reporter is changed when it has no event on one side and the exact two-period test, adjusted by Bonferroni
    /// for all reporters, is below 1 %.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A length not above 0.</exception>
    public static ReportingCoverage<TReporter> Compare<TReporter>(
        IEnumerable<TReporter> before, IEnumerable<TReporter> after, double lengthBefore = 1, double lengthAfter = 1)
        where TReporter : notnull
    {
        Require.Positive(lengthBefore);
        Require.Positive(lengthAfter);
        Dictionary<TReporter, int> first = before.CountBy(x => x).ToDictionary(), second = after.CountBy(x => x).ToDictionary();
        ReporterChange<TReporter>[] all = [.. first.Keys.Union(second.Keys)
            .Select(reporter => new ReporterChange<TReporter>(reporter, first.GetValueOrDefault(reporter), second.GetValueOrDefault(reporter)))];
        double total = all.Sum(x => (double)x.Before + x.After);
        ReporterChange<TReporter>[] changes = [.. all
            .Where(x => Math.Min(x.Before, x.After) == 0 && TwoPeriods.PValue(x.Before, lengthBefore, x.After, lengthAfter) * all.Length < 0.01)
            .OrderByDescending(x => x.Before + x.After)];
        double? changed = total == 0 ? null : changes.Sum(x => (double)x.Before + x.After) / total;
        var warns = changed >= ReportingCoverage<TReporter>.LeastShare;
        return new ReportingCoverage<TReporter>
        {
            Changes = changes,
            N = total,
            Reporters = (first.Count, second.Count),
            ChangedShare = changed,
            LargestShare = total == 0 ? null : all.Max(x => (double)x.Before + x.After) / total,
            Method = MethodStamp.Of("reporting-coverage", 1, new("lengthBefore", lengthBefore), new("lengthAfter", lengthAfter)),
            Warnings = warns ? [new(WarningCode.ReportingChanged, changed ?? 0)] : [],
            Reading = Reading.Of(
                warns ? "Analysis.ReportingCoverage.Changed" : "Analysis.ReportingCoverage.Same",
                new("came", changes.Count(x => x.Before == 0), NumberKind.Count),
                new("went", changes.Count(x => x.After == 0), NumberKind.Count),
                new("events", changes.Sum(x => (double)x.Before + x.After), NumberKind.Count),
                new("all", total, NumberKind.Count)),
        };
    }
}
