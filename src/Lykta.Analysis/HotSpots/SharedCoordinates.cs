using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>Finds coordinates that a geocoder may have fallen back on (the police station, the middle of "Centrum").</summary>
/// <remarks>Source: docs/methods/hot-spots.md.</remarks>
public static class SharedCoordinates
{
    /// <summary>From this share of the events on one coordinate it is worth asking.</summary>
    public const double SuspectShare = 0.1;

    /// <summary>The coordinates with most events.</summary>
    /// <param name="points">Positions of the events.</param>
    /// <param name="take">How many coordinates, at least 1.</param>
    /// <returns>Coordinates with the number of events, most first; only those with at least two events.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="take"/> is below 1.</exception>
    public static IReadOnlyList<(PlanePosition Position, int Count)> Top(IEnumerable<PlanePosition> points, int take = 10)
    {
        Require.AtLeast(take, 1);
        return [.. points.CountBy(point => point).Where(pair => pair.Value > 1)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.East).ThenBy(pair => pair.Key.North)
            .Take(take).Select(pair => (pair.Key, pair.Value))];
    }

    /// <summary>Share of the events at the coordinate with most.</summary>
    /// <param name="points">Positions of the events.</param>
    /// <returns>0 to 1; null without events.</returns>
    public static double? TopShare(IReadOnlyCollection<PlanePosition> points) =>
        points.Count == 0 ? null : (double)points.CountBy(point => point).Max(pair => pair.Value) / points.Count;
}
