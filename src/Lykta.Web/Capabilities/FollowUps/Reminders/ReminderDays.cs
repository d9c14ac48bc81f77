using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.FollowUps.Reminders;

/// <summary>On which days a row is reminded of: 14, 3 and 0 working days before it is due.</summary>
public static class ReminderDays
{
    /// <summary>From here on the ersättare is told too.</summary>
    public const int DeputyFrom = 3;

    private static readonly int[] Steps = [0, 3, 14];

    /// <summary>The step that is today, nearest to the end first; null on other days.</summary>
    public static int? StepOn(DateOnly today, DateOnly due, bool remindsInSummer)
    {
        foreach (var step in Steps)
        {
            if (DayOf(step, due, remindsInSummer) == today)
                return step;
        }

        return null;
    }

    /// <summary>
    /// The day of a step. One that falls in ISO weeks 27–31 waits for the first working day after them, unless the round chose
    /// the summer; null when that is too late.
    /// </summary>
    public static DateOnly? DayOf(int step, DateOnly due, bool remindsInSummer)
    {
        var day = WorkingDays.Before(due, step);
        if (remindsInSummer || !WorkingDays.IsQuiet(day))
            return day;
        var after = WorkingDays.AfterQuiet(day);
        return after <= due ? after : null;
    }
}
