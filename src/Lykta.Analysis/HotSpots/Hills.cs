using System.Numerics;
using System.Runtime.InteropServices;
using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>Adds exact hills, row by row; quartic ones several cells at a time.</summary>
internal static class Hills
{
    public static double[] Of(RasterGrid grid, WeighedEvents events, DensityOptions options, Oversight oversight)
    {
        // Two threads never touch the same row: each band of rows goes through all points, in the same order.
        var surface = new double[grid.Width * grid.Height];
        var bands = Math.Clamp(8 * Environment.ProcessorCount, 1, grid.Height);
        oversight.For(bands, band =>
        {
            int from = (int)((long)grid.Height * band / bands), to = (int)((long)grid.Height * (band + 1) / bands);
            if (options.Kernel == Kernel.Quartic) AddQuartic(surface, grid, events, options.BandwidthInMetres, from, to, oversight);
            else AddAny(surface, grid, events, options, from, to, oversight);
        });
        return surface;
    }

    private static int First(double edge) => (int)Math.Clamp(Math.Ceiling(edge - 0.5), 0, int.MaxValue);

    private static int Last(double edge, int size) => (int)Math.Clamp(Math.Floor(edge - 0.5), -1, size - 1);

    private static (double X, double Y) InCells(PlanePosition point, RasterGrid grid) =>
        ((point.East - grid.Corner.East) / grid.CellInMetres, (point.North - grid.Corner.North) / grid.CellInMetres);

    private static void AddAny(
        double[] surface, RasterGrid grid, WeighedEvents events, DensityOptions options, int from, int to, Oversight oversight)
    {
        double cells = options.BandwidthInMetres * KernelShape.Reach(options.Kernel) / grid.CellInMetres, scale = grid.CellInMetres * grid.CellInMetres;
        for (var i = 0; i < events.Points.Length; i++)
        {
            if (i % 64 == 0) oversight.Look();
            var (x, y) = InCells(events.Points[i], grid);
            var weight = events.Weights?[i] ?? 1;
            int left = First(x - cells), right = Last(x + cells, grid.Width), top = Math.Min(Last(y + cells, grid.Height), to - 1);
            for (var row = Math.Max(First(y - cells), from); row <= top; row++)
            {
                var dy = row + 0.5 - y;
                for (var column = left; column <= right; column++)
                {
                    var dx = column + 0.5 - x;
                    surface[(row * grid.Width) + column] +=
                        weight * KernelShape.Value(((dx * dx) + (dy * dy)) * scale, options.BandwidthInMetres, options.Kernel);
                }
            }
        }
    }

    private static void AddQuartic(
        double[] surface, RasterGrid grid, WeighedEvents events, double radius, int from, int to, Oversight oversight)
    {
        double reach = radius / grid.CellInMetres, inverse = 1 / (reach * reach), height = 3e6 / (Math.PI * radius * radius);
        for (var i = 0; i < events.Points.Length; i++)
        {
            if (i % 64 == 0) oversight.Look();
            var (x, y) = InCells(events.Points[i], grid);
            var top = Math.Min(Last(y + reach, grid.Height), to - 1);
            for (var row = Math.Max(First(y - reach), from); row <= top; row++)
            {
                var dy = row + 0.5 - y;
                var square = (reach * reach) - (dy * dy);
                if (square <= 0) continue;
                var half = Math.Sqrt(square);
                int left = First(x - half), right = Last(x + half, grid.Width);
                if (left > right) continue;
                AddRow(
                    surface.AsSpan((row * grid.Width) + left, right - left + 1),
                    left + 0.5 - x,
                    square * inverse,
                    inverse,
                    height * (events.Weights?[i] ?? 1));
            }
        }
    }

    private static void AddRow(Span<double> cells, double dx, double top, double inverse, double height)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(cells);
        var at = new Vector<double>(dx) + Vector.ConvertToDouble(Vector<long>.Indices);
        foreach (ref var vector in vectors)
        {
            var u = Vector.Max(new Vector<double>(top) - (at * at * inverse), Vector<double>.Zero);
            vector += u * u * height;
            at += new Vector<double>(Vector<double>.Count);
        }
        for (var k = vectors.Length * Vector<double>.Count; k < cells.Length; k++)
        {
            var u = Math.Max(0, top - ((dx + k) * (dx + k) * inverse));
            cells[k] += u * u * height;
        }
    }
}
