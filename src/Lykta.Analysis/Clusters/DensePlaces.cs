using System.Buffers;
using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.Clusters;

/// <summary>
/// Points with the same coordinate made one place with a weight, in order of cells so small that all places of a cell are within
/// the radius of each other; within a cell from south to north.
/// </summary>
internal sealed class DensePlaces
{
    /// <summary>Cells of the map, occupied or not, that are worth a list of their own: so many per point, and so many anyway.</summary>
    private const double CellsPerPoint = 4, CellsAnyway = 1 << 20;

    /// <summary>Places that are read at once; the lists have room for as many after the last.</summary>
    public const int Lanes = 8;

    /// <summary>Parts of the map, and pieces of the list, that are gone through at once; the answer is the same for any number.</summary>
    private const int Parts = 4, Piece = 65_536;

    private readonly double _side;
    private int[]? _starts;
    private int[] _rowNumbers = [];
    private int[] _rowStarts = [];

    private DensePlaces(int points, double side) => (PlaceOf, _side) = (new int[points], side);

    public double[] East { get; private set; } = [];

    public double[] North { get; private set; } = [];

    public double[] Weight { get; private set; } = [];

    /// <summary>The first place of the cell of each place.</summary>
    public int[] Head { get; private set; } = [];

    /// <summary>The place of each point.</summary>
    public int[] PlaceOf { get; }

    public int Count { get; private set; }

    public int Columns { get; private set; }

    public int Rows { get; private set; }

    public static DensePlaces Of(PlanePosition[] points, IReadOnlyList<double>? weights, double radius, Oversight oversight)
    {
        var result = new DensePlaces(points.Length, radius / Math.Sqrt(2) * (1 - 1e-12));
        if (points.Length == 0) return result;
        var (low, high) = PointArray.Extent(points);
        double width = (high.East - low.East) / result._side, height = (high.North - low.North) / result._side;
        Require.NotMoreThan(Math.Max(width, height), 1 << 30, "cells per side");
        (result.Columns, result.Rows) = ((int)width + 1, (int)height + 1);
        var isDense = (double)result.Columns * result.Rows <= Math.Max(CellsAnyway, CellsPerPoint * points.Length);
        var spots = ArrayPool<Spot>.Shared.Rent(points.Length);
        if (isDense) result.Deal(points, low, spots, oversight);
        else result.Sort(points, low, spots);
        oversight.Look();
        result.Merge(spots.AsMemory(0, points.Length), weights, oversight);
        ArrayPool<Spot>.Shared.Return(spots);
        return result;
    }

    /// <summary>Column and row of a place.</summary>
    public (int Column, int Row) CellOf(int place) => ((int)(East[place] / _side), (int)(North[place] / _side));

    private (int Column, int Row) CellOf(in Spot spot) => ((int)(spot.East / _side), (int)(spot.North / _side));

    /// <summary>The places of a row's cells from one column to another, both included.</summary>
    public (int From, int To) Between(int row, int left, int right)
    {
        if (row < 0 || row >= Rows) return (0, 0);
        (left, right) = (Math.Max(0, left), Math.Min(Columns - 1, right));
        if (_starts is { } starts) return (starts[(row * Columns) + left], starts[(row * Columns) + right + 1]);
        var at = Array.BinarySearch(_rowNumbers, row);
        return at < 0 ? (0, 0) : (FirstFrom(at, left), FirstFrom(at, right + 1));
    }

    private int FirstFrom(int row, int column)
    {
        int low = _rowStarts[row], high = _rowStarts[row + 1];
        while (low < high)
        {
            var middle = (low + high) / 2;
            if ((int)(East[middle] / _side) < column) low = middle + 1; else high = middle;
        }
        return low;
    }

    /// <summary>
    /// Counts the points of every cell and deals them out, a part of the map at a time; the starts are those of points until merged.
    /// </summary>
    private void Deal(PlanePosition[] points, PlanePosition low, Spot[] spots, Oversight oversight)
    {
        var cells = ArrayPool<int>.Shared.Rent(points.Length);
        Chunks.For(points.Length, oversight, (from, to) =>
        {
            for (var i = from; i < to; i++)
                cells[i] = ((int)((points[i].North - low.North) / _side) * Columns) + (int)((points[i].East - low.East) / _side);
        });
        var ends = new int[(Columns * Rows) + 1];
        var totals = CountParts(cells, points.Length, ends, oversight);
        oversight.For(Parts, part =>
        {
            int from = First(part), to = First(part + 1);
            foreach (ref var end in ends.AsSpan(from..to)) end += totals[part];
            for (var i = points.Length - 1; i >= 0; i--)
                if (cells[i] >= from && cells[i] < to)
                    spots[--ends[cells[i]]] = new Spot(points[i].East - low.East, points[i].North - low.North, i);
            for (int cell = from, end; cell < to; cell++)
            {
                end = cell + 1 < to ? ends[cell + 1] : totals[part + 1];
                if (end - ends[cell] > 1) Spot.Sort(spots.AsSpan(ends[cell]..end));
            }
        });
        ends[^1] = points.Length;
        _starts = ends;
        ArrayPool<int>.Shared.Return(cells);
    }

    /// <summary>Where each cell ends among the points of its part; gives how many points there are before each part.</summary>
    private int[] CountParts(int[] cells, int points, int[] ends, Oversight oversight)
    {
        var totals = new int[Parts + 1];
        oversight.For(Parts, part =>
        {
            int from = First(part), to = First(part + 1), sum = 0;
            foreach (var cell in cells.AsSpan(0, points))
                if (cell >= from && cell < to) ends[cell]++;
            foreach (ref var end in ends.AsSpan(from..to)) end = sum += end;
            totals[part + 1] = sum;
        });
        for (var part = 0; part < Parts; part++) totals[part + 1] += totals[part];
        return totals;
    }

