using Lykta.Analysis.Geometry;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.Geometry;

public sealed class Sweref99TmTests
{
    [Fact]
    public void ToPlane_SpatialitesPoint_AgreesToTheMillimetre()
    {
        var plane = Sweref99Tm.ToPlane(new(18.07, 59.33));
        plane.East.ShouldBe(674647.882, 0.0006);
        plane.North.ShouldBe(6580824.576, 0.0006);
    }

    /// <summary>Exact transverse Mercator by numerical integration of the complex meridian arc (mpmath, 30 digits).</summary>
    [Theory]
    [InlineData(59.33, 18.07, 6580824.57559303, 674647.8821353083)]
    [InlineData(55, 12.75, 6097106.671514758, 356083.4376782506)]
    [InlineData(61, 14.25, 6763019.556794693, 459436.237066149)]
    [InlineData(67.9, 20.2, 7540893.585625734, 718107.8124905305)]
    [InlineData(69.06, 24.15, 7688254.933505735, 863792.4217837587)]
    [InlineData(55.34, 10.5, 6141851.183199104, 214684.5535478777)]
    public void ToPlane_ExactProjection_AgreesToTheMicrometre(double latitude, double longitude, double north, double east)
    {
        var plane = Sweref99Tm.ToPlane(new(longitude, latitude));
        plane.North.ShouldBe(north, 1e-6);
        plane.East.ShouldBe(east, 1e-6);
    }

    [Fact]
    public void ToGeographic_AllOverSweden_ComesBack()
    {
        for (var longitude = 10.0; longitude <= 25; longitude += 0.37)
        {
            for (var latitude = 54.5; latitude <= 69.5; latitude += 0.53)
            {
                var back = Sweref99Tm.ToGeographic(Sweref99Tm.ToPlane(new(longitude, latitude)));
                back.Longitude.ShouldBe(longitude, 1e-11);
                back.Latitude.ShouldBe(latitude, 1e-11);
            }
        }
    }

    [Fact]
    public void ToPlane_CentralMeridian_IsTheFalseEasting() =>
        Sweref99Tm.ToPlane(new(15, 60)).East.ShouldBe(500000, 1e-9);

    [Fact]
    public void ToPlane_OutsideTheProjection_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Sweref99Tm.ToPlane(new(15, 90)));
        Should.Throw<ArgumentOutOfRangeException>(() => Sweref99Tm.ToPlane(new(double.NaN, 60)));
        Should.Throw<ArgumentOutOfRangeException>(() => Sweref99Tm.ToGeographic(new(double.NaN, 6e6)));
    }
}
