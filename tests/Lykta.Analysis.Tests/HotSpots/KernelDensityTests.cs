using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.HotSpots;

public sealed class KernelDensityTests
{
    private static readonly PlanePosition Middle = new(674000, 6580000);

    private static PlanePosition[] Cloud(int n, double east = 0, double north = 0)
    {
        var random = new Random(8);
        return [.. Enumerable.Range(0, n).Select(_ => new PlanePosition(
            Middle.East + east + random.NextDouble() * 2000, Middle.North + north + random.NextDouble() * 2000))];
    }

    /// <summary>30 events in one spot, radius 300 m: 30 · 3 / (π · 0.09 km²) at the spot, 9/16 of it at half the radius, 0 at 300 m.</summary>
    [Fact]
    public void Exact_QuarticOnOneSpot_HasTheRightUnit()
    {
        var grid = new RasterGrid(new(Middle.East - 25, Middle.North - 25), 50, 7, 1);
        var surface = KernelDensity.Exact([.. Enumerable.Repeat(Middle, 30)], grid, 300);
        surface.PerSquareKilometre![0].ShouldBeRelatively(30 * 3 / (Math.PI * 0.09), 1e-12);
        surface.PerSquareKilometre![3].ShouldBeRelatively(30 * 3 / (Math.PI * 0.09) * 9 / 16, 1e-12);
        surface.PerSquareKilometre![6].ShouldBe(0, 1e-12);
        surface.Warnings.Single().ShouldBe(new Warning(WarningCode.SharedCoordinate, 1));
    }

    [Fact]
    public void Exact_GaussianOnOneSpot_HasTheRightUnit()
    {
        var grid = new RasterGrid(new(Middle.East - 25, Middle.North - 25), 50, 7, 1);
        var surface = KernelDensity.Exact([.. Enumerable.Repeat(Middle, 30)], grid, 250, Kernel.Gaussian);
        surface.PerSquareKilometre![0].ShouldBeRelatively(30 / (2 * Math.PI * 0.0625), 1e-12);
        surface.PerSquareKilometre![5].ShouldBeRelatively(30 / (2 * Math.PI * 0.0625) * Math.Exp(-0.5), 1e-12);
    }

    [Theory]
    [InlineData(Kernel.Quartic)]
    [InlineData(Kernel.Gaussian)]
    public void Both_WholeMapInside_SumToTheNumberOfEvents(Kernel kernel)
    {
        var points = Cloud(500);
        var grid = RasterGrid.Covering(points, 20, 1300);
        foreach (var surface in new[] { KernelDensity.Exact(points, grid, 250, kernel), KernelDensity.Binned(points, grid, 250, kernel) })
            (surface.PerSquareKilometre!.Sum() * 0.0004).ShouldBe(500, 0.05);
    }

    [Theory]
    [InlineData(Kernel.Quartic)]
    [InlineData(Kernel.Gaussian)]
    public void Binned_CellsOfATwelfth_IsWithinOnePerCentOfTheHighest(Kernel kernel)
    {
        var points = Cloud(400);
        var grid = new RasterGrid(new(Middle.East + 100, Middle.North + 200), 20, 80, 70);
        var exact = KernelDensity.Exact(points, grid, 250, kernel).PerSquareKilometre!;
        var binned = KernelDensity.Binned(points, grid, 250, kernel).PerSquareKilometre!;
        var worst = exact.Zip(binned, (a, b) => Math.Abs(a - b)).Max();
        (worst / exact.Max()).ShouldBeLessThan(0.01);
    }

    [Fact]
    public void Both_OrderOfPoints_DoesNotMatterAndCopiesCountAsWeights()
    {
        var points = Cloud(100);
        var grid = RasterGrid.Covering(points, 50, 300);
        var once = KernelDensity.Exact(points, grid, 300).PerSquareKilometre!;
        var twice = KernelDensity.Exact([.. points.Reverse(), .. points], grid, 300).PerSquareKilometre!;
        for (var i = 0; i < once.Length; i++) twice[i].ShouldBe(2 * once[i], 1e-9);
    }

    [Fact]
    public void Exact_Under30Events_GivesNoMap()
    {
        var points = Cloud(29);
        var surface = KernelDensity.Exact(points, RasterGrid.Covering(points, 50, 0), 300);
        surface.PerSquareKilometre.ShouldBeNull();
        surface.Warnings.Single().Code.ShouldBe(WarningCode.FewEvents);
    }

    [Fact]
    public void Covering_StrayPoint_IsRefused() =>
        Should.Throw<ArgumentException>(() => RasterGrid.Covering([.. Cloud(50), new(0, 0)], 20, 300));
}
