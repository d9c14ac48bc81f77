using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using NetTopologySuite.Geometries;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Places;

public sealed class AreaMapTests
{
    private static readonly DateOnly Reform = new(2023, 7, 1);
    private readonly AreaShape oldWest = Square("Väst", AreaKind.District, 0, 1, validTo: Reform.AddDays(-1));
    private readonly AreaShape oldEast = Square("Öst", AreaKind.District, 1, 1, validTo: Reform.AddDays(-1));
    private readonly AreaShape merged = Square("Samlade", AreaKind.District, 0, 2, validFrom: Reform);
    private readonly AreaShape part;
    private readonly AreaMap map;

    public AreaMapTests()
    {
        part = Square("Ängen", AreaKind.Neighbourhood, 1, 0.5) with { ParentId = merged.Id };
        map = new([oldWest, oldEast, merged, part]);
    }

    [Fact]
    public void At_EachDay_GivesTheDivisionOfThatDay()
    {
        map.At(15.5, 60.9, Reform.AddDays(-1)).ShouldBe(oldWest);
        map.At(15.5, 60.9, Reform).ShouldBe(merged);
        map.ChangeDays.ShouldBe([Reform]);
    }

    [Fact]
    public void At_Nested_GivesTheMostDetailed() => map.At(16.2, 60.2, Reform).ShouldBe(part);

    [Fact]
    public void At_SharedBorder_IsInsideAndAlwaysTheSame()
    {
        map.At(16, 60.9, Reform.AddDays(-1)).ShouldBe(oldWest);
        new AreaMap([oldEast, oldWest]).At(16, 60.9, Reform.AddDays(-1)).ShouldBe(oldWest);
    }

    [Fact]
    public void At_OutsideOrNoNumber_IsNull()
    {
        map.At(10, 60, Reform).ShouldBeNull();
        map.At(double.NaN, 60, Reform).ShouldBeNull();
    }

    [Fact]
    public void DistrictOf_BeforeTheReform_IsTheDistrictOfThatTime()
    {
        map.DistrictOf(part, Reform).ShouldBe(merged);
        map.DistrictOf(part, Reform.AddDays(-1)).ShouldBe(oldEast);
    }

    [Fact]
    public void All_Names_AreInSwedishOrder() => map.All.Select(a => a.Name).ShouldBe(["Samlade", "Väst", "Ängen", "Öst"]);

    private static AreaShape Square(string name, AreaKind kind, double x, double size, DateOnly? validFrom = null, DateOnly? validTo = null)
    {
        var (west, south) = (15 + x, 60.0);
        var ring = new Coordinate[] { new(west, south), new(west + size, south), new(west + size, south + (size > 0.9 ? 1 : size)), new(west, south + (size > 0.9 ? 1 : size)), new(west, south) };
        return new(AreaId.New(), name, kind, null, validFrom, validTo, Wgs84.Factory.CreatePolygon(ring));
    }
}
