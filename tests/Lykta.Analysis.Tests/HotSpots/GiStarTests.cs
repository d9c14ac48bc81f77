using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.HotSpots;

public sealed class GiStarTests
{
    /// <summary>By hand: values 0, 0, 0, 4 on a line, n = 4, mean 1, variance 3; last cell: (4 − 2) / √(3·2·2/3) = 1.</summary>
    [Fact]
    public void Of_FourCellsOnALine_Agrees()
    {
        var cells = GiStar.Of([0, 0, 0, 4], Neighbours.QueenGrid(4, 1)).Cells;
        cells[3]!.Value.Z.ShouldBeRelatively(1, 1e-14);
        cells[3]!.Value.P.ShouldBeRelatively(0.31731050786291410283, 1e-12);
        cells[0]!.Value.Z.ShouldBeRelatively(-1, 1e-14);
        cells[1]!.Value.Z.ShouldBeRelatively(-3 / Math.Sqrt(3 * 3 * 1 / 3.0), 1e-14);
    }

    [Fact]
    public void Of_AllEqual_IsUndefined() => GiStar.Of([2, 2, 2, 2], Neighbours.QueenGrid(2, 2)).Cells.ShouldAllBe(cell => cell == null);

    [Fact]
    public void Of_NeighbourhoodIsTheMap_IsUndefined() => GiStar.Of([1, 2, 3, 4], Neighbours.QueenGrid(2, 2)).Cells.ShouldAllBe(cell => cell == null);

    [Fact]
    public void Of_OneHotCorner_IsFoundAndNothingElse()
    {
        var random = new Random(5);
        var values = Enumerable.Range(0, 400).Select(i => (double)random.Next(0, 3) + (i % 20 < 3 && i / 20 < 3 ? 12 : 0)).ToArray();
        foreach (var permutations in new[] { 0, 1999 })
        {
            var cells = GiStar.Of(values, Neighbours.QueenGrid(20, 20), permutations == 0 ? null : Permuted(permutations)).Cells;
            cells[21]!.Value.Outcome.ShouldBe(Outcome.MoreThanExpected);
            cells[210]!.Value.Outcome.ShouldBe(Outcome.WithinNormal);
        }
    }

