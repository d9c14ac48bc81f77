namespace Lykta.Analysis.Geometry;

/// <summary>A polygon in the plane.</summary>
/// <param name="Outer">The outer ring, in metres, finite; the first corner may be repeated last, and the direction does not matter.</param>
/// <param name="Holes">Rings of holes, in the same way.</param>
/// <remarks>Source: docs/methods/neighbours.md.</remarks>
public sealed record PlanePolygon(IReadOnlyList<PlanePosition> Outer, IReadOnlyList<IReadOnlyList<PlanePosition>> Holes)
{
    /// <summary>A polygon without holes.</summary>
    /// <param name="outer">The corners of the outer ring.</param>
    /// <returns>The polygon.</returns>
    public static PlanePolygon Of(params IReadOnlyList<PlanePosition> outer) => new(outer, []);

    internal IEnumerable<IReadOnlyList<PlanePosition>> Rings => Holes.Prepend(Outer);

    internal void Check()
    {
        foreach (var ring in Rings)
        {
            Require.That(ring.Count >= 3, nameof(Outer), "A ring needs at least three corners.");
            foreach (var corner in ring)
            {
                Require.Finite(corner.East, nameof(Outer));
                Require.Finite(corner.North, nameof(Outer));
            }
        }
    }
}

/// <summary>What makes two areas neighbours.</summary>
public enum Contiguity
{
    /// <summary>Sharing a point or more.</summary>
    Queen = 1,

    /// <summary>Sharing a stretch of border.</summary>
    Rook = 2,
}
