using Lykta.Analysis.Clusters;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.Tests.Clusters;
using Shouldly;

namespace Lykta.Analysis.Tests.WorkedExamples;

/// <summary>The pages about maps.</summary>
internal static class MapExamples
{
    public static Dictionary<string, Action<WorkedExample>> All { get; } = new(StringComparer.Ordinal)
    {
        ["kernel-density"] = Density,
        ["bandwidth"] = Width,
        ["relative-risk"] = Risk,
        ["gi-star"] = Gi,
        ["dbscan"] = Clusters,
        ["neighbours"] = Near,
        ["sweref-99-tm"] = Plane,
    };

    private static void Density(WorkedExample page)
    {
        var spot = KernelDensity.Exact([.. Enumerable.Repeat(new PlanePosition(25, 25), 30)], new RasterGrid(new(0, 0), 50, 7, 1), 300).PerSquareKilometre!;
        spot[3].ShouldBeRelatively(spot[0] * 9 / 16, 1e-12);
        page.Says($"{30} events in one spot, R = {300} m: {spot[0]:0.0} per km² at the spot, {spot[3]:0.0} ({9}/{16} of it) at {150} m.");
        PlanePosition[] even = [.. Enumerable.Range(0, 10_000).Select(i => new PlanePosition(10 + (20 * (i % 100)), 10 + (20 * (i / 100))))];
        var grid = new RasterGrid(new(0, 0), 20, 100, 100);
        var bare = KernelDensity.Of(even, grid, new DensityOptions(300)).PerSquareKilometre!;
        var mended = KernelDensity.Of(even, grid, new DensityOptions(300) { Edge = EdgeCorrection.AtPlace }).PerSquareKilometre!;
        page.Says($"An even spread of {even.Length / 4} per km²: about {100 * Math.Round(bare[0] / 100)} in the corner without correction, {mended[0]:0} with the correction at the place.");
    }

    private static void Width(WorkedExample page)
    {
        var step = 300 / Math.Sqrt(60.75);
        PlanePosition[] points = [.. Enumerable.Range(0, 27 * 27).Select(i => new PlanePosition(674_000 + (step * (i % 27)), 6_580_000 + (step * (i / 27))))];
        double Deviation(Func<PlanePosition, double> axis) => Math.Sqrt(points.Sum(p => Math.Pow(axis(p) - points.Average(axis), 2)) / (points.Length - 1));
        double hill = Bandwidth.Scott(points, Kernel.Gaussian).Statistic!.Value, radius = Bandwidth.Scott(points).Statistic!.Value;
        page.Says($"Points with standard deviations {Deviation(p => p.East):0.###} and {Deviation(p => p.North):0.###} m, n = {points.Length}: Scott {300}/{300 / hill:0.######} = {hill:0.######} m for the Gaussian, {radius:0} m for the quartic radius (√{Math.Pow(radius / hill, 2):0.######} times).");
    }

    private static void Risk(WorkedExample page)
    {
        PlanePosition[] controls = [.. Enumerable.Range(0, 150).Select(i => new PlanePosition(50 + (100 * (i % 10)), 50 + (100 * (i / 10))))];
        PlanePosition[] cases = [.. Enumerable.Range(0, 60).Select(i => new PlanePosition(10 + (20 * (i % 8)), 10 + (20 * (i / 8))))];
        var map = RelativeRisk.Of(cases, controls, new RasterGrid(new(0, 0), 100, 10, 15), new DensityOptions(300));
        map.Cells[0]!.Value.Ratio.ShouldBeGreaterThan(1);
        map.Cells[0]!.Value.Outcome.ShouldBe(Outcome.MoreThanExpected);
        for (var cell = 0; cell < 150; cell++)
            if (cell % 10 > 5 || cell / 10 > 5) map.Cells[cell]!.Value.Outcome.ShouldNotBe(Outcome.MoreThanExpected);
        page.Says($"{cases.Length} cases in the corner of {controls.Length} even controls: the ratio is above {1} in the corner and clear there alone.");
        var small = Enumerable.Range(0, 12).SelectMany(seed => RandomPart(seed).Cells).Where(cell => cell is not null).Average(cell => cell!.Value.P < 0.05 ? 1.0 : 0);
        small.ShouldBeInRange(0.03, 0.07);
        page.Says($"Cases that are a random part of the controls: about {5} % of raw p-values below {5} %.");
    }

