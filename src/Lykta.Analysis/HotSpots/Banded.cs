using System.Buffers;
using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.HotSpots;

/// <summary>
/// Events in cells from the corner of a grid, dealt into bands of rows, in their own order within each, so that a band's part of
/// the map stays in the near caches. The bands depend on the grid alone, not on the number of threads.
/// </summary>
internal sealed class Banded : IDisposable
{
    private const int Most = 32, Even = 8, Piece = 65_536, Few = 20_000;
    private readonly int _rim;

    private readonly Item[] _items;

    private Banded(Item[] items, int[] starts, int rows, int rim) => (_items, Starts, Rows, _rim) = (items, starts, rows, rim);

    public readonly record struct Item(double X, double Y, double Weight);

    public int Count => Starts[^1];

    public ReadOnlySpan<Item> Of(int band) => _items.AsSpan(Starts[band]..Starts[band + 1]);

    /// <summary>Where each band begins; one more at the end.</summary>
    public int[] Starts { get; }

    /// <summary>Rows of a band; whole eights.</summary>
    public int Rows { get; }

    /// <summary>First row of a band, from a rim below the map.</summary>
    public int FirstRow(int band) => (band * Rows) - _rim;

    /// <summary>Deals out the events that lie less than a rim from the map.</summary>
    public static Banded Of(WeighedEvents events, RasterGrid grid, int rim, Oversight oversight)
    {
        var silent = oversight with { Progress = null };
        var rows = ((grid.Height + (2 * rim) + Most - 1) / Most + Even - 1) / Even * Even;
        int bands = ((grid.Height + (2 * rim)) / rows) + 1, pieces = (events.Points.Length / Piece) + 1;
        // By row, as a look-up costs less than a division; the last is for what lies too far away.
        byte[] bandOf = [.. Enumerable.Range(0, grid.Height + (2 * rim)).Select(row => (byte)(row / rows)), (byte)bands];
        var band = ArrayPool<byte>.Shared.Rent(events.Points.Length);
        var at = new int[(bands * pieces) + 1];
        Chunks.For(events.Points.Length, silent, (from, to) =>
        {
            Span<int> counts = stackalloc int[Most + 2];
            counts.Clear();
            Sort(events.Points.AsSpan(from..to), grid, rim, bandOf, band.AsSpan(from..to), counts);
            for (var b = 0; b < bands; b++) at[(b * pieces) + (from / Piece)] = counts[b];
        }, Piece);
        var sum = 0;
        for (var k = 0; k < at.Length; k++) (at[k], sum) = (sum, sum + at[k]);
        int[] starts = [.. Enumerable.Range(0, bands + 1).Select(b => at[b * pieces])];
        var items = ArrayPool<Item>.Shared.Rent(sum);
        Chunks.For(events.Points.Length, silent, (from, to) =>
        {
            Span<int> next = stackalloc int[Most + 2];
            for (var b = 0; b < bands; b++) next[b] = at[(b * pieces) + (from / Piece)];
            for (var i = from; i < to; i++)
            {
                if (band[i] == bands) continue;
                var (x, y) = Hills.InCells(events.Points[i], grid);
                items[next[band[i]]++] = new Item(x, y, events.Weights is { } weights ? weights[i] : 1);
            }
        }, Piece);
        ArrayPool<byte>.Shared.Return(band);
        return new Banded(items, starts, rows, rim);
    }

    /// <summary>The band of each event, and how many there are in each.</summary>
    private static void Sort(ReadOnlySpan<PlanePosition> points, RasterGrid grid, int rim, byte[] bandOf, Span<byte> band, Span<int> counts)
    {
        double width = grid.Width + rim, height = grid.Height + rim;
        for (var i = 0; i < points.Length; i++)
        {
            var (x, y) = Hills.InCells(points[i], grid);
            var isFar = x < -rim || y < -rim || x >= width || y >= height;
            var own = band[i] = bandOf[isFar ? bandOf.Length - 1 : (int)Math.Floor(y) + rim];
            counts[own]++;
        }
    }

    /// <summary>Gives the memory back for the next map.</summary>
    public void Dispose() => ArrayPool<Item>.Shared.Return(_items);

    /// <summary>All bands that are not next to each other at once, then the others.</summary>
    public void Apart(Oversight oversight, Action<int> work)
    {
        for (var odd = 0; odd < 2; odd++)
        {
            var first = odd;
            if (Count < Few) for (var band = first; band + 1 < Starts.Length; band += 2) work(band);
            else (oversight with { Progress = null }).For((Starts.Length - first) / 2, k => work((2 * k) + first));
        }
    }
}
