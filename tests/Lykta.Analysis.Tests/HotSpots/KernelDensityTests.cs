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
    [InlineData(Kernel.Epanechnikov)]
    [InlineData(Kernel.Triangular)]
    [InlineData(Kernel.Uniform)]
    public void Both_WholeMapInside_SumToTheNumberOfEvents(Kernel kernel)
    {
        var points = Cloud(500);
        var grid = RasterGrid.Covering(points, 20, 1300);
        foreach (var surface in new[] { KernelDensity.Exact(points, grid, 250, kernel), KernelDensity.Binned(points, grid, 250, kernel) })
            (surface.PerSquareKilometre!.Sum() * 0.0004).ShouldBe(500, kernel is Kernel.Quartic or Kernel.Gaussian ? 0.05 : 3);
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

    /// <summary>The standard deviations that the kernels are said to have, by summing over a fine grid.</summary>
    [Theory]
    [InlineData(Kernel.Quartic)]
    [InlineData(Kernel.Gaussian)]
    [InlineData(Kernel.Epanechnikov)]
    [InlineData(Kernel.Triangular)]
    [InlineData(Kernel.Uniform)]
    public void KernelShape_Deviation_IsThatOfTheHill(Kernel kernel)
    {
        double sum = 0, squares = 0;
        for (var x = -600.0; x <= 600; x++)
        {
            for (var y = -600.0; y <= 600; y++)
            {
                var value = KernelShape.Value((x * x) + (y * y), kernel == Kernel.Gaussian ? 100 : 500, kernel);
                sum += value;
                squares += value * x * x;
            }
        }
        (sum / 1e6).ShouldBe(1, 0.002);
        (Math.Sqrt(squares / sum) / (kernel == Kernel.Gaussian ? 100 : 500)).ShouldBe(KernelShape.Deviation(kernel), 0.001);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_Weights_AreCopies(bool exact)
    {
        var points = Cloud(60);
        var grid = RasterGrid.Covering(points, 50, 300);
        var options = new DensityOptions(300) { IsExact = exact };
        var weighted = KernelDensity.Of(points, grid, options with { Weights = [.. points.Select((_, i) => (double)(i % 3))] });
        var copied = KernelDensity.Of([.. points.SelectMany((p, i) => Enumerable.Repeat(p, i % 3))], grid, options);
        weighted.Events.ShouldBe(copied.Events);
        for (var i = 0; i < copied.PerSquareKilometre!.Length; i++) weighted.PerSquareKilometre![i].ShouldBe(copied.PerSquareKilometre[i], 1e-9);
    }

    /// <summary>An even spread: without correction the corner shows about a quarter, corrected at the place about the truth.</summary>
    [Fact]
    public void Of_EdgeAtPlace_KeepsAnEvenSpreadEven()
    {
        PlanePosition[] points = [.. Enumerable.Range(0, 10_000).Select(i => new PlanePosition(Middle.East + 10 + (20 * (i % 100)), Middle.North + 10 + (20 * (i / 100))))];
        var grid = new RasterGrid(Middle, 20, 100, 100);
        var bare = KernelDensity.Of(points, grid, new DensityOptions(300)).PerSquareKilometre!;
        var mended = KernelDensity.Of(points, grid, new DensityOptions(300) { Edge = EdgeCorrection.AtPlace }).PerSquareKilometre!;
        (bare[0] / 2500).ShouldBe(0.28, 0.04);
        foreach (var cell in new[] { 0, 50, 99, 5050, 9999 }) (mended[cell] / 2500).ShouldBe(1, 1e-4);
    }

    /// <summary>Diggle's correction: the map sums to the events, with a lake in it as well; and the lake has none.</summary>
    [Fact]
    public void Of_EdgeAtEvent_SumsToTheEvents()
    {
        var points = Cloud(400);
        var grid = new RasterGrid(Middle, 20, 100, 100);
        double[] land = [.. Enumerable.Range(0, 10_000).Select(cell => cell % 100 is >= 40 and < 60 && cell / 100 is >= 40 and < 60 ? 0.0 : 1)];
        var surface = KernelDensity.Of(points, grid, new DensityOptions(250) { Edge = EdgeCorrection.AtEvent, Land = land, IsExact = true });
        (surface.PerSquareKilometre!.Sum() * 0.0004 / surface.Events).ShouldBe(1, 0.005);
        surface.PerSquareKilometre![5050].ShouldBe(0);
        surface.Warnings.Single().Code.ShouldBe(WarningCode.OutsideMap);
        surface.Events.ShouldBe(400 * (1 - surface.Warnings.Single().Value), 1e-9);
    }

    /// <summary>Likelihood cross-validation by hand over the definition, at three bandwidths, around the one suggested.</summary>
    [Fact]
    public void Bandwidth_Likelihood_IsTheBestOfItsNeighbours()
    {
        var random = new Random(5);
        PlanePosition[] points = [.. Enumerable.Range(0, 300).Select(i => new PlanePosition((i % 3 * 1500) + (100 * Normal(random)), 100 * Normal(random)))];
        var chosen = Bandwidth.LikelihoodCrossValidation(points, Kernel.Gaussian);
        double Score(double h) => Enumerable.Range(0, 300).Sum(i => Math.Log(Enumerable.Range(0, 300).Where(j => j != i).Sum(j =>
            Math.Exp(-0.5 * (Math.Pow(points[i].East - points[j].East, 2) + Math.Pow(points[i].North - points[j].North, 2)) / (h * h)) / (h * h))));
        var best = chosen.Statistic!.Value;
        Score(best).ShouldBeGreaterThan(Score(best * 1.05));
        Score(best).ShouldBeGreaterThan(Score(best * 0.95));
        best.ShouldBeLessThan(Bandwidth.Scott(points, Kernel.Gaussian).Statistic!.Value / 2);
        Bandwidth.LikelihoodCrossValidation(points).Statistic!.Value.ShouldBeRelatively(best * Math.Sqrt(8), 1e-9);
        Bandwidth.LeastSquaresCrossValidation(points, Kernel.Gaussian).Statistic!.Value.ShouldBe(best, 0.6 * best);
        Bandwidth.LeastSquaresCrossValidation([.. points.Take(40).SelectMany(p => Enumerable.Repeat(p, 3))]).Warns(WarningCode.BandwidthAtLimit).ShouldBeTrue();
        Bandwidth.Scott(points[..29]).IsDefined.ShouldBeFalse();
    }

    /// <summary>Cases as the controls but for one place with many more: that place is found, and hardly anything else.</summary>
    [Fact]
    public void RelativeRisk_OneRiskyPlace_IsFound()
    {
        var random = new Random(17);
        PlanePosition Any() => new(2000 * random.NextDouble(), 2000 * random.NextDouble());
        PlanePosition[] controls = [.. Enumerable.Range(0, 800).Select(_ => Any())];
        PlanePosition[] cases = [.. Enumerable.Range(0, 200).Select(_ => Any()), .. Enumerable.Range(0, 40).Select(_ => new PlanePosition(500 + (100 * random.NextDouble()), 500 + (100 * random.NextDouble())))];
        var map = RelativeRisk.Of(cases, controls, new RasterGrid(new(0, 0), 100, 20, 20), new DensityOptions(400), 1999);
        map.Cells[(5 * 20) + 5]!.Value.Outcome.ShouldBe(Outcome.MoreThanExpected);
        map.Cells[(15 * 20) + 15]!.Value.Outcome.ShouldBe(Outcome.WithinNormal);
        RelativeRisk.Of(cases, controls[..20], new RasterGrid(new(0, 0), 100, 20, 20), new DensityOptions(400)).Cells.ShouldAllBe(cell => cell == null);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
