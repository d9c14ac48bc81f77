using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Lykta.Analysis.Randomness;

/// <summary>Philox 4×32-10: a random block of 128 bits as a pure function of a counter and a key.</summary>
/// <remarks>
/// The same numbers on every machine, in any order and on any number of threads. Not for secrets. Source: J. K. Salmon et al.,
/// Parallel random numbers: as easy as 1, 2, 3, SC11 (2011); docs/methods/randomness.md.
/// </remarks>
public static class Philox
{
    /// <summary>One block.</summary>
    /// <param name="counter">Low and high 64 bits of the counter.</param>
    /// <param name="key">The key.</param>
    /// <returns>Low and high 64 bits of the block; the first 32-bit word is the lowest part of the low one.</returns>
    public static (ulong Low, ulong High) Block((ulong Low, ulong High) counter, ulong key)
    {
        uint c0 = (uint)counter.Low, c1 = (uint)(counter.Low >> 32), c2 = (uint)counter.High, c3 = (uint)(counter.High >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            ulong first = 0xD2511F53UL * c0, second = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(second >> 32) ^ c1 ^ k0, (uint)second, (uint)(first >> 32) ^ c3 ^ k1, (uint)first);
            k0 = unchecked(k0 + 0x9E3779B9u);
            k1 = unchecked(k1 + 0xBB67AE85u);
        }
        return (((ulong)c1 << 32) | c0, ((ulong)c3 << 32) | c2);
    }

    /// <summary>Blocks that follow each other, eight at a time; the same numbers as one by one.</summary>
    /// <param name="bits">Filled with low and high halves in turn; a multiple of sixteen.</param>
    /// <param name="first">Low half of the first counter.</param>
    /// <param name="stream">High half of all counters.</param>
    /// <param name="key">The key.</param>
    internal static void Fill(Span<ulong> bits, ulong first, ulong stream, ulong key)
    {
        var mask = Vector512.Create(0xFFFFFFFFUL);
        for (var at = 0; at < bits.Length; at += 16)
        {
            var counter = Vector512.Create(first + (ulong)(at / 2)) + Vector512<ulong>.Indices;
            Vector512<ulong> c0 = counter & mask, c1 = counter >>> 32, c2 = Vector512.Create(stream & 0xFFFFFFFF), c3 = Vector512.Create(stream >> 32);
            uint k0 = (uint)key, k1 = (uint)(key >> 32);
            for (var round = 0; round < 10; round++)
            {
                Vector512<ulong> one = LowHalves(c0, 0xD2511F53U), two = LowHalves(c2, 0xCD9E8D57U);
                (c0, c1) = ((two >>> 32) ^ c1 ^ Vector512.Create((ulong)k0), two & mask);
                (c2, c3) = ((one >>> 32) ^ c3 ^ Vector512.Create((ulong)k1), one & mask);
                k0 = unchecked(k0 + 0x9E3779B9u);
                k1 = unchecked(k1 + 0xBB67AE85u);
            }
            Interleave((c1 << 32) | c0, (c3 << 32) | c2, bits.Slice(at, 16));
        }
    }

    private static void Interleave(Vector512<ulong> low, Vector512<ulong> high, Span<ulong> bits)
    {
        if (Avx512F.IsSupported)
        {
            Avx512F.PermuteVar8x64x2(low, Vector512.Create(0UL, 8, 1, 9, 2, 10, 3, 11), high).CopyTo(bits);
            Avx512F.PermuteVar8x64x2(low, Vector512.Create(4UL, 12, 5, 13, 6, 14, 7, 15), high).CopyTo(bits[8..]);
        }
        else
        {
            for (var k = 0; k < 8; k++) (bits[2 * k], bits[(2 * k) + 1]) = (low[k], high[k]);
        }
    }

    /// <summary>The low 32 bits of each number times a 32-bit one; a third of the work of multiplying all 64.</summary>
    private static Vector512<ulong> LowHalves(Vector512<ulong> numbers, uint by) =>
        Avx512F.IsSupported ? Avx512F.Multiply(numbers.AsUInt32(), Vector512.Create((ulong)by).AsUInt32()) : numbers * by;
}