    [Fact]
    public void Of_Permutations_AreNeverZeroAndRepeat()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => i == 44 ? 500.0 : i % 3)];
        var once = GiStar.Of(values, Neighbours.QueenGrid(10, 10), Permuted(199, 9)).Cells;
        var again = GiStar.Of(values, Neighbours.QueenGrid(10, 10), Permuted(199, 9)).Cells;
        once.ShouldBe(again);
        once.ShouldAllBe(cell => cell!.Value.P >= 2.0 / 200 - 1e-12);
    }

    /// <summary>Ten cells, sum of one cell's draw of 2: all 45 pairs counted by hand below; the p-value is within 4 standard errors.</summary>
    [Fact]
    public void Of_Permutations_AgreeWithTryingAll()
    {
        double[] values = [1, 4, 0, 2, 7, 3, 0, 5, 1, 2];
        var cells = GiStar.Of(values, Neighbours.QueenGrid(10, 1), Permuted(9999, 3)).Cells;
        var sums = new List<double>();
        for (var i = 0; i < 10; i++)
            for (var j = i + 1; j < 10; j++) sums.Add(values[i] + values[j]);
        double p = 2 * Math.Min(sums.Count(x => x >= 5), sums.Count(x => x <= 5)) / 45.0;
        cells[0]!.Value.P.ShouldBe(Math.Min(1, p), 4 * Math.Sqrt(p * 1 / 9999) + 0.001);
    }

    /// <summary>One hot cell among 19 600: z is about 46, whose tail is below the smallest number there is.</summary>
    [Fact]
    public void Of_BeyondAllNumbers_IsTheSmallestPAndNotZero()
    {
        double[] values = [.. Enumerable.Range(0, 140 * 140).Select(i => i == 9_870 ? 1e6 : 0.0)];
        var grid = Neighbours.QueenGrid(140, 140);
        var cell = GiStar.Of(values, grid).Cells[9_870]!.Value;
        cell.Z.ShouldBe(46.7, 0.1);
        cell.P.ShouldBe(double.Epsilon);
        cell.Adjusted.ShouldBeGreaterThan(0);
        GiStar.Of(values, grid, new GiOptions { Test = GiTest.Poisson }).Cells[9_870]!.Value.P.ShouldBe(double.Epsilon);
    }

    [Fact]
    public void Of_SmallCounts_AsksForPermutations()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? 1.0 : 0)];
        var grid = Neighbours.QueenGrid(10, 10);
        GiStar.Of(values, grid).Warnings.Select(x => x.Code).ShouldBe([WarningCode.FewEvents, WarningCode.ManyComparisons]);
        var permuted = GiStar.Of(values, grid, Permuted(99, 12));
        permuted.Warnings.ShouldBe([new Warning(WarningCode.ManyComparisons, 100)]);
        permuted.Method.Parameters.ShouldContain(new Parameter("permutations", 99));
        permuted.Method.Seed.ShouldBe(12UL);
        GiStar.Of(values, grid).Method.Seed.ShouldBeNull();
    }

    /// <summary>Random small counts: the permutation p-value of Gi is that of trying every pair of the other cells.</summary>
    [Fact]
    public void Of_WithoutSelf_AgreesWithTryingAllOthers()
    {
        double[] values = [1, 4, 0, 2, 7, 3, 0, 5, 1, 2];
        var cells = GiStar.Of(values, Neighbours.QueenGrid(10, 1), Permuted(9999, 3) with { IncludeSelf = false }).Cells;
        foreach (var cell in new[] { 1, 4, 7 })
        {
            var others = Enumerable.Range(0, 10).Where(i => i != cell).Select(i => values[i]).ToArray();
            var sums = others.SelectMany((x, i) => others.Skip(i + 1).Select(y => x + y)).ToList();
            var seen = values[cell - 1] + values[cell + 1];
            var p = Math.Min(1, 2.0 * Math.Min(sums.Count(x => x >= seen), sums.Count(x => x <= seen)) / sums.Count);
            cells[cell]!.Value.P.ShouldBe(p, (8 * Math.Sqrt(p / 9999)) + 0.001);
        }
    }

    /// <summary>Ord and Getis: mean and variance without the cell. Values 0, 1, 2, 5 on a line, cell 0: (1 − 8/3) / √(26/9 · 1 · 2/2).</summary>
    [Fact]
    public void Of_WithoutSelf_LeavesTheCellOutOfMeanAndVariance() =>
        GiStar.Of([0, 1, 2, 5], Neighbours.QueenGrid(4, 1), new GiOptions { IncludeSelf = false }).Cells[0]!.Value.Z
            .ShouldBeRelatively((1 - (8.0 / 3)) / Math.Sqrt(26.0 / 9), 1e-12);

    /// <summary>Six of eight events in two cells out of ten with a fifth of the exposure: expected 1.6, P(X ≥ 6) = 0.006040, twice it.</summary>
    [Fact]
    public void Of_Poisson_UsesTheExposure()
    {
        double[] values = [6, 0, 1, 0, 0, 0, 1, 0, 0, 0], exposure = [10, 10, 10, 10, 10, 10, 10, 10, 10, 10];
        var cell = GiStar.Of(values, Neighbours.QueenGrid(10, 1), new GiOptions { Test = GiTest.Poisson, Exposure = exposure }).Cells[0]!.Value;
        cell.Z.ShouldBeRelatively(4.4 / Math.Sqrt(1.6), 1e-12);
        cell.P.ShouldBe(2 * 0.0060403, 1e-6);
        exposure[0] = 1000;
        GiStar.Of(values, Neighbours.QueenGrid(10, 1), new GiOptions { Test = GiTest.Poisson, Exposure = exposure }).Cells[0]!.Value.P.ShouldBeGreaterThan(0.3);
        Should.Throw<ArgumentException>(() => GiStar.Of(values, Neighbours.QueenGrid(10, 1), new GiOptions { Exposure = exposure }));
        Should.Throw<ArgumentException>(() => GiStar.Of([0.5, 1], Neighbours.QueenGrid(2, 1), new GiOptions { Test = GiTest.Poisson }));
    }

    private static GiOptions Permuted(int permutations, ulong seed = 1) => new() { Test = GiTest.Permutation, Permutations = permutations, Seed = seed };
}
