using System.Numerics;
using System.Runtime.Intrinsics;
using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>
/// Random neighbourhoods of one size, drawn once for all areas. A draw is size + 1 areas in order: an area that finds itself
/// among the first ones gets the last instead, which is exactly a draw without replacement from all the others.
/// </summary>
internal sealed class SharedDraws
{
    private const int Piece = 500;
    private readonly double[] _sums;
    private readonly Ladder _sorted;
    private readonly double[] _spare;
    private readonly double _scale;

    /// <summary>One more than the last place in the list of drawn areas where each area is, and than the place before each; 0 for none.</summary>
    private readonly int[] _last;
    private readonly int[] _before;
    private readonly int _size;

    private SharedDraws(double[] sums, double[] spare, double scale, int[] drawn, int size, int areas)
    {
        (_sums, _spare, _scale, _size) = (sums, spare, scale, size);
        double[] sorted = [.. sums];
        Array.Sort(sorted);
        _sorted = new Ladder(sorted);
        (_last, _before) = (drawn.Length == 0 ? [] : new int[areas], new int[drawn.Length]);
        for (var at = 0; at < drawn.Length; at++) (_before[at], _last[drawn[at]]) = (_last[drawn[at]], at + 1);
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
        Chunks.For(permutations, oversight, (from, to) =>
        {
            var deck = new Deck(values.Length);
            for (var b = from; b < to; b++)
            {
                var sample = deck.Draw(new CounterRandom(seed, ((ulong)size << 32) | (uint)b), forAll ? size : size + 1);
                for (var k = 0; k < size; k++) sums[b] += values[sample[k]];
                if (!forAll)
                {
                    sample[..size].CopyTo(drawn.AsSpan(b * size));
                    spare[b] = values[sample[size]];
                }
                deck.PutBack();
            }
        }, Piece);
        oversight.Look();
        return new SharedDraws(sums, spare, Math.Sqrt(values.Average(x => x * x)), drawn, size, values.Length);
    }

    /// <summary>Areas in groups of equally many neighbours, as far as they are wanted.</summary>
    public static List<(int Size, List<int> Areas)> Groups(int areas, Func<int, int?> size)
    {
        var groups = new List<(int Size, List<int> Areas)>();
        var at = new Dictionary<int, int>();
        for (var i = 0; i < areas; i++)
        {
            if (size(i) is not { } own) continue;
            if (!at.TryGetValue(own, out var group))
            {
                at[own] = group = groups.Count;
                groups.Add((own, []));
            }
            groups[group].Areas.Add(i);
        }
        return groups;
    }

    /// <summary>How many draws have at least, and at most, the area's own sum of neighbours; equal but for rounding counts as both.</summary>
    public (int AtLeast, int AtMost) Compare(int area, double own, double seen)
    {
        var slack = 1e-9 * Math.Max(_scale, Math.Abs(seen));
        int atLeast = _sums.Length - _sorted.CountBelow(seen - slack), atMost = _sorted.CountBelow(seen + slack);
        for (var at = _last.Length == 0 ? 0 : _last[area]; at > 0; at = _before[at - 1])
        {
            var b = (at - 1) / _size;
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

/// <summary>Numbers in rising order, with every thirty-second in a list of its own: two short counts instead of many guesses.</summary>
internal sealed class Ladder
{
    private const int Block = 32, Lanes = 8, MostRungs = 64;
    private readonly double[] _sorted;
    private readonly double[] _rungs;

    /// <summary>Takes numbers that are sorted already.</summary>
    public Ladder(double[] sorted)
    {
        _sorted = Filled(sorted.Length / Block * Block, Block);
        sorted.CopyTo(_sorted, 0);
        _rungs = Filled(sorted.Length / Block / Lanes * Lanes, Lanes);
        for (var k = 0; k < sorted.Length / Block; k++) _rungs[k] = _sorted[(k * Block) + Block - 1];
    }

    /// <summary>How many lie below a value.</summary>
    public int CountBelow(double value)
    {
        var block = _rungs.Length <= MostRungs ? Count(_rungs, value) : SharedDraws.CountBelow(_rungs, value);
        return (block * Block) + Count(_sorted.AsSpan(block * Block, Block), value);
    }

    private static double[] Filled(int length, int more)
    {
        var numbers = new double[length + more];
        Array.Fill(numbers, double.PositiveInfinity);
        return numbers;
    }

    private static int Count(ReadOnlySpan<double> numbers, double value)
    {
        var count = 0;
        var limit = Vector512.Create(value);
        for (var k = 0; k < numbers.Length; k += Lanes)
            count += BitOperations.PopCount(Vector512.LessThan(Vector512.Create(numbers[k..]), limit).ExtractMostSignificantBits());
        return count;
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
