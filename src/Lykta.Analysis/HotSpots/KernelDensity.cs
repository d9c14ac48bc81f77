using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>Shape of the hill that each event becomes.</summary>
public enum Kernel
{
    /// <summary>Quartic (biweight) with a radius beyond which it is zero; standard deviation radius / √8. The default.</summary>
    Quartic = 1,

    /// <summary>Gaussian with the given standard deviation, cut at five of them.</summary>
    Gaussian = 2,
}

/// <summary>A density surface.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="PerSquareKilometre">Events per km² at the centre of each cell, row by row from the south; null under 30 events.</param>
/// <param name="Events">Number of events, or the sum of their weights.</param>
/// <param name="Warnings"><see cref="WarningCode.FewEvents"/>, <see cref="WarningCode.SharedCoordinate"/>.</param>
/// <param name="Method">The method and its parameters.</param>
public sealed record DensitySurface(
    RasterGrid Grid, double[]? PerSquareKilometre, double Events, IReadOnlyList<Warning> Warnings, MethodStamp Method);

/// <summary>Kernel density: a smooth map of how many events there are per km².</summary>
/// <remarks>
/// The bandwidth decides the picture: show it, and keep it and the colours between maps that are compared. There is no correction
/// for edges or for water. Never under 30 events. Source: B. W. Silverman, Density Estimation (1986); docs/methods/hot-spots.md.
/// </remarks>
public static class KernelDensity
{
    /// <summary>Fewest events for a map.</summary>
    public const int LeastEvents = 30;

    private const double GaussianCut = 5;

    /// <summary>Exact density at the cell centres.</summary>
    /// <param name="points">Positions of the events in metres, finite.</param>
    /// <param name="grid">Where to compute.</param>
    /// <param name="bandwidthInMetres">Radius (quartic) or standard deviation (Gaussian), above 0.</param>
    /// <param name="kernel">The kernel.</param>
    /// <returns>The surface. Cost: events × cells within reach.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position that is not finite or a bandwidth not above 0.</exception>
    public static DensitySurface Exact(
        IReadOnlyList<PlanePosition> points, RasterGrid grid, double bandwidthInMetres, Kernel kernel = Kernel.Quartic)
    {
        if (Refuse(points, grid, bandwidthInMetres, kernel, "exact") is { } refusal) return refusal;
        PlanePosition[] events = [.. points];
        var surface = new double[grid.Width * grid.Height];
        if (kernel == Kernel.Quartic) QuarticHills.Add(surface, grid, events, bandwidthInMetres);
        else foreach (var point in events) AddGaussian(surface, grid, point, bandwidthInMetres);
        return Surface(events, grid, surface, bandwidthInMetres, kernel, "exact");
    }

    /// <summary>Fast density: events are shared between the four nearest cell centres first (linear binning).</summary>
    /// <param name="points">Positions of the events in metres, finite; those outside the grid count as far as they reach into it.</param>
    /// <param name="grid">Where to compute.</param>
    /// <param name="bandwidthInMetres">Radius (quartic) or standard deviation (Gaussian), above 0.</param>
    /// <param name="kernel">The kernel.</param>
    /// <returns>The surface; with cells of a tenth of the bandwidth within one per cent of the highest exact value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position that is not finite or a bandwidth not above 0.</exception>
    public static DensitySurface Binned(
        IReadOnlyList<PlanePosition> points, RasterGrid grid, double bandwidthInMetres, Kernel kernel = Kernel.Quartic)
    {
        if (Refuse(points, grid, bandwidthInMetres, kernel, "binned") is { } refusal) return refusal;
        var reach = (int)Math.Ceiling(bandwidthInMetres * (kernel == Kernel.Quartic ? 1 : GaussianCut) / grid.CellInMetres) + 1;
        PlanePosition[] events = [.. points];
        var bins = Bins.Of(events, grid, reach);
        var surface = kernel == Kernel.Gaussian
            ? bins.Separable(Taps(reach, grid.CellInMetres / bandwidthInMetres))
            : bins.Stencil((dx, dy) => Value(grid.CellInMetres * grid.CellInMetres * ((dx * dx) + (dy * dy)), bandwidthInMetres, kernel));
        return Surface(events, grid, surface, bandwidthInMetres, kernel, "binned");
    }

    /// <summary>Density per km² of one event at a squared distance.</summary>
    private static double Value(double square, double bandwidth, Kernel kernel)
    {
        var u = square / (bandwidth * bandwidth);
        if (kernel == Kernel.Quartic) return u >= 1 ? 0 : 3e6 / Math.PI * (1 - u) * (1 - u) / (bandwidth * bandwidth);
        return u > GaussianCut * GaussianCut ? 0 : 1e6 / (2 * Math.PI) * Math.Exp(-u / 2) / (bandwidth * bandwidth);
    }

    private static double[] Taps(int reach, double step)
    {
        var taps = new double[(2 * reach) + 1];
        for (var k = -reach; k <= reach; k++)
            taps[k + reach] = Math.Abs(k * step) > GaussianCut ? 0 : Math.Exp(-0.5 * k * step * k * step);
        return taps;
    }

    private static void AddGaussian(double[] surface, RasterGrid grid, PlanePosition point, double bandwidth)
    {
        double x = (point.East - grid.Corner.East) / grid.CellInMetres, y = (point.North - grid.Corner.North) / grid.CellInMetres;
        var cells = bandwidth * GaussianCut / grid.CellInMetres;
        int left = First(x - cells), right = Last(x + cells, grid.Width), bottom = First(y - cells), top = Last(y + cells, grid.Height);
        var scale = grid.CellInMetres * grid.CellInMetres;
        for (var row = bottom; row <= top; row++)
        {
            var dy = row + 0.5 - y;
            for (var column = left; column <= right; column++)
            {
                var dx = column + 0.5 - x;
                surface[(row * grid.Width) + column] += Value(((dx * dx) + (dy * dy)) * scale, bandwidth, Kernel.Gaussian);
            }
        }
    }

    internal static int First(double edge) => (int)Math.Clamp(Math.Ceiling(edge - 0.5), 0, int.MaxValue);

    internal static int Last(double edge, int size) => (int)Math.Clamp(Math.Floor(edge - 0.5), -1, size - 1);

    private static DensitySurface? Refuse(IReadOnlyList<PlanePosition> points, RasterGrid grid, double bandwidth, Kernel kernel, string way)
    {
        Require.Positive(bandwidth, nameof(bandwidth));
        foreach (var point in points)
        {
            Require.Finite(point.East, nameof(points));
            Require.Finite(point.North, nameof(points));
        }
        return points.Count >= LeastEvents ? null
            : new DensitySurface(grid, null, points.Count, [new(WarningCode.FewEvents, points.Count)], Stamp(bandwidth, kernel, grid, way));
    }

    private static DensitySurface Surface(
        PlanePosition[] events, RasterGrid grid, double[] values, double bandwidth, Kernel kernel, string way)
    {
        IReadOnlyList<Warning> warnings = SharedCoordinates.Suspect(events) is { } share ? [new(WarningCode.SharedCoordinate, share)] : [];
        return new DensitySurface(grid, values, events.Length, warnings, Stamp(bandwidth, kernel, grid, way));
    }

    private static MethodStamp Stamp(double bandwidth, Kernel kernel, RasterGrid grid, string way) => MethodStamp.Of(
        "kernel-density-" + way, 1, new("bandwidthInMetres", bandwidth), new("kernel", (int)kernel), new("cellInMetres", grid.CellInMetres));
}
