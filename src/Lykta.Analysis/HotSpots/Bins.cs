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

    public static Bins Of(PlanePosition[] points, RasterGrid grid, int reach)
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
        double[] scaled = [.. taps.Select(tap => tap * scale)];
        var surface = new double[_grid.Width * _grid.Height];
        Parallel.For(0, _grid.Height, () => new double[_wide], (row, _, column) =>
        {
            Array.Clear(column);
            Convolution.Add(_weights.AsSpan(row * _wide), _wide, scaled, column);
            Convolution.Add(column, 1, taps, surface.AsSpan(row * _grid.Width, _grid.Width));
            return column;
        }, _ => { });
        return surface;
    }

    /// <summary>Smoothing by a kernel of any shape that is zero beyond the reach.</summary>
    public double[] Stencil(Func<int, int, double> kernel)
    {
        var side = (2 * _reach) + 1;
        var stencil = new double[side][];
        for (var k = 0; k < side; k++) stencil[k] = [.. Enumerable.Range(-_reach, side).Select(dx => kernel(dx, k - _reach))];
        var surface = new double[_grid.Width * _grid.Height];
        Parallel.For(0, _grid.Height, row =>
        {
            for (var k = 0; k < side; k++)
            {
                var line = _weights.AsSpan((row + k) * _wide, _wide);
                if (line.ContainsAnyExcept(0.0)) Convolution.Add(line, 1, stencil[k], surface.AsSpan(row * _grid.Width, _grid.Width));
            }
        });
        return surface;
    }
}
