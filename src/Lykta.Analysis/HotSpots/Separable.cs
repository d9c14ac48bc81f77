using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lykta.Analysis.HotSpots;

/// <summary>
/// Smoothing along columns and then along rows, with the sums kept in registers: four rows of a strip of columns at once, so that
/// a strip stays in the nearest cache, then eight rows at once.
/// </summary>
internal static class Separable
{
    /// <summary>Rows and columns come in whole blocks of these; what lies beyond the map must be 0.</summary>
    public const int Strip = 16, Rows = 8;

    private const int Lanes = 8;

    /// <summary>The map's values: Σ down[k]·across[l]·source around each cell.</summary>
    /// <param name="source">Rows of <paramref name="stride"/> numbers, with a margin of half the taps on all sides.</param>
    /// <param name="stride">A multiple of <see cref="Strip"/>.</param>
    /// <param name="size">Columns and rows of the map.</param>
    /// <param name="down">Taps along columns.</param>
    /// <param name="across">As many taps along rows.</param>
    /// <param name="oversight">Who may stop it.</param>
    public static double[] Smooth(double[] source, int stride, (int Width, int Height) size, double[] down, double[] across, Oversight oversight)
    {
        var lead = Array.FindIndex(across, tap => tap != 0);
        var length = across.Length - (2 * lead);
        double[] padded = [.. new double[3], .. down.AsSpan(lead, length), .. new double[3]];
        double[] reversed = [.. new double[Lanes - 1], .. across.AsSpan(lead, length), .. new double[Lanes - 1]];
        Array.Reverse(reversed);
        var rows = (size.Height + Rows - 1) / Rows * Rows;
        var between = ArrayPool<double>.Shared.Rent(rows * stride);
        oversight.For(stride / Strip, strip =>
        {
            for (var row = 0; row < rows; row += 4) Down(source, between, stride, (row * stride) + (strip * Strip), lead, padded);
        });
        var surface = GC.AllocateUninitializedArray<double>(size.Width * size.Height);
        (oversight with { Progress = null }).For(rows / Rows, block =>
        {
            for (var column = 0; column < size.Width; column += Lanes) Across(between, surface, stride, (block * Rows, column), size, lead, reversed);
        });
        ArrayPool<double>.Shared.Return(between);
        return surface;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Down(double[] source, double[] target, int stride, int at, int lead, double[] taps)
    {
        Vector512<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
        _ = source[at + ((lead + taps.Length - 4) * stride) + Strip - 1];
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(source), at + (lead * stride));
        ref var tap = ref MemoryMarshal.GetArrayDataReference(taps);
        for (var k = 0; k < taps.Length - 3; k++)
        {
            Vector512<double> v0 = Vector512.LoadUnsafe(ref from), v1 = Vector512.LoadUnsafe(ref from, Lanes);
            var t = Vector512.Create(Unsafe.Add(ref tap, k + 3));
            (a0, a1) = (Vector512.FusedMultiplyAdd(v0, t, a0), Vector512.FusedMultiplyAdd(v1, t, a1));
            t = Vector512.Create(Unsafe.Add(ref tap, k + 2));
            (b0, b1) = (Vector512.FusedMultiplyAdd(v0, t, b0), Vector512.FusedMultiplyAdd(v1, t, b1));
            t = Vector512.Create(Unsafe.Add(ref tap, k + 1));
            (c0, c1) = (Vector512.FusedMultiplyAdd(v0, t, c0), Vector512.FusedMultiplyAdd(v1, t, c1));
            t = Vector512.Create(Unsafe.Add(ref tap, k));
            (d0, d1) = (Vector512.FusedMultiplyAdd(v0, t, d0), Vector512.FusedMultiplyAdd(v1, t, d1));
            from = ref Unsafe.Add(ref from, stride);
        }
        Put(target.AsSpan(at, Strip), a0, a1);
        Put(target.AsSpan(at + stride, Strip), b0, b1);
        Put(target.AsSpan(at + (2 * stride), Strip), c0, c1);
        Put(target.AsSpan(at + (3 * stride), Strip), d0, d1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Span<double> target, Vector512<double> low, Vector512<double> high)
    {
        low.CopyTo(target);
        high.CopyTo(target[Lanes..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Across(double[] source, double[] target, int stride, (int Row, int Column) at, (int Width, int Height) size, int lead, double[] taps)
    {
        Vector512<double> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        var start = (at.Row * stride) + at.Column + lead;
        _ = source[start + (7 * stride) + taps.Length - Lanes];
        ref var from = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(source), start);
        ref var tap = ref MemoryMarshal.GetArrayDataReference(taps);
        for (var k = 0; k <= taps.Length - Lanes; k++)
        {
            var t = Vector512.LoadUnsafe(ref tap, (nuint)(taps.Length - Lanes - k));
            a = Vector512.FusedMultiplyAdd(Vector512.Create(from), t, a);
            b = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref from, stride)), t, b);
            c = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref from, 2 * stride)), t, c);
            d = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref from, 3 * stride)), t, d);
            e = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref from, 4 * stride)), t, e);
            f = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref from, 5 * stride)), t, f);
            g = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref from, 6 * stride)), t, g);
            h = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref from, 7 * stride)), t, h);
            from = ref Unsafe.Add(ref from, 1);
        }
        ReadOnlySpan<Vector512<double>> sums = [a, b, c, d, e, f, g, h];
        Span<double> one = stackalloc double[Lanes];
        for (var row = at.Row; row < Math.Min(size.Height, at.Row + Rows); row++)
        {
            sums[row - at.Row].CopyTo(one);
            one[..Math.Min(Lanes, size.Width - at.Column)].CopyTo(target.AsSpan((row * size.Width) + at.Column));
        }
    }
}