    /// <summary>The first cell of a part of the map.</summary>
    private int First(int part) => (int)((long)Columns * Rows * part / Parts);

    private void Sort(PlanePosition[] points, PlanePosition low, Spot[] spots)
    {
        var keys = new (int Row, int Column)[points.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            spots[i] = new Spot(points[i].East - low.East, points[i].North - low.North, i);
            keys[i] = ((int)(spots[i].North / _side), (int)(spots[i].East / _side));
        }
        Array.Sort(keys, spots, 0, keys.Length);
        for (int start = 0, i = 1; i <= keys.Length; i++)
        {
            if (i < keys.Length && keys[i] == keys[start]) continue;
            Spot.Sort(spots.AsSpan(start..i));
            start = i;
        }
    }

    /// <summary>Makes places of the points, piece by piece where the cells have a list; a piece begins with a new place.</summary>
    private void Merge(ReadOnlyMemory<Spot> spots, IReadOnlyList<double>? weights, Oversight oversight)
    {
        var pieces = new List<int> { 0 };
        for (var k = Piece; _starts is not null && k < spots.Length; k = Math.Max(k, pieces[^1]) + Piece)
        {
            while (k < spots.Length && !spots.Span[k].IsApart(spots.Span[k - 1])) k++;
            if (k < spots.Length) pieces.Add(k);
        }
        pieces.Add(spots.Length);
        var firsts = new int[pieces.Count];
        oversight.For(firsts.Length - 1, piece =>
        {
            var span = spots.Span;
            var places = 1;
            for (var k = pieces[piece] + 1; k < pieces[piece + 1]; k++) places += span[k].IsApart(span[k - 1]) ? 1 : 0;
            firsts[piece + 1] = places;
        });
        for (var piece = 1; piece < firsts.Length; piece++) firsts[piece] += firsts[piece - 1];
        Count = firsts[^1];
        var room = Count + Lanes;
        (East, North, Weight, Head) = (new double[room], new double[room], new double[room], new int[Count]);
        oversight.For(firsts.Length - 1, piece => Merge(spots.Span, weights, (pieces[piece], pieces[piece + 1]), firsts[piece]));
        if (_starts is { } starts) starts.AsSpan(NumberOf(spots.Span[^1]) + 1).Fill(Count);
        else (_rowNumbers, _rowStarts) = ([.. _numbers], [.. _firsts, Count]);
    }

    private void Merge(ReadOnlySpan<Spot> spots, IReadOnlyList<double>? weights, (int From, int To) piece, int first)
    {
        var (place, head) = (first - 1, HeadBefore(spots, piece.From, first));
        var cell = piece.From == 0 ? (-1, -1) : CellOf(spots[piece.From - 1]);
        for (var k = piece.From; k < piece.To; k++)
        {
            ref readonly var spot = ref spots[k];
            if (k == piece.From || spot.IsApart(spots[k - 1]))
            {
                (East[++place], North[place]) = (spot.East, spot.North);
                var own = CellOf(spot);
                if (own != cell) Open(cell, own, head = place);
                cell = own;
                Head[place] = head;
            }
            Weight[place] += weights?[spot.Index] ?? 1;
            PlaceOf[spot.Index] = place;
        }
    }

    /// <summary>The first place of the cell that a piece begins in, when that lies before the piece.</summary>
    private int HeadBefore(ReadOnlySpan<Spot> spots, int from, int place)
    {
        var cell = CellOf(spots[from]);
        for (var k = from - 1; k >= 0 && CellOf(spots[k]) == cell; k--)
            if (k == 0 || spots[k].IsApart(spots[k - 1])) place--;
        return place;
    }

    private readonly List<int> _numbers = [];
    private readonly List<int> _firsts = [];

    /// <summary>A new cell begins at a place: the cells since the one before are empty.</summary>
    private void Open((int Column, int Row) before, (int Column, int Row) cell, int place)
    {
        if (_starts is { } starts)
        {
            var opened = before.Row < 0 ? -1 : (before.Row * Columns) + before.Column;
            starts.AsSpan(opened + 1, (cell.Row * Columns) + cell.Column - opened).Fill(place);
        }
        else if (cell.Row != before.Row)
        {
            _numbers.Add(cell.Row);
            _firsts.Add(place);
        }
    }

    private int NumberOf(in Spot spot)
    {
        var (column, row) = CellOf(spot);
        return (row * Columns) + column;
    }
}

/// <summary>A point moved to the corner of the map, with its number.</summary>
internal readonly record struct Spot(double East, double North, int Index)
{
    private const int Few = 32;

    /// <summary>From south to north, then west to east, then by number.</summary>
    public static void Sort(Span<Spot> spots)
    {
        if (spots.Length > Few)
        {
            spots.Sort((a, b) => a.North != b.North ? a.North.CompareTo(b.North) : a.East != b.East ? a.East.CompareTo(b.East) : a.Index.CompareTo(b.Index));
            return;
        }
        for (var i = 1; i < spots.Length; i++)
        {
            var spot = spots[i];
            var at = i;
            for (; at > 0 && spot.IsBefore(spots[at - 1]); at--) spots[at] = spots[at - 1];
            spots[at] = spot;
        }
    }

    /// <summary>Whether it lies on another coordinate.</summary>
    public bool IsApart(in Spot other) => East != other.East || North != other.North;

    private bool IsBefore(in Spot other) => North != other.North ? North < other.North : East < other.East;
}
