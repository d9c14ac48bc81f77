using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>Adds exact hills, row by row.</summary>
internal static class Hills
{
    public static double[] Of(RasterGrid grid, WeighedEvents events, DensityOptions options, Oversight oversight)
    {
        if (options.Kernel == Kernel.Quartic) return QuarticHills.Of(grid, events, options.BandwidthInMetres, oversight);
        // Two threads never touch the same row: each band of rows goes through all points, in the same order.
        var surface = new double[grid.Width * grid.Height];
        Bands(grid.Height, oversight, (from, to) => AddAny(surface, grid, events, options, from, to, oversight));
        return surface;
    }

    internal static void Bands(int height, Oversight oversight, Action<int, int> work)
    {
        var bands = Math.Clamp(8 * Environment.ProcessorCount, 1, height);
        oversight.For(bands, band => work((int)((long)height * band / bands), (int)((long)height * (band + 1) / bands)));
    }

    internal static int First(double edge) => (int)Math.Clamp(Math.Ceiling(edge - 0.5), 0, int.MaxValue);

    internal static int Last(double edge, int size) => (int)Math.Clamp(Math.Floor(edge - 0.5), -1, size - 1);

    internal static (double X, double Y) InCells(PlanePosition point, RasterGrid grid) =>
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
}
