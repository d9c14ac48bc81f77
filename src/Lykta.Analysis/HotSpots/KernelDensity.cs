using System.Numerics.Tensors;
using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>A density surface.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="PerSquareKilometre">Events per km² at the centre of each cell, row by row from the south, 0 on water; null under 30 events.</param>
/// <param name="Events">Number of events, or the sum of their weights, that the map is made of.</param>
/// <param name="Warnings">Few events, shared coordinate, outside the map.</param>
/// <param name="Method">The method and its parameters.</param>
/// <param name="Reading">The sentence as data.</param>
public sealed record DensitySurface(
    RasterGrid Grid, double[]? PerSquareKilometre, double Events, IReadOnlyList<Warning> Warnings, MethodStamp Method, Reading Reading)
    : IResult<DensitySurface>
{
    /// <summary>Number of events, or the sum of their weights.</summary>
    public double N => Events;

    /// <inheritdoc/>
    public DensitySurface Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>Kernel density: a smooth map of how many events there are per km².</summary>
/// <remarks>
/// The bandwidth decides the picture: show it, and keep it and the colours between maps that are compared. Never under 30 events.
/// Source: B. W. Silverman, Density Estimation (1986); P. J. Diggle, Applied Statistics 34 (1985), and M. C. Jones, Statistics and
/// Computing 3 (1993), on edges; docs/methods/kernel-density.md.
/// </remarks>
public static class KernelDensity
{
    /// <summary>Fewest events for a map.</summary>
    public const int LeastEvents = 30;

    /// <summary>Exact density at the cell centres, without edge correction.</summary>
    /// <param name="points">Positions of the events in metres, finite.</param>
    /// <param name="grid">Where to compute.</param>
    /// <param name="bandwidthInMetres">Radius, or standard deviation (Gaussian), above 0.</param>
    /// <param name="kernel">The kernel.</param>
    /// <returns>The surface. Cost: events × cells within reach.</returns>
    /// <exception cref="ArgumentException">A position that is not finite or a bandwidth not above 0.</exception>
    public static DensitySurface Exact(
        IReadOnlyList<PlanePosition> points, RasterGrid grid, double bandwidthInMetres, Kernel kernel = Kernel.Quartic) =>
        Of(points, grid, new DensityOptions(bandwidthInMetres) { Kernel = kernel, IsExact = true });

    /// <summary>Fast density: events are shared between the four nearest cell centres first (linear binning).</summary>
    /// <param name="points">Positions of the events in metres, finite; those outside the grid count as far as they reach into it.</param>
    /// <param name="grid">Where to compute.</param>
    /// <param name="bandwidthInMetres">Radius, or standard deviation (Gaussian), above 0.</param>
    /// <param name="kernel">The kernel.</param>
    /// <returns>The surface; with cells of a tenth of the bandwidth within one per cent of the highest exact value.</returns>
    /// <exception cref="ArgumentException">A position that is not finite or a bandwidth not above 0.</exception>
    public static DensitySurface Binned(
        IReadOnlyList<PlanePosition> points, RasterGrid grid, double bandwidthInMetres, Kernel kernel = Kernel.Quartic) =>
        Of(points, grid, new DensityOptions(bandwidthInMetres) { Kernel = kernel });

    /// <summary>Density with all choices.</summary>
    /// <param name="points">Positions of the events in metres, finite.</param>
    /// <param name="grid">Where to compute.</param>
    /// <param name="options">Bandwidth and choices.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The surface; with an edge correction or land, events outside them are left out and warned about.</returns>
    /// <exception cref="ArgumentException">A position that is not finite, a choice out of range, or too many cells.</exception>
    public static DensitySurface Of(
        IReadOnlyList<PlanePosition> points, RasterGrid grid, DensityOptions options, Oversight oversight = default)
    {
        options.Check(points.Count, grid);
        var events = WeighedEvents.Of(PointArray.Of(points), grid, options);
        var total = events.Weights?.Sum() ?? events.Points.Length;
        if (events.Points.Length < LeastEvents)
            return new DensitySurface(grid, null, total, [new(WarningCode.FewEvents, events.Points.Length)], Stamp(options, grid), Read(null, total, options));
        var map = options.Edge == EdgeCorrection.None ? null : EdgeMap.Of(grid, options, oversight);
        if (options.Edge == EdgeCorrection.AtEvent) events = events.Divided(map!, grid);
        var surface = Smooth(events, grid, options, oversight);
        var isMended = options.Edge == EdgeCorrection.AtPlace || options.Land is not null;
        for (var cell = 0; isMended && cell < surface.Length; cell++)
        {
            if (options.Edge == EdgeCorrection.AtPlace) surface[cell] = map![cell] > 0 ? surface[cell] / map[cell] : 0;
            if (options.Land is { } land && land[cell] == 0) surface[cell] = 0;
        }
        return new DensitySurface(grid, surface, total, Warn(events, points.Count), Stamp(options, grid), Read(surface, total, options));
    }

    internal static double[] Smooth(WeighedEvents events, RasterGrid grid, DensityOptions options, Oversight oversight)
    {
        if (options.IsExact) return Hills.Of(grid, events, options, oversight);
        using var bins = Bins.Of(events, grid, Cells(options, grid), oversight);
        return bins.Smooth(options, oversight);
    }

    internal static int Cells(DensityOptions options, RasterGrid grid) =>
        (int)Math.Ceiling(options.BandwidthInMetres * KernelShape.Reach(options.Kernel) / grid.CellInMetres) + 1;

    private static List<Warning> Warn(WeighedEvents events, int given)
    {
        var warnings = new List<Warning>();
        if (SharedCoordinates.Suspect(events.Points) is { } share) warnings.Add(new(WarningCode.SharedCoordinate, share));
        if (events.Points.Length < given) warnings.Add(new(WarningCode.OutsideMap, (double)(given - events.Points.Length) / given));
        return warnings;
    }

    private static Reading Read(double[]? surface, double events, DensityOptions options) => surface is null
        ? Reading.Of("Analysis.Density.TooFewToSay", new("events", events, NumberKind.Count), new("leastEvents", LeastEvents, NumberKind.Count))
        : Reading.Of(
            "Analysis.Density.Map",
            new("events", events, NumberKind.Count),
            new("highest", TensorPrimitives.Max<double>(surface), NumberKind.Density),
            new("bandwidth", options.BandwidthInMetres, NumberKind.Metres));

    private static MethodStamp Stamp(DensityOptions o, RasterGrid grid) => MethodStamp.Of(
        o.IsExact ? "kernel-density-exact" : "kernel-density-binned",
        1,
        new("bandwidthInMetres", o.BandwidthInMetres),
        new("kernel", (int)o.Kernel),
        new("cellInMetres", grid.CellInMetres),
        new("edge", (int)o.Edge),
        new("weighted", o.Weights is null ? 0 : 1),
        new("land", o.Land is null ? 0 : 1));
}
