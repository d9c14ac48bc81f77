using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lykta.Analysis.Randomness;

/// <summary>
/// Random numbers that depend on a seed, a stream and how many were drawn, and on nothing else. Permutation b of a test is
/// stream b, so that the answer does not depend on threads or order.
/// </summary>
/// <remarks>Not safe to share between threads; make one per stream. Source: docs/methods/randomness.md.</remarks>
public sealed class CounterRandom
{
    private const int Many = 64;
    private readonly ulong _seed;
    private readonly ulong _stream;
    private ulong _position;
    private ulong _spare;
    private bool _hasSpare;

    /// <summary>Starts a stream at its beginning.</summary>
    /// <param name="seed">The seed of the whole analysis, stored with the result.</param>
    /// <param name="stream">The number of the stream.</param>
    public CounterRandom(ulong seed, ulong stream) => (_seed, _stream) = (seed, stream);

    /// <summary>The next 64 random bits.</summary>
    /// <returns>Any value with equal chance.</returns>
    public ulong Next()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }
        (var bits, _spare) = Philox.Block((_position++, _stream), _seed);
        _hasSpare = true;
        return bits;
    }

    /// <summary>A number from 0 up to, not including, <paramref name="limit"/>, each exactly as likely.</summary>
    /// <param name="limit">Upper limit, at least 1.</param>
    /// <returns>0 to limit − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        while (true)
            if (Scaled(Next(), limit) is { } number) return number;
    }

    /// <summary>64 random bits as a number below the limit; null for the few that would make some numbers likelier.</summary>
    internal static int? Scaled(ulong bits, int limit)
    {
        var high = Math.BigMul(bits, (uint)limit, out var low);
        return IsFair(low, limit) ? (int)high : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsFair(ulong low, int limit) => low >= (uint)limit || low >= unchecked(0 - (ulong)limit) % (uint)limit;

    /// <summary>A number from 0 up to, not including, 1, a multiple of 2⁻⁵³.</summary>
    /// <returns>A uniform number.</returns>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts the items in random order, all orders equally likely.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The items, changed in place.</param>
    public void Shuffle<T>(Span<T> items) => ShuffleFirst(items, items.Length);

    /// <summary>Puts a random sample, without replacement, first among the items.</summary>
    /// <typeparam name="T">Type of the items.</typeparam>
    /// <param name="items">The items, changed in place; the rest stay in some order.</param>
    /// <param name="count">Size of the sample; more than the items shuffles them all.</param>
    public void ShuffleFirst<T>(Span<T> items, int count)
    {
        var swaps = Math.Min(count, items.Length - 1);
        if (swaps >= Many && !_hasSpare)
        {
            ShuffleMany(items, swaps);
            return;
        }
        for (var i = 0; i < swaps; i++)
        {
            var j = i + Below(items.Length - i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The same numbers, made many at a time.</summary>
    private void ShuffleMany<T>(Span<T> items, int swaps)
    {
        Span<ulong> bits = stackalloc ulong[Many];
        ref var first = ref MemoryMarshal.GetReference(items);
        var used = Many;
        for (var i = 0; i < swaps;)
        {
            if (used == Many)
            {
                Philox.Fill(bits, _position, _stream, _seed);
                _position += Many / 2;
                used = 0;
            }
            var step = Math.BigMul(bits[used++], (uint)(items.Length - i), out var low);
            if (!IsFair(low, items.Length - i)) continue;
            ref var own = ref Unsafe.Add(ref first, i++);
            ref var other = ref Unsafe.Add(ref own, (nint)step);
            (own, other) = (other, own);
        }
        // Blocks that were not begun are given back, and the second half of one that was is the next number.
        _position -= (ulong)((Many - used) / 2);
        if (used % 2 == 1) (_spare, _hasSpare) = (bits[used], true);
    }
}
