namespace Lykta.Analysis.Times;

/// <summary>Local time of UTC ticks, and where the local hour of an instant ends.</summary>
internal readonly struct WallClock(TimeZoneInfo zone)
{
    public DateTime Local(long utcTicks) => new(utcTicks + Offset(utcTicks), DateTimeKind.Unspecified);

    /// <summary>The first instant after the given one that has another local hour or another offset.</summary>
    public long EndOfHour(long utcTicks)
    {
        var offset = Offset(utcTicks);
        var end = utcTicks + TimeSpan.TicksPerHour - ((utcTicks + offset) % TimeSpan.TicksPerHour);
        if (Offset(end - 1) == offset) return end;
        long low = utcTicks, high = end - 1;
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (Offset(middle) == offset) low = middle; else high = middle;
        }
        return high;
    }

    private long Offset(long utcTicks) => zone.GetUtcOffset(new DateTime(utcTicks, DateTimeKind.Utc)).Ticks;
}
