using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lykta.Analysis.HotSpots;

/// <summary>
/// Adds exact quartic hills, a block of eight by eight cells at a time, whose sums stay in registers while the events that may
/// reach it pass by. The events are put in order of pairs of rows and then of eight columns first; every cell gets them in that
/// order, whatever the number of threads.
/// </summary>
internal sealed class QuarticHills : IDisposable
{
    private const int Lanes = 8, Pair = 2;
    private readonly RasterGrid _grid;
    private readonly double _reach;
    private readonly int _rim;
    private readonly int _tiles;
    private readonly int[] _widths;
    private readonly int[] _starts;
    private readonly Hill[] _hills;
    private readonly double[] _surface;

    private QuarticHills(RasterGrid grid, WeighedEvents events, double radius, Oversight oversight)
    {
        (_grid, _reach, _rim) = (grid, radius / grid.CellInMetres, (int)Math.Ceiling(radius / grid.CellInMetres) + 1);
        (_tiles, _surface) = ((grid.Width / Lanes) + 1, GC.AllocateUninitializedArray<double>(grid.Width * grid.Height));
        _widths = [.. Enumerable.Range(0, _rim + 1).Select(Width)];
        using var banded = Banded.Of(events, grid, _rim, oversight);
        (_hills, _starts) = Deal(banded, 3e6 / (Math.PI * radius * radius), oversight);
    }

    /// <summary>An event in cells from the corner, and the fourth root of its height.</summary>
    private readonly record struct Hill(double X, double Y, double Root);

    public static double[] Of(RasterGrid grid, WeighedEvents events, double radius, Oversight oversight)
    {
        using var hills = new QuarticHills(grid, events, radius, oversight);
        oversight.For((grid.Height + Lanes - 1) / Lanes, band =>
        {
            for (var column = 0; column < grid.Width; column += Lanes)
            {
                oversight.Look();
                hills.Fill(band * Lanes, column);
            }
        });
        return hills._surface;
    }

    /// <summary>Gives the memory back for the next map.</summary>
    public void Dispose()
    {
        ArrayPool<Hill>.Shared.Return(_hills);
        ArrayPool<int>.Shared.Return(_starts);
    }

    /// <summary>How many columns away, at most, a cell is that a hill so many rows away may reach, wherever it lies in its own cell; −1 for none.</summary>
    private int Width(int rows)
    {
        var nearest = Math.Max(0, rows - 0.5);
        return nearest >= _reach ? -1 : (int)Math.Floor(Math.Sqrt((_reach * _reach) - (nearest * nearest)) + 0.5);
    }

    /// <summary>Events by pairs of rows, the first being a rim below the map, and then by eight columns; and where each eight begins.</summary>
    private (Hill[] Hills, int[] Starts) Deal(Banded banded, double height, Oversight oversight)
    {
        var hills = ArrayPool<Hill>.Shared.Rent(banded.Count);
        var keys = banded.Rows / Pair * _tiles;
        var starts = ArrayPool<int>.Shared.Rent(((banded.Starts.Length - 1) * keys) + 1);
        banded.Apart(oversight, band =>
        {
            int first = banded.Starts[band], row = banded.FirstRow(band), sum = first;
            var items = banded.Of(band);
            var ends = starts.AsSpan(band * keys, keys);
            ends.Clear();
            foreach (ref readonly var item in items) ends[Key(item, row)]++;
            for (var key = 0; key < ends.Length; key++) ends[key] = sum += ends[key];
            for (var i = items.Length - 1; i >= 0; i--)
                hills[--ends[Key(items[i], row)]] = new Hill(items[i].X, items[i].Y, Math.Sqrt(Math.Sqrt(items[i].Weight * height)));
        });
        starts[(banded.Starts.Length - 1) * keys] = banded.Count;
        return (hills, starts);
    }

    private int Key(in Banded.Item item, int firstRow) =>
        (((int)Math.Floor(item.Y) - firstRow) / Pair * _tiles) + ((int)Math.Clamp(item.X, 0, _grid.Width) / Lanes);

    /// <summary>The events of a pair of rows that may reach eight columns from one on, at least so many rows away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int From, int To) Near(int pair, int rows, int column)
    {
        var width = _widths[rows];
        if (width < 0) return (0, 0);
        int first = Math.Max(0, column - width) / Lanes, last = Math.Min(_tiles - 1, (column + Lanes - 1 + width) / Lanes), own = pair * _tiles;
        return (_starts[own + first], _starts[own + last + 1]);
    }

    /// <summary>The sums of a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(int row, int column)
    {
        Vector512<double> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        var lanes = Vector512.ConvertToDouble(Vector512<long>.Indices) + Vector512.Create(0.5);
        Vector512<double> columns = lanes + Vector512.Create((double)column), rows = lanes + Vector512.Create((double)row);
        Span<double> left = stackalloc double[Lanes];
        ref var highest = ref MemoryMarshal.GetReference(left);
        ref var hills = ref MemoryMarshal.GetArrayDataReference(_hills);
        var toReach = 1 / _reach;
        var last = (Math.Min(row + Lanes, _grid.Height) + (2 * _rim) - 1) / Pair;
        for (var pair = row / Pair; pair <= last; pair++)
        {
            var near = (pair * Pair) - _rim;
            var (from, to) = Near(pair, Math.Min(_rim, Math.Max(0, Math.Max(row - near - Pair + 1, near - row - Lanes + 1))), column);
            for (var i = from; i < to; i++)
            {
                ref var hill = ref Unsafe.Add(ref hills, i);
                var scale = Vector512.Create(hill.Root * toReach);
                Vector512<double> across = (columns - Vector512.Create(hill.X)) * scale, down = (rows - Vector512.Create(hill.Y)) * scale;
                across *= across;
                Vector512.FusedMultiplyAdd(-down, down, Vector512.Create(hill.Root * hill.Root)).StoreUnsafe(ref highest);
                a = Add(a, highest, across);
                b = Add(b, Unsafe.Add(ref highest, 1), across);
                c = Add(c, Unsafe.Add(ref highest, 2), across);
                d = Add(d, Unsafe.Add(ref highest, 3), across);
                e = Add(e, Unsafe.Add(ref highest, 4), across);
                f = Add(f, Unsafe.Add(ref highest, 5), across);
                g = Add(g, Unsafe.Add(ref highest, 6), across);
                h = Add(h, Unsafe.Add(ref highest, 7), across);
            }
        }
        Put([a, b, c, d, e, f, g, h], row, column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Add(Vector512<double> sum, double highest, Vector512<double> across)
    {
        var u = Vector512.MaxNative(Vector512.Create(highest) - across, Vector512<double>.Zero);
        return Vector512.FusedMultiplyAdd(u, u, sum);
    }

    private void Put(ReadOnlySpan<Vector512<double>> sums, int row, int column)
    {
        var height = Math.Min(Lanes, _grid.Height - row);
        if (column + Lanes <= _grid.Width)
        {
            for (var k = 0; k < height; k++) sums[k].StoreUnsafe(ref _surface[((row + k) * _grid.Width) + column]);
            return;
        }
        Span<double> one = stackalloc double[Lanes];
        for (var k = 0; k < height; k++)
        {
            sums[k].CopyTo(one);
            one[..(_grid.Width - column)].CopyTo(_surface.AsSpan(((row + k) * _grid.Width) + column));
        }
    }
}
