using System.Globalization;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Partnerships.Collaborations;

/// <summary>ISO weeks as their Monday, and the month that a week belongs to: the one its Thursday lies in.</summary>
internal static class Weeks
{
    public static (DateOnly First, DateOnly Last) Month(int year, int month) =>
        (new(year, month, 1), new(year, month, DateTime.DaysInMonth(year, month)));

    public static bool IsIn(DateOnly monday, DateOnly first, DateOnly last) => monday.AddDays(3) >= first && monday.AddDays(3) <= last;

    public static string Code(DateOnly monday) => monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>2026 v. 47.</summary>
    public static string Name(DateOnly monday) => string.Create(
        CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday.ToDateTime(TimeOnly.MinValue))} v. {Stockholm.IsoWeek(monday)}");
}
