namespace Lykta.Analysis.SmallNumbers;

/// <summary>Finds the cheapest set of cells to hide so that a sensitive cell could be larger without any shown number changing.</summary>
internal sealed class MoveSearch
{
    private const int None = -1;
    private readonly Grid _grid;
    private readonly bool[] _hidden;
    private readonly Oversight _oversight;
    private readonly int[][][] _touched;
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
        _touched = [.. grid.Dimensions.Select(Touched)];
    }

    /// <summary>Hides what the cheapest move for the cell touches; the move adds <paramref name="amount"/> to the cell.</summary>
    public void Protect(int cell, long amount)
    {
        _best = double.PositiveInfinity;
        _bestCells.Clear();
        ChooseAtoms(_grid.Groups(cell), 0, amount);
        foreach (var touched in _bestCells) _hidden[touched] = true;
    }

    /// <summary>For each atom and partner (last: none) the groups whose sum changes: those that contain exactly one of the two.</summary>
    private static int[][] Touched(Dimension dimension)
    {
        var width = dimension.Atoms + 1;
        var touched = new int[dimension.Atoms * width][];
        for (var atom = 0; atom < dimension.Atoms; atom++)
        {
            for (var partner = 0; partner < width; partner++)
            {
                touched[(atom * width) + partner] = [.. Enumerable.Range(0, dimension.Groups).Where(group =>
                    dimension.Contains(group, atom) != (partner < dimension.Atoms && dimension.Contains(group, partner)))];
            }
        }
        return touched;
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
        var width = _grid.Dimensions[d].Atoms + 1;
        var partner = _partner[d] == None ? width - 1 : _partner[d];
        foreach (var group in _touched[d][(_plus[d] * width) + partner])
            cost = Collect(d + 1, offset + (group * _grid.Stride(d)), cost, cells);
        return cost;
    }
}
