using Lykta.Analysis.Times;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Times;

public sealed class HourWeekdayTableTests
{
    private static readonly TimeZoneInfo Stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    private static HourWeekdayTable Table(DateTime from, DateTime? to, HourWeekdayOptions? options = null) =>
        HourWeekdayTable.Of([Occurrence.Local(from, to, Stockholm)], Stockholm, options);

    [Fact]
    public void Of_Moment_IsWholeInItsHour()
    {
        // 2026-11-20 is a Friday.
        var table = Table(new(2026, 11, 20, 22, 59, 59), null);
        table[DayOfWeek.Friday, 22].ShouldBe(1);
        table.Placed.ShouldBe(1);
    }

    [Fact]
    public void Of_Span_IsSharedByElapsedTime()
    {
        var table = Table(new(2026, 11, 20, 22, 30, 0), new(2026, 11, 21, 0, 30, 0));
        table[DayOfWeek.Friday, 22].ShouldBe(0.25, 1e-12);
        table[DayOfWeek.Friday, 23].ShouldBe(0.5, 1e-12);
        table[DayOfWeek.Saturday, 0].ShouldBe(0.25, 1e-12);
    }

    /// <summary>Sunday 29 March 2026: 01:59:59 is followed by 03:00. 01:00–04:00 by the clock is two hours.</summary>
    [Fact]
    public void Of_SpringNight_LeavesTheMissingHourEmpty()
    {
        var table = Table(new(2026, 3, 29, 1, 0, 0), new(2026, 3, 29, 4, 0, 0));
        table[DayOfWeek.Sunday, 1].ShouldBe(0.5, 1e-12);
        table[DayOfWeek.Sunday, 2].ShouldBe(0);
        table[DayOfWeek.Sunday, 3].ShouldBe(0.5, 1e-12);
    }

    /// <summary>Sunday 25 October 2026: 02 comes twice. 01:00–04:00 by the clock is four hours.</summary>
    [Fact]
    public void Of_AutumnNight_GivesTheDoubleHourDoubleWeight()
    {
        var table = Table(new(2026, 10, 25, 1, 0, 0), new(2026, 10, 25, 4, 0, 0));
        table[DayOfWeek.Sunday, 1].ShouldBe(0.25, 1e-12);
        table[DayOfWeek.Sunday, 2].ShouldBe(0.5, 1e-12);
        table[DayOfWeek.Sunday, 3].ShouldBe(0.25, 1e-12);
    }

