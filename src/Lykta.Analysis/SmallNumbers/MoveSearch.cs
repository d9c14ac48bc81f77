namespace Lykta.Analysis.SmallNumbers;

/// <summary>Finds the cheapest set of cells to hide so that a sensitive cell could be larger without any shown number changing.</summary>
internal sealed class MoveSearch
{
    private const int None = -1;
    private readonly Grid _grid;
    private readonly bool[] _hidden;
    private readonly Oversight _oversight;
    private readonly int[][][] _groupsOf;
    private readonly int[]?[]?[][] _touched;
    private readonly int[] _plus;
    private readonly int[] _partner;
    private readonly int[] _corner;
    private double _best;
    private List<int> _bestCells = [];
    private List<int> _cells = [];

    public MoveSearch(Grid grid, bool[] hidden, Oversight oversight)
    {
        (_grid, _hidden, _oversight) = (grid, hidden, oversight);
        _plus = new int[grid.Dimensions.Count];
        _partner = new int[grid.Dimensions.Count];
        _corner = new int[grid.Dimensions.Count];
        _groupsOf = [.. grid.Dimensions.Select(GroupsOf)];
        _touched = [.. grid.Dimensions.Select(dimension => new int[]?[]?[dimension.Atoms])];
    }

    /// <summary>Hides what the cheapest move for the cell touches; the move adds <paramref name="amount"/> to the cell.</summary>
    public void Protect(int cell, long amount)
    {
        _best = double.PositiveInfinity;
        _bestCells.Clear();
        ChooseAtoms(_grid.Groups(cell), 0, amount);
        foreach (var touched in _bestCells) _hidden[touched] = true;
    }

    /// <summary>For each atom the groups that contain it, ascending.</summary>
    private static int[][] GroupsOf(Dimension dimension)
    {
        var groups = new List<int>[dimension.Atoms];
        for (var atom = 0; atom < groups.Length; atom++) groups[atom] = [];
        for (var group = 0; group < dimension.Groups; group++)
            foreach (var atom in dimension.AtomsOf(group)) groups[atom].Add(group);
        return [.. groups.Select(group => group.ToArray())];
    }

    /// <summary>The groups whose sum changes when an atom gives to another or to none: those that contain exactly one of the two.</summary>
    /// <remarks>Made when asked for: most pairs of a wide dimension never are.</remarks>
    private int[] Touched(int d, int atom, int partner)
    {
        var none = _groupsOf[d].Length;
        var row = _touched[d][atom] ??= new int[none + 1][];
        return row[partner] ??= partner == none ? _groupsOf[d][atom] : Difference(_groupsOf[d][atom], _groupsOf[d][partner]);
    }

    private static int[] Difference(int[] one, int[] other)
    {
        var either = new List<int>(one.Length + other.Length);
        var (i, j) = (0, 0);
        while (i < one.Length || j < other.Length)
        {
            var (a, b) = (i < one.Length ? one[i] : int.MaxValue, j < other.Length ? other[j] : int.MaxValue);
            if (a != b) either.Add(Math.Min(a, b));
            if (a <= b) i++;
            if (b <= a) j++;
        }
        return [.. either];
    }

    private void ChooseAtoms(int[] groups, int d, long amount)
    {
        if (_best == 0) return;
        if (d == groups.Length)
        {
            _oversight.Look();
            ChoosePartners(groups, 0, amount);
            return;
        }
        foreach (var atom in _grid.Dimensions[d].AtomsOf(groups[d]))
        {
            _plus[d] = atom;
            ChooseAtoms(groups, d + 1, amount);
        }
    }

    private void ChoosePartners(int[] groups, int d, long amount)
    {
        if (_best == 0) return;
        if (d == groups.Length)
        {
            if (LeavesSomething(0, 0, amount)) Weigh();
            return;
        }
        var dimension = _grid.Dimensions[d];
        for (var partner = 0; partner < dimension.Atoms; partner++)
        {
            if (dimension.Contains(groups[d], partner)) continue;
            _partner[d] = partner;
            ChoosePartners(groups, d + 1, amount);
        }
        _partner[d] = None;
        ChoosePartners(groups, d + 1, amount);
    }

    /// <summary>Whether every atom that the move takes from keeps at least 1.</summary>
    private bool LeavesSomething(int d, int partners, long amount)
    {
        if (d == _corner.Length) return partners % 2 == 0 || _grid.Atom(_corner) > amount;
        _corner[d] = _plus[d];
        if (!LeavesSomething(d + 1, partners, amount)) return false;
        if (_partner[d] == None) return true;
        _corner[d] = _partner[d];
        return LeavesSomething(d + 1, partners + 1, amount);
    }

    private void Weigh()
    {
        _cells.Clear();
        var cost = Collect(0, 0, 0, _cells);
        if (cost >= _best) return;
        _best = cost;
        (_cells, _bestCells) = (_bestCells, _cells);
    }

    private double Collect(int d, int offset, double cost, List<int> cells)
    {
        if (cost >= _best) return cost;
        if (d == _plus.Length)
        {
            if (_hidden[offset]) return cost;
            cells.Add(offset);
            return cost + 1 + Math.Log2(1 + _grid.Value(offset));
        }
        var partner = _partner[d] == None ? _grid.Dimensions[d].Atoms : _partner[d];
        foreach (var group in Touched(d, _plus[d], partner))
            cost = Collect(d + 1, offset + (group * _grid.Stride(d)), cost, cells);
        return cost;
    }
}
