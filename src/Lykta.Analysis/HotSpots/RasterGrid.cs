using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>A grid of square cells in the plane; row 0 is the southernmost.</summary>
/// <remarks>Source: docs/methods/kernel-density.md.</remarks>
public sealed record RasterGrid
{
    /// <summary>Most cells a grid may have; more is a mistake in the extent, not a map.</summary>
    public const int MostCells = 25_000_000;

    /// <summary>Makes a grid.</summary>
    /// <param name="corner">South-west corner in metres, finite.</param>
    /// <param name="cellInMetres">Side of a cell, above 0.</param>
    /// <param name="width">Cells per row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument out of range, or more than <see cref="MostCells"/> cells.</exception>
    public RasterGrid(PlanePosition corner, double cellInMetres, int width, int height)
    {
        Require.Finite(corner.East, nameof(corner));
        Require.Finite(corner.North, nameof(corner));
        Require.Positive(cellInMetres);
        Require.AtLeast(width, 1);
        Require.AtLeast(height, 1);
        Require.AtLeast(MostCells, (long)width * height, nameof(width));
        (Corner, CellInMetres, Width, Height) = (corner, cellInMetres, width, height);
    }

    /// <summary>South-west corner in metres.</summary>
    public PlanePosition Corner { get; }

    /// <summary>Side of a cell in metres.</summary>
    public double CellInMetres { get; }

    /// <summary>Cells per row.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>The smallest grid, with cells on whole multiples of their side, that holds all points and a margin.</summary>
    /// <param name="points">Positions in metres, finite; at least one.</param>
    /// <param name="cellInMetres">Side of a cell, above 0.</param>
    /// <param name="marginInMetres">Space around the outermost points, at least 0.</param>
    /// <returns>The grid. The same points moved by whole cells give the same grid moved.</returns>
    /// <exception cref="ArgumentException">No points, or so spread (a stray point?) that the grid would have too many cells.</exception>
    public static RasterGrid Covering(IReadOnlyCollection<PlanePosition> points, double cellInMetres, double marginInMetres)
    {
        Require.AtLeast(points.Count, 1, nameof(points));
        Require.Positive(cellInMetres);
        Require.NotNegative(marginInMetres);
        var left = Math.Floor((points.Min(p => p.East) - marginInMetres) / cellInMetres);
        var bottom = Math.Floor((points.Min(p => p.North) - marginInMetres) / cellInMetres);
        var width = Math.Floor((points.Max(p => p.East) + marginInMetres) / cellInMetres) - left + 1;
        var height = Math.Floor((points.Max(p => p.North) + marginInMetres) / cellInMetres) - bottom + 1;
        if (!(width * height <= MostCells)) throw new ArgumentException("The points are too far apart for cells of this size.", nameof(points));
        return new RasterGrid(new(left * cellInMetres, bottom * cellInMetres), cellInMetres, (int)width, (int)height);
    }

    /// <summary>Centre of a cell.</summary>
    /// <param name="column">Column, from the west.</param>
    /// <param name="row">Row, from the south.</param>
    /// <returns>Metres.</returns>
    public PlanePosition Centre(int column, int row) =>
        new(Corner.East + ((column + 0.5) * CellInMetres), Corner.North + ((row + 0.5) * CellInMetres));
}
