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

    public static Bins Of(WeighedEvents events, RasterGrid grid, int reach)
    {
        var bins = new Bins(grid, reach);
        int high = grid.Height + (2 * reach);
        for (var i = 0; i < events.Points.Length; i++)
        {
            var point = events.Points[i];
            var x = ((point.East - grid.Corner.East) / grid.CellInMetres) - 0.5 + reach;
            var y = ((point.North - grid.Corner.North) / grid.CellInMetres) - 0.5 + reach;
            if (x < 0 || y < 0 || x >= bins._wide - 1 || y >= high - 1) continue;
            int column = (int)x, row = (int)y;
            double right = x - column, up = y - row, weight = events.Weights?[i] ?? 1;
            var cell = (row * bins._wide) + column;
            bins._weights[cell] += (1 - right) * (1 - up) * weight;
            bins._weights[cell + 1] += right * (1 - up) * weight;
            bins._weights[cell + bins._wide] += (1 - right) * up * weight;
            bins._weights[cell + bins._wide + 1] += right * up * weight;
        }
        return bins;
    }

    /// <summary>The map itself: 1 in every cell, or its share of land; nothing in the margin.</summary>
    public static Bins Of(RasterGrid grid, int reach, IReadOnlyList<double>? land)
    {
        var bins = new Bins(grid, reach);
        for (var row = 0; row < grid.Height; row++)
            for (var column = 0; column < grid.Width; column++)
                bins._weights[((row + reach) * bins._wide) + column + reach] = land?[(row * grid.Width) + column] ?? 1;
        return bins;
    }

    /// <summary>Sum of the kernel over all cells around one, in the unit of the surface.</summary>
    public static double KernelSum(DensityOptions options, RasterGrid grid)
    {
        var reach = KernelDensity.Cells(options, grid);
        if (options.Kernel == Kernel.Gaussian) return 1e6 / (grid.CellInMetres * grid.CellInMetres);
        var sum = 0.0;
        for (var y = -reach; y <= reach; y++)
            for (var x = -reach; x <= reach; x++) sum += At(options, grid, x, y);
        return sum;
    }

    public double[] Smooth(DensityOptions options, Oversight oversight) => options.Kernel == Kernel.Gaussian
        ? Separable(Taps(_reach, _grid.CellInMetres / options.BandwidthInMetres), oversight)
        : Stencil((dx, dy) => At(options, _grid, dx, dy), oversight);

    private static double At(DensityOptions options, RasterGrid grid, int dx, int dy) =>
        KernelShape.Value(grid.CellInMetres * grid.CellInMetres * ((dx * dx) + (dy * dy)), options.BandwidthInMetres, options.Kernel);

    private static double[] Taps(int reach, double step)
    {
        var taps = new double[(2 * reach) + 1];
        for (var k = -reach; k <= reach; k++)
            taps[k + reach] = Math.Abs(k * step) > KernelShape.Reach(Kernel.Gaussian) ? 0 : Math.Exp(-0.5 * k * step * k * step);
        return taps;
    }

    /// <summary>Gaussian smoothing, one axis at a time; the taps are scaled to the density per km².</summary>
    private double[] Separable(double[] taps, Oversight oversight)
    {
        var scale = 1e6 / Math.Pow(taps.Sum() * _grid.CellInMetres, 2);
        double[] scaled = [.. taps.Select(tap => tap * scale)];
        var surface = new double[_grid.Width * _grid.Height];
        oversight.For(_grid.Height, () => new double[_wide], (row, column) =>
        {
            Array.Clear(column);
            Convolution.Add(_weights.AsSpan(row * _wide), _wide, scaled, column);
            Convolution.Add(column, 1, taps, surface.AsSpan(row * _grid.Width, _grid.Width));
            return column;
        });
        return surface;
    }

    /// <summary>Smoothing by a kernel of any shape that is zero beyond the reach.</summary>
    private double[] Stencil(Func<int, int, double> kernel, Oversight oversight)
    {
        var side = (2 * _reach) + 1;
        var stencil = new double[side][];
        for (var k = 0; k < side; k++) stencil[k] = [.. Enumerable.Range(-_reach, side).Select(dx => kernel(dx, k - _reach))];
        var surface = new double[_grid.Width * _grid.Height];
        oversight.For(_grid.Height, row =>
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
