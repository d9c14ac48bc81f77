using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>
/// Random neighbourhoods of one size, drawn once for all areas. A draw is size + 1 areas in order: an area that finds itself
/// among the first ones gets the last instead, which is exactly a draw without replacement from all the others.
/// </summary>
internal sealed class SharedDraws
{
    private readonly double[] _sums;
    private readonly double[] _sorted;
    private readonly double[] _spare;
    private readonly Dictionary<int, List<int>> _drawsOf = [];
    private readonly double _scale;

    private SharedDraws(double[] sums, double[] spare, double scale)
    {
        (_sums, _spare, _scale) = (sums, spare, scale);
        _sorted = [.. sums];
        Array.Sort(_sorted);
    }

    /// <summary>Draws the neighbourhoods.</summary>
    /// <param name="values">All values.</param>
    /// <param name="size">Size of the neighbourhoods; at most all values, and less unless for all.</param>
    /// <param name="permutations">How many.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="oversight">Who may stop it.</param>
    /// <param name="forAll">Whether an area may be drawn into its own neighbourhood, as when it belongs there.</param>
    public static SharedDraws Of(double[] values, int size, int permutations, ulong seed, Oversight oversight, bool forAll = false)
    {
        double[] sums = new double[permutations], spare = new double[permutations];
        var drawn = new int[forAll ? 0 : permutations * size];
        oversight.For(permutations, () => new Deck(values.Length), (b, deck) =>
        {
            var sample = deck.Draw(new CounterRandom(seed, ((ulong)size << 32) | (uint)b), forAll ? size : size + 1);
            for (var k = 0; k < size; k++) sums[b] += values[sample[k]];
            if (!forAll)
            {
                sample[..size].CopyTo(drawn.AsSpan(b * size));
                spare[b] = values[sample[size]];
            }
            deck.PutBack();
            return deck;
        });
        var draws = new SharedDraws(sums, spare, Math.Sqrt(values.Average(x => x * x)));
        for (var at = 0; at < drawn.Length; at++)
        {
            if (at % 65_536 == 0) oversight.Look();
            if (!draws._drawsOf.TryGetValue(drawn[at], out var list)) draws._drawsOf[drawn[at]] = list = [];
            list.Add(at / size);
        }
        return draws;
    }

    /// <summary>How many draws have at least, and at most, the area's own sum of neighbours; equal but for rounding counts as both.</summary>
    public (int AtLeast, int AtMost) Compare(int area, double own, double seen)
    {
        var slack = 1e-9 * Math.Max(_scale, Math.Abs(seen));
        int below = CountBelow(_sorted, seen - slack), notAbove = CountBelow(_sorted, seen + slack);
        int atLeast = _sorted.Length - below, atMost = notAbove;
        if (!_drawsOf.TryGetValue(area, out var mine)) return (atLeast, atMost);
        foreach (var b in mine)
        {
            var mended = _sums[b] - own + _spare[b];
            atLeast += (mended >= seen - slack ? 1 : 0) - (_sums[b] >= seen - slack ? 1 : 0);
            atMost += (mended < seen + slack ? 1 : 0) - (_sums[b] < seen + slack ? 1 : 0);
        }
        return (atLeast, atMost);
    }

    internal static int CountBelow(double[] sorted, double value)
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

/// <summary>A deck of all areas that gives random samples without replacement and is put back in order at the cost of the sample alone.</summary>
internal sealed class Deck
{
    private readonly int[] _cards;
    private int[] _swaps = [];
    private int _drawn;

    public Deck(int size) => _cards = [.. Enumerable.Range(0, size)];

    public ReadOnlySpan<int> Draw(CounterRandom random, int count)
    {
        if (_swaps.Length < count) _swaps = new int[count];
        for (_drawn = 0; _drawn < count; _drawn++)
        {
            var j = _swaps[_drawn] = _drawn + random.Below(_cards.Length - _drawn);
            (_cards[_drawn], _cards[j]) = (_cards[j], _cards[_drawn]);
        }
        return _cards.AsSpan(0, count);
    }

    public void PutBack()
    {
        for (var i = _drawn - 1; i >= 0; i--) (_cards[i], _cards[_swaps[i]]) = (_cards[_swaps[i]], _cards[i]);
        _drawn = 0;
    }
}
