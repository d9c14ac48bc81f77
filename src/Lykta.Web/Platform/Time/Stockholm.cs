using System.Globalization;

namespace Lykta.Web.Platform.Time;

/// <summary>Instants are kept in UTC and shown in Europe/Stockholm, weeks by ISO 8601.</summary>
public static class Stockholm
{
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    public static DateOnly Today(this TimeProvider time) => DayOf(time.GetUtcNow());

    /// <summary>A wall-clock time as an instant; a time that daylight saving skips moves forward by the hour.</summary>
    public static DateTimeOffset Instant(DateTime wallClock)
    {
        var local = DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The same time by the clock on the wall the day after: 23, 24 or 25 hours later.</summary>
    public static DateTimeOffset NextDay(DateTimeOffset at) => Instant(Local(at).DateTime.AddDays(1));

    /// <summary>Days that a person means; far outside them the calendar itself ends.</summary>
    public static bool IsPlausible(DateOnly day) => day.Year is >= 1950 and < 2100;

    public static DateTimeOffset StartOf(DateOnly day) => Instant(day.ToDateTime(TimeOnly.MinValue));

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static int IsoWeek(DateOnly day) => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue));
}