    [Fact]
    public void Of_DoubleHourAsSpan_CoversBothPasses()
    {
        var occurrence = Occurrence.Local(new(2026, 10, 25, 2, 15, 0), new(2026, 10, 25, 2, 45, 0), Stockholm);
        (occurrence.To - occurrence.From).ShouldBe(TimeSpan.FromMinutes(90));
        HourWeekdayTable.Of([occurrence], Stockholm)[DayOfWeek.Sunday, 2].ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Of_HourThatDoesNotExist_IsMovedForward() =>
        Table(new(2026, 3, 29, 2, 30, 0), null)[DayOfWeek.Sunday, 3].ShouldBe(1);

    [Theory]
    [InlineData(2026, 3, 28)]
    [InlineData(2026, 10, 24)]
    [InlineData(2026, 11, 20)]
    public void Of_ExactlyADayByTheClock_IsPlacedAndOneMinuteMoreIsNot(int year, int month, int day)
    {
        var from = new DateTime(year, month, day, 12, 0, 0);
        Table(from, from.AddDays(1)).Placed.ShouldBe(1);
        var longer = Table(from, from.AddDays(1).AddMinutes(1));
        longer.Placed.ShouldBe(0);
        longer.Unknown.ShouldBe(1);
    }

    [Fact]
    public void Of_UnknownAndReversed_AreCountedApart()
    {
        Occurrence[] occurrences =
        [
            Occurrence.Unknown,
            Occurrence.Local(new(2026, 11, 20, 12, 0, 0), new(2026, 11, 20, 11, 0, 0), Stockholm),
            Occurrence.Local(new(2026, 11, 20, 12, 0, 0), null, Stockholm),
        ];
        var table = HourWeekdayTable.Of(occurrences, Stockholm);
        table.Unknown.ShouldBe(2);
        table.UnknownShare!.Value.ShouldBe(2.0 / 3, 1e-15);
        table[DayOfWeek.Friday, 0].ShouldBe(0);
        HourWeekdayTable.Of([], Stockholm).UnknownShare.ShouldBeNull();
    }

    [Fact]
    public void Of_Instants_ShowTheZonesClock()
    {
        var occurrence = Occurrence.At(new DateTimeOffset(2026, 7, 3, 21, 10, 0, TimeSpan.Zero));
        HourWeekdayTable.Of([occurrence], Stockholm)[DayOfWeek.Friday, 23].ShouldBe(1);
    }

    [Fact]
    public void Block_FridayNight_IsTheSameFoldedOrNot()
    {
        DateTime from = new(2026, 11, 20, 21, 0, 0), to = new(2026, 11, 21, 4, 0, 0);
        var plain = Table(from, to);
        var folded = Table(from, to, HourWeekdayOptions.NightsFolded);
        plain.Block(DayOfWeek.Friday, 22, 3).ShouldBe(5.0 / 7, 1e-12);
        folded.Block(DayOfWeek.Friday, 22, 3).ShouldBe(5.0 / 7, 1e-12);
        folded[DayOfWeek.Friday, 2].ShouldBe(1.0 / 7, 1e-12);
        folded[DayOfWeek.Saturday, 2].ShouldBe(0);
        plain.Block(DayOfWeek.Saturday, 0, 24).ShouldBe(4.0 / 7, 1e-12);
        folded.Block(DayOfWeek.Saturday, 0, 24).ShouldBe(4.0 / 7, 1e-12);
    }

    [Fact]
    public void Of_ManySpansOverAYear_SumToTheNumberPlaced()
    {
        var random = new Random(7);
        var occurrences = Enumerable.Range(0, 3000).Select(_ =>
        {
            var from = new DateTime(2026, 1, 1).AddMinutes(random.Next(525600));
            return Occurrence.Local(from, from.AddMinutes(random.Next(0, 1800)), Stockholm);
        }).ToList();
        var table = HourWeekdayTable.Of(occurrences, Stockholm, HourWeekdayOptions.NightsFolded);
        Enum.GetValues<DayOfWeek>().Sum(day => Enumerable.Range(0, 24).Sum(hour => table[day, hour])).ShouldBe(table.Placed, 1e-9);
        (table.Placed + table.Unknown).ShouldBe(3000);
        table.Unknown.ShouldBeGreaterThan(300);
    }

    [Fact]
    public void Heaping_DefaultTimes_AreFound()
    {
        var times = Enumerable.Range(0, 24).SelectMany(hour => Enumerable.Repeat(new TimeOnly(hour, 0), 2)).ToList();
        Heaping.Detect(times).ShouldBeEmpty();
        times.AddRange(Enumerable.Repeat(new TimeOnly(0, 0), 20));
        Heaping.Detect(times).ShouldBe([new Warning(WarningCode.MidnightHeaping, 22)]);
        times.AddRange(Enumerable.Repeat(new TimeOnly(12, 0), 20));
        Heaping.Detect(times).Select(x => x.Code).ShouldBe([WarningCode.MidnightHeaping, WarningCode.NoonHeaping]);
    }

    [Fact]
    public void Heaping_BusyNights_AreNotMistakenForDefaults() =>
        Heaping.Detect(new[] { 22, 23, 0, 1, 2 }.SelectMany(hour => Enumerable.Repeat(new TimeOnly(hour, 0), 30))).ShouldBeEmpty();
}
