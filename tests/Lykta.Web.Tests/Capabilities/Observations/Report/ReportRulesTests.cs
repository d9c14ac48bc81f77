using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.Report;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.Report;

public sealed class ReportRulesTests
{
    private static readonly DateTimeOffset Now = FakeClock.Start;

    [Fact]
    public void Tiles_UsedOften_ComeAmongTheEightInTheOrderOfTheList()
    {
        var types = StandardEventTypes.All();
        var fest = types.Single(t => t.Code == "fest");
        var tiles = ReportTiles.Arrange(types, null, new Dictionary<EventTypeId, int> { [fest.Id] = 3 });
        tiles.First.Select(t => t.Code).ShouldBe(
            ["ungdomssamling", "droghandel", "skadegorelse", "belysning", "otrygg-plats", "nedskrapning", "brand", "fest"]);
        tiles.All.Count().ShouldBe(types.Count);
        ReportTiles.Arrange(types, null, new Dictionary<EventTypeId, int> { [fest.Id] = 2 }).First.ShouldNotContain(fest);
    }

    [Fact]
    public void Tiles_ForACategory_HoldItsTypesAndNoOthers()
    {
        var tiles = ReportTiles.Arrange(StandardEventTypes.All(), "hemtjanst", new Dictionary<EventTypeId, int>());
        tiles.First.Count.ShouldBe(8);
        tiles.First.ShouldContain(t => t.Code == "personal");
        tiles.All.ShouldNotContain(t => t.Code == "vald");
    }

    [Fact]
    public void Span_PhoneClockWrongByTwoYears_CountsBackFromTheServersClock()
    {
        var phone = Now.AddYears(-2);
        var input = new ReportInput { WrittenAt = phone.AddHours(-3) };
        OccurredSpan.Of(input, Now, phone).Value.ShouldBe(new OccurredSpan(Now.AddHours(-3), null));
    }

    [Fact]
    public void Span_OverMidnight_EndsTheNextDay()
    {
        var input = new ReportInput { Date = new(2026, 11, 19), From = new(23, 30), To = new(1, 15) };
        var span = OccurredSpan.Of(input, Now, null).Value;
        Stockholm.Local(span.To!.Value).ToString("yyyy-MM-dd HH:mm").ShouldBe("2026-11-20 01:15");
    }

    [Theory]
    [InlineData("2026-11-21", "10:00", "Observations.Report.Error.Future")]
    [InlineData("2025-11-01", "10:00", "Observations.Report.Error.TooOld")]
    public void Span_OutsideTheYear_IsRefused(string day, string from, string error) =>
        OccurredSpan.Of(new() { Date = DateOnly.Parse(day), From = TimeOnly.Parse(from) }, Now, null).Errors[0].Key.ShouldBe(error);

    [Fact]
    public void Span_EndingLaterThanNow_IsRefusedOnItsOwnField() =>
        OccurredSpan.Of(new() { Date = new(2026, 11, 20), From = new(13, 0), To = new(23, 0) }, Now, null).Errors[0].ShouldBe(ReportErrors.EndsLater);

    // Sunrise and sunset in Stockholm: about 07.51 and 15.11 on 20 November, 03.31 and 22.08 on 21 June; five minutes to each side.
    [Theory]
    [InlineData("2026-11-20T07:47", true)]
    [InlineData("2026-11-20T07:56", false)]
    [InlineData("2026-11-20T15:05", false)]
    [InlineData("2026-11-20T15:16", true)]
    [InlineData("2026-06-21T03:25", true)]
    [InlineData("2026-06-21T03:37", false)]
    [InlineData("2026-06-21T22:02", false)]
    [InlineData("2026-06-21T22:14", true)]
    public void Sun_OverStockholm_IsDownWhenTheAlmanacSaysSo(string local, bool isDown) =>
        Sun.IsDown(Stockholm.Instant(DateTime.Parse(local))).ShouldBe(isDown);

    [Fact]
    public void SoftHyphens_LongWords_MayBreakWithoutChangingTheWord() =>
        SoftHyphens.In("Ungdomssamling").Replace("\u00AD", "").ShouldBe("Ungdomssamling");
}
