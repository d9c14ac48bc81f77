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
            var cells = GiStar.Of(values, Neighbours.QueenGrid(20, 20), permutations).Cells;
            cells[21]!.Value.Outcome.ShouldBe(Outcome.MoreThanExpected);
            cells[210]!.Value.Outcome.ShouldBe(Outcome.WithinNormal);
        }
    }

    [Fact]
    public void Of_Permutations_AreNeverZeroAndRepeat()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => i == 44 ? 500.0 : i % 3)];
        var once = GiStar.Of(values, Neighbours.QueenGrid(10, 10), 199, seed: 9).Cells;
        var again = GiStar.Of(values, Neighbours.QueenGrid(10, 10), 199, seed: 9).Cells;
        once.ShouldBe(again);
        once.ShouldAllBe(cell => cell!.Value.P >= 2.0 / 200 - 1e-12);
    }

    /// <summary>Ten cells, sum of one cell's draw of 2: all 45 pairs counted by hand below; the p-value is within 4 standard errors.</summary>
    [Fact]
    public void Of_Permutations_AgreeWithTryingAll()
    {
        double[] values = [1, 4, 0, 2, 7, 3, 0, 5, 1, 2];
        var cells = GiStar.Of(values, Neighbours.QueenGrid(10, 1), 9999, seed: 3).Cells;
        var sums = new List<double>();
        for (var i = 0; i < 10; i++)
            for (var j = i + 1; j < 10; j++) sums.Add(values[i] + values[j]);
        double p = 2 * Math.Min(sums.Count(x => x >= 5), sums.Count(x => x <= 5)) / 45.0;
        cells[0]!.Value.P.ShouldBe(Math.Min(1, p), 4 * Math.Sqrt(p * 1 / 9999) + 0.001);
    }

    [Fact]
    public void Of_SmallCounts_AsksForPermutations()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => i % 10 == 0 ? 1.0 : 0)];
        var grid = Neighbours.QueenGrid(10, 10);
        GiStar.Of(values, grid).Warnings.Select(x => x.Code).ShouldBe([WarningCode.FewEvents, WarningCode.ManyComparisons]);
        var permuted = GiStar.Of(values, grid, 99, seed: 12);
        permuted.Warnings.ShouldBe([new Warning(WarningCode.ManyComparisons, 100)]);
        permuted.Method.Parameters.ShouldContain(new Parameter("seed", 12));
    }
}
