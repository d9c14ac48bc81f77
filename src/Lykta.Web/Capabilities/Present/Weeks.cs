using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Present;

/// <summary>
/// Weeks of seven days that end on one weekday, so that this week is never a part compared with wholes.
/// Number <see cref="Count"/> − 1 is the newest.
/// </summary>
public readonly record struct Weeks(DateOnly LastDay)
{
    /// <summary>Three years back with their season and the thirteen weeks of the charts.</summary>
    public const int Count = 176;

    public const int Charted = 13;

    public DateOnly FirstDay => LastDay.AddDays(1 - (7 * Count));

    /// <summary>Weeks back that the expected range asks for: the last year whole, the same season two and three years ago.</summary>
    public static readonly IReadOnlyList<(int First, int Last)> Needed = [(171, 152), (119, 100), (68, 1)];

    public int IndexOf(DateOnly day)
    {
        var back = LastDay.DayNumber - day.DayNumber;
        return back < 0 ? Count : Count - 1 - (back / 7);
    }

    public DateOnly EndOf(int index) => LastDay.AddDays(-7 * (Count - 1 - index));

    /// <summary>The ISO week that most of it lies in.</summary>
    public DateOnly IsoMondayOf(int index) => Stockholm.MondayOf(EndOf(index).AddDays(-3));

    public (DateOnly From, DateOnly To) DaysOf((int First, int Last) weeksBack) =>
        (LastDay.AddDays(-6 - (7 * weeksBack.First)), LastDay.AddDays(-7 * weeksBack.Last));
}
