using Lykta.Web.Capabilities.Observations;

namespace Lykta.Web.Capabilities.Present;

/// <summary>All numbers that a picture is made from, as the viewer's rings let them be counted.</summary>
public sealed record PictureInput(DateOnly Today, IReadOnlyList<VisibleCount> Counts)
{
    /// <summary>Monday of an ISO week to the number of units that answered in it.</summary>
    public required IReadOnlyDictionary<DateOnly, int> Answers { get; init; }

    /// <summary>Hour of the week (0 = Monday 00–01, 168 = unknown) to thousandths of observations over the charted weeks.</summary>
    public required IReadOnlyDictionary<int, long> HourWeights { get; init; }

    public required Coverage Coverage { get; init; }

    public int LateCount { get; init; }
}
