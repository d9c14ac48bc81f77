using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.Probability;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.HotSpots;

/// <summary>Maps against their definitions cell by cell, and what belongs to a map at its very edge.</summary>
public sealed class MapBordersTests
{
    private static readonly RasterGrid Grid = new(new(100, 200), 10, 12, 9);

    private static PlanePosition[] Cloud(int n, int seed = 3)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => new PlanePosition(60 + (200 * random.NextDouble()), 170 + (150 * random.NextDouble())))];
    }

    /// <summary>Every cell is the sum over the events of the kernel at the distance from its centre.</summary>
    [Theory]
    [InlineData(Kernel.Quartic)]
    [InlineData(Kernel.Gaussian)]
    [InlineData(Kernel.Epanechnikov)]
    [InlineData(Kernel.Triangular)]
    [InlineData(Kernel.Uniform)]
    public void Exact_EveryCell_IsTheSumOfTheHills(Kernel kernel)
    {
        var points = Cloud(50);
        foreach (var bandwidth in new[] { 4.0, 17, 60, 300 })
        {
            var surface = KernelDensity.Exact(points, Grid, bandwidth, kernel).PerSquareKilometre!;
            for (var cell = 0; cell < surface.Length; cell++)
            {
                var centre = Grid.Centre(cell % 12, cell / 12);
                var sum = points.Sum(p => Height(Math.Sqrt(Math.Pow(p.East - centre.East, 2) + Math.Pow(p.North - centre.North, 2)) / bandwidth, kernel)) * 1e6 / (bandwidth * bandwidth);
                surface[cell].ShouldBe(sum, 1e-7 * (1 + sum), $"{cell}");
            }
        }
    }

    /// <summary>Events exactly at cell centres are not shared between cells, so binned and exact are the same.</summary>
    [Theory]
    [InlineData(Kernel.Quartic)]
    [InlineData(Kernel.Epanechnikov)]
    [InlineData(Kernel.Triangular)]
    public void Binned_EventsAtCentres_IsExact(Kernel kernel)
    {
        PlanePosition[] points = [.. Enumerable.Range(0, 60).Select(i => Grid.Centre((i * 5 % 20) - 4, (i * 7 % 17) - 4))];
        double[] weights = [.. Enumerable.Range(0, 60).Select(i => 0.5 * (i % 4))];
        var options = new DensityOptions(35) { Kernel = kernel, Weights = weights };
        var binned = KernelDensity.Of(points, Grid, options).PerSquareKilometre!;
        var exact = KernelDensity.Of(points, Grid, options with { IsExact = true }).PerSquareKilometre!;
        for (var cell = 0; cell < exact.Length; cell++) binned[cell].ShouldBe(exact[cell], 1e-7 * (1 + exact[cell]), $"{cell}");
    }

    /// <summary>West and south sides belong to the map, east and north do not, and water is not a place for events.</summary>
    [Fact]
    public void Of_EventsOnTheEdge_BelongToWestAndSouth()
    {
        PlanePosition[] inside = [.. Enumerable.Range(0, 34).Select(i => Grid.Centre(1 + (i % 8), 1 + (i / 8)))];
        PlanePosition[] corners = [new(100, 200), new(220, 250), new(150, 290), new(219.999, 289.999), new(99.999, 250), new(150, 199.999)];
        var options = new DensityOptions(30) { Edge = EdgeCorrection.AtPlace };
        var surface = KernelDensity.Of([.. inside, .. corners], Grid, options);
        surface.Events.ShouldBe(36);
        surface.Warnings.ShouldBe([new(WarningCode.OutsideMap, 0.1)]);
        double[] land = [.. Enumerable.Range(0, 108).Select(cell => cell == 13 ? 0.0 : cell == 14 ? 0.2 : 1)];
        var shore = KernelDensity.Of(inside, Grid, new DensityOptions(30) { Land = land });
        shore.Events.ShouldBe(33);
        shore.PerSquareKilometre![13].ShouldBe(0);
        shore.PerSquareKilometre[14].ShouldBeGreaterThan(0);
        WeighedEvents.Cell(new(100, 200), Grid).ShouldBe(0);
        WeighedEvents.Cell(new(219.9, 289.9), Grid).ShouldBe(107);
        WeighedEvents.Cell(new(220, 200), Grid).ShouldBeNull();
        WeighedEvents.Cell(new(100, 290), Grid).ShouldBeNull();
        WeighedEvents.Cell(new(99.9, 200), Grid).ShouldBeNull();
        WeighedEvents.Cell(new(100, 199.9), Grid).ShouldBeNull();
    }

    [Fact]
    public void Covering_AsManyCellsAsGo_IsTakenAndOneRowMoreRefused()
    {
        var grid = RasterGrid.Covering([new(0, 0), new(4999.5, 4999.5)], 1, 0);
        (grid.Width, grid.Height, grid.Corner).ShouldBe((5000, 5000, new(0, 0)));
        Should.Throw<ArgumentException>(() => RasterGrid.Covering([new(0, 0), new(4999.5, 5000.5)], 1, 0)).ParamName.ShouldBe("points");
    }

    /// <summary>Gi* and Gi against the definition of Ord and Getis with whole sums, and Poisson against the tail, on neighbours of any number.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gi_AnyMap_IsTheDefinition(bool self)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            const int n = 15;
            int[][] lists = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Where(j => j != i && random.NextDouble() < 0.25).ToArray())];
            double[] values = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(0, 12))], exposure = [.. Enumerable.Range(0, n).Select(_ => (double)random.Next(0, 5))];
            var cells = GiStar.Of(values, Neighbours.FromLists(lists), new GiOptions { IncludeSelf = self }).Cells;
            var poisson = GiStar.Of(values, Neighbours.FromLists(lists), new GiOptions { IncludeSelf = self, Test = GiTest.Poisson, Exposure = exposure }).Cells;
            for (var i = 0; i < n; i++)
            {
                int[] around = self ? [.. lists[i], i] : lists[i];
                double[] map = self ? values : [.. values.Where((_, j) => j != i)];
                double m = map.Length, mean = map.Average(), variance = map.Average(x => (x - mean) * (x - mean)), k = around.Length, sum = around.Sum(j => values[j]);
                if (k == 0 || k == m) cells[i].ShouldBeNull();
                else cells[i]!.Value.Z.ShouldBeRelatively((sum - (k * mean)) / Math.Sqrt(variance * k * (m - k) / (m - 1)), 1e-9);
                double expected = values.Sum() * around.Sum(j => exposure[j]) / exposure.Sum();
                if (expected == 0 || around.Sum(j => exposure[j]) == exposure.Sum())
                {
                    poisson[i].ShouldBeNull();
                    continue;
                }
                poisson[i]!.Value.Z.ShouldBe((sum - expected) / Math.Sqrt(expected), 1e-9);
                poisson[i]!.Value.P.ShouldBeRelatively(Math.Min(1, 2 * Math.Min(PoissonDistribution.AtLeast((long)sum, expected), PoissonDistribution.AtMost((long)sum, expected))), 1e-9);
            }
        }
    }

    /// <summary>Any mixture of coordinates: a share is told when a tenth or more of the events lie at one of them, and only then.</summary>
    [Fact]
    public void Suspect_AnyMixture_IsThatOfCounting()
    {
        int told = 0, untold = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            int n = random.Next(1, 80), kinds = random.Next(1, 40);
            PlanePosition[] points = [.. Enumerable.Range(0, n).Select(_ => new PlanePosition(random.Next(0, kinds) / 6, random.Next(0, kinds) % 6))];
            var most = points.GroupBy(p => p).Max(group => group.Count());
            SharedCoordinates.TopShare(points).ShouldBe((double)most / n);
            SharedCoordinates.Suspect(points).ShouldBe(most >= 0.1 * n ? (double?)most / n : null);
            if (most >= 0.1 * n) told++; else untold++;
        }
        (told, untold).ShouldSatisfyAllConditions(x => x.told.ShouldBeGreaterThan(50), x => x.untold.ShouldBeGreaterThan(20));
        SharedCoordinates.TopShare([]).ShouldBeNull();
    }

    /// <summary>Scott's rule by hand: √(s_east · s_north) · n^(−1/6), and the other kernels by their standard deviations.</summary>
    [Theory]
    [InlineData(Kernel.Gaussian, 1)]
    [InlineData(Kernel.Quartic, 8)]
    [InlineData(Kernel.Epanechnikov, 6)]
    [InlineData(Kernel.Uniform, 4)]
    public void Scott_AnyKernel_IsByHand(Kernel kernel, double square)
    {
        var points = Cloud(40);
        double Spread(IEnumerable<double> x) => Math.Sqrt(x.Sum(v => Math.Pow(v - x.Average(), 2)) / 39);
        Bandwidth.Scott(points, kernel).Statistic!.Value.ShouldBeRelatively(
            Math.Sqrt(Spread(points.Select(p => p.East)) * Spread(points.Select(p => p.North))) * Math.Pow(40, -1.0 / 6) * Math.Sqrt(square), 1e-10);
    }

    [Fact]
    public void Maps_CanBeStoppedAndAreHeard()
    {
        PlanePosition[] points = Cloud(60), controls = Cloud(80, 9);
        var permuted = new GiOptions { Test = GiTest.Permutation, Permutations = 300 };
        var ring = Neighbours.FromLists([.. Enumerable.Range(0, 36).Select(i => new[] { (i + 1) % 36, (i + 35) % 36 })]);
        foreach (var question in new Action<Oversight>[]
        {
            o => KernelDensity.Of(points, Grid, new DensityOptions(40), o),
            o => KernelDensity.Of(points, Grid, new DensityOptions(40) { Kernel = Kernel.Gaussian }, o),
            o => KernelDensity.Of(points, Grid, new DensityOptions(40) { IsExact = true }, o),
            o => RelativeRisk.Of(points, controls, Grid, new DensityOptions(60), 99, 1, o),
            o => GiStar.Of([.. Enumerable.Range(0, 36).Select(i => (double)(i * 7 % 11))], ring, permuted, o),
            o => Bandwidth.LikelihoodCrossValidation(points, Kernel.Gaussian, o),
        })
        {
            using var heard = new Heard();
            question(heard.Oversight);
            heard.ShouldHaveRisen();
            Should.Throw<OperationCanceledException>(() => question(Heard.Cancelled));
        }
        using var stopping = new Heard(stopAt: 0.5);
        Should.Throw<OperationCanceledException>(() => RelativeRisk.Of(points, controls, Grid, new DensityOptions(60), 99, 1, stopping.Oversight));
    }

    private static double Height(double u, Kernel kernel) => kernel switch
    {
        Kernel.Gaussian => u > 5 ? 0 : Math.Exp(-u * u / 2) / (2 * Math.PI),
        Kernel.Epanechnikov => u >= 1 ? 0 : 2 * (1 - (u * u)) / Math.PI,
        Kernel.Triangular => u >= 1 ? 0 : 3 * (1 - u) / Math.PI,
        Kernel.Uniform => u > 1 ? 0 : 1 / Math.PI,
        _ => u >= 1 ? 0 : 3 * Math.Pow(1 - (u * u), 2) / Math.PI,
    };
}
