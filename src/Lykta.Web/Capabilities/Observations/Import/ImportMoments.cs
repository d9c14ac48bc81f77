using System.Globalization;
using System.Text.RegularExpressions;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>Days and times as other systems write them: 2026-11-20 · 20/11 2026 · 20.11.2026 21:15 · 2026-11-20T21:15:00Z · 2115.</summary>
public static partial class ImportMoments
{
    private static readonly string[] Days =
        ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "d/M yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "yyyy.MM.dd"];

    private static readonly string[] Times = ["H:mm", "HH:mm:ss", "H.mm", "HHmm", "H:mm:ss", "'kl' H:mm", "'kl.' H.mm", "'kl' H.mm"];

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>The instant of a day (which may hold a time) and a time; null when it is not understood.</summary>
    public static DateTimeOffset? Read(string day, string time)
    {
        day = day.Trim();
        if (HasZone().IsMatch(day) && DateTimeOffset.TryParse(day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
            return Within(exact.ToUniversalTime());
        return WallClock(day, time) is { } wall ? Within(Stockholm.Instant(wall)) : null;
    }

    /// <summary>A time that no clock in Sweden has shown: the hour that is passed over when summer time begins.</summary>
    public static bool IsPassedOver(string day, string time) =>
        !HasZone().IsMatch(day.Trim()) && WallClock(day.Trim(), time) is { } wall && Stockholm.Zone.IsInvalidTime(wall);

    private static DateTime? WallClock(string day, string time)
    {
        var parts = DayAndTime().Match(day);
        if (parts.Success)
            (day, time) = (parts.Groups["day"].Value, time.Trim().Length > 0 ? time : parts.Groups["time"].Value);
        if (!DateTime.TryParseExact(day.Replace(",", "", StringComparison.Ordinal), Days, Swedish, DateTimeStyles.AllowWhiteSpaces, out var date) || date.Year is < 1990 or >= 2100)
            return null;
        time = time.Trim();
        if (time.Length == 0)
            return date.Date;
        return TimeOnly.TryParseExact(time, Times, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var clock)
            ? date.Date + clock.ToTimeSpan()
            : null;
    }

    /// <summary>The day is understood, with the time it may hold: then the fault lies in the time beside it.</summary>
    public static bool IsDay(string day) => Read(day, "") is not null;

    private static DateTimeOffset? Within(DateTimeOffset at) => at.Year is >= 1990 and < 2100 ? at : null;

    [GeneratedRegex(@"T\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex HasZone();

    [GeneratedRegex(@"^(?<day>.+?)[ T]\s*(?:kl\.?\s*)?(?<time>\d{1,2}[:.]\d\d(?::\d\d)?)(?:[.,]\d+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex DayAndTime();
}
