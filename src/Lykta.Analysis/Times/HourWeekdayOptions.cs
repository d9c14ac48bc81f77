namespace Lykta.Analysis.Times;

/// <summary>Choices of <see cref="HourWeekdayTable"/>.</summary>
/// <remarks>Source: docs/methods/hour-weekday.md.</remarks>
public sealed record HourWeekdayOptions
{
    /// <summary>Longest span, in hours by the wall clock, that is spread over the table; longer ones count as unknown. Above 0.</summary>
    public double LongestSpanInHours { get; init; } = 24;

    /// <summary>
    /// The hour at which a row begins, 0 to 23. With 0 each row is a calendar day. With 6 the night belongs to the evening before,
    /// so that Saturday 01:00 is in the row of Friday.
    /// </summary>
    public int DayStartsAtHour { get; init; }

    /// <summary>Rows by calendar day.</summary>
    public static HourWeekdayOptions CalendarDays { get; } = new();

    /// <summary>Rows from 06 to 06, the night folded into the evening before.</summary>
    public static HourWeekdayOptions NightsFolded { get; } = new() { DayStartsAtHour = 6 };
}
