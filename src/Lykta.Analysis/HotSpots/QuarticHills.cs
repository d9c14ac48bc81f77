using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lykta.Analysis.HotSpots;

/// <summary>
/// Adds exact quartic hills, eight cells at a time. The events are put in order of place first, so that what one changes is still
/// near when the next one does; every cell gets its events in that order, whatever the number of threads.
/// </summary>
internal sealed class QuarticHills : IDisposable
{
    private const int Lanes = 8;
    private readonly RasterGrid _grid;
    private readonly double _reach;
    private readonly int _rim;
    private readonly int[] _left;
    private readonly int[] _blocks;
    private readonly int[] _rowStarts;
    private readonly Hill[] _hills;
    private readonly double[] _surface;
    private readonly (int Left, int Right) _room;

    private QuarticHills(RasterGrid grid, WeighedEvents events, double radius, Oversight oversight)
    {
        (_grid, _reach, _rim) = (grid, radius / grid.CellInMetres, (int)Math.Ceiling(radius / grid.CellInMetres) + 1);
        _surface = GC.AllocateUninitializedArray<double>(grid.Width * grid.Height);
        (_left, _blocks) = (new int[(2 * _rim) + 1], new int[(2 * _rim) + 1]);
        for (var k = -_rim; k <= _rim; k++)
        {
            // Wide enough for a hill anywhere in its cell.
            var nearest = Math.Max(0, Math.Abs(k) - 0.5);
            if (nearest >= _reach) continue;
            _left[k + _rim] = (int)Math.Floor(Math.Sqrt((_reach * _reach) - (nearest * nearest)) + 0.5);
            _blocks[k + _rim] = (2 * _left[k + _rim] / Lanes) + 1;
        }
        _room = (_left.Max(), Enumerable.Range(0, _left.Length).Max(k => (Lanes * _blocks[k]) - _left[k]));
        using var banded = Banded.Of(events, grid, _rim, oversight);
        (_hills, _rowStarts) = Deal(banded, 3e6 / (Math.PI * radius * radius), oversight);
    }

    /// <summary>An event in cells from the corner, and the fourth root of its height.</summary>
    private readonly record struct Hill(double X, double Y, double Root);

    public static double[] Of(RasterGrid grid, WeighedEvents events, double radius, Oversight oversight)
    {
        using var hills = new QuarticHills(grid, events, radius, oversight);
        Hills.Bands(grid.Height, oversight, (from, to) =>
        {
            // Each thread is the first to touch its own rows.
            hills._surface.AsSpan(from * grid.Width, (to - from) * grid.Width).Clear();
            int first = hills._rowStarts[from], last = hills._rowStarts[to + (2 * hills._rim)];
            for (var i = first; i < last; i += 64)
            {
                oversight.Look();
                hills.Add(i, Math.Min(last, i + 64), from, to);
            }
        });
        return hills._surface;
    }

    /// <summary>Gives the memory back for the next map.</summary>
    public void Dispose() => ArrayPool<Hill>.Shared.Return(_hills);

    /// <summary>Events by row and then by eight columns; where each row begins, the first being a rim below the map.</summary>
    private (Hill[] Hills, int[] RowStarts) Deal(Banded banded, double height, Oversight oversight)
    {
        var tiles = (_grid.Width / Lanes) + 1;
        var hills = ArrayPool<Hill>.Shared.Rent(banded.Count);
        var rows = new int[_grid.Height + (2 * _rim) + 1];
        banded.Apart(oversight, band =>
        {
            var first = banded.Starts[band];
            var items = banded.Of(band);
            var ends = new int[(banded.Rows * tiles) + 1];
            int Key(in Banded.Item item) =>
                (((int)Math.Floor(item.Y) - banded.FirstRow(band)) * tiles) + ((int)Math.Clamp(item.X, 0, _grid.Width) / Lanes);
            foreach (ref readonly var item in items) ends[Key(item)]++;
            for (var key = 1; key < ends.Length; key++) ends[key] += ends[key - 1];
            for (var i = items.Length - 1; i >= 0; i--)
                hills[first + --ends[Key(items[i])]] = new Hill(items[i].X, items[i].Y, Math.Sqrt(Math.Sqrt(items[i].Weight * height)));
            for (var row = 0; row < banded.Rows && (band * banded.Rows) + row < rows.Length; row++) rows[(band * banded.Rows) + row] = first + ends[row * tiles];
        });
        rows[^1] = banded.Count;
        return (hills, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int first, int last, int from, int to)
    {
        var steps = Vector512.ConvertToDouble(Vector512<long>.Indices);
        ref var surface = ref MemoryMarshal.GetArrayDataReference(_surface);
        for (var i = first; i < last; i++)
        {
            var (x, y, root) = _hills[i];
            int column = (int)Math.Floor(x), row = (int)Math.Floor(y);
            int bottom = Math.Max(from, row - _rim), top = Math.Min(to - 1, row + _rim);
            if (column < _room.Left || column + _room.Right > _grid.Width)
            {
                for (var r = bottom; r <= top; r++) AddRow(r, x, y, root);
                continue;
            }
            double scale = root / _reach, height = root * root;
            Vector512<double> step = steps * scale, eight = Vector512.Create(Lanes * scale);
            for (var r = bottom; r <= top; r++)
            {
                var left = column - _left[r - row + _rim];
                var dy = (r + 0.5 - y) * scale;
                var highest = Vector512.Create(height - (dy * dy));
                var at = Vector512.Create((left + 0.5 - x) * scale) + step;
                ref var cells = ref Unsafe.Add(ref surface, (r * _grid.Width) + left);
                for (var block = _blocks[r - row + _rim]; block > 0; block--)
                {
                    var u = Vector512.Max(Vector512.FusedMultiplyAdd(-at, at, highest), Vector512<double>.Zero);
                    Vector512.FusedMultiplyAdd(u, u, Vector512.LoadUnsafe(ref cells)).StoreUnsafe(ref cells);
                    at += eight;
                    cells = ref Unsafe.Add(ref cells, Lanes);
                }
            }
        }
    }

    /// <summary>One row of a hill near the western or eastern edge of the map.</summary>
    private void AddRow(int row, double x, double y, double root)
    {
        double dy = row + 0.5 - y, square = (_reach * _reach) - (dy * dy), scale = root / _reach;
        if (square <= 0) return;
        var half = Math.Sqrt(square);
        int left = Hills.First(x - half), right = Hills.Last(x + half, _grid.Width);
        for (var column = left; column <= right; column++)
        {
            var dx = column + 0.5 - x;
            var u = Math.Max(0, (square - (dx * dx)) * scale * scale);
            _surface[(row * _grid.Width) + column] += u * u;
        }
    }
}
