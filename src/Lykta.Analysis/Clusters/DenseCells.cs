using System.Runtime.Intrinsics;

namespace Lykta.Analysis.Clusters;

/// <summary>The steps of DBSCAN on cells: core points, joined cells, labels, border points. A cell goes by its first place.</summary>
internal sealed class DenseCells
{
    /// <summary>Rows on each side that can hold a place within the radius; the outermost only in the columns just beside.</summary>
    private const int Reach = 2;

    private readonly DensePlaces _places;
    private readonly double _square;
    private readonly double _least;
    private readonly bool[] _isCore;
    private readonly bool[] _hasCore;
    private readonly int[] _parent;

    public DenseCells(DensePlaces places, DbscanOptions options)
    {
        (_places, _least, _square) = (places, options.LeastWeight, options.RadiusInMetres * options.RadiusInMetres);
        (_isCore, _hasCore) = (new bool[places.Count], new bool[places.Count]);
        _parent = [.. Enumerable.Range(0, places.Count)];
    }

    public (int[] Labels, bool[] IsCore) Label(Oversight oversight)
    {
        ForCells(oversight, FindCores);
        for (int cell = 0, seen = 0; cell < _places.Count; cell = End(cell))
        {
            if (seen++ % 4096 == 0) oversight.Look();
            if (_hasCore[cell]) Join(cell);
        }
        var labels = new int[_places.Count];
        var numbers = Number();
        ForCells(oversight, (cell, end) =>
        {
            Span<(int From, int To)> rows = stackalloc (int, int)[(2 * Reach) + 1];
            var known = false;
            for (var place = cell; place < end; place++)
            {
                if (_isCore[place]) labels[place] = numbers[_parent[cell]];
                else
                {
                    if (!known) Around(cell, rows);
                    known = true;
                    if (Nearest(rows, place) is { } near) labels[place] = numbers[_parent[_places.Head[near]]];
                }
            }
        });
        return (Renumber(labels), _isCore);
    }

    /// <summary>All cells, each with its first place and the one after its last.</summary>
    private void ForCells(Oversight oversight, Action<int, int> work) => Chunks.For(_places.Count, oversight, (from, to) =>
    {
        while (from < to && _places.Head[from] != from) from++;
        for (int end; from < to; from = end) work(from, end = End(from));
    });

    private int End(int cell)
    {
        var end = cell + 1;
        while (end < _places.Count && _places.Head[end] == cell) end++;
        return end;
    }

    /// <summary>The places of the cells around one, row by row from the south.</summary>
    private void Around(int cell, Span<(int From, int To)> rows)
    {
        var (column, row) = _places.CellOf(cell);
        for (var step = -Reach; step <= Reach; step++)
        {
            var wide = Math.Abs(step) == Reach ? 1 : Reach;
            rows[step + Reach] = _places.Between(row + step, column - wide, column + wide);
        }
    }

    private bool IsNear(int a, int b) => Square(a, b) <= _square;

    private double Square(int a, int b)
    {
        double x = _places.East[a] - _places.East[b], y = _places.North[a] - _places.North[b];
        return (x * x) + (y * y);
    }

    private void FindCores(int cell, int end)
    {
        var together = 0.0;
        for (var place = cell; place < end; place++) together += _places.Weight[place];
        if (together >= _least)
        {
            _isCore.AsSpan(cell..end).Fill(true);
            _hasCore[cell] = true;
            return;
        }
        Span<(int From, int To)> rows = stackalloc (int, int)[(2 * Reach) + 1];
        Around(cell, rows);
        for (var place = cell; place < end; place++)
        {
            _isCore[place] = IsDense(rows, place, (cell, end), together);
            _hasCore[cell] |= _isCore[place];
        }
    }

    private bool IsDense(ReadOnlySpan<(int From, int To)> rows, int place, (int From, int To) own, double weight)
    {
        foreach (var (from, to) in rows)
        {
            if (from <= own.From && own.To <= to)
            {
                if (IsDense(from, own.From, place, ref weight) || IsDense(own.To, to, place, ref weight)) return true;
            }
            else if (IsDense(from, to, place, ref weight)) return true;
        }
        return false;
    }

    /// <summary>Adds the weight of the places in a row that are near; eight at a time, as the lists end in room for that.</summary>
    private bool IsDense(int from, int to, int place, ref double weight)
    {
        Vector512<double> east = Vector512.Create(_places.East[place]), north = Vector512.Create(_places.North[place]), square = Vector512.Create(_square);
        var lanes = Vector512.ConvertToDouble(Vector512<long>.Indices);
        for (var near = from; near < to; near += DensePlaces.Lanes)
        {
            Vector512<double> x = east - Vector512.Create(_places.East, near), y = north - Vector512.Create(_places.North, near);
            var isNear = Vector512.LessThanOrEqual((x * x) + (y * y), square) & Vector512.LessThan(lanes, Vector512.Create((double)(to - near)));
            weight += Vector512.Sum(Vector512.Create(_places.Weight, near) & isNear);
            if (weight >= _least) return true;
        }
        return false;
    }

    /// <summary>Joins a cell with those after it in the order of the places.</summary>
    private void Join(int cell)
    {
        Span<(int From, int To)> rows = stackalloc (int, int)[(2 * Reach) + 1];
        Around(cell, rows);
        var end = End(cell);
        foreach (var (from, to) in rows[Reach..])
        {
            for (int other = Math.Max(from, end), next; other < to; other = next)
            {
                next = End(other);
                if (!_hasCore[other]) continue;
                int a = Root(cell), b = Root(other);
                if (a != b && Touch((cell, end), (other, next))) _parent[Math.Max(a, b)] = Math.Min(a, b);
            }
        }
    }

    private bool Touch((int From, int To) one, (int From, int To) other)
    {
        for (var a = one.From; a < one.To; a++)
        {
            if (!_isCore[a]) continue;
            for (var b = other.From; b < other.To; b++)
                if (_isCore[b] && IsNear(a, b)) return true;
        }
        return false;
    }

    private int Root(int cell)
    {
        while (_parent[cell] != cell) cell = _parent[cell] = _parent[_parent[cell]];
        return cell;
    }

    /// <summary>A number from 1 for each joined set, after which every cell points straight at its root.</summary>
    private int[] Number()
    {
        var numbers = new int[_places.Count];
        var next = 0;
        for (var cell = 0; cell < _places.Count; cell++)
        {
            if (!_hasCore[cell]) continue;
            _parent[cell] = Root(cell);
            if (_parent[cell] == cell) numbers[cell] = ++next;
        }
        return numbers;
    }

    private int? Nearest(ReadOnlySpan<(int From, int To)> rows, int place)
    {
        int? best = null;
        var least = double.PositiveInfinity;
        foreach (var (from, to) in rows)
        {
            for (var near = from; near < to; near++)
            {
                if (!_isCore[near]) continue;
                var square = Square(place, near);
                if (square <= _square && square < least) (best, least) = (near, square);
            }
        }
        return best;
    }

    /// <summary>Labels by falling weight.</summary>
    private int[] Renumber(int[] labels)
    {
        var weights = new double[labels.DefaultIfEmpty().Max() + 1];
        for (var place = 0; place < labels.Length; place++) weights[labels[place]] += _places.Weight[place];
        var ranks = new int[weights.Length];
        var rank = 0;
        foreach (var label in Enumerable.Range(1, weights.Length - 1).OrderByDescending(label => weights[label])) ranks[label] = ++rank;
        for (var place = 0; place < labels.Length; place++) labels[place] = ranks[labels[place]];
        return labels;
    }
}
