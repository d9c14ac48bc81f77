using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.NearRepeat;

/// <summary>Positions in order of square cells, row by row, for going once through all pairs of neighbouring cells.</summary>
internal sealed class MapCells
{
    private readonly (long Row, long Column)[] _keys;

    public MapCells(PlanePosition[] positions, double side)
    {
        var (low, _) = PointArray.Extent(positions);
        _keys = Array.ConvertAll(positions, p => ((long)Math.Floor((p.North - low.North) / side), (long)Math.Floor((p.East - low.East) / side)));
        Order = [.. Enumerable.Range(0, positions.Length)];
        Array.Sort(_keys, Order);
        Positions = Array.ConvertAll(Order, i => positions[i]);
        for (var slot = 0; slot < positions.Length; slot++)
        {
            var (own, above) = After(slot);
            MostPairs += 2.0 * (own.To - own.From + above.To - above.From);
        }
    }

    /// <summary>Index of the position in each slot.</summary>
    public int[] Order { get; }

    public PlanePosition[] Positions { get; }

    /// <summary>Pairs in neighbouring cells, each from both sides: at least as many as are near.</summary>
    public double MostPairs { get; }

    /// <summary>The slots after one that may be near: to the end of the next cell of its row, and three cells of the row above.</summary>
    public ((int From, int To) Own, (int From, int To) Above) After(int slot)
    {
        var (row, column) = _keys[slot];
        var end = First((row, column + 2), slot);
        return ((slot + 1, end), (First((row + 1, column - 1), end), First((row + 1, column + 2), end)));
    }

    private int First((long Row, long Column) key, int from)
    {
        int low = from, high = _keys.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_keys[middle].CompareTo(key) < 0) low = middle + 1; else high = middle;
        }
        return low;
    }
}
