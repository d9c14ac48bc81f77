using Lykta.Web.Platform.Geography;
using NetTopologySuite.IO;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Geography;

public sealed class WkbTests
{
    [Theory]
    [InlineData("POINT (18.0717 59.3142)")]
    [InlineData("LINESTRING (18 59, 18.1 59.1)")]
    [InlineData("POLYGON ((18 59, 18.1 59, 18.1 59.1, 18 59), (18.05 59.02, 18.06 59.03, 18.06 59.02, 18.05 59.02))")]
    [InlineData("MULTIPOLYGON (((18 59, 18.1 59, 18.1 59.1, 18 59)))")]
    public void Converter_ThereAndBack_KeepsEveryPoint(string wkt)
    {
        var converter = new WkbConverter();
        var geometry = new WKTReader().Read(wkt);

        var bytes = converter.ConvertToProviderTyped(geometry);
        var back = converter.ConvertFromProviderTyped(bytes);

        back.EqualsExact(geometry).ShouldBeTrue();
        back.SRID.ShouldBe(4326);
        new GeometryComparer().Equals(back, geometry).ShouldBeTrue();
        new GeometryComparer().Equals(back, Wgs84.Factory.CreatePoint()).ShouldBeFalse();
    }
}
