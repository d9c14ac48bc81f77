using Lykta.Analysis.Trends;

namespace Lykta.Analysis.Places;

/// <summary>One place among those with most events.</summary>
/// <typeparam name="TPlace">Key of a place.</typeparam>
/// <param name="Place">The place.</param>
/// <param name="Count">Events there, at least 1.</param>
/// <param name="Share">Its share of all events, 0 to 1.</param>
/// <param name="Mean">Exact 95 % interval of the mean behind the count.</param>
/// <param name="BestRank">Best rank the place may have, given the intervals: 1 plus the places that are surely above.</param>
/// <param name="WorstRank">Worst rank it may have: the places that are not surely below, itself included.</param>
public readonly record struct TopPlace<TPlace>(TPlace Place, int Count, double Share, Interval Mean, int BestRank, int WorstRank);

/// <summary>The places with most events.</summary>
/// <typeparam name="TPlace">Key of a place.</typeparam>
/// <param name="Places">By falling count; ties in order of first appearance. Empty when there are no events.</param>
/// <param name="Events">All events, at these places and others.</param>
public sealed record TopPlaceList<TPlace>(IReadOnlyList<TopPlace<TPlace>> Places, long Events) : IResult<TopPlaceList<TPlace>>
    where TPlace : notnull
{
    /// <summary>All events.</summary>
    public double N => Events;

    /// <inheritdoc/>
    public MethodStamp Method => TopPlaces.Stamp;

    /// <summary>What was found wrong with the data; empty until carried.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>How many places were taken, their part of the events and how many may be the first; or that there are none.</summary>
    public Reading Reading => Places.Count == 0
        ? Reading.Of("Analysis.TopPlaces.NoEvents")
        : Reading.Of(
            "Analysis.TopPlaces.Shares",
            new("places", Places.Count, NumberKind.Count),
            new("events", Places.Sum(place => place.Count), NumberKind.Count),
            new("all", Events, NumberKind.Count),
            new("ties", Places.Count(place => place.BestRank == 1), NumberKind.Count));

    /// <inheritdoc/>
    public TopPlaceList<TPlace> Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>Where the most events are, with the span of ranks instead of a bare league table.</summary>
/// <remarks>
/// A place is surely above another when their exact counts differ by the conditional two-sided test at 5 %. Source:
/// H. Goldstein and D. Spiegelhalter, JRSS A 159 (1996), on ranks; docs/methods/top-places.md.
/// </remarks>
public static class TopPlaces
{
    internal static MethodStamp Stamp { get; } = MethodStamp.Of("top-places", 1, new Parameter("level", 0.95));

    /// <summary>The places with most events.</summary>
    /// <typeparam name="TPlace">Key of a place, compared with its own equality.</typeparam>
    /// <param name="events">The place of each event.</param>
    /// <param name="take">How many places, at least 1; all places tied with the last one are included.</param>
    /// <returns>The places.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="take"/> is below 1.</exception>
    public static TopPlaceList<TPlace> Of<TPlace>(IEnumerable<TPlace> events, int take)
        where TPlace : notnull
    {
        Require.AtLeast(take, 1);
        var counts = events.CountBy(place => place).OrderByDescending(pair => pair.Value).ToList();
        var total = counts.Sum(pair => (long)pair.Value);
        var distinct = counts.GroupBy(pair => pair.Value).Select(group => (Count: group.Key, Places: group.Count())).ToList();
        var last = counts.Count == 0 ? 0 : counts[Math.Min(take, counts.Count) - 1].Value;
        return new(
            [.. counts.TakeWhile(pair => pair.Value >= last).Select(pair => new TopPlace<TPlace>(
                pair.Key,
                pair.Value,
                (double)pair.Value / total,
                CountInterval.Limits(pair.Value),
                1 + distinct.Where(other => SurelyAbove(other.Count, pair.Value)).Sum(other => other.Places),
                distinct.Where(other => !SurelyAbove(pair.Value, other.Count)).Sum(other => other.Places)))],
            total);
    }

    private static bool SurelyAbove(int one, int other) => one > other && TwoPeriods.PValue(other, 1, one, 1) <= 0.05;
}
