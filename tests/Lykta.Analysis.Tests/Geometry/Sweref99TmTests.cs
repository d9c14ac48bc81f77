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

    /// <summary>
    /// Far from Sweden the later terms of the series weigh hundreds of times more: the same exact projection (mpmath, 40 digits),
    /// within 35° of the meridian, both ways.
    /// </summary>
    [Theory]
    [InlineData(20, 50, 2652698.67411314491, 4345527.41989146658)]
    [InlineData(35, -18, 4414680.65526411761, -2563243.50514357868)]
    [InlineData(-12.5, 44, -1573916.40907048386, 3780662.88262676324)]
    [InlineData(5, 47.25, 653688.969528803476, 4278252.57029760717)]
    [InlineData(75, 60, 8800403.20066819614, 1683810.65781435616)]
    [InlineData(0.5, -15, 63885.8758884778087, -3003249.63422125074)]
    public void BothWays_FarFromTheMeridian_AgreeWithTheExactProjection(double latitude, double longitude, double north, double east)
    {
        var plane = Sweref99Tm.ToPlane(new(longitude, latitude));
        plane.North.ShouldBe(north, 2e-8);
        plane.East.ShouldBe(east, 2e-8);
        var back = Sweref99Tm.ToGeographic(new(east, north));
        back.Latitude.ShouldBe(latitude, 4e-13);
        back.Longitude.ShouldBe(longitude, 4e-13);
    }

    [Fact]
    public void BothWays_AtTheLimits_AreTakenAndBeyondRefused()
    {
        Sweref99Tm.ToPlane(new(75, 60)).East.ShouldBeGreaterThan(3e6);
        Sweref99Tm.ToPlane(new(-45, 60)).East.ShouldBeLessThan(-2e6);
        Should.Throw<ArgumentOutOfRangeException>(() => Sweref99Tm.ToPlane(new(75.0001, 60)));
        Should.Throw<ArgumentOutOfRangeException>(() => Sweref99Tm.ToPlane(new(-45.0001, 60)));
        Should.Throw<ArgumentOutOfRangeException>(() => Sweref99Tm.ToPlane(new(15, -90)));
        Sweref99Tm.ToGeographic(new(4_500_000, 5e6)).Longitude.ShouldBeInRange(15, 105);
        Sweref99Tm.ToGeographic(new(-3_500_000, 5e6)).Longitude.ShouldBeInRange(-75, 15);
        Should.Throw<ArgumentOutOfRangeException>(() => Sweref99Tm.ToGeographic(new(4_500_000.1, 5e6)));
        Should.Throw<ArgumentOutOfRangeException>(() => Sweref99Tm.ToGeographic(new(-3_500_000.1, 5e6)));
        Should.Throw<ArgumentOutOfRangeException>(() => Sweref99Tm.ToGeographic(new(5e5, 1e7)));
        Should.Throw<ArgumentOutOfRangeException>(() => Sweref99Tm.ToGeographic(new(5e5, -1e7)));
        Sweref99Tm.ToGeographic(new(5e5, -9.9e6)).Latitude.ShouldBeInRange(-90, -85);
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
