using Lykta.Web.Capabilities.FollowUps.Reminders;
using Lykta.Web.Platform.Time;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Time;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-04-03", false)] // långfredagen
    [InlineData("2026-04-06", false)] // annandag påsk
    [InlineData("2026-05-14", false)] // Kristi himmelsfärd
    [InlineData("2026-06-19", false)] // midsommarafton
    [InlineData("2027-06-25", false)]
    [InlineData("2026-10-31", false)] // alla helgons dag, a Saturday
    [InlineData("2026-06-06", false)]
    [InlineData("2027-03-26", false)]
    [InlineData("2038-04-23", false)] // the latest långfredag there can be
    [InlineData("2026-12-24", false)]
    [InlineData("2026-11-21", false)]
    [InlineData("2026-04-02", true)]
    [InlineData("2026-05-15", true)]
    [InlineData("2026-06-22", true)]
    [InlineData("2026-11-20", true)]
    public void IsWorkingDay_SwedishCalendar_KnowsMovingHolidays(string day, bool isWorking) =>
        WorkingDays.IsWorkingDay(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(isWorking);

    [Fact]
    public void Before_OverChristmas_CountsWorkingDaysOnly() =>
        WorkingDays.Before(new(2027, 1, 7), 3).ShouldBe(new DateOnly(2026, 12, 30), "5, 4 January and 30 December: the 6th and 31st are no working days");

    [Theory]
    [InlineData(14, "2026-08-03")]
    [InlineData(3, "2026-08-13")]
    [InlineData(0, "2026-08-18")]
    public void DayOf_DueOn18August_WaitsForTheQuietWeeks(int step, string day) =>
        ReminderDays.DayOf(step, new(2026, 8, 18), remindsInSummer: false).ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void DayOf_RoundThatChoseTheSummer_KeepsItsDay() =>
        ReminderDays.DayOf(14, new(2026, 8, 18), remindsInSummer: true).ShouldBe(new DateOnly(2026, 7, 29));

    [Fact]
    public void StepOn_EveryDayOfTheQuietWeeks_IsSilentUnlessChosen()
    {
        for (var day = new DateOnly(2026, 6, 29); day <= new DateOnly(2026, 8, 2); day = day.AddDays(1))
        {
            for (var due = day; due < day.AddDays(30); due = due.AddDays(1))
                ReminderDays.StepOn(day, due, remindsInSummer: false).ShouldBeNull($"{day} for {due}");
        }

        ReminderDays.StepOn(new(2026, 7, 10), new(2026, 7, 10), remindsInSummer: true).ShouldBe(0);
    }
}
