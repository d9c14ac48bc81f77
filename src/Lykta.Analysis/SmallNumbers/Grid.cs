namespace Lykta.Analysis.SmallNumbers;

/// <summary>All shown cells of a table (one per combination of groups) with their true sums.</summary>
internal sealed class Grid
{
    private readonly long[] _values;
    private readonly int[] _atomStrides;
    private readonly int[] _cellStrides;
    private readonly long[] _atoms;

    public Grid(IReadOnlyList<long> atoms, IReadOnlyList<Dimension> dimensions)
    {
        Dimensions = dimensions;
        _atoms = [.. atoms];
        (_atomStrides, var atomCount) = Strides(dimensions, d => d.Atoms);
        (_cellStrides, var cellCount) = Strides(dimensions, d => d.Groups);
        if (atoms.Count != atomCount) throw new ArgumentException("The number of values must be the product of the dimensions' atoms.", nameof(atoms));
        _values = new long[cellCount];
        for (var cell = 0; cell < cellCount; cell++) _values[cell] = Sum(Groups(cell), 0, 0);
    }

    public IReadOnlyList<Dimension> Dimensions { get; }

    public int Cells => _values.Length;

    public long Value(int cell) => _values[cell];

    public int Stride(int dimension) => _cellStrides[dimension];

    public long Atom(ReadOnlySpan<int> atoms)
    {
        var index = 0;
        for (var d = 0; d < atoms.Length; d++) index += atoms[d] * _atomStrides[d];
        return _atoms[index];
    }

    public int Cell(ReadOnlySpan<int> groups)
    {
        if (groups.Length != Dimensions.Count) throw new ArgumentException("One group per dimension is needed.", nameof(groups));
        var cell = 0;
        for (var d = 0; d < groups.Length; d++)
        {
            if (groups[d] < 0 || groups[d] >= Dimensions[d].Groups) throw new ArgumentOutOfRangeException(nameof(groups));
            cell += groups[d] * _cellStrides[d];
        }
        return cell;
    }

    /// <summary>How many moves there are to choose between for a cell: an atom inside, and one outside or none, in each dimension.</summary>
    public double Moves(int cell)
    {
        double moves = 1;
        foreach (var (group, dimension) in Groups(cell).Zip(Dimensions))
            moves *= dimension.AtomsOf(group).Count * (dimension.Atoms - dimension.AtomsOf(group).Count + 1.0);
        return moves;
    }

    public int[] Groups(int cell)
    {
        var groups = new int[Dimensions.Count];
        for (var d = 0; d < groups.Length; d++) (groups[d], cell) = Math.DivRem(cell, _cellStrides[d]);
        return groups;
    }

    private static (int[] Strides, int Count) Strides(IReadOnlyList<Dimension> dimensions, Func<Dimension, int> size)
    {
        var strides = new int[dimensions.Count];
        var count = 1;
        for (var d = dimensions.Count - 1; d >= 0; d--)
        {
            strides[d] = count;
            count = checked(count * size(dimensions[d]));
        }
        return (strides, count);
    }

    private long Sum(int[] groups, int dimension, int offset)
    {
        if (dimension == groups.Length) return _atoms[offset];
        long sum = 0;
        foreach (var atom in Dimensions[dimension].AtomsOf(groups[dimension]))
            sum += Sum(groups, dimension + 1, offset + (atom * _atomStrides[dimension]));
        return sum;
    }
}
