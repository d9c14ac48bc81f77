namespace Lykta.Analysis.Clusters;

/// <summary>The steps of DBSCAN on cells: core points, joined cells, labels, border points.</summary>
internal sealed class DenseCells
{
    private const int Chunk = 2048;

    /// <summary>Columns and rows of the cells that can hold a place within the radius: five by five without the corners.</summary>
    private static readonly (int X, int Y)[] Around =
        [.. from y in Enumerable.Range(-2, 5) from x in Enumerable.Range(-2, 5) where Math.Abs(x * y) < 4 select (x, y)];

    private readonly DensePlaces _places;
    private readonly double _square;
    private readonly double _least;
    private readonly Dictionary<long, int> _cellAt;
    private readonly bool[] _isCore;
    private readonly int[] _parent;
    private readonly bool[] _hasCore;

    public DenseCells(DensePlaces places, DbscanOptions options)
    {
        (_places, _least, _square) = (places, options.LeastWeight, options.RadiusInMetres * options.RadiusInMetres);
        _cellAt = new(places.Cells.Count, new MixedKeys());
        for (var c = 0; c < places.Cells.Count - 1; c++) _cellAt[places.Cells[c].Key] = c;
        _isCore = new bool[places.East.Length];
        _parent = [.. Enumerable.Range(0, places.Cells.Count)];
        _hasCore = new bool[places.Cells.Count];
    }

    private int CellCount => _places.Cells.Count - 1;

    public (int[] Labels, bool[] IsCore) Label(Oversight oversight)
    {
        ForCells(oversight, FindCores);
        for (var cell = 0; cell < CellCount; cell++)
        {
            if (cell % Chunk == 0) oversight.Look();
            if (_hasCore[cell]) Join(cell);
        }
        var labels = new int[_isCore.Length];
        var numbers = Number();
        ForCells(oversight, cell =>
        {
            for (var place = First(cell); place < First(cell + 1); place++)
                labels[place] = _isCore[place] ? numbers[Root(cell)] : Nearest(cell, place) is { } near ? numbers[Root(near)] : 0;
        });
        return (Renumber(labels), _isCore);
    }

    private void ForCells(Oversight oversight, Action<int> work) => oversight.For((CellCount + Chunk - 1) / Chunk, chunk =>
    {
        for (var cell = chunk * Chunk; cell < Math.Min(CellCount, (chunk + 1) * Chunk); cell++) work(cell);
    });

    private int First(int cell) => _places.Cells[cell].First;

    private int? At(int cell, (int X, int Y) step) =>
        _cellAt.TryGetValue(_places.Cells[cell].Key + ((long)step.Y << 32) + step.X, out var other) ? other : null;

    private bool IsNear(int a, int b)
    {
        double x = _places.East[a] - _places.East[b], y = _places.North[a] - _places.North[b];
        return (x * x) + (y * y) <= _square;
    }

    private void FindCores(int cell)
    {
        var together = 0.0;
        for (var place = First(cell); place < First(cell + 1); place++) together += _places.Weight[place];
        for (var place = First(cell); place < First(cell + 1); place++)
        {
            _isCore[place] = together >= _least || IsDense(cell, place, together);
            _hasCore[cell] |= _isCore[place];
        }
    }

    private bool IsDense(int cell, int place, double weight)
    {
        foreach (var step in Around)
        {
            if (step == (0, 0) || At(cell, step) is not { } other) continue;
            for (var near = First(other); near < First(other + 1); near++)
            {
                if (!IsNear(place, near)) continue;
                weight += _places.Weight[near];
                if (weight >= _least) return true;
            }
        }
        return false;
    }

    private void Join(int cell)
    {
        foreach (var step in Around)
        {
            if (step.Y < 0 || (step.Y == 0 && step.X <= 0)) continue;
            if (At(cell, step) is not { } other || !_hasCore[other]) continue;
            int a = Root(cell), b = Root(other);
            if (a != b && Touch(cell, other)) _parent[Math.Max(a, b)] = Math.Min(a, b);
        }
    }

    private bool Touch(int one, int other)
    {
        for (var a = First(one); a < First(one + 1); a++)
        {
            if (!_isCore[a]) continue;
            for (var b = First(other); b < First(other + 1); b++)
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
        var numbers = new int[CellCount + 1];
        var next = 0;
        for (var cell = 0; cell < CellCount; cell++)
        {
            _parent[cell] = Root(cell);
            if (_hasCore[cell] && _parent[cell] == cell) numbers[cell] = ++next;
        }
        return numbers;
    }

    private int? Nearest(int cell, int place)
    {
        int? best = null;
        var least = double.PositiveInfinity;
        foreach (var step in Around)
        {
            if (At(cell, step) is not { } other || !_hasCore[other]) continue;
            for (var near = First(other); near < First(other + 1); near++)
            {
                if (!_isCore[near]) continue;
                double x = _places.East[place] - _places.East[near], y = _places.North[place] - _places.North[near];
                var square = (x * x) + (y * y);
                if (square <= _square && square < least) (best, least) = (other, square);
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
        return [.. labels.Select(label => ranks[label])];
    }
}

/// <summary>Spreads keys of row and column: the framework's hash of a long would give the same for thousands of cells.</summary>
internal sealed class MixedKeys : IEqualityComparer<long>
{
    public bool Equals(long x, long y) => x == y;

    public int GetHashCode(long obj) => unchecked((int)(((ulong)obj * 0x9E3779B97F4A7C15UL) >> 32));
}
