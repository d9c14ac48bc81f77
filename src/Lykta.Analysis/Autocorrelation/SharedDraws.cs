using System.Buffers;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>
/// Random neighbourhoods of one size, drawn once for all areas. A draw is size + 1 areas in order: an area that finds itself
/// among the first ones gets the last instead, which is exactly a draw without replacement from all the others.
/// </summary>
internal sealed class SharedDraws
{
    private const int Piece = 500, Areas = 2048;
    private const double MostDrawn = 50_000_000;
    private readonly double[] _sums;
    private readonly Ladder _sorted;
    private readonly double[] _spare;
    private readonly double _scale;

    /// <summary>One more than the last place in the list of drawn areas where each area is, and than the place before each; 0 for none.</summary>
    private readonly int[] _last;
    private readonly int[] _before;
    private readonly int _size;

    private SharedDraws(double[] sums, double[] spare, double scale, int[] drawn, int size, int[] last)
    {
        (_sums, _spare, _scale, _size) = (sums, spare, scale, size);
        double[] sorted = [.. sums];
        Array.Sort(sorted);
        _sorted = new Ladder(sorted);
        (_last, _before) = (drawn.Length == 0 ? [] : last, new int[drawn.Length]);
        for (var at = 0; at < drawn.Length; at++) (_before[at], _last[drawn[at]]) = (_last[drawn[at]], at + 1);
    }

    /// <summary>What is drawn and how.</summary>
    /// <param name="Values">All values.</param>
    /// <param name="Permutations">How many draws of each size.</param>
    /// <param name="Seed">Seed.</param>
    /// <param name="ForAll">Whether an area may be drawn into its own neighbourhood, as when it belongs there.</param>
    /// <param name="Drawn">What a refusal says there would be too many of.</param>
    internal readonly record struct Plan(double[] Values, int Permutations, ulong Seed, bool ForAll = false, string Drawn = "drawn neighbours");

    /// <summary>How many draws are at least as far out as what was seen, in the direction where they are fewer.</summary>
    /// <param name="plan">What is drawn.</param>
    /// <param name="seen">Sum of each area's neighbourhood.</param>
    /// <param name="sizes">Size of each neighbourhood, at most the number of areas; 0 for an area that is not judged.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>0 to the number of permutations per area; −1 for one that is not judged.</returns>
    public static int[] Tails(Plan plan, double[] seen, int[] sizes, Oversight oversight)
    {
        int[] order = ArrayPool<int>.Shared.Rent(sizes.Length), last = plan.ForAll ? [] : ArrayPool<int>.Shared.Rent(sizes.Length);
        try
        {
            Array.Clear(last);
            return Tails(plan, seen, sizes, (order, last), oversight);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(order);
            if (last.Length > 0) ArrayPool<int>.Shared.Return(last);
        }
    }

    private static int[] Tails(Plan plan, double[] seen, int[] sizes, (int[] Order, int[] Last) scratch, Oversight oversight)
    {
        var (order, last) = scratch;
        var starts = BySize(sizes, order);
        for (var size = 1; size < starts.Length - 1; size++)
            if (starts[size + 1] > starts[size]) Require.NotMoreThan((double)size * plan.Permutations, MostDrawn, plan.Drawn);
        var tails = new int[sizes.Length];
        var scale = Scale(plan.Values);
        for (var k = 0; k < starts[1]; k++) tails[order[k]] = -1;
        for (var size = 1; size < starts.Length - 1; size++)
        {
            int first = starts[size], count = starts[size + 1] - first;
            if (count == 0) continue;
            var drawn = plan.ForAll ? [] : new int[plan.Permutations * size];
            var draws = Of(plan, size, drawn, (scale, last), oversight);
            Chunks.For(count, oversight with { Progress = null }, (from, to) =>
            {
                oversight.Look();
                foreach (var i in order.AsSpan(first + from, to - from)) tails[i] = draws.Tail(i, plan.Values[i], seen[i]);
            }, Areas);
            foreach (var area in drawn) last[area] = 0;
        }
        return tails;
    }

    private static SharedDraws Of(Plan plan, int size, int[] drawn, (double Scale, int[] Last) all, Oversight oversight)
    {
        double[] sums = new double[plan.Permutations], spare = new double[plan.Permutations], values = plan.Values;
        Chunks.For(plan.Permutations, oversight, (from, to) =>
        {
            var deck = new Deck(values.Length);
            for (var b = from; b < to; b++)
            {
                var sample = deck.Draw(new CounterRandom(plan.Seed, ((ulong)size << 32) | (uint)b), plan.ForAll ? size : size + 1);
                for (var k = 0; k < size; k++) sums[b] += values[sample[k]];
                if (!plan.ForAll)
                {
                    sample[..size].CopyTo(drawn.AsSpan(b * size));
                    spare[b] = values[sample[size]];
                }
                deck.PutBack();
            }
        }, Piece);
        oversight.Look();
        return new SharedDraws(sums, spare, all.Scale, drawn, size, all.Last);
    }

    /// <summary>Puts the areas in order of their sizes; gives where each size begins.</summary>
    private static int[] BySize(int[] sizes, int[] order)
    {
        var largest = 0;
        foreach (var size in sizes) largest = Math.Max(largest, size);
        var starts = new int[largest + 2];
        foreach (var size in sizes) starts[size + 1]++;
        for (var size = 0; size <= largest; size++) starts[size + 1] += starts[size];
        var next = starts.AsSpan(0, largest + 1).ToArray();
        for (var i = 0; i < sizes.Length; i++) order[next[sizes[i]]++] = i;
        return starts;
    }

    private static double Scale(double[] values)
    {
        var squares = 0.0;
        foreach (var value in values) squares += value * value;
        return values.Length == 0 ? 0 : Math.Sqrt(squares / values.Length);
    }

    /// <summary>The fewer of the draws that have at least, and at most, the area's own sum; equal but for rounding counts as both.</summary>
    private int Tail(int area, double own, double seen)
    {
        var slack = 1e-9 * Math.Max(_scale, Math.Abs(seen));
        double low = seen - slack, high = seen + slack;
        int atMost = _sorted.CountBelow(high), below = _sorted.IsBelow(atMost - 1, low) ? atMost : _sorted.CountBelow(low);
        var atLeast = _sums.Length - below;
        for (var at = _last.Length == 0 ? 0 : _last[area]; at > 0; at = _before[at - 1])
        {
            var b = (at - 1) / _size;
            var mended = _sums[b] - own + _spare[b];
            atLeast += (mended >= low ? 1 : 0) - (_sums[b] >= low ? 1 : 0);
            atMost += (mended < high ? 1 : 0) - (_sums[b] < high ? 1 : 0);
        }
        return Math.Min(atLeast, atMost);
    }
}
