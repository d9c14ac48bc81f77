namespace Lykta.Web.Platform.Time;

/// <summary>
/// How long something has been open, on every page alike: whole weeks to the day it is read. Minutes of a meeting that has been held
/// and a sheet that is locked say it as it was on their own day.
/// </summary>
public static class OpenAge
{
    public static int Weeks(DateOnly since, DateOnly on) => Math.Max(0, (on.DayNumber - since.DayNumber) / 7);
}
