namespace Lykta.Analysis.Places;

/// <summary>How much of the events come from places that had more than one, beside what chance would give.</summary>
/// <param name="Events">All events.</param>
/// <param name="Places">Places with at least one event.</param>
/// <param name="RepeatedPlaces">Places with at least two.</param>
/// <param name="EventsAtRepeatedPlaces">Events at those places.</param>
/// <param name="Share">Share of the events at repeated places, 0 to 1; null without events.</param>
/// <param name="ShareByChance">
/// The same share if every place had the same risk, 1 − (1 − 1/N)^(n−1); null when the number of all places is not given.
/// </param>
/// <remarks>Source: docs/methods/repeat-places.md.</remarks>
public sealed record RepeatPlaces(
    int Events, int Places, int RepeatedPlaces, int EventsAtRepeatedPlaces, double? Share, double? ShareByChance) : IResult<RepeatPlaces>
{
    /// <summary>The method.</summary>
    public MethodStamp Method { get; } = Stamp;

    /// <summary>Number of events.</summary>
    public double N => Events;

    /// <summary>What was found wrong with the data; empty until carried.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    private static MethodStamp Stamp { get; } = MethodStamp.Of("repeat-places", 1);

    /// <summary>The sentence as data.</summary>
    public Reading Reading
    {
        get
        {
            ReadingNumber[] numbers =
                [new("events", Events, NumberKind.Count), new("repeats", EventsAtRepeatedPlaces, NumberKind.Count), new("places", RepeatedPlaces, NumberKind.Count)];
            return ShareByChance is { } chance
                ? Reading.Of("Analysis.RepeatPlaces.WithChance", [.. numbers, new("chance", chance * Events, NumberKind.MeanCount)])
                : Reading.Of("Analysis.RepeatPlaces.Counts", numbers);
        }
    }

    /// <summary>Counts repeats.</summary>
    /// <typeparam name="TPlace">Key of a place, compared with its own equality.</typeparam>
    /// <param name="events">The place of each event. Double registrations look like repeats: remove them first.</param>
    /// <param name="allPlaces">Number of places where it could have happened, events or not; null when not known.</param>
    /// <returns>The counts and shares.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="allPlaces"/> is below the number of places with events, or below 1.</exception>
    public static RepeatPlaces Of<TPlace>(IEnumerable<TPlace> events, int? allPlaces = null)
        where TPlace : notnull
    {
        var counts = events.CountBy(place => place).Select(pair => pair.Value).ToList();
        if (allPlaces is { } all) Require.AtLeast(all, Math.Max(1, counts.Count), nameof(allPlaces));
        var total = counts.Sum();
        var repeated = counts.Where(count => count > 1).ToList();
        return new RepeatPlaces(
            total,
            counts.Count,
            repeated.Count,
            repeated.Sum(),
            total == 0 ? null : (double)repeated.Sum() / total,
            total == 0 || allPlaces is null ? null : 1 - Math.Pow(1 - (1.0 / allPlaces.Value), total - 1));
    }

    /// <inheritdoc/>
    public RepeatPlaces Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}
