using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Xunit;

namespace Lykta.Analysis.Tests.HotSpots;

public sealed class HotSpotsGoldenTests
{
    private static readonly PlanePosition[] Cloud = Made.Cloud(60, 700);
    private static readonly RasterGrid Grid = RasterGrid.Covering(Cloud, 50, 100);
    private static readonly RasterGrid Tight = new(new(674_100, 6_580_100), 37.5, 9, 7);

    private static IEnumerable<(string, Func<object?>)> Runs() => Density().Concat(Bandwidths()).Concat(Gi()).Concat(Risk()).Concat(Grids());

    private static IEnumerable<(string, Func<object?>)> Density()
    {
        double[] weights = [.. Enumerable.Range(0, 60).Select(i => (i % 3) * 0.75)];
        double[] land = [.. Enumerable.Range(0, Grid.Width * Grid.Height).Select(i => i % 5 == 0 ? 0 : i % 7 == 0 ? 0.5 : 1)];
        foreach (var kernel in Enum.GetValues<Kernel>())
        {
            foreach (var exact in new[] { false, true })
            {
                var plain = new DensityOptions(130) { Kernel = kernel, IsExact = exact };
                yield return ($"{kernel} {exact}", () => KernelDensity.Of(Cloud, Grid, plain));
                yield return ($"{kernel} {exact} tight", () => KernelDensity.Of(Cloud, Tight, plain));
                yield return ($"{kernel} {exact} weights", () => KernelDensity.Of(Cloud, Grid, plain with { Weights = weights }));
                foreach (var edge in new[] { EdgeCorrection.AtPlace, EdgeCorrection.AtEvent })
                {
                    yield return ($"{kernel} {exact} {edge}", () => KernelDensity.Of(Cloud, Tight, plain with { Edge = edge }));
                    yield return ($"{kernel} {exact} {edge} land", () => KernelDensity.Of(Cloud, Grid, plain with { Edge = edge, Land = land, Weights = weights }));
                }
            }
            yield return ($"{kernel} values", () => new[] { 0, 1, 50, 99.999, 100, 100.001, 499, 501 }.Select(d => (KernelShape.Value(d * d, 100, kernel), KernelShape.Reach(kernel), KernelShape.Deviation(kernel))));
        }
        yield return ("29", () => KernelDensity.Exact(Cloud[..29], Grid, 100));
        yield return ("30", () => KernelDensity.Binned(Cloud[..30], Grid, 100));
        yield return ("land alone", () => KernelDensity.Of(Cloud, Grid, new DensityOptions(100) { Land = land }));
        yield return ("one spot", () => KernelDensity.Exact([.. Enumerable.Repeat(Cloud[0], 30)], Grid, 300));
        yield return ("bandwidth", () => KernelDensity.Exact(Cloud, Grid, 0));
        yield return ("weights", () => KernelDensity.Of(Cloud, Grid, new DensityOptions(100) { Weights = [1] }));
        yield return ("weight", () => KernelDensity.Of(Cloud[..1], Grid, new DensityOptions(100) { Weights = [-1] }));
        yield return ("land", () => KernelDensity.Of(Cloud, Grid, new DensityOptions(100) { Land = [1] }));
        yield return ("land share", () => KernelDensity.Of(Cloud, new RasterGrid(default, 1, 1, 1), new DensityOptions(1) { Land = [1.1] }));
        yield return ("margin", () => KernelDensity.Of(Cloud, new RasterGrid(default, 1, 10, 10), new DensityOptions(30_000)));
        yield return ("east", () => KernelDensity.Exact([new(double.NaN, 0)], Grid, 100));
        yield return ("north", () => KernelDensity.Exact([new(0, double.NaN)], Grid, 100));
        yield return ("carrying", () => KernelDensity.Exact(Cloud[..3], Grid, 100).Carrying([new(WarningCode.CodeBreak, 1)]).Warnings);
        foreach (var (n, spread) in new[] { (6, 54), (5, 55), (9, 20), (1, 1), (0, 0), (12, 100) })
            yield return ($"shared {n} {spread}", () => (SharedCoordinates.Suspect([.. Made.Cloud(spread, 900), .. Enumerable.Repeat(new PlanePosition(1, 2), n)]), SharedCoordinates.TopShare([.. Made.Cloud(spread, 900), .. Enumerable.Repeat(new PlanePosition(1, 2), n)])));
        yield return ("shared by many", () => SharedCoordinates.Suspect([.. Enumerable.Range(0, 200).Select(i => new PlanePosition(i % 8 == 0 ? 0 : i % 12, i % 8 == 0 ? 0 : i % 5))]));
        yield return ("shared, top", () => SharedCoordinates.Top([new(1, 2), new(3, 1), new(1, 2), new(3, 1), new(3, 0), new(3, 0), new(9, 9), new(0, 5), new(0, 5), new(0, 5)], 3));
        yield return ("shared, none", () => SharedCoordinates.Top([], 0));
    }

