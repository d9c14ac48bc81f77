using Lykta.Web.Capabilities.Maps;
using Lykta.Web.Platform.Time;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Maps;

public sealed class MapFilterTests
{
    [Theory]
    [InlineData("2026-11-20T14:02", "2026-11-19T18:00", "2026-11-20T06:00")]
    [InlineData("2026-11-20T22:40", "2026-11-20T18:00", "2026-11-21T06:00")]
    [InlineData("2026-11-21T02:10", "2026-11-20T18:00", "2026-11-21T06:00")]
    public void Read_Tonight_IsTheNightGoingOnOrTheLast(string now, string from, string to)
    {
        var filter = MapFilter.Read(new() { Tid = "inatt" }, At(now));
        (filter.From, filter.To).ShouldBe((At(from), At(to)));
    }

    [Fact]
    public void Read_NightOfSummerTime_IsAnHourShorter()
    {
        var filter = MapFilter.Read(new() { Tid = "inatt" }, At("2026-03-29T12:00"));
        (filter.To - filter.From).ShouldBe(TimeSpan.FromHours(11));
    }

    [Theory]
    [InlineData("7", "2026-11-14", "2026-11-20")]
    [InlineData("28", "2026-10-24", "2026-11-20")]
    [InlineData(null, "2026-11-14", "2026-11-20")]
    public void Read_Days_EndToday(string? time, string first, string last)
    {
        var filter = MapFilter.Read(new() { Tid = time }, At("2026-11-20T14:02"));
        (filter.FirstDay, filter.LastDay, filter.Fault).ShouldBe((DateOnly.Parse(first), DateOnly.Parse(last), null));
    }

    [Theory]
    [InlineData("tid=';--", "tid")]
    [InlineData("dygn=alltid", "dygn")]
    [InlineData("kalla=99", "kalla")]
    [InlineData("niva=-1", "niva")]
    [InlineData("omrade=nej", "omrade")]
    public void Read_UnknownChoice_IsNamedInsteadOfLeftOut(string choice, string field)
    {
        string? Of(string name) => choice.StartsWith(name + "=", StringComparison.Ordinal) ? choice[(name.Length + 1)..] : null;
        var fault = MapFilter.Read(new() { Tid = Of("tid"), Dygn = Of("dygn"), Kalla = Of("kalla"), Niva = Of("niva"), Omrade = Of("omrade") }, At("2026-11-20T14:02")).Fault;
        (fault!.Key, fault.Field).ShouldBe(("Maps.Error.Code", field));
    }

    [Theory]
    [InlineData("2026-11-01", null, "Maps.Error.Days")]
    [InlineData("2026-11-02", "2026-11-01", "Maps.Error.Order")]
    [InlineData("2024-01-01", "2026-11-01", "Maps.Error.TooLong")]
    [InlineData("0001-01-01", "9999-12-31", "Maps.Error.Days")]
    public void Read_OwnDaysWrong_SaysWhy(string? from, string? to, string error)
    {
        MapFilter.Read(new() { Tid = "egen", Fran = from, Till = to }, At("2026-11-20T14:02")).Fault!.Key.ShouldBe(error);
        MapFilter.Read(new() { Fran = from, Till = to }, At("2026-11-20T14:02")).Fault!.Key.ShouldBe(error);
    }

    [Fact]
    public void Takes_PartOfDay_GoesByTheClockInStockholm()
    {
        var filter = MapFilter.Read(new() { Dygn = "natt" }, At("2026-11-20T14:02"));
        DayParts.Hours[filter.TimeOfDay!].Contains(Stockholm.Local(At("2026-11-20T22:00")).Hour).ShouldBeTrue();
        DayParts.Hours[filter.TimeOfDay!].Contains(Stockholm.Local(At("2026-11-20T05:59")).Hour).ShouldBeTrue();
        DayParts.Hours[filter.TimeOfDay!].Contains(Stockholm.Local(At("2026-11-20T06:00")).Hour).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, 0, "0", 0)]
    [InlineData(12, 0, "12", 12)]
    [InlineData(0, 4, "<5", 0)]
    [InlineData(3, 1, "3 + <5", 3)]
    [InlineData(3, 5, "8", 8)]
    public void SmallCount_Sensitive_IsHiddenBelowTheLimit(int plain, int sensitive, string text, int shown)
    {
        var count = new SmallCount(plain, sensitive, 5);
        (count.ToString(), count.Shown).ShouldBe((text, shown));
    }

    [Theory]
    [InlineData(12, 0, "12")]
    [InlineData(3, 1, "3 + <5")]
    [InlineData(0, 9, "5–9")]
    [InlineData(3, 12, "13–17")]
    public void SmallCount_Stepped_IsToldAsOnTheMap(int plain, int sensitive, string text) => new SmallCount(plain, sensitive, 5).Stepped.ShouldBe(text);

    [Fact]
    public void Size_HiddenCount_IsTheSameForEveryHiddenNumber() =>
        Enumerable.Range(1, 40).Select(n => MapFeatures.SizeOf(new MapCount(0, n, true, 5))).Distinct().ShouldBe([1]);

    [Theory]
    [InlineData(0, 0, false, "0")]
    [InlineData(12, 0, false, "12")]
    [InlineData(0, 9, true, "dolt")]
    [InlineData(3, 9, true, "3 + dolt")]
    public void MapCount_Hidden_IsSaidAlikeWhateverItIs(int plain, int sensitive, bool isHidden, string said) =>
        new MapCount(plain, sensitive, isHidden, 5).Said("dolt").ShouldBe(said);

    [Theory]
    [InlineData(0, 5, 5, "5–9", 5)]
    [InlineData(0, 9, 5, "5–9", 5)]
    [InlineData(3, 9, 5, "8–12", 8)]
    [InlineData(0, 10, 5, "10–14", 10)]
    [InlineData(1, 7, 3, "7–9", 7)]
    [InlineData(0, 7, 1, "7", 7)]
    public void MapCount_AboutPeople_IsToldInSteps(int plain, int sensitive, int step, string said, int shown)
    {
        var count = new MapCount(plain, sensitive, false, step);
        (count.Said("dolt"), count.Shown).ShouldBe((said, shown));
    }

    private static DateTimeOffset At(string wallClock) => Stockholm.Instant(DateTime.Parse(wallClock));
}
