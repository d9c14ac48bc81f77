namespace Lykta.Analysis.Times;

/// <summary>A week of 7 × 24 cells with the aoristic weight of each: when do things happen?</summary>
/// <remarks>
/// Each event weighs 1 and is spread over the local hours it may have happened in, in proportion to elapsed time. So the hour
/// that occurs twice in autumn gets double time, and the one that is left out in spring gets none. Events without time, or with
/// a span longer than the limit, are counted apart and never placed at 00:00. Source: J. H. Ratcliffe, Aoristic analysis,
/// International Journal of Geographical Information Science 14 (2000); docs/methods/hour-weekday.md.
/// </remarks>
public sealed class HourWeekdayTable : IResult<HourWeekdayTable>
{
    /// <summary>Fewest events for naming an hour.</summary>
    public const int LeastEvents = 30;

    /// <summary>From this share of events without a usable time there is a warning.</summary>
    public const double LeastUnknownShare = 0.1;

    private readonly double[] _weights = new double[7 * 24];
    private IReadOnlyList<Warning> _findings = [];

    private HourWeekdayTable(HourWeekdayOptions options) => Options = options;

    /// <summary>The choices that made the table.</summary>
    public HourWeekdayOptions Options { get; }

    /// <summary>Number of events placed in the table; the weights sum to it.</summary>
    public int Placed { get; private set; }

    /// <summary>Number of events without a usable time: none given, an end before its start, or too long a span.</summary>
    public int Unknown { get; private set; }

    /// <summary>The method and its parameters.</summary>
    public MethodStamp Method => MethodStamp.Of(
        "hour-weekday", 1, new("longestSpanInHours", Options.LongestSpanInHours), new("dayStartsAtHour", Options.DayStartsAtHour));

    /// <summary>Number of events, those without a usable time included.</summary>
    public double N => Placed + Unknown;

    /// <summary>Time unknown for a tenth of the events or more, then what was found wrong with the data.</summary>
    public IReadOnlyList<Warning> Warnings => UnknownShare >= LeastUnknownShare
        ? Findings.Joined([new(WarningCode.TimeUnknown, UnknownShare.Value)], _findings) : _findings;

    /// <summary>Share of the events without a usable time, 0 to 1; null when there are no events.</summary>
    public double? UnknownShare => Placed + Unknown == 0 ? null : (double)Unknown / (Placed + Unknown);

    /// <summary>The sentence as data: the day and hour with most (day 1 is Monday), or too few events for one.</summary>
    public Reading Reading
    {
        get
        {
            if (Placed < LeastEvents)
                return Reading.Of("Analysis.HourWeekday.TooFewToSay", new("events", Placed, NumberKind.Count), new("unknown", Unknown, NumberKind.Count));
            var top = Array.IndexOf(_weights, _weights.Max());
            return Reading.Of(
                "Analysis.HourWeekday.Top",
                new("events", Placed, NumberKind.Count),
                new("unknown", Unknown, NumberKind.Count),
                new("day", ((top / 24) + 6) % 7 + 1, NumberKind.Weekday),
                new("hour", top % 24, NumberKind.Count),
                new("weight", _weights[top], NumberKind.MeanCount));
        }
    }

    /// <summary>Weight of one hour: expected number of events in it.</summary>
    /// <param name="day">Day of the row. With folded nights, hours before the start of the day belong to the row of the day before.</param>
    /// <param name="hour">Local hour, 0 to 23.</param>
    /// <returns>A weight, at least 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The hour is outside 0 to 23 or the day is not a day.</exception>
    public double this[DayOfWeek day, int hour] => _weights[Index(day, hour)];

    /// <summary>Spreads events over the table.</summary>
    /// <param name="occurrences">The events; their order does not matter beyond rounding.</param>
    /// <param name="zone">The zone whose wall clock the table shows.</param>
    /// <param name="options">Choices; null gives <see cref="HourWeekdayOptions.CalendarDays"/>.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static HourWeekdayTable Of(IEnumerable<Occurrence> occurrences, TimeZoneInfo zone, HourWeekdayOptions? options = null)
    {
        var choices = options ?? HourWeekdayOptions.CalendarDays;
        Require.Positive(choices.LongestSpanInHours, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(choices.DayStartsAtHour, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(choices.DayStartsAtHour, 23, nameof(options));
        var table = new HourWeekdayTable(choices);
        foreach (var occurrence in occurrences) table.Add(occurrence, zone);
        return table;
    }

    /// <inheritdoc/>
    public HourWeekdayTable Carrying(IReadOnlyList<Warning> findings)
    {
        var copy = (HourWeekdayTable)MemberwiseClone();
        copy._findings = Findings.Joined(_findings, findings);
        return copy;
    }

    /// <summary>Sum of a block of hours in one row, or over midnight.</summary>
    /// <param name="day">Day on which the block begins.</param>
    /// <param name="fromHour">First hour, 0 to 23.</param>
    /// <param name="toHour">Hour at which the block ends, 0 to 24, not included; at or below <paramref name="fromHour"/> it is next morning ("Fri 22–03").</param>
    /// <returns>A weight, at least 0; the same with and without folded nights.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An hour is out of range.</exception>
    public double Block(DayOfWeek day, int fromHour, int toHour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(toHour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(toHour, 24);
        ArgumentOutOfRangeException.ThrowIfNegative(fromHour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fromHour, 23);
        var length = toHour > fromHour ? toHour - fromHour : toHour + 24 - fromHour;
        var sum = 0.0;
        for (var i = 0; i < length; i++)
        {
            var hour = (fromHour + i) % 24;
            var date = fromHour + i < 24 ? day : Next(day, 1);
            sum += this[hour < Options.DayStartsAtHour ? Next(date, 6) : date, hour];
        }
        return sum;
    }

    private static DayOfWeek Next(DayOfWeek day, int days) => (DayOfWeek)(((int)day + days) % 7);

    private static int Index(DayOfWeek day, int hour)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hour, 23);
        if (day is < DayOfWeek.Sunday or > DayOfWeek.Saturday) throw new ArgumentOutOfRangeException(nameof(day));
        return ((int)day * 24) + hour;
    }

    private void Add(Occurrence occurrence, TimeZoneInfo zone)
    {
        if (!occurrence.IsKnown) { Unknown++; return; }
        var wall = new WallClock(zone);
        var start = wall.Local(occurrence.From.UtcTicks);
        var span = wall.Local(occurrence.To.UtcTicks) - start;
        if (span.TotalHours > Options.LongestSpanInHours) { Unknown++; return; }
        Placed++;
        if (occurrence.From == occurrence.To) { Put(start, 1); return; }
        double total = occurrence.To.UtcTicks - occurrence.From.UtcTicks;
        for (var ticks = occurrence.From.UtcTicks; ticks < occurrence.To.UtcTicks;)
        {
            var next = Math.Min(wall.EndOfHour(ticks), occurrence.To.UtcTicks);
            Put(wall.Local(ticks), (next - ticks) / total);
            ticks = next;
        }
    }

    private void Put(DateTime local, double weight)
    {
        var row = local.Hour < Options.DayStartsAtHour ? Next(local.DayOfWeek, 6) : local.DayOfWeek;
        _weights[Index(row, local.Hour)] += weight;
    }
}
