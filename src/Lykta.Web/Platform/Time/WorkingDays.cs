using System.Globalization;

namespace Lykta.Web.Platform.Time;

/// <summary>Swedish working days: lag (1989:253) om allmänna helgdagar, and the three eves on which offices are closed as well.</summary>
public static class WorkingDays
{
    private const int FirstQuietWeek = 27;
    private const int LastQuietWeek = 31;

    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>The working day that lies so many before; 0 is the day itself, or the last one before it.</summary>
    public static DateOnly Before(DateOnly day, int count)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(-1);
        for (; count > 0; count--)
        {
            do
                day = day.AddDays(-1);
            while (!IsWorkingDay(day));
        }

        return day;
    }

    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(1);
        return day;
    }

    /// <summary>ISO weeks 27 to 31, when those who answer are away.</summary>
    public static bool IsQuiet(DateOnly day) => Stockholm.IsoWeek(day) is >= FirstQuietWeek and <= LastQuietWeek;

    /// <summary>The first working day after the quiet weeks of its year.</summary>
    public static DateOnly AfterQuiet(DateOnly day) =>
        OnOrAfter(DateOnly.FromDateTime(ISOWeek.ToDateTime(ISOWeek.GetYear(day.ToDateTime(TimeOnly.MinValue)), LastQuietWeek + 1, DayOfWeek.Monday)));

    public static bool IsHoliday(DateOnly day)
    {
        var easter = EasterOf(day.Year);
        return (day.Month, day.Day) is (1, 1) or (1, 6) or (5, 1) or (6, 6) or (12, 24) or (12, 25) or (12, 26) or (12, 31)
            || (day.DayNumber - easter.DayNumber) is -2 or 0 or 1 or 39 or 49
            || IsIn(day, DayOfWeek.Friday, new(day.Year, 6, 19)) || IsIn(day, DayOfWeek.Saturday, new(day.Year, 6, 20))
            || IsIn(day, DayOfWeek.Saturday, new(day.Year, 10, 31));
    }

    // Midsummer and All Saints: the one such weekday among seven days.
    private static bool IsIn(DateOnly day, DayOfWeek weekday, DateOnly first) =>
        day.DayOfWeek == weekday && day >= first && day <= first.AddDays(6);

    // The Gregorian computus as Meeus, Jones and Butcher give it.
    private static DateOnly EasterOf(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - epact - (rest % 4)) % 7;
        var late = (golden + (11 * epact) + (22 * weekday)) / 451;
        var sum = epact + weekday - (7 * late) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }
}
