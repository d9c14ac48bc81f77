using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Shouldly;
using Xunit;

namespace Lykta.Analysis.Tests.HotSpots;

/// <summary>Numbers that are equal but for the order in which they were added are equal; other units change nothing; large maps can be stopped.</summary>
public sealed class MapTiesTests
{
    /// <summary>
    /// Eight points around the middle of a cell, as far from it as each other, and fifty-two far away: the ratio at the cell hangs
    /// on one number alone, how many of the eight are cases, which is hypergeometric (30 cases of 60). All eight and no control is
    /// a ratio that does not exist, and counts as both.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void RelativeRisk_EqualButForRounding_IsATie(int casesAmongEight)
    {
        PlanePosition[] around = [.. new[] { (1.7, 3.1), (3.1, 1.7) }.SelectMany(p => new[] { (1, 1), (1, -1), (-1, 1), (-1, -1) }.Select(s => new PlanePosition(55 + (p.Item1 * s.Item1), 55 + (p.Item2 * s.Item2))))];
        PlanePosition[] away = [.. Enumerable.Range(0, 52).Select(i => new PlanePosition(5000 + (10 * i), 5000))];
        PlanePosition[] cases = [.. around[..casesAmongEight], .. away[..(30 - casesAmongEight)]], controls = [.. around[casesAmongEight..], .. away[(30 - casesAmongEight)..]];
        var map = RelativeRisk.Of(cases, controls, new RasterGrid(new(0, 0), 10, 11, 11), new DensityOptions(30) { Kernel = Kernel.Gaussian }, 4999, 3);
        double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;
        double Chance(Func<int, bool> isIn) => Enumerable.Range(0, 9).Where(k => k == 8 || isIn(k)).Sum(k => Choose(8, k) * Choose(52, 30 - k)) / Choose(60, 30);
        var tail = Math.Min(Chance(k => k >= casesAmongEight), Chance(k => k <= casesAmongEight));
        map.Cells[60]!.Value.P.ShouldBe(Math.Min(1, 2 * tail), (8 * Math.Sqrt(tail * (1 - tail) / 4999)) + 0.0005);
        map.Cells[60]!.Value.Ratio.ShouldBeRelatively(casesAmongEight / (8.0 - casesAmongEight), 1e-9);
    }

    /// <summary>An event at every cell, of the map and far outside it on all sides: what lies beyond the kernel's reach adds nothing, binned or exact.</summary>
    [Theory]
    [InlineData(Kernel.Quartic)]
    [InlineData(Kernel.Epanechnikov)]
    [InlineData(Kernel.Triangular)]
    [InlineData(Kernel.Uniform)]
    public void Binned_EventsFarOutside_AddNothing(Kernel kernel)
    {
        var grid = new RasterGrid(new(0, 0), 10, 12, 9);
        PlanePosition[] points = [.. Enumerable.Range(-9, 32).SelectMany(column => Enumerable.Range(-9, 28).Select(row => grid.Centre(column, row)))];
        var binned = KernelDensity.Binned(points, grid, 30, kernel).PerSquareKilometre!;
        var exact = KernelDensity.Exact(points, grid, 30, kernel).PerSquareKilometre!;
        var near = KernelDensity.Binned([.. points.Where(p => p is { East: >= -30 and <= 150, North: >= -30 and <= 120 })], grid, 30, kernel).PerSquareKilometre!;
        for (var cell = 0; cell < exact.Length; cell++)
        {
            binned[cell].ShouldBeRelatively(exact[cell], 1e-9);
            binned[cell].ShouldBeRelatively(near[cell], 1e-9);
        }
    }

    [Theory]
    [InlineData(true, -60)]
    [InlineData(false, -60)]
    [InlineData(true, 60)]
    [InlineData(false, 60)]
    public void GiStar_PermutedInOtherUnit_IsTheSame(bool self, int power)
    {
        double[] values = [.. Enumerable.Range(0, 49).Select(i => (double)((i * 7 % 11) + (i % 7 < 3 && i < 21 ? 5 : 0)))];
        var options = new GiOptions { Test = GiTest.Permutation, Permutations = 499, IncludeSelf = self };
        var grid = Neighbours.QueenGrid(7, 7);
        var cells = GiStar.Of(values, grid, options).Cells;
        var scaled = GiStar.Of([.. values.Select(x => Math.ScaleB(x, power))], grid, options).Cells;
        scaled.Select(cell => cell!.Value.P).ShouldBe(cells.Select(cell => cell!.Value.P));
        for (var i = 0; i < 49; i++) scaled[i]!.Value.Z.ShouldBeRelatively(cells[i]!.Value.Z, 1e-12);
    }

    /// <summary>Work for minutes within a single band of rows: stopped from outside it ends at once.</summary>
    [Theory]
    [InlineData(Kernel.Quartic)]
    [InlineData(Kernel.Triangular)]
    public void Exact_LongWork_CanBeStoppedInTheMiddle(Kernel kernel)
    {
        PlanePosition[] points = [.. Enumerable.Range(0, 300_000).Select(i => new PlanePosition(i % 1000, i % 997))];
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));
        Should.Throw<OperationCanceledException>(() => KernelDensity.Of(
            points, new RasterGrid(new(0, 0), 1, 1000, 1000), new DensityOptions(2000) { Kernel = kernel, IsExact = true }, new Oversight(Cancel: source.Token)));
    }
}
