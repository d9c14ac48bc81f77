using Lykta.Analysis.SmallNumbers;

namespace Lykta.Analysis.Tests.SmallNumbers;

/// <summary>Tries every table that agrees with what is shown; shares no code with the suppression.</summary>
internal sealed class Attacker
{
    private const int Cap = 14;
    private readonly List<(int[] Groups, int[] Atoms)> _cells;
    private readonly long?[] _shown;
    private readonly int _atoms;

    public Attacker(IReadOnlyList<Dimension> dimensions, Func<int, long?> shown)
    {
        _cells = Cells(dimensions);
        _shown = [.. Enumerable.Range(0, _cells.Count).Select(shown)];
        _atoms = dimensions.Aggregate(1, (product, dimension) => product * dimension.Atoms);
    }

    public static List<(int[] Groups, int[] Atoms)> Cells(IReadOnlyList<Dimension> dimensions)
    {
        List<(int[] Groups, int[] Atoms)> cells = [([], [0])];
        foreach (var dimension in dimensions)
        {
            cells = [.. cells.SelectMany(cell => Enumerable.Range(0, dimension.Groups).Select(group => (
                cell.Groups.Append(group).ToArray(),
                cell.Atoms.SelectMany(atom => dimension.AtomsOf(group).Select(own => (atom * dimension.Atoms) + own)).ToArray())))];
        }
        return cells;
    }

    public static long[] Sums(IReadOnlyList<int> atoms, List<(int[] Groups, int[] Atoms)> cells) =>
        [.. cells.Select(cell => cell.Atoms.Sum(atom => (long)atoms[atom]))];

    /// <summary>All values from <paramref name="least"/> to the cap that the cell can have, found one by one.</summary>
    public IEnumerable<int> Possible(int target, int least = 0) =>
        Enumerable.Range(least, Cap - least + 1).Where(value => CanBe(target, value));

    private bool CanBe(int target, long value)
    {
        var rest = new long?[_cells.Count];
        for (var i = 0; i < rest.Length; i++) rest[i] = _shown[i];
        if (rest[target] is { } known && known != value) return false;
        rest[target] = value;
        var open = _cells.Select(cell => cell.Atoms.Length).ToArray();
        return Fill(0, rest, open, _cells);
    }

    private bool Fill(int atom, long?[] rest, int[] open, List<(int[] Groups, int[] Atoms)> cells)
    {
        if (atom == _atoms) return true;
        var touching = Enumerable.Range(0, cells.Count).Where(i => rest[i] is not null && cells[i].Atoms.Contains(atom)).ToArray();
        var high = touching.Length == 0 ? Cap : touching.Min(i => rest[i]!.Value);
        var closing = touching.Where(i => open[i] == 1).Select(i => rest[i]!.Value).Distinct().ToArray();
        if (closing.Length > 1) return false;
        var low = closing.Length == 1 ? closing[0] : 0;
        if (closing.Length == 1) high = Math.Min(high, low);
        foreach (var i in touching) open[i]--;
        for (var value = low; value <= high; value++)
        {
            foreach (var i in touching) rest[i] -= value;
            var filled = Fill(atom + 1, rest, open, cells);
            foreach (var i in touching) rest[i] += value;
            if (filled) { foreach (var i in touching) open[i]++; return true; }
        }
        foreach (var i in touching) open[i]++;
        return false;
    }
}
