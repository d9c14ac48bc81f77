namespace Lykta.Analysis.SmallNumbers;

/// <summary>
/// One dimension of a published table: its finest parts (atoms) and every set of them (group) for which a number is shown.
/// </summary>
/// <remarks>
/// Nested areas, totals, and overlapping periods are all groups: a district is the set of its areas, "all" the set of everything,
/// "the last five weeks" a set that overlaps "the last four". All groups that anyone can see, in any table, must be listed, or
/// the protection does not hold for them. Source: docs/methods/suppression.md.
/// </remarks>
public sealed class Dimension
{
    private readonly int[][] _groups;

    /// <summary>Makes a dimension.</summary>
    /// <param name="atoms">Number of atoms, at least 1.</param>
    /// <param name="groups">The shown groups, each a non-empty set of atom indices 0 to atoms − 1. The order is kept as group index.</param>
    /// <exception cref="ArgumentException">No atoms, no groups, an empty group, a repeated or unknown atom.</exception>
    public Dimension(int atoms, IReadOnlyList<IReadOnlyCollection<int>> groups)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atoms, 1);
        if (groups.Count == 0) throw new ArgumentException("At least one group must be shown.", nameof(groups));
        Atoms = atoms;
        _groups = [.. groups.Select(group => group.Order().ToArray())];
        foreach (var group in _groups)
            if (group.Length == 0 || group[0] < 0 || group[^1] >= atoms || group.Distinct().Count() != group.Length)
                throw new ArgumentException("A group must be a non-empty set of known atoms.", nameof(groups));
    }

    /// <summary>Number of atoms, at least 1.</summary>
    public int Atoms { get; }

    /// <summary>Number of shown groups, at least 1.</summary>
    public int Groups => _groups.Length;

    /// <summary>Atoms shown one by one and with a total: groups 0 to atoms − 1 are the atoms, group <paramref name="atoms"/> is all.</summary>
    /// <param name="atoms">Number of atoms, at least 1. With one atom the total is left out, as it is the same number.</param>
    /// <returns>The dimension.</returns>
    public static Dimension WithTotal(int atoms)
    {
        var groups = Singles(atoms);
        if (atoms > 1) groups.Add([.. Enumerable.Range(0, atoms)]);
        return new Dimension(atoms, groups);
    }

    /// <summary>Atoms shown one by one without any total: periods that are published as separate tables.</summary>
    /// <param name="atoms">Number of atoms, at least 1.</param>
    /// <returns>The dimension.</returns>
    public static Dimension WithoutTotal(int atoms) => new(atoms, Singles(atoms));

    /// <summary>
    /// A tree with two levels: atoms, then parents, then a total. Groups 0 to n − 1 are the atoms, the next ones the parents in
    /// order of their number, the last one the total.
    /// </summary>
    /// <param name="parents">For each atom the number of its parent, 0 and up without holes.</param>
    /// <returns>The dimension. Parents that equal an atom or the total are still groups of their own.</returns>
    /// <exception cref="ArgumentException">No atoms, or a parent number that no atom has.</exception>
    public static Dimension Nested(IReadOnlyList<int> parents)
    {
        var groups = Singles(parents.Count);
        for (var parent = 0; parent <= parents.Max(); parent++)
            groups.Add([.. Enumerable.Range(0, parents.Count).Where(i => parents[i] == parent)]);
        groups.Add([.. Enumerable.Range(0, parents.Count)]);
        return new Dimension(parents.Count, groups);
    }

    /// <summary>The atoms of a group, ascending.</summary>
    /// <param name="group">Group index, 0 to <see cref="Groups"/> − 1.</param>
    /// <returns>Atom indices.</returns>
    public IReadOnlyList<int> AtomsOf(int group) => _groups[group];

    internal bool Contains(int group, int atom) => Array.BinarySearch(_groups[group], atom) >= 0;

    private static List<IReadOnlyCollection<int>> Singles(int atoms) =>
        [.. Enumerable.Range(0, Math.Max(0, atoms)).Select(i => (IReadOnlyCollection<int>)[i])];
}
