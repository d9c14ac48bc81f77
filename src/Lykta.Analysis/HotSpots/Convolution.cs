using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lykta.Analysis.HotSpots;

/// <summary>Weighted sums of shifted rows, with the sums kept in registers.</summary>
internal static class Convolution
{
    private static readonly int Block = 4 * Vector<double>.Count;

    /// <summary>target[c] += Σ taps[k] · source[c + k · step].</summary>
    public static void Add(ReadOnlySpan<double> source, int step, ReadOnlySpan<double> taps, Span<double> target)
    {
        var c = 0;
        for (; c + Block <= target.Length; c += Block) AddBlock(source[c..], step, taps, target.Slice(c, Block));
        for (; c < target.Length; c++)
        {
            var sum = 0.0;
            for (var k = 0; k < taps.Length; k++) sum += taps[k] * source[c + (k * step)];
            target[c] += sum;
        }
    }

    private static void AddBlock(ReadOnlySpan<double> source, int step, ReadOnlySpan<double> taps, Span<double> target)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(target);
        Vector<double> a = wide[0], b = wide[1], c = wide[2], d = wide[3];
        _ = source[((taps.Length - 1) * step) + Block - 1];
        ref var start = ref MemoryMarshal.GetReference(source);
        for (var k = 0; k < taps.Length; k++)
        {
            var tap = new Vector<double>(taps[k]);
            ref var at = ref Unsafe.Add(ref start, (nint)k * step);
            a = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref at), a);
            b = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)Vector<double>.Count), b);
            c = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(2 * Vector<double>.Count)), c);
            d = Vector.FusedMultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(3 * Vector<double>.Count)), d);
        }
        (wide[0], wide[1], wide[2], wide[3]) = (a, b, c, d);
    }
}
