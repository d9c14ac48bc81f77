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

/// <summary>Where the most events are, with the span of ranks instead of a bare league table.</summary>
/// <remarks>
/// A place is surely above another when their exact counts differ by the conditional two-sided test at 5 %. Source:
/// H. Goldstein and D. Spiegelhalter, JRSS A 159 (1996), on ranks; docs/methods/places.md.
/// </remarks>
public static class TopPlaces
{
    /// <summary>The method and the level of its intervals and ranks.</summary>
    public static MethodStamp Method { get; } = MethodStamp.Of("top-places", 1, new Parameter("level", 0.95));

    /// <summary>The places with most events.</summary>
    /// <typeparam name="TPlace">Key of a place, compared with its own equality.</typeparam>
    /// <param name="events">The place of each event.</param>
    /// <param name="take">How many places, at least 1; all places tied with the last one are included.</param>
    /// <returns>Places by falling count; ties in order of first appearance. Empty when there are no events.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="take"/> is below 1.</exception>
    public static IReadOnlyList<TopPlace<TPlace>> Of<TPlace>(IEnumerable<TPlace> events, int take)
        where TPlace : notnull
    {
        Require.AtLeast(take, 1);
        var counts = events.CountBy(place => place).OrderByDescending(pair => pair.Value).ToList();
        var total = counts.Sum(pair => (double)pair.Value);
        var distinct = counts.GroupBy(pair => pair.Value).Select(group => (Count: group.Key, Places: group.Count())).ToList();
        var last = counts.Count == 0 ? 0 : counts[Math.Min(take, counts.Count) - 1].Value;
        return [.. counts.TakeWhile(pair => pair.Value >= last).Select(pair => new TopPlace<TPlace>(
            pair.Key,
            pair.Value,
            pair.Value / total,
            CountInterval.Limits(pair.Value),
            1 + distinct.Where(other => SurelyAbove(other.Count, pair.Value)).Sum(other => other.Places),
            distinct.Where(other => !SurelyAbove(pair.Value, other.Count)).Sum(other => other.Places)))];
    }

    /// <summary>The sentence as data.</summary>
    /// <typeparam name="TPlace">Key of a place.</typeparam>
    /// <param name="places">What <see cref="Of"/> gave.</param>
    /// <returns>How many places were taken and their part of the events, or that there are none.</returns>
    public static Reading Read<TPlace>(IReadOnlyList<TopPlace<TPlace>> places) => places.Count == 0
        ? Reading.Of("Analysis.TopPlaces.NoEvents")
        : Reading.Of(
            "Analysis.TopPlaces.Shares",
            new("places", places.Count, NumberKind.Count),
            new("events", places.Sum(place => place.Count), NumberKind.Count),
            new("share", places.Sum(place => place.Share), NumberKind.Share),
            new("ties", places.Count(place => place.BestRank == 1), NumberKind.Count));

    private static bool SurelyAbove(int one, int other) => one > other && TwoPeriods.PValue(other, 1, one, 1) <= 0.05;
}