    private static RelativeRiskMap RandomPart(int seed)
    {
        var random = new Random(seed);
        PlanePosition[] all = [.. Enumerable.Range(0, 300).Select(_ => new PlanePosition(1000 * random.NextDouble(), 1000 * random.NextDouble()))];
        return RelativeRisk.Of(all[..100], all[100..], new RasterGrid(new(0, 0), 100, 10, 10), new DensityOptions(200), 199, (ulong)seed);
    }

    private static void Gi(WorkedExample page)
    {
        var line = GiStar.Of([0, 0, 0, 4], Neighbours.QueenGrid(4, 1)).Cells;
        page.Says($"Cells {0}, {0}, {0}, {4} in a row: z = {line[3]!.Value.Z:0.######} in the last, {line[0]!.Value.Z:0.######} in the first.");
        double[] exposure = [.. Enumerable.Repeat(10.0, 10)];
        var cell = GiStar.Of([6, 0, 1, 0, 0, 0, 1, 0, 0, 0], Neighbours.QueenGrid(10, 1), new GiOptions { Test = GiTest.Poisson, Exposure = exposure }).Cells[0]!.Value;
        page.Says($"Six of eight events around a cell with a fifth of the exposure: expected {8.0 / 5:0.0}, p = 2 · {cell.P / 2:0.00000}.");
    }

    private static void Clusters(WorkedExample page)
    {
        PlanePosition[] points = [.. Enumerable.Range(0, 6).Select(i => new PlanePosition(i, 0)), .. Enumerable.Range(0, 9).Select(i => new PlanePosition(500 + i, 0)), new(250, 0)];
        var result = Dbscan.Of(points, new(25, 5));
        page.Says($"{6} points in a metre's row, {9} in another {500} m away and a stray between, radius {25} m, least {5}: {WorkedExample.Word(result.Clusters.Count)} clusters with {result.Clusters[0].Points} and {result.Clusters[1].Points}, {WorkedExample.Word(result.Labels.Count(label => label is null))} point in none.");
        page.IsHeldBy(nameof(DbscanTests.Of_RandomPoints_IsTheDefinition), "400 random points with weights against the definition over all pairs: the same cores, clusters and noise.");
    }

    private static void Near(WorkedExample page)
    {
        static PlanePolygon Box(double left, double bottom, double height) =>
            PlanePolygon.Of(new(left, bottom), new(left + 10, bottom), new(left + 10, bottom + height), new(left, bottom + height));
        foreach (var rule in Enum.GetValues<Contiguity>())
        {
            var three = PolygonNeighbours.Of([[Box(0, 0, 20)], [Box(10, 0, 10)], [Box(10, 10, 10)]], rule);
            for (var i = 0; i < 3; i++) three.Of(i).Length.ShouldBe(2);
        }
        var grid = Neighbours.QueenGrid(3, 3);
        page.Says($"A large box met by two small ones at the middle of its side: all three are neighbours by either rule. A {3} × {3} queen grid: {grid.Of(4).Length} neighbours in the middle, {grid.Of(0).Length} in a corner.");
    }

    private static void Plane(WorkedExample page)
    {
        var at = Sweref99Tm.ToPlane(new(18.07, 59.33));
        page.Says($"{18.07}° E {59.33}° N is E {WorkedExample.Spaced(at.East, "#,0.000")} N {WorkedExample.Spaced(at.North, "#,0.000")}.");
    }
}
