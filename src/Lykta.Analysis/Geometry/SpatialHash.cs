namespace Lykta.Analysis.Geometry;

/// <summary>Points sorted into square cells, for finding all within a distance that is about the size of a cell.</summary>
/// <remarks>
/// Coordinates are moved to the corner of the points first, so that answers do not depend on where on earth they lie. Source:
/// docs/methods/neighbours.md.
/// </remarks>
public sealed class SpatialHash
{
    private readonly double _cell;
    private readonly PlanePosition _corner;
    private readonly PlanePosition[] _points;
    private readonly Dictionary<(long X, long Y), (int Start, int Count)> _cells = [];
    private readonly int[] _order;

    /// <summary>Sorts points into cells.</summary>
    /// <param name="points">Positions in metres, finite.</param>
    /// <param name="cellInMetres">Side of a cell, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position that is not finite or a side not above 0.</exception>
    public SpatialHash(IReadOnlyList<PlanePosition> points, double cellInMetres)
    {
        Require.Positive(cellInMetres);
        foreach (var point in points)
        {
            Require.Finite(point.East, nameof(points));
            Require.Finite(point.North, nameof(points));
        }
        _cell = cellInMetres;
        _corner = points.Count == 0 ? default : new PlanePosition(points.Min(p => p.East), points.Min(p => p.North));
        _points = [.. points];
        _order = [.. Enumerable.Range(0, points.Count)];
        var keys = _points.Select(Key).ToArray();
        Array.Sort(keys, _order);
        for (int start = 0, i = 1; i <= keys.Length; i++)
        {
            if (i < keys.Length && keys[i] == keys[start]) continue;
            Array.Sort(_order, start, i - start);
            _cells[keys[start]] = (start, i - start);
            start = i;
        }
    }

    /// <summary>Number of points.</summary>
    public int Count => _points.Length;

    /// <summary>Finds the points at most so far from a position.</summary>
    /// <param name="centre">The position, finite.</param>
    /// <param name="radiusInMetres">Distance, at least 0; exactly at the distance is inside.</param>
    /// <param name="found">Indices are added to it, cell by cell; what it holds already is kept.</param>
    /// <exception cref="ArgumentOutOfRangeException">A radius below 0 or not finite.</exception>
    public void Within(PlanePosition centre, double radiusInMetres, ICollection<int> found)
    {
        Require.NotNegative(radiusInMetres);
        var (left, bottom) = Key(new PlanePosition(centre.East - radiusInMetres, centre.North - radiusInMetres));
        var (right, top) = Key(new PlanePosition(centre.East + radiusInMetres, centre.North + radiusInMetres));
        if (((double)right - left + 1) * ((double)top - bottom + 1) > _cells.Count) AddNear(centre, radiusInMetres, (0, _order.Length), found);
        else
            for (var y = bottom; y <= top; y++)
                for (var x = left; x <= right; x++)
                    if (_cells.TryGetValue((x, y), out var cell)) AddNear(centre, radiusInMetres, cell, found);
    }

    private void AddNear(PlanePosition centre, double radius, (int Start, int Count) cell, ICollection<int> found)
    {
        for (var k = cell.Start; k < cell.Start + cell.Count; k++)
            if (SquaredDistance(centre, _points[_order[k]]) <= radius * radius) found.Add(_order[k]);
    }

    /// <summary>How many ordered pairs of different points lie so near, without keeping any; stops counting above a limit.</summary>
    internal double CountWithin(double radius, double most, Oversight oversight = default)
    {
        var square = radius * radius;
        double count = 0;
        var cells = 0;
        foreach (var ((x, y), cell) in _cells)
        {
            for (var v = y - 1; v <= y + 1; v++)
                for (var u = x - 1; u <= x + 1; u++)
                    if (_cells.TryGetValue((u, v), out var other)) count += CountNear(cell, other, square);
            if (count - _points.Length > most) break;
            if (++cells % 1024 == 0) oversight.Look();
        }
        return count - _points.Length;
    }

    private double CountNear((int Start, int Count) cell, (int Start, int Count) other, double square)
    {
        double count = 0;
        for (var a = cell.Start; a < cell.Start + cell.Count; a++)
            for (var b = other.Start; b < other.Start + other.Count; b++)
                if (SquaredDistance(_points[_order[a]], _points[_order[b]]) <= square) count++;
        return count;
    }

    internal static double SquaredDistance(PlanePosition a, PlanePosition b)
    {
        double x = a.East - b.East, y = a.North - b.North;
        return (x * x) + (y * y);
    }

    private (long X, long Y) Key(PlanePosition point) =>
        ((long)Math.Floor((point.East - _corner.East) / _cell), (long)Math.Floor((point.North - _corner.North) / _cell));
}
