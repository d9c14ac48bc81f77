using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>Finds coordinates that a geocoder may have fallen back on (the police station, the middle of "Centrum").</summary>
/// <remarks>Source: docs/methods/kernel-density.md.</remarks>
public static class SharedCoordinates
{
    /// <summary>From this share of the events on one coordinate it is worth asking.</summary>
    public const double SuspectShare = 0.1;

    private const int Buckets = 1024;

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

    /// <summary>
    /// The share at one coordinate when it is suspect, else null; one pass with ten counters (Misra and Gries) and one to check, and
    /// neither when no bucket of coordinates holds so many.
    /// </summary>
    internal static double? Suspect(PlanePosition[] points)
    {
        if (points.Length >= Buckets && !IsAnyBucketFull(points)) return null;
        Span<PlanePosition> candidates = stackalloc PlanePosition[10];
        Span<int> counters = stackalloc int[10];
        foreach (var point in points)
        {
            int match = -1, empty = -1;
            for (var k = 0; k < counters.Length && match < 0; k++)
            {
                if (counters[k] == 0) empty = k;
                else if (candidates[k].East == point.East && candidates[k].North == point.North) match = k;
            }
            if (match >= 0) counters[match]++;
            else if (empty >= 0) (candidates[empty], counters[empty]) = (point, 1);
            else foreach (ref var counter in counters) counter--;
        }
        var most = 0;
        for (var k = 0; k < counters.Length; k++)
            if (counters[k] > 0) most = Math.Max(most, Count(points, candidates[k]));
        return most > 0 && most >= SuspectShare * points.Length ? (double)most / points.Length : null;
    }

    private static bool IsAnyBucketFull(PlanePosition[] points)
    {
        var counts = new int[Buckets];
        Chunks.For(points.Length, default, (from, to) =>
        {
            Span<int> own = stackalloc int[Buckets];
            own.Clear();
            foreach (ref readonly var point in points.AsSpan(from..to))
            {
                // Adding 0 makes one number of the two zeros.
                var east = BitConverter.DoubleToUInt64Bits(point.East + 0.0) * 0x9E3779B97F4A7C15UL;
                own[(int)(((east ^ BitConverter.DoubleToUInt64Bits(point.North + 0.0)) * 0xD6E8FEB86659FD93UL) >> 54)]++;
            }
            lock (counts)
                for (var k = 0; k < Buckets; k++) counts[k] += own[k];
        }, 65_536);
        foreach (var count in counts)
            if (count >= SuspectShare * points.Length) return true;
        return false;
    }

    private static int Count(PlanePosition[] points, PlanePosition at)
    {
        var count = 0;
        foreach (var point in points)
            if (point.East == at.East && point.North == at.North) count++;
        return count;
    }
}
