using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Lykta.Bench.Analysis;

/// <summary>What this machine can do at most, measured in the same run: fused multiply-adds and bytes read, on all processors.</summary>
internal static class Machine
{
    private static double sink;
    private static double? fma;
    private static double? bytes;

    /// <summary>Billions of fused multiply-adds on doubles a second.</summary>
    public static double GigaFma => fma ??= Best(Fma);

    /// <summary>Billions of bytes read a second from an array far larger than the caches.</summary>
    public static double GigaBytes => bytes ??= Best(Read);

    private static double Best(Func<double> measure) => Enumerable.Range(0, 3).Max(_ => measure());

    private static double Fma()
    {
        const int rounds = 20_000_000;
        var watch = Stopwatch.StartNew();
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            Vector<double> a = Vector<double>.One, b = a, c = a, d = a, e = a, f = a, g = a, h = a, x = new(0.999999), y = new(1e-7);
            for (var round = 0; round < rounds; round++)
            {
                a = Vector.FusedMultiplyAdd(a, x, y);
                b = Vector.FusedMultiplyAdd(b, x, y);
                c = Vector.FusedMultiplyAdd(c, x, y);
                d = Vector.FusedMultiplyAdd(d, x, y);
                e = Vector.FusedMultiplyAdd(e, x, y);
                f = Vector.FusedMultiplyAdd(f, x, y);
                g = Vector.FusedMultiplyAdd(g, x, y);
                h = Vector.FusedMultiplyAdd(h, x, y);
            }
            Volatile.Write(ref sink, Vector.Sum(a + b + c + d + e + f + g + h));
        });
        return 8.0 * Vector<double>.Count * rounds * Environment.ProcessorCount / watch.Elapsed.TotalSeconds / 1e9;
    }

    private static double Read()
    {
        var memory = new double[32_000_000];
        Array.Fill(memory, 1);
        var watch = Stopwatch.StartNew();
        var part = memory.Length / Environment.ProcessorCount;
        Parallel.For(0, Environment.ProcessorCount, p =>
        {
            Vector<double> a = Vector<double>.Zero, b = a;
            var vectors = MemoryMarshal.Cast<double, Vector<double>>(memory.AsSpan(p * part, part));
            for (var k = 0; k + 1 < vectors.Length; k += 2)
            {
                a += vectors[k];
                b += vectors[k + 1];
            }
            Volatile.Write(ref sink, Vector.Sum(a + b));
        });
        return 8.0 * part * Environment.ProcessorCount / watch.Elapsed.TotalSeconds / 1e9;
    }
}
