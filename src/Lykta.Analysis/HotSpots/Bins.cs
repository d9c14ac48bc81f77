using System.Buffers;

namespace Lykta.Analysis.HotSpots;

/// <summary>Linearly binned events on a grid with a margin as wide as the kernel reaches, and the two ways to smooth them.</summary>
internal sealed class Bins : IDisposable
{
    private readonly double[] _weights;
    private readonly int _reach;
    private readonly int _wide;
    private readonly RasterGrid _grid;

    private Bins(RasterGrid grid, int reach)
    {
        // Whole blocks, the rest 0.
        (_grid, _reach, _wide) = (grid, reach, (grid.Width + (2 * reach) + (2 * Separable.Strip) - 1) / Separable.Strip * Separable.Strip);
        var cells = _wide * (grid.Height + (2 * reach) + Separable.Rows);
        _weights = ArrayPool<double>.Shared.Rent(cells);
        _weights.AsSpan(0, cells).Clear();
    }

    public static Bins Of(WeighedEvents events, RasterGrid grid, int reach, Oversight oversight)
    {
        var bins = new Bins(grid, reach);
        using var banded = Banded.Of(events, grid, reach + 1, oversight);
        banded.Apart(oversight, band => bins.Share(banded.Of(band)));
        return bins;
    }

    /// <summary>Gives the memory back for the next map.</summary>
    public void Dispose() => ArrayPool<double>.Shared.Return(_weights);

    /// <summary>Each event to the four nearest centres.</summary>
    private void Share(ReadOnlySpan<Banded.Item> items)
    {
        double wide = _grid.Width + (2 * _reach) - 1, high = _grid.Height + (2 * _reach) - 1;
        var (weights, stride) = (_weights, _wide);
        foreach (var (east, north, weight) in items)
        {
            double x = east - 0.5 + _reach, y = north - 0.5 + _reach;
            if (x < 0 || y < 0 || x >= wide || y >= high) continue;
            int column = (int)x, row = (int)y;
            double right = x - column, up = y - row;
            var cell = (row * stride) + column;
            weights[cell] += (1 - right) * (1 - up) * weight;
            weights[cell + 1] += right * (1 - up) * weight;
            weights[cell + stride] += (1 - right) * up * weight;
            weights[cell + stride + 1] += right * up * weight;
        }
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
        ? Smooth(Taps(_reach, _grid.CellInMetres / options.BandwidthInMetres), oversight)
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
    private double[] Smooth(double[] taps, Oversight oversight)
    {
        var scale = 1e6 / Math.Pow(taps.Sum() * _grid.CellInMetres, 2);
        return Separable.Smooth(_weights, _wide, (_grid.Width, _grid.Height), [.. taps.Select(tap => tap * scale)], taps, oversight);
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
                var line = _weights.AsSpan((row + k) * _wide, _grid.Width + (2 * _reach));
                if (line.ContainsAnyExcept(0.0)) Convolution.Add(line, 1, stencil[k], surface.AsSpan(row * _grid.Width, _grid.Width));
            }
        });
        return surface;
    }
}
