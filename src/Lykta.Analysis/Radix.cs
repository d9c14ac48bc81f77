namespace Lykta.Analysis;

/// <summary>Sorts numbers that are not negative by the digits of their bits, equal ones in their order.</summary>
internal static class Radix
{
    private const int Bits = 11, Buckets = 1 << Bits, Few = 2048;

    /// <summary>Puts the items in the order of their keys; the keys are used up.</summary>
    public static void Sort(double[] keys, int[] items)
    {
        if (keys.Length < Few)
        {
            Array.Sort(keys, items);
            return;
        }
        var from = Array.ConvertAll(keys, key => BitConverter.DoubleToUInt64Bits(key + 0.0));
        var to = new ulong[keys.Length];
        int[] source = items, target = new int[items.Length];
        for (var shift = 0; shift < 64; shift += Bits)
        {
            if (!Pass(from, to, source, target, shift)) continue;
            (from, to) = (to, from);
            (source, target) = (target, source);
        }
        if (source != items) source.CopyTo(items, 0);
    }

    /// <summary>Deals out by one digit; false when all have the same.</summary>
    private static bool Pass(ulong[] from, ulong[] to, int[] source, int[] target, int shift)
    {
        Span<int> starts = stackalloc int[Buckets];
        starts.Clear();
        foreach (var key in from) starts[(int)(key >> shift) & (Buckets - 1)]++;
        if (starts[(int)(from[0] >> shift) & (Buckets - 1)] == from.Length) return false;
        var sum = 0;
        foreach (ref var start in starts) (start, sum) = (sum, sum + start);
        for (var i = 0; i < from.Length; i++)
        {
            var at = starts[(int)(from[i] >> shift) & (Buckets - 1)]++;
            (to[at], target[at]) = (from[i], source[i]);
        }
        return true;
    }
}
