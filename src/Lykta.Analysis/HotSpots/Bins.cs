using System.Numerics.Tensors;
using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>Linearly binned events on a grid with a margin as wide as the kernel reaches, and the two ways to smooth them.</summary>
internal sealed class Bins
{
    private readonly double[] _weights;
    private readonly int _reach;
    private readonly int _wide;
    private readonly RasterGrid _grid;

    private Bins(RasterGrid grid, int reach)
    {
        (_grid, _reach, _wide) = (grid, reach, grid.Width + (2 * reach));
        _weights = new double[_wide * (grid.Height + (2 * reach))];
    }

    public static Bins Of(IReadOnlyList<PlanePosition> points, RasterGrid grid, int reach)
    {
        var bins = new Bins(grid, reach);
        int high = grid.Height + (2 * reach);
        foreach (var point in points)
        {
            var x = ((point.East - grid.Corner.East) / grid.CellInMetres) - 0.5 + reach;
            var y = ((point.North - grid.Corner.North) / grid.CellInMetres) - 0.5 + reach;
            if (x < 0 || y < 0 || x >= bins._wide - 1 || y >= high - 1) continue;
            int column = (int)x, row = (int)y;
            double right = x - column, up = y - row;
            var cell = (row * bins._wide) + column;
            bins._weights[cell] += (1 - right) * (1 - up);
            bins._weights[cell + 1] += right * (1 - up);
            bins._weights[cell + bins._wide] += (1 - right) * up;
            bins._weights[cell + bins._wide + 1] += right * up;
        }
        return bins;
    }

    /// <summary>Gaussian smoothing, one axis at a time; the taps are scaled to the density per km².</summary>
    public double[] Separable(double[] taps)
    {
        var scale = 1e6 / Math.Pow(taps.Sum() * _grid.CellInMetres, 2);
        var surface = new double[_grid.Width * _grid.Height];
        var rows = new double[_wide];
        for (var row = 0; row < _grid.Height; row++)
        {
            Array.Clear(rows);
            for (var k = 0; k < taps.Length; k++)
                if (taps[k] != 0) TensorPrimitives.MultiplyAdd(_weights.AsSpan((row + k) * _wide, _wide), taps[k] * scale, rows, rows);
            var target = surface.AsSpan(row * _grid.Width, _grid.Width);
            for (var k = 0; k < taps.Length; k++)
                if (taps[k] != 0) TensorPrimitives.MultiplyAdd(rows.AsSpan(k, _grid.Width), taps[k], target, target);
        }
        return surface;
    }

    /// <summary>Smoothing by a kernel that is zero beyond the reach: each filled bin adds its hill.</summary>
    public double[] Stencil(Func<int, int, double> kernel)
    {
        var side = (2 * _reach) + 1;
        var stencil = new double[side * side];
        for (var i = 0; i < stencil.Length; i++) stencil[i] = kernel((i % side) - _reach, (i / side) - _reach);
        var surface = new double[_grid.Width * _grid.Height];
        for (var bin = 0; bin < _weights.Length; bin++)
        {
            if (_weights[bin] == 0) continue;
            int x = (bin % _wide) - (2 * _reach), y = (bin / _wide) - (2 * _reach);
            int left = Math.Max(0, x), right = Math.Min(_grid.Width, x + side);
            if (right <= left) continue;
            for (var row = Math.Max(0, y); row < Math.Min(_grid.Height, y + side); row++)
            {
                var target = surface.AsSpan((row * _grid.Width) + left, right - left);
                TensorPrimitives.MultiplyAdd(stencil.AsSpan(((row - y) * side) + left - x, right - left), _weights[bin], target, target);
            }
        }
        return surface;
    }
}