    private static IEnumerable<(string, Func<object?>)> Bandwidths()
    {
        yield return ("scott", () => Bandwidth.Scott(Cloud));
        foreach (var kernel in Enum.GetValues<Kernel>()) yield return ($"scott {kernel}", () => Bandwidth.Scott(Cloud, kernel).Statistic);
        yield return ("likelihood", () => Bandwidth.LikelihoodCrossValidation(Cloud));
        yield return ("least squares", () => Bandwidth.LeastSquaresCrossValidation(Cloud, Kernel.Gaussian));
        yield return ("heaps", () => Bandwidth.LikelihoodCrossValidation([.. Cloud.SelectMany(p => Enumerable.Repeat(p, 3))]));
        yield return ("two heaps", () => Bandwidth.LeastSquaresCrossValidation([.. Made.Cloud(40, 60), .. Made.Cloud(40, 60, 12).Select(p => new PlanePosition(p.East + 4000, p.North + 4000))]));
        yield return ("29", () => Bandwidth.Scott(Cloud[..29]));
        yield return ("29 by likelihood", () => Bandwidth.LikelihoodCrossValidation(Cloud[..29]));
        yield return ("line", () => Bandwidth.Scott([.. Cloud.Select(p => p with { North = 0 })]));
        yield return ("too many", () => Bandwidth.LikelihoodCrossValidation(new PlanePosition[10_001]));
        yield return ("bandwidth east", () => Bandwidth.Scott([new(double.NaN, 0)]));
        yield return ("bandwidth north", () => Bandwidth.Scott([new(0, double.NaN)]));
    }

    private static IEnumerable<(string, Func<object?>)> Gi()
    {
        double[] map = [.. Enumerable.Range(0, 42).Select(i => (i % 7 * (i / 7)) + (double)Made.Drawn(i, 1, 5))], rare = [.. Enumerable.Range(0, 42).Select(i => i is 8 or 9 or 15 ? 6.0 : Made.Drawn(i, 4, 10) == 0 ? 1 : 0)];
        var queen = Neighbours.QueenGrid(7, 6);
        double[] sizes = [.. Enumerable.Range(0, 42).Select(i => i % 6 == 0 ? 0 : 2.0 + (i % 4))];
        foreach (var self in new[] { true, false })
        {
            foreach (var test in Enum.GetValues<GiTest>())
            {
                var options = new GiOptions { IncludeSelf = self, Test = test, Permutations = 299, Seed = 3 };
                yield return ($"gi {self} {test}", () => GiStar.Of(map, queen, options));
                yield return ($"gi, rare {self} {test}", () => GiStar.Of(rare, queen, options with { Significance = 0.2 }));
            }
            yield return ($"gi, sizes {self}", () => GiStar.Of(rare, queen, new GiOptions { IncludeSelf = self, Test = GiTest.Poisson, Exposure = sizes }));
            yield return ($"gi, even {self}", () => GiStar.Of(new double[42], queen, new GiOptions { IncludeSelf = self }));
            yield return ($"gi, one {self}", () => GiStar.Of([1], Neighbours.QueenGrid(1, 1), new GiOptions { IncludeSelf = self }));
            yield return ($"gi, two {self}", () => GiStar.Of([1, 4], Neighbours.QueenGrid(2, 1), new GiOptions { IncludeSelf = self }));
            yield return ($"gi, row {self}", () => GiStar.Of([0, 0, 0, 4], Neighbours.QueenGrid(4, 1), new GiOptions { IncludeSelf = self }));
            yield return ($"gi, one apart {self}", () => GiStar.Of([0, 0, 9, 0, 0], Neighbours.QueenGrid(5, 1), new GiOptions { IncludeSelf = self }));
            yield return ($"gi, islands {self}", () => GiStar.Of([0, 3, 9, 1], Neighbours.FromLists([[], [2], [1], []]), new GiOptions { IncludeSelf = self }));
        }
        yield return ("gi, no events", () => GiStar.Of(new double[42], queen, new GiOptions { Test = GiTest.Poisson }));
        yield return ("gi, mean 5", () => GiStar.Of([.. Enumerable.Range(0, 9).Select(i => (double)(i % 2))], Neighbours.RookGrid(9, 1)).Warnings);
        yield return ("gi, lengths", () => GiStar.Of([1], queen));
        yield return ("gi, not finite", () => GiStar.Of([.. map[..41], double.NaN], queen));
        GiOptions[] bad = [new() { Permutations = 0 }, new() { Permutations = 1_000_001 }, new() { Significance = 0 }, new() { Exposure = sizes }, new() { Test = GiTest.Poisson, Exposure = [1] }, new() { Test = GiTest.Poisson, Exposure = [.. sizes[..41], -1] }];
        for (var k = 0; k < bad.Length; k++)
        {
            var options = bad[k];
            yield return ($"bad gi {k}", () => GiStar.Of(map, queen, options));
        }
        yield return ("gi, half", () => GiStar.Of([.. map[..41], 0.5], queen, new GiOptions { Test = GiTest.Poisson }));
        yield return ("gi, negative", () => GiStar.Of([.. map[..41], -1], queen, new GiOptions { Test = GiTest.Poisson }));
        yield return ("gi, draws", () => GiStar.Of([.. Enumerable.Range(0, 200).Select(i => (double)i)], Neighbours.FromLists([.. Enumerable.Range(0, 200).Select(_ => (IReadOnlyCollection<int>)[.. Enumerable.Range(0, 100)])]), new GiOptions { Test = GiTest.Permutation, Permutations = 900_000 }));
        yield return ("carrying", () => GiStar.Of(map, queen).Carrying([new(WarningCode.CodeBreak, 1)]).Warnings);
    }

