using System.Buffers;

namespace Lykta.Analysis;

/// <summary>Sorts numbers that are not negative by the first digits of their bits, and by themselves only where those are the same.</summary>
internal static class Radix
{
    private const int Bits = 11, Buckets = 1 << Bits, Digits = 3, Few = 2048, Rest = 63 - (Digits * Bits), Short = 32;

    /// <summary>Puts the items, and the keys, in the order of the keys.</summary>
    public static void Sort(double[] keys, int[] items)
    {
        if (keys.Length < Few) Array.Sort(keys, items);
        else SortMany(keys, items);
    }

    private static void SortMany(double[] keys, int[] items)
    {
        var count = keys.Length;
        double[] otherKeys = ArrayPool<double>.Shared.Rent(count);
        int[] otherItems = ArrayPool<int>.Shared.Rent(count), starts = new int[Digits * Buckets];
        foreach (var key in keys)
            for (var digit = 0; digit < Digits; digit++) starts[(digit * Buckets) + Digit(key, digit)]++;
        (double[] Keys, int[] Items) from = (keys, items), to = (otherKeys, otherItems);
        for (var digit = 0; digit < Digits; digit++)
            if (Pass(from, to, starts.AsSpan(digit * Buckets, Buckets), digit, count)) (from, to) = (to, from);
        if (from.Keys != keys)
        {
            from.Keys.AsSpan(0, count).CopyTo(keys);
            from.Items.AsSpan(0, count).CopyTo(items);
        }
        ArrayPool<double>.Shared.Return(otherKeys);
        ArrayPool<int>.Shared.Return(otherItems);
        Finish(keys, items);
    }

    private static ulong Whole(double key) => BitConverter.DoubleToUInt64Bits(key + 0.0);

    private static int Digit(double key, int digit) => (int)(Whole(key) >> (Rest + (digit * Bits))) & (Buckets - 1);

    /// <summary>Deals out by one digit; false when all have the same.</summary>
    private static bool Pass((double[] Keys, int[] Items) from, (double[] Keys, int[] Items) to, Span<int> starts, int digit, int count)
    {
        if (starts[Digit(from.Keys[0], digit)] == count) return false;
        var sum = 0;
        foreach (ref var start in starts) (start, sum) = (sum, sum + start);
        for (var i = 0; i < count; i++)
        {
            var key = from.Keys[i];
            var at = starts[Digit(key, digit)]++;
            (to.Keys[at], to.Items[at]) = (key, from.Items[i]);
        }
        return true;
    }

    /// <summary>Numbers that begin alike lie together now; most often they are the same.</summary>
    private static void Finish(double[] keys, int[] items)
    {
        for (int first = 0, next; first < keys.Length; first = next)
        {
            var isInOrder = true;
            for (next = first + 1; next < keys.Length && Whole(keys[next]) >> Rest == Whole(keys[first]) >> Rest; next++)
                isInOrder &= keys[next - 1] <= keys[next];
            if (isInOrder) continue;
            if (next - first > Short) Array.Sort(keys, items, first, next - first);
            else Insert(keys, items, first, next);
        }
    }

    private static void Insert(double[] keys, int[] items, int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            var (key, item, at) = (keys[i], items[i], i);
            for (; at > first && keys[at - 1] > key; at--) (keys[at], items[at]) = (keys[at - 1], items[at - 1]);
            (keys[at], items[at]) = (key, item);
        }
    }
}
