namespace Lykta.Analysis.Geometry;

/// <summary>Points in a balanced tree, for finding the nearest ones when the distance is not known beforehand.</summary>
/// <remarks>Source: J. L. Bentley, Communications of the ACM 18 (1975); docs/methods/geometry.md.</remarks>
public sealed class KdTree
{
    private readonly PlanePosition[] _points;
    private readonly int[] _order;

    /// <summary>Builds the tree.</summary>
    /// <param name="points">Positions in metres, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A position that is not finite.</exception>
    public KdTree(IReadOnlyList<PlanePosition> points)
    {
        foreach (var point in points)
        {
            Require.Finite(point.East, nameof(points));
            Require.Finite(point.North, nameof(points));
        }
        _points = [.. points];
        _order = [.. Enumerable.Range(0, points.Count)];
        Build(0, _order.Length, byEast: true);
    }

    /// <summary>Number of points.</summary>
    public int Count => _points.Length;

    /// <summary>The nearest points.</summary>
    /// <param name="centre">The position to search from, finite.</param>
    /// <param name="count">How many, at least 1; all points when there are fewer.</param>
    /// <returns>Indices with distances in metres, nearest first; equally near ones by index.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count below 1 or a position that is not finite.</exception>
    public IReadOnlyList<(int Index, double DistanceInMetres)> Nearest(PlanePosition centre, int count = 1)
    {
        Require.AtLeast(count, 1);
        Require.Finite(centre.East);
        Require.Finite(centre.North);
        var best = new SortedSet<(double Square, int Index)>();
        Search(0, _order.Length, true, centre, count, best);
        return [.. best.Select(item => (item.Index, Math.Sqrt(item.Square)))];
    }

    private void Build(int start, int end, bool byEast)
    {
        if (end - start < 2) return;
        var middle = (start + end) / 2;
        Select(start, end - 1, middle, byEast);
        Build(start, middle, !byEast);
        Build(middle + 1, end, !byEast);
    }

    private void Select(int low, int high, int target, bool byEast)
    {
        while (low < high)
        {
            var pivot = Along(_order[(low + high) / 2], byEast);
            int i = low, j = high;
            while (i <= j)
            {
                while (Along(_order[i], byEast) < pivot) i++;
                while (Along(_order[j], byEast) > pivot) j--;
                if (i > j) break;
                (_order[i], _order[j]) = (_order[j], _order[i]);
                i++;
                j--;
            }
            if (target <= j) high = j;
            else if (target >= i) low = i;
            else return;
        }
    }

    private double Along(int index, bool byEast) => byEast ? _points[index].East : _points[index].North;

    private void Search(int start, int end, bool byEast, PlanePosition centre, int count, SortedSet<(double Square, int Index)> best)
    {
        if (start >= end) return;
        var middle = (start + end) / 2;
        var index = _order[middle];
        best.Add((SpatialHash.SquaredDistance(centre, _points[index]), index));
        if (best.Count > count) best.Remove(best.Max);
        var offset = (byEast ? centre.East : centre.North) - Along(index, byEast);
        var (near, far) = offset < 0 ? ((start, middle), (middle + 1, end)) : ((middle + 1, end), (start, middle));
        Search(near.Item1, near.Item2, !byEast, centre, count, best);
        if (best.Count < count || offset * offset <= best.Max.Square) Search(far.Item1, far.Item2, !byEast, centre, count, best);
    }
}