    private static IEnumerable<(string, Func<object?>)> Risk()
    {
        PlanePosition[] cases = Made.Cloud(40, 350, 81), controls = Made.Cloud(90, 900, 82);
        var grid = RasterGrid.Covering(controls, 90, 0);
        yield return ("risk", () => RelativeRisk.Of(cases, controls, grid, new DensityOptions(200), 99, 3));
        yield return ("risk, gaussian", () => RelativeRisk.Of(controls, cases, grid, new DensityOptions(120) { Kernel = Kernel.Gaussian }, 199));
        yield return ("risk, 29", () => RelativeRisk.Of(cases[..29], controls, grid, new DensityOptions(200), 99));
        yield return ("risk, 30", () => RelativeRisk.Of(cases, controls[..30], grid, new DensityOptions(200), 99).Reading);
        yield return ("risk, 98", () => RelativeRisk.Of(cases, controls, grid, new DensityOptions(200), 98));
        yield return ("risk, 10 000", () => RelativeRisk.Of(cases, controls, grid, new DensityOptions(200), 10_000));
        yield return ("risk, cells", () => RelativeRisk.Of(cases, controls, new RasterGrid(default, 1, 4000, 1001), new DensityOptions(200)));
        yield return ("risk, bandwidth", () => RelativeRisk.Of(cases, controls, grid, new DensityOptions(0)));
        yield return ("risk, carrying", () => RelativeRisk.Of([], [], grid, new DensityOptions(1)).Carrying([new(WarningCode.CodeBreak, 1)]).Warnings);
    }

    private static IEnumerable<(string, Func<object?>)> Grids()
    {
        yield return ("covering", () => new object[] { Grid, RasterGrid.Covering([new(0, 0)], 10, 0), RasterGrid.Covering([new(0, 0), new(99, 100)], 10, 5), RasterGrid.Covering([new(-1, -11)], 10, 25) });
        yield return ("centre", () => new[] { Grid.Centre(0, 0), Tight.Centre(8, 6), Tight.Centre(3, 2) });
        yield return ("stray", () => RasterGrid.Covering([new(0, 0), new(1e7, 1e7)], 10, 5));
        yield return ("no points", () => RasterGrid.Covering([], 10, 5));
        yield return ("cell", () => RasterGrid.Covering([default], 0, 5));
        yield return ("negative margin", () => RasterGrid.Covering([default], 1, -5));
        yield return ("grid east", () => new RasterGrid(new(double.NaN, 0), 1, 1, 1));
        yield return ("grid north", () => new RasterGrid(new(0, double.NaN), 1, 1, 1));
        yield return ("grid cell", () => new RasterGrid(default, 0, 1, 1));
        yield return ("width", () => new RasterGrid(default, 1, 0, 1));
        yield return ("height", () => new RasterGrid(default, 1, 1, 0));
        yield return ("cells", () => new RasterGrid(default, 1, 5001, 5000));
        yield return ("as many as go", () => new RasterGrid(default, 1, 5000, 5000));
    }

    [Fact]
    public void HotSpots_AllRuns_AreAsBefore() => Golden.Check("HotSpots", Runs());
}
