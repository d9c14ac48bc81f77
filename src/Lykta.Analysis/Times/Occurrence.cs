namespace Lykta.Analysis.Times;

/// <summary>When an event happened: a moment, a span between two moments, or unknown.</summary>
/// <remarks>
/// Held as instants (UTC). Local wall-clock times are resolved with the zone that is passed in: of the two readings of an hour
/// that occurs twice in autumn, the start takes the earlier and the end the later; an hour that does not exist in spring is
/// moved forward by the length of the gap. Source: docs/methods/hour-weekday.md.
/// </remarks>
public readonly record struct Occurrence
{
    private Occurrence(DateTimeOffset from, DateTimeOffset to) => (From, To, IsKnown) = (from, to, true);

    /// <summary>An event with no usable time. It is also the default value.</summary>
    public static Occurrence Unknown => default;

    /// <summary>Earliest possible instant; meaningless when not <see cref="IsKnown"/>.</summary>
    public DateTimeOffset From { get; }

    /// <summary>Latest possible instant; equal to <see cref="From"/> for a moment.</summary>
    public DateTimeOffset To { get; }

    /// <summary>Whether there is a time at all.</summary>
    public bool IsKnown { get; }

    /// <summary>From instants.</summary>
    /// <param name="from">Earliest possible instant.</param>
    /// <param name="to">Latest possible instant; null for a moment. Before <paramref name="from"/> makes the occurrence unknown.</param>
    /// <returns>The occurrence.</returns>
    public static Occurrence At(DateTimeOffset from, DateTimeOffset? to = null)
    {
        var end = to ?? from;
        return end < from ? Unknown : new Occurrence(from.ToUniversalTime(), end.ToUniversalTime());
    }

    /// <summary>From wall-clock times.</summary>
    /// <param name="from">Earliest possible local time; its <see cref="DateTime.Kind"/> is ignored.</param>
    /// <param name="to">Latest possible local time; null for a moment. Before <paramref name="from"/> makes the occurrence unknown.</param>
    /// <param name="zone">The zone of the wall clock.</param>
    /// <returns>The occurrence.</returns>
    public static Occurrence Local(DateTime from, DateTime? to, TimeZoneInfo zone) =>
        At(Resolve(from, zone, later: false), to is { } end ? Resolve(end, zone, later: true) : null);

    private static DateTimeOffset Resolve(DateTime local, TimeZoneInfo zone, bool later)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(wall)) return new DateTimeOffset(wall, zone.GetUtcOffset(wall.AddHours(-3)));
        if (!zone.IsAmbiguousTime(wall)) return new DateTimeOffset(wall, zone.GetUtcOffset(wall));
        var offsets = zone.GetAmbiguousTimeOffsets(wall);
        return new DateTimeOffset(wall, later ? offsets.Min() : offsets.Max());
    }
}
