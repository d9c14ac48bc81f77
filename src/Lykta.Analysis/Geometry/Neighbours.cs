using System.Runtime.Intrinsics;

namespace Lykta.Analysis.Geometry;

/// <summary>Which places are neighbours of which, stored compactly; a place is never its own neighbour here.</summary>
/// <remarks>Source: docs/methods/neighbours.md.</remarks>
public sealed class Neighbours
{
    /// <summary>Most places in a grid.</summary>
    public const int MostPlaces = 12_500_000;

    /// <summary>Most pairs of neighbours, each counted from both sides; 400 MB.</summary>
    public const int MostPairs = 100_000_000;

    private const int CellsAtATime = 16_384, PlacesAtATime = 2048;

    private readonly int[] _starts;
    private readonly int[] _indices;
    private bool[]? _isMentioned;

    private Neighbours(int[] starts, int[] indices) => (_starts, _indices) = (starts, indices);

    /// <summary>Number of places.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>The neighbours of a place.</summary>
    /// <param name="place">Index, 0 to <see cref="Count"/> − 1.</param>
    /// <returns>Indices, ascending; empty for an island.</returns>
    public ReadOnlySpan<int> Of(int place) => _indices.AsSpan(_starts[place], _starts[place + 1] - _starts[place]);

    /// <summary>Sum of the values of each place's neighbours, and its own when it belongs to them.</summary>
    internal double[] Sums(double[] values, bool withOwn)
    {
        var sums = new double[Count];
        Chunks.For(Count, default, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                var sum = withOwn ? values[i] : 0;
                foreach (var j in Of(i)) sum += values[j];
                sums[i] = sum;
            }
        }, PlacesAtATime);
        return sums;
    }

    internal bool IsNeighbourOfAny(int place) => (_isMentioned ??= Mention())[place];

    /// <summary>The same neighbours among some of the places alone, numbered anew in the given order.</summary>
    /// <param name="places">Indices of the places to keep, ascending, without repeats.</param>
    /// <returns>Neighbours of the kept places.</returns>
    /// <exception cref="ArgumentException">An unknown place, or places out of order.</exception>
    public Neighbours Among(IReadOnlyList<int> places)
    {
        var renumbered = new int[Count];
        Array.Fill(renumbered, -1);
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i] < 0 || places[i] >= Count || (i > 0 && places[i] <= places[i - 1]))
                throw new ArgumentException("The places must be known and ascending.", nameof(places));
            renumbered[places[i]] = i;
        }
        var starts = new int[places.Count + 1];
        var indices = new List<int>();
        for (var i = 0; i < places.Count; i++)
        {
            foreach (var j in Of(places[i]))
                if (renumbered[j] >= 0) indices.Add(renumbered[j]);
            starts[i + 1] = indices.Count;
        }
        return new Neighbours(starts, [.. indices]);
    }

    private bool[] Mention()
    {
        var mentioned = new bool[Count];
        foreach (var j in _indices) mentioned[j] = true;
        return mentioned;
    }

    /// <summary>From ready lists.</summary>
    /// <param name="lists">For each place the indices of its neighbours; itself and repeats are dropped. Need not be mutual.</param>
    /// <returns>The neighbours.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An unknown place.</exception>
    public static Neighbours FromLists(IReadOnlyList<IReadOnlyCollection<int>> lists)
    {
        var starts = new int[lists.Count + 1];
        var indices = new List<int>();
        for (var i = 0; i < lists.Count; i++)
        {
            foreach (var j in lists[i].Where(j => j != i).Distinct().Order())
            {
                if (j < 0 || j >= lists.Count) throw new ArgumentOutOfRangeException(nameof(lists), j, "Unknown place.");
                indices.Add(j);
            }
            starts[i + 1] = indices.Count;
        }
        return new Neighbours(starts, [.. indices]);
    }

    /// <summary>Cells that share a side or a corner in a grid.</summary>
    /// <param name="width">Cells per row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <returns>Neighbours of the cells, row by row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public static Neighbours QueenGrid(int width, int height) => OfGrid(width, height, corners: true);

    /// <summary>Cells that share a side in a grid.</summary>
    /// <param name="width">Cells per row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <returns>Neighbours of the cells, row by row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    public static Neighbours RookGrid(int width, int height) => OfGrid(width, height, corners: false);

    private static Neighbours OfGrid(int width, int height, bool corners)
    {
        Require.AtLeast(width, 1);
        Require.AtLeast(height, 1);
        Require.NotMoreThan((double)width * height, MostPlaces, "cells");
        var starts = new int[(width * height) + 1];
        int perRow = corners ? (3 * width) - 2 : width, own = corners ? -width : width - 2;
        int Before(int row) => (row * own) + (perRow * Rows(row));
        var indices = GC.AllocateUninitializedArray<int>(Before(height));
        Chunks.For(height, default, (from, to) =>
        {
            for (var y = from; y < to; y++) FillRow((width, height, y), corners, Before(y), starts, indices);
        }, Math.Max(1, CellsAtATime / width));
        return new Neighbours(starts, indices);

        // The rows that touch each of the first rows, itself included: two at the edges of the map, otherwise three.
        int Rows(int row) => (3 * row) - (row > 0 ? 1 : 0) - (row == height ? 1 : 0);
    }

    private static void FillRow((int Width, int Height, int Y) row, bool corners, int at, int[] starts, int[] indices)
    {
        var (width, height, y) = row;
        var around = Vector256.Create(-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1);
        for (var x = 0; x < width; x++)
        {
            var cell = (y * width) + x;
            if (corners && x > 0 && x < width - 1 && y > 0 && y < height - 1)
            {
                (Vector256.Create(cell) + around).CopyTo(indices, at);
                at += 8;
            }
            else
            {
                for (var v = Math.Max(0, y - 1); v <= Math.Min(height - 1, y + 1); v++)
                    for (var u = Math.Max(0, x - 1); u <= Math.Min(width - 1, x + 1); u++)
                        if ((u != x || v != y) && (corners || u == x || v == y)) indices[at++] = (v * width) + u;
            }
            starts[cell + 1] = at;
        }
    }

    /// <summary>Places at most so far away, those at the same coordinate included.</summary>
    /// <param name="points">Positions in metres, finite.</param>
    /// <param name="radiusInMetres">Distance, above 0; exactly at the distance is inside.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The neighbours.</returns>
    /// <exception cref="ArgumentException">A position that is not finite, a radius not above 0, or too many pairs.</exception>
    public static Neighbours WithinDistance(IReadOnlyList<PlanePosition> points, double radiusInMetres, Oversight oversight = default)
    {
        var hash = new SpatialHash(points, radiusInMetres);
        Require.NotMoreThan(hash.CountWithin(radiusInMetres, MostPairs, oversight), MostPairs, "pairs of neighbours");
        var meter = oversight.Count(Math.Max(1, points.Count));
        var starts = new int[points.Count + 1];
        var indices = new List<int>();
        for (var i = 0; i < points.Count; i++)
        {
            var first = indices.Count;
            hash.Within(points[i], radiusInMetres, indices);
            if (i % 1024 == 0) oversight.Look();
            meter.Tick();
            indices.RemoveAt(indices.IndexOf(i, first));
            indices.Sort(first, indices.Count - first, null);
            starts[i + 1] = indices.Count;
        }
        return new Neighbours(starts, [.. indices]);
    }

    /// <summary>The nearest places of each; not mutual in general.</summary>
    /// <param name="points">Positions in metres, finite.</param>
    /// <param name="count">How many, at least 1; fewer when there are not so many other places. Ties go to the lower index.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The neighbours.</returns>
    /// <exception cref="ArgumentException">A position that is not finite, a count below 1, or too many pairs.</exception>
    public static Neighbours Nearest(IReadOnlyList<PlanePosition> points, int count, Oversight oversight = default)
    {
        Require.AtLeast(count, 1);
        Require.NotMoreThan((double)points.Count * count, MostPairs, "pairs of neighbours");
        var tree = new KdTree(points);
        var lists = new int[points.Count][];
        oversight.For(points.Count, i =>
            lists[i] = [.. tree.Nearest(points[i], count, i).Order()]);
        return FromLists(lists);
    }

    /// <summary>From pairs coded as one number, the first place in its high half; any order, repeats dropped, both directions made.</summary>
    internal static Neighbours FromPairs(int places, List<long> pairs)
    {
        var both = new long[2 * pairs.Count];
        for (var k = 0; k < pairs.Count; k++)
        {
            long a = pairs[k] >> 32, b = pairs[k] & 0xFFFFFFFF;
            (both[2 * k], both[(2 * k) + 1]) = ((a << 32) | b, (b << 32) | a);
        }
        Array.Sort(both);
        var starts = new int[places + 1];
        var indices = new List<int>(both.Length);
        for (var k = 0; k < both.Length; k++)
        {
            if (k > 0 && both[k] == both[k - 1]) continue;
            indices.Add((int)(both[k] & 0xFFFFFFFF));
            starts[(int)(both[k] >> 32) + 1] = indices.Count;
        }
        for (var i = 0; i < places; i++) starts[i + 1] = Math.Max(starts[i + 1], starts[i]);
        return new Neighbours(starts, [.. indices]);
    }
}
