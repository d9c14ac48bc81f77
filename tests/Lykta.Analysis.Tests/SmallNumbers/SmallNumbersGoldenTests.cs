using Lykta.Analysis.SmallNumbers;
using Xunit;

namespace Lykta.Analysis.Tests.SmallNumbers;

public sealed class SmallNumbersGoldenTests
{
    private static object Of(IReadOnlyList<long> atoms, IReadOnlyList<Dimension> dimensions, SuppressionOptions? options = null)
    {
        var table = Suppression.Apply(atoms, dimensions, options);
        var cells = new List<string>();
        void Walk(int[] groups, int d)
        {
            if (d == dimensions.Count) { cells.Add(table[groups]?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "x"); return; }
            for (groups[d] = 0; groups[d] < dimensions[d].Groups; groups[d]++) Walk([.. groups[..(d + 1)], .. new int[dimensions.Count - d - 1]], d + 1);
        }
        Walk(new int[dimensions.Count], 0);
        return new { Cells = string.Join(' ', cells), Table = table };
    }

    private static long[] Atoms(int n, ulong seed, int below = 14) => [.. Enumerable.Range(0, n).Select(i => (long)Made.Drawn(i, seed, below))];

    private static IEnumerable<(string, Func<object?>)> Runs()
    {
        for (ulong seed = 1; seed < 7; seed++)
        {
            var s = seed;
            yield return ($"row {s}", () => Of(Atoms(6, s), [Dimension.WithTotal(6)]));
            yield return ($"row, zeros {s}", () => Of(Atoms(6, s, 8), [Dimension.WithTotal(6)], new SuppressionOptions { HideZero = true, Threshold = 3 }));
            yield return ($"table {s}", () => Of(Atoms(12, s, 20), [Dimension.Nested([0, 0, 1, 1]), Dimension.WithTotal(3)]));
            yield return ($"periods {s}", () => Of(Atoms(24, s, 30), [Dimension.WithTotal(2), Dimension.WithTotal(3), Dimension.WithoutTotal(4)], new SuppressionOptions { Threshold = 10 }));
            yield return ($"overlapping {s}", () => Of(Atoms(5, s), [new Dimension(5, [[0, 1, 2, 3], [1, 2, 3, 4], [4]])]));
        }
        yield return ("one", () => Of([3], [Dimension.WithTotal(1)]));
        yield return ("thresholds", () => Enumerable.Range(3, 8).Select(threshold => Of([2, 9, 30, 4, 5], [Dimension.WithTotal(5)], new SuppressionOptions { Threshold = threshold })));
        yield return ("no dimension", () => Of([], []));
        yield return ("four dimensions", () => Of([1], [.. Enumerable.Repeat(Dimension.WithTotal(1), 4)]));
        yield return ("negative", () => Of([-1], [Dimension.WithTotal(1)]));
        yield return ("lengths", () => Of([1, 2], [Dimension.WithTotal(3)]));
        yield return ("threshold 2", () => Of([1], [Dimension.WithTotal(1)], new SuppressionOptions { Threshold = 2 }));
        yield return ("threshold 11", () => Of([1], [Dimension.WithTotal(1)], new SuppressionOptions { Threshold = 11 }));
        yield return ("too many cells", () => Of([1], [Dimension.WithTotal(3000), Dimension.WithTotal(3000)]));
        yield return ("too many moves", () => Of(new long[1_440_000].Select(_ => 1L).ToArray(), [Dimension.WithoutTotal(1200), Dimension.WithoutTotal(1200)]));
        yield return ("no atoms", () => new Dimension(0, [[0]]));
        yield return ("no groups", () => new Dimension(1, []));
        yield return ("empty group", () => new Dimension(1, [[]]));
        yield return ("unknown atom", () => new Dimension(1, [[1]]));
        yield return ("atom below", () => new Dimension(1, [[-1]]));
        yield return ("twice", () => new Dimension(2, [[1, 1]]));
        yield return ("groups", () => Enumerable.Range(0, Dimension.Nested([0, 0, 1]).Groups).Select(group => Dimension.Nested([0, 0, 1]).AtomsOf(group)));
        yield return ("total of one", () => Dimension.WithTotal(1).Groups);
        var table = Suppression.Apply([20, 30], [Dimension.WithTotal(2)]);
        yield return ("index", () => table[3]);
        yield return ("index below", () => table[-1]);
        yield return ("indices", () => table[0, 0]);
        yield return ("carrying", () => table.Carrying([new(WarningCode.CodeBreak, 1)]).Carrying([new(WarningCode.FewEvents, 1)]).Warnings);
    }

    [Fact]
    public void SmallNumbers_AllRuns_AreAsBefore() => Golden.Check("SmallNumbers", Runs());
}
