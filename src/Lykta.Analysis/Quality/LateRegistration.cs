namespace Lykta.Analysis.Quality;

/// <summary>When an event happened and when it was registered, as day numbers from any common start.</summary>
/// <param name="Occurred">Day of the event.</param>
/// <param name="Registered">Day of registration; before the event counts as the same day.</param>
public readonly record struct Registration(int Occurred, int Registered);

/// <summary>How long it takes for events to be registered, and how many of the latest are still missing.</summary>
/// <remarks>
/// Delays are seen only if they are over, so long delays of late events are not in the data; the reverse-time product-limit
/// estimate allows for it. Delays beyond the longest are taken not to exist. Source: S. W. Lagakos, L. M. Barraj and V. De
/// Gruttola, Biometrika 75 (1988); docs/methods/late-registration.md.
/// </remarks>
public sealed record LateRegistration : IResult<LateRegistration>
{
    /// <summary>Fewest events for an estimate.</summary>
    public const int LeastEvents = 50;

    /// <summary>From this share missing among the latest seven days there is a warning.</summary>
    public const double LeastShare = 0.05;

    /// <summary>Share of the events of a day that are registered so many days later (index 0 is the same day); empty when undefined.</summary>
    public required IReadOnlyList<double> Completeness { get; init; }

    /// <summary>Share of the latest seven days' events that are still to be registered, 0 to 1; null when undefined.</summary>
    public required double? MissingShare { get; init; }

    /// <summary>Days until 95 % are registered; null when undefined.</summary>
    public required int? CompleteAfterDays { get; init; }

    /// <summary>Events behind the estimate.</summary>
    public required int Events { get; init; }

    /// <summary>Events behind the estimate.</summary>
    public double N => Events;

    /// <inheritdoc/>
    public required MethodStamp Method { get; init; }

    /// <inheritdoc/>
    public required IReadOnlyList<Warning> Warnings { get; init; }

    /// <inheritdoc/>
    public required Reading Reading { get; init; }

    /// <summary>Estimates delays.</summary>
    /// <param name="registrations">The registrations; those after <paramref name="asOf"/> are left out.</param>
    /// <param name="asOf">The last day of registration in the file.</param>
    /// <param name="longestDelay">Longest delay in days, 7 to 365.</param>
    /// <param name="history">Days of events to learn from, at least twice the longest delay.</param>
    /// <returns>The delays; undefined with fewer than <see cref="LeastEvents"/> events in the history.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number out of range.</exception>
    public static LateRegistration Of(IReadOnlyCollection<Registration> registrations, int asOf, int longestDelay = 60, int history = 365)
    {
        Require.AtLeast(longestDelay, 7);
        Require.AtLeast(365, longestDelay, nameof(longestDelay));
        Require.AtLeast(history, 2 * longestDelay);
        var stamp = MethodStamp.Of("late-registration", 1, new("longestDelay", longestDelay), new("history", history));
        (int Age, int Delay)[] events = [.. registrations
            .Where(r => r.Registered <= asOf && r.Occurred <= asOf && r.Occurred > asOf - history)
            .Select(r => (asOf - r.Occurred, Math.Clamp(r.Registered - r.Occurred, 0, longestDelay)))];
        if (events.Length < LeastEvents) return Nothing(events.Length, stamp);
        var complete = Estimate(events, longestDelay);
        double seen = events.Count(e => e.Age < 7), expected = events.Where(e => e.Age < 7).Sum(e => 1 / complete[e.Age]);
        var missing = expected == 0 ? 0 : 1 - (seen / expected);
        var after = complete.TakeWhile(share => share < 0.95).Count();
        return new LateRegistration
        {
            Completeness = complete,
            MissingShare = missing,
            CompleteAfterDays = after,
            Events = events.Length,
            Method = stamp,
            Warnings = missing >= LeastShare ? [new(WarningCode.LateRegistration, missing)] : [],
            Reading = Reading.Of(
                missing >= LeastShare ? "Analysis.LateRegistration.Missing" : "Analysis.LateRegistration.Complete",
                new("missing", missing, NumberKind.Share),
                new("days", after, NumberKind.Days)),
        };
    }

    /// <inheritdoc/>
    public LateRegistration Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };

    /// <summary>Chance of a delay of at most so many days, by the chance of exactly so long among those at most so long that could be seen.</summary>
    private static double[] Estimate((int Age, int Delay)[] events, int longest)
    {
        var complete = new double[longest + 1];
        complete[longest] = 1;
        for (var delay = longest; delay > 0; delay--)
        {
            int exactly = 0, within = 0;
            foreach (var e in events)
            {
                if (e.Age < delay || e.Delay > delay) continue;
                within++;
                if (e.Delay == delay) exactly++;
            }
            complete[delay - 1] = complete[delay] * (within == 0 ? 1 : 1 - ((double)exactly / within));
        }
        for (var delay = 0; delay <= longest; delay++) complete[delay] = Math.Max(complete[delay], 1e-3);
        return complete;
    }

    private static LateRegistration Nothing(int events, MethodStamp stamp) => new()
    {
        Completeness = [],
        MissingShare = null,
        CompleteAfterDays = null,
        Events = events,
        Method = stamp,
        Warnings = [new(WarningCode.FewEvents, events)],
        Reading = Reading.Of("Analysis.LateRegistration.TooFewToSay", new ReadingNumber("events", events, NumberKind.Count)),
    };
}
