namespace Lykta.Analysis.Geometry;

/// <summary>Which places are neighbours of which, stored compactly; a place is never its own neighbour here.</summary>
/// <remarks>Source: docs/methods/geometry.md.</remarks>
public sealed class Neighbours
{
    /// <summary>Most places in a grid.</summary>
    public const int MostPlaces = 12_500_000;

    /// <summary>Most pairs of neighbours, each counted from both sides; 400 MB.</summary>
    public const int MostPairs = 100_000_000;

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
        var indices = new List<int>(width * height * 8);
        for (var cell = 0; cell < width * height; cell++)
        {
            int x = cell % width, y = cell / width;
            for (var v = Math.Max(0, y - 1); v <= Math.Min(height - 1, y + 1); v++)
                for (var u = Math.Max(0, x - 1); u <= Math.Min(width - 1, x + 1); u++)
                    if ((u != x || v != y) && (corners || u == x || v == y)) indices.Add((v * width) + u);
            starts[cell + 1] = indices.Count;
        }
        return new Neighbours(starts, [.. indices]);
    }

    /// <summary>Places at most so far away, those at the same coordinate included.</summary>
    /// <param name="points">Positions in metres, finite.</param>
    /// <param name="radiusInMetres">Distance, above 0; exactly at the distance is inside.</param>
    /// <returns>The neighbours.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A position that is not finite or a radius not above 0.</exception>
    public static Neighbours WithinDistance(IReadOnlyList<PlanePosition> points, double radiusInMetres)
    {
        var hash = new SpatialHash(points, radiusInMetres);
        var starts = new int[points.Count + 1];
        var indices = new List<int>();
        for (var i = 0; i < points.Count; i++)
        {
            var first = indices.Count;
            hash.Within(points[i], radiusInMetres, indices);
            Require.NotMoreThan(indices.Count, MostPairs, "pairs of neighbours");
            indices.RemoveAt(indices.IndexOf(i, first));
            indices.Sort(first, indices.Count - first, null);
            starts[i + 1] = indices.Count;
        }
        return new Neighbours(starts, [.. indices]);
    }
}
