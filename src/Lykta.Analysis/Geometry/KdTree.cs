namespace Lykta.Analysis.Geometry;

/// <summary>Points in a balanced tree, for finding the nearest ones when the distance is not known beforehand.</summary>
/// <remarks>Source: J. L. Bentley, Communications of the ACM 18 (1975); docs/methods/neighbours.md.</remarks>
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
        var best = new Best(Math.Min(count, _points.Length), except: -1);
        Search(0, _order.Length, true, centre, best);
        return [.. best.Found.Select(item => (item.Index, Math.Sqrt(item.Square)))];
    }

    /// <summary>Indices of the nearest points but one, nearest first.</summary>
    internal IEnumerable<int> Nearest(PlanePosition centre, int count, int except)
    {
        var best = new Best(Math.Min(count, _points.Length), except);
        Search(0, _order.Length, true, centre, best);
        return best.Found.Select(item => item.Index);
    }

    /// <summary>The nearest found so far, in order.</summary>
    private sealed class Best(int size, int except)
    {
        private readonly (double Square, int Index)[] _items = new (double, int)[size];
        private int _count;

        public IEnumerable<(double Square, int Index)> Found => _items.Take(_count);

        public bool MayImprove(double square) => _count < size || (size > 0 && square <= _items[^1].Square);

        public void Offer((double Square, int Index) item)
        {
            if (item.Index == except || size == 0 || (_count == size && item.CompareTo(_items[^1]) >= 0)) return;
            var at = _count < size ? _count++ : size - 1;
            for (; at > 0 && item.CompareTo(_items[at - 1]) < 0; at--) _items[at] = _items[at - 1];
            _items[at] = item;
        }
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

    private void Search(int start, int end, bool byEast, PlanePosition centre, Best best)
    {
        if (start >= end) return;
        var middle = (start + end) / 2;
        var index = _order[middle];
        best.Offer((SpatialHash.SquaredDistance(centre, _points[index]), index));
        var offset = (byEast ? centre.East : centre.North) - Along(index, byEast);
        var (near, far) = offset < 0 ? ((start, middle), (middle + 1, end)) : ((middle + 1, end), (start, middle));
        Search(near.Item1, near.Item2, !byEast, centre, best);
        if (best.MayImprove(offset * offset)) Search(far.Item1, far.Item2, !byEast, centre, best);
    }
}
