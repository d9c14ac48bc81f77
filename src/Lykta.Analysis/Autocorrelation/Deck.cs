using Lykta.Analysis.Randomness;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>A deck of all areas that gives random samples without replacement and is put back in order at the cost of the sample alone.</summary>
internal sealed class Deck(int size)
{
    /// <summary>A sample so small is found by looking back among its own swaps, and the deck itself need not be laid out.</summary>
    private const int Few = 32;

    private int[] _cards = [];
    private int[] _swaps = [];
    private int[] _moved = [];
    private int _drawn;

    public ReadOnlySpan<int> Draw(CounterRandom random, int count)
    {
        if (count <= Few) return DrawFew(random, count);
        if (_cards.Length == 0) _cards = [.. Enumerable.Range(0, size)];
        if (_swaps.Length < count) _swaps = new int[count];
        for (_drawn = 0; _drawn < count; _drawn++)
        {
            var j = _swaps[_drawn] = _drawn + random.Below(size - _drawn);
            (_cards[_drawn], _cards[j]) = (_cards[j], _cards[_drawn]);
        }
        return _cards.AsSpan(0, count);
    }

    public void PutBack()
    {
        for (var i = _drawn - 1; i >= 0; i--) (_cards[i], _cards[_swaps[i]]) = (_cards[_swaps[i]], _cards[i]);
        _drawn = 0;
    }

    /// <summary>The same cards: what lies at a place is what was last moved there, or else its own number.</summary>
    private ReadOnlySpan<int> DrawFew(CounterRandom random, int count)
    {
        if (_moved.Length == 0) (_swaps, _moved) = (new int[Math.Max(Few, _swaps.Length)], new int[2 * Few]);
        Span<int> drawn = _moved.AsSpan(Few, count), moved = _moved.AsSpan(0, Few), places = _swaps;
        for (var i = 0; i < count; i++)
        {
            var j = i + random.Below(size - i);
            int there = places[..i].LastIndexOf(j), here = places[..i].LastIndexOf(i);
            drawn[i] = there < 0 ? j : moved[there];
            (places[i], moved[i]) = (j, here < 0 ? i : moved[here]);
        }
        return drawn;
    }
}
