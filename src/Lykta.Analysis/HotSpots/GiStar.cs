using Lykta.Analysis.Geometry;
using Lykta.Analysis.Probability;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.HotSpots;

/// <summary>One cell of a Gi* analysis.</summary>
/// <param name="Z">Standard score of the neighbourhood sum.</param>
/// <param name="P">Two-sided p-value: by permutation when asked for, otherwise normal.</param>
/// <param name="Adjusted">The p-value adjusted for all cells (Benjamini–Hochberg).</param>
/// <param name="Outcome">More or fewer than the mean of the whole map at 5 % after adjustment, otherwise within normal.</param>
public readonly record struct GiStarCell(double Z, double P, double Adjusted, Outcome Outcome);

/// <summary>A Gi* analysis of a whole map.</summary>
/// <param name="Cells">One per cell, in order; null where the score is undefined.</param>
/// <param name="Warnings">
/// <see cref="WarningCode.FewEvents"/> with the mean sum of a neighbourhood when it is below 5 and no permutations were asked for;
/// <see cref="WarningCode.ManyComparisons"/> with the number of cells tested.
/// </param>
/// <param name="Method">The method and its parameters, the seed left out when there are no permutations.</param>
public sealed record GiStarMap(IReadOnlyList<GiStarCell?> Cells, IReadOnlyList<Warning> Warnings, MethodStamp Method);

/// <summary>Getis–Ord Gi*: are there more events in and around this cell than in the map as a whole?</summary>
/// <remarks>
/// Binary weights, the cell itself included. City centres always pass: compare with a rate when there is a denominator. Counts
/// with many zeros are not normal: ask for permutations when the mean sum of a neighbourhood is below 5. Permutation sums are
/// shared by all cells with equally many neighbours, so that p-values are valid per cell but dependent between cells. Source:
/// J. K. Ord and A. Getis, Geographical Analysis 27 (1995); docs/methods/hot-spots.md.
/// </remarks>
public static class GiStar
{
    /// <summary>Scores all cells.</summary>
    /// <param name="values">Counts or rates per cell, finite; zeros belong to the analysis.</param>
    /// <param name="neighbours">Neighbours per cell.</param>
    /// <param name="permutations">Number of permutations, 0 for the normal approximation.</param>
    /// <param name="seed">Seed of the permutations.</param>
    /// <param name="significance">Level after adjustment, strictly between 0 and 1.</param>
    /// <returns>
    /// The map; all cells null when there are fewer than two or all values are equal, and a cell null whose neighbourhood is the
    /// whole map.
    /// </returns>
    /// <exception cref="ArgumentException">Different numbers of cells, a value that is not finite, or a negative number of permutations.</exception>
    public static GiStarMap Of(
        IReadOnlyList<double> values, Neighbours neighbours, int permutations = 0, ulong seed = 1, double significance = 0.05)
    {
        if (values.Count != neighbours.Count) throw new ArgumentException("One value per cell is needed.", nameof(values));
        foreach (var value in values) Require.Finite(value, nameof(values));
        Require.AtLeast(permutations, 0);
        Require.OpenUnit(significance);
        var sums = values.Select((value, i) => value + Sum(values, neighbours.Of(i))).ToArray();
        var scores = Scores(values, neighbours, sums);
        var p = permutations == 0
            ? [.. scores.Select(z => z is { } score ? NormalDistribution.TwoSided(score) : (double?)null)]
            : Permute(values, neighbours, sums, scores, permutations, seed);
        var adjusted = MultipleTesting.Adjust(p);
        var cells = new GiStarCell?[values.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            if (scores[i] is not { } z || p[i] is not { } raw || adjusted[i] is not { } fair) continue;
            var outcome = fair > significance ? Outcome.WithinNormal : z > 0 ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
            cells[i] = new GiStarCell(z, raw, fair, outcome);
        }
        return new GiStarMap(cells, Warn(sums, cells, permutations), Stamp(permutations, seed, significance));
    }

    private static List<Warning> Warn(double[] sums, GiStarCell?[] cells, int permutations)
    {
        var warnings = new List<Warning>();
        if (sums.Length > 0 && permutations == 0 && sums.Average() < 5) warnings.Add(new(WarningCode.FewEvents, sums.Average()));
        if (cells.Count(cell => cell is not null) is var tested and > 1) warnings.Add(new(WarningCode.ManyComparisons, tested));
        return warnings;
    }

    private static MethodStamp Stamp(int permutations, ulong seed, double significance) => permutations == 0
        ? MethodStamp.Of("gi-star", 1, new("permutations", 0), new("significance", significance))
        : MethodStamp.Of("gi-star", 1, new("permutations", permutations), new("significance", significance), new("seed", seed));

    private static double Sum(IReadOnlyList<double> values, ReadOnlySpan<int> indices)
    {
        var sum = 0.0;
        foreach (var j in indices) sum += values[j];
        return sum;
    }

    private static double?[] Scores(IReadOnlyList<double> values, Neighbours neighbours, double[] sums)
    {
        double n = values.Count;
        var scores = new double?[values.Count];
        if (n < 2) return scores;
        var mean = values.Sum() / n;
        var variance = values.Sum(x => (x - mean) * (x - mean)) / n;
        if (variance <= 1e-28 * mean * mean) return scores;
        for (var i = 0; i < scores.Length; i++)
        {
            double size = neighbours.Of(i).Length + 1;
            if (size < n) scores[i] = (sums[i] - (mean * size)) / Math.Sqrt(variance * size * (n - size) / (n - 1));
        }
        return scores;
    }

    private static double?[] Permute(
        IReadOnlyList<double> values, Neighbours neighbours, double[] sums, double?[] scores, int permutations, ulong seed)
    {
        var p = new double?[values.Count];
        var groups = Enumerable.Range(0, values.Count).Where(i => scores[i] is not null).GroupBy(i => neighbours.Of(i).Length + 1);
        foreach (var group in groups)
        {
            var drawn = Draw([.. values], group.Key, permutations, seed);
            foreach (var i in group)
            {
                var slack = 1e-9 * Math.Max(1, Math.Abs(sums[i]));
                int below = CountBelow(drawn, sums[i] - slack), above = permutations - CountBelow(drawn, sums[i] + slack);
                var least = Math.Min(permutations - below, permutations - above);
                p[i] = Math.Min(1, 2 * (least + 1.0) / (permutations + 1));
            }
        }
        return p;
    }

    private static double[] Draw(double[] values, int size, int permutations, ulong seed)
    {
        var sums = new double[permutations];
        Parallel.For(0, permutations, () => new double[values.Length], (b, _, deck) =>
        {
            values.CopyTo(deck, 0);
            new CounterRandom(seed, ((ulong)size << 32) | (uint)b).ShuffleFirst(deck.AsSpan(), size);
            sums[b] = deck.AsSpan(0, Math.Min(size, deck.Length)).ToArray().Sum();
            return deck;
        }, _ => { });
        Array.Sort(sums);
        return sums;
    }

    private static int CountBelow(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value) low = middle + 1; else high = middle;
        }
        return low;
    }
}
