using Lykta.Web.Platform.Geography;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Geography;

public sealed class StockholmDistrictsTests
{
    private static readonly StockholmDistricts Districts = StockholmDistricts.Embedded;

    [Theory]
    [InlineData("2007-01-01", 14)]
    [InlineData("2020-06-30", 14)]
    [InlineData("2020-07-01", 13)]
    [InlineData("2023-06-30", 13)]
    [InlineData("2023-07-01", 11)]
    [InlineData("2026-11-21", 11)]
    [InlineData("2006-12-31", 0)]
    public void ValidOn_EachReform_HasItsNumberOfDistricts(string day, int count) =>
        Districts.ValidOn(DateOnly.Parse(day)).Count().ShouldBe(count);

    [Theory]
    [InlineData("RINKEBY", "2023-06-30", "Rinkeby-Kista")]
    [InlineData("RINKEBY", "2023-07-01", "Järva")]
    [InlineData("Tensta", "2024-01-01", "Järva")]
    [InlineData("Östermalm", "2023-07-01", "Norra innerstaden")]
    [InlineData("Vasastaden", "2020-01-01", "Norrmalm")]
    [InlineData("Älvsjö", "2016-08-18", "Älvsjö")]
    [InlineData("ULVSUNDA INDUSTRIOMR", "2026-11-21", "Bromma")]
    [InlineData("Solna", "2026-11-21", null)]
    public void Of_StadsdelOnADay_IsItsDistrict(string part, string day, string? district) =>
        (Districts.Of(part, DateOnly.Parse(day))?.Name).ShouldBe(district);

    [Fact]
    public void Parts_AreTheSameBeforeAndAfterEveryReform()
    {
        foreach (var day in new DateOnly[] { new(2007, 1, 1), new(2020, 7, 1), new(2023, 7, 1) })
        {
            var parts = Districts.ValidOn(day).SelectMany(d => d.Parts).ToList();
            parts.Count.ShouldBe(117);
            parts.ShouldBeUnique();
        }
    }

    [Fact]
    public void Successors_TakeOverEveryPartTheDayAfter()
    {
        foreach (var ended in Districts.All.Where(d => d.ValidTo is not null))
        {
            var successor = Districts.All.Single(d => d.Code == ended.Successor);
            successor.ValidFrom.ShouldBe(ended.ValidTo!.Value.AddDays(1));
            ended.Parts.ShouldBeSubsetOf(successor.Parts);
        }
    }

    [Fact]
    public void RealStadsdelar_HaveExactlyOneDistrictEach()
    {
        using var file = File.OpenRead(SharedData.PathOf("stockholm-stadsdelar.geojson"));
        var names = GeoJsonReader.Read(file).Value.ConvertAll(f => f.Properties["name"]!);

        foreach (var day in new DateOnly[] { new(2016, 8, 18), new(2021, 4, 13), new(2023, 6, 30), new(2026, 11, 21) })
            names.Where(n => Districts.Of(n, day) is null).ShouldBeEmpty();
        names.Count.ShouldBe(117);
    }
}
