using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>Events with weights (null for 1 each), without those that the map is not about.</summary>
internal readonly record struct WeighedEvents(PlanePosition[] Points, double[]? Weights)
{
    public static WeighedEvents Of(PlanePosition[] points, RasterGrid grid, DensityOptions options)
    {
        if (options.Edge == EdgeCorrection.None && options.Land is null) return new(points, options.Weights is null ? null : [.. options.Weights]);
        int[] kept = [.. Enumerable.Range(0, points.Length).Where(i => Cell(points[i], grid) is { } cell && (options.Land?[cell] ?? 1) > 0)];
        return new([.. kept.Select(i => points[i])], options.Weights is { } weights ? [.. kept.Select(i => weights[i])] : null);
    }

    /// <summary>Each weight divided by the part of its hill on the map.</summary>
    public WeighedEvents Divided(double[] map, RasterGrid grid)
    {
        var weights = new double[Points.Length];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = (Weights?[i] ?? 1) / (Cell(Points[i], grid) is { } cell && map[cell] > 0 ? map[cell] : 1);
        return this with { Weights = weights };
    }

    /// <summary>The cell that holds a position; null outside the grid.</summary>
    public static int? Cell(PlanePosition point, RasterGrid grid)
    {
        double x = Math.Floor((point.East - grid.Corner.East) / grid.CellInMetres), y = Math.Floor((point.North - grid.Corner.North) / grid.CellInMetres);
        return x >= 0 && y >= 0 && x < grid.Width && y < grid.Height ? ((int)y * grid.Width) + (int)x : null;
    }
}

/// <summary>The part of the hill at each cell's centre that lies on the map, 0 to 1.</summary>
internal static class EdgeMap
{
    public static double[] Of(RasterGrid grid, DensityOptions options, Oversight oversight)
    {
        using var bins = Bins.Of(grid, KernelDensity.Cells(options, grid), options.Land);
        var mass = bins.Smooth(options, oversight);
        var whole = Bins.KernelSum(options, grid);
        return [.. mass.Select(x => Math.Min(1, x / whole))];
    }
}
