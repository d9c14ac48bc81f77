namespace Lykta.Analysis.HotSpots;

/// <summary>What to do about events that the map does not show, beyond its edge or its shore.</summary>
public enum EdgeCorrection
{
    /// <summary>Nothing: the density falls towards the edge. The default.</summary>
    None = 1,

    /// <summary>Divides the density at each place by the part of its hill that lies on the map (the uniform correction).</summary>
    AtPlace = 2,

    /// <summary>Divides the weight of each event by the part of its hill that lies on the map (Diggle): the map sums to the events.</summary>
    AtEvent = 3,
}

/// <summary>Choices of <see cref="KernelDensity"/>.</summary>
/// <param name="BandwidthInMetres">Radius, or standard deviation for the Gaussian; above 0. Keep it between maps that are compared.</param>
/// <remarks>Source: docs/methods/kernel-density.md.</remarks>
public sealed record DensityOptions(double BandwidthInMetres)
{
    /// <summary>The kernel.</summary>
    public Kernel Kernel { get; init; } = Kernel.Quartic;

    /// <summary>
    /// Exact hills (events × cells within reach), or events shared first between the four nearest cell centres: within one per cent
    /// of the highest value when cells are a tenth of the bandwidth.
    /// </summary>
    public bool IsExact { get; init; }

    /// <summary>Weight of each event, finite and at least 0; null for 1 each.</summary>
    public IReadOnlyList<double>? Weights { get; init; }

    /// <summary>What to do at the edge.</summary>
    public EdgeCorrection Edge { get; init; } = EdgeCorrection.None;

    /// <summary>
    /// Share of each cell that is land where people are, 0 to 1, in the order of the grid (see LandGrid); null when all is. Cells
    /// with 0 get no density, and events there are left out.
    /// </summary>
    public IReadOnlyList<double>? Land { get; init; }

    internal void Check(int events, RasterGrid grid)
    {
        Require.Positive(BandwidthInMetres);
        if (Weights is not null && Weights.Count != events) throw new ArgumentException("One weight per event is needed.", nameof(events));
        foreach (var weight in Weights ?? []) Require.NotNegative(weight, nameof(Weights));
        if (Land is not null && Land.Count != grid.Width * grid.Height) throw new ArgumentException("One share of land per cell is needed.", nameof(grid));
        foreach (var share in Land ?? []) Require.ClosedUnit(share, nameof(Land));
        var reach = Math.Ceiling(BandwidthInMetres * KernelShape.Reach(Kernel) / grid.CellInMetres) + 1;
        Require.NotMoreThan((grid.Width + (2 * reach)) * (grid.Height + (2 * reach)), 4.0 * RasterGrid.MostCells, "cells with margin");
    }
}
