using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lykta.Analysis.Autocorrelation;

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

    /// <summary>Whether the number at a place lies below a value; so does the one before the first.</summary>
    public bool IsBelow(int place, double value) => place < 0 || _sorted[place] < value;

    /// <summary>How many lie below a value.</summary>
    public int CountBelow(double value)
    {
        var block = _rungs.Length <= MostRungs ? Count(_rungs, value) : CountBelow(_rungs, value);
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
