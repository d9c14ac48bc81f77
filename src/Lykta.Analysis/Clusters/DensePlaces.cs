using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.Clusters;

/// <summary>
/// Points with the same coordinate made one place with a weight, sorted into cells so small that all places of a cell are
/// within the radius of each other.
/// </summary>
internal sealed class DensePlaces
{
    private DensePlaces(int points) => PlaceOf = new int[points];

    public double[] East { get; private set; } = [];

    public double[] North { get; private set; } = [];

    public double[] Weight { get; private set; } = [];

    /// <summary>The place of each point.</summary>
    public int[] PlaceOf { get; }

    /// <summary>Cell key (row in the high half, column in the low) and first place of each cell, in order of key; one past the end last.</summary>
    public List<(long Key, int First)> Cells { get; } = [];

    public static DensePlaces Of(IReadOnlyList<PlanePosition> points, IReadOnlyList<double>? weights, double radius)
    {
        var result = new DensePlaces(points.Count);
        if (points.Count == 0)
        {
            result.Cells.Add((long.MaxValue, 0));
            return result;
        }
        foreach (var point in points)
        {
            Require.Finite(point.East, nameof(points));
            Require.Finite(point.North, nameof(points));
        }
        PlanePosition[] shifted = [.. points];
        double left = shifted.Min(p => p.East), bottom = shifted.Min(p => p.North), side = radius / Math.Sqrt(2) * (1 - 1e-12);
        Require.NotMoreThan(Math.Max(shifted.Max(p => p.East) - left, shifted.Max(p => p.North) - bottom) / side, 1 << 30, "cells per side");
        var keys = new long[shifted.Length];
        var order = new int[shifted.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            shifted[i] = new(shifted[i].East - left, shifted[i].North - bottom);
            keys[i] = ((long)(shifted[i].North / side) << 32) | (long)(shifted[i].East / side);
            order[i] = i;
        }
        Array.Sort(keys, order);
        result.Merge(shifted, weights, keys, order);
        return result;
    }

    private void Merge(PlanePosition[] points, IReadOnlyList<double>? weights, long[] keys, int[] order)
    {
        List<double> east = [], north = [], weight = [];
        var byPosition = Comparer<int>.Create((a, b) =>
            points[a].North != points[b].North ? points[a].North.CompareTo(points[b].North) : points[a].East.CompareTo(points[b].East));
        for (int start = 0, i = 1; i <= keys.Length; i++)
        {
            if (i < keys.Length && keys[i] == keys[start]) continue;
            if (i - start > 1) Array.Sort(order, start, i - start, byPosition);
            Cells.Add((keys[start], east.Count));
            for (var k = start; k < i; k++)
            {
                var point = points[order[k]];
                if (k == start || point.East != east[^1] || point.North != north[^1])
                {
                    east.Add(point.East);
                    north.Add(point.North);
                    weight.Add(0);
                }
                weight[^1] += weights?[order[k]] ?? 1;
                PlaceOf[order[k]] = east.Count - 1;
            }
            start = i;
        }
        Cells.Add((long.MaxValue, east.Count));
        (East, North, Weight) = ([.. east], [.. north], [.. weight]);
    }
}
