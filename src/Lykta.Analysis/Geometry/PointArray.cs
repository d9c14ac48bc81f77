using System.Numerics;
using System.Runtime.InteropServices;

namespace Lykta.Analysis.Geometry;

/// <summary>Points as an array that is only read, and what many methods first ask of it.</summary>
internal static class PointArray
{
    /// <summary>The points; the caller's own array when it is one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position that is not finite.</exception>
    public static PlanePosition[] Of(IReadOnlyList<PlanePosition> points)
    {
        var array = points as PlanePosition[] ?? [.. points];
        if (!AreFinite(MemoryMarshal.Cast<PlanePosition, double>(array))) Refuse(array);
        return array;
    }

    /// <summary>South-western and north-eastern corner; at least one point.</summary>
    public static (PlanePosition Low, PlanePosition High) Extent(ReadOnlySpan<PlanePosition> points)
    {
        double left = points[0].East, right = left, bottom = points[0].North, top = bottom;
        foreach (var point in points)
        {
            left = Math.Min(left, point.East);
            right = Math.Max(right, point.East);
            bottom = Math.Min(bottom, point.North);
            top = Math.Max(top, point.North);
        }
        return (new(left, bottom), new(right, top));
    }

    /// <summary>A number times 0 is 0 only when it is finite.</summary>
    private static bool AreFinite(ReadOnlySpan<double> numbers)
    {
        var sum = Vector<double>.Zero;
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(numbers);
        foreach (var vector in vectors) sum += vector * Vector<double>.Zero;
        var last = Vector.Sum(sum);
        for (var k = vectors.Length * Vector<double>.Count; k < numbers.Length; k++) last += numbers[k] * 0;
        return last == 0;
    }

    private static void Refuse(PlanePosition[] points)
    {
        foreach (var point in points)
        {
            Require.Finite(point.East, nameof(points));
            Require.Finite(point.North, nameof(points));
        }
    }
}
