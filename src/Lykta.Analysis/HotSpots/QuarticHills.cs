using System.Numerics;
using System.Runtime.InteropServices;
using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>Adds exact quartic hills, row by row, several cells at a time.</summary>
internal static class QuarticHills
{
    public static void Add(double[] surface, RasterGrid grid, PlanePosition[] points, double radius)
    {
        // Two threads never touch the same row: each band of rows goes through all points.
        var bands = Math.Clamp(Environment.ProcessorCount, 1, grid.Height);
        Parallel.For(0, bands, band => AddBand(
            surface, grid, points, radius, (int)((long)grid.Height * band / bands), (int)((long)grid.Height * (band + 1) / bands)));
    }

    private static void AddBand(double[] surface, RasterGrid grid, PlanePosition[] points, double radius, int from, int to)
    {
        double reach = radius / grid.CellInMetres, inverse = 1 / (reach * reach), height = 3e6 / (Math.PI * radius * radius);
        foreach (var point in points)
        {
            double x = (point.East - grid.Corner.East) / grid.CellInMetres, y = (point.North - grid.Corner.North) / grid.CellInMetres;
            var top = Math.Min(KernelDensity.Last(y + reach, grid.Height), to - 1);
            for (var row = Math.Max(KernelDensity.First(y - reach), from); row <= top; row++)
            {
                var dy = row + 0.5 - y;
                var square = (reach * reach) - (dy * dy);
                if (square <= 0) continue;
                var half = Math.Sqrt(square);
                int left = KernelDensity.First(x - half), right = KernelDensity.Last(x + half, grid.Width);
                if (left > right) continue;
                AddRow(surface.AsSpan((row * grid.Width) + left, right - left + 1), left + 0.5 - x, square * inverse, inverse, height);
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
