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
        var spots = isDense ? result.Deal(points, low, oversight) : result.Sort(points, low);
        oversight.Look();
        result.Merge(spots, weights);
        return result;
    }

    /// <summary>Column and row of a place.</summary>
    public (int Column, int Row) CellOf(int place) => ((int)(East[place] / _side), (int)(North[place] / _side));

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

    /// <summary>Counts the points of every cell and deals them out; the starts are those of points until merged.</summary>
    private Spot[] Deal(PlanePosition[] points, PlanePosition low, Oversight oversight)
    {
        var cells = new int[points.Length];
        Chunks.For(points.Length, oversight, (from, to) =>
        {
            for (var i = from; i < to; i++)
                cells[i] = ((int)((points[i].North - low.North) / _side) * Columns) + (int)((points[i].East - low.East) / _side);
        });
        var ends = new int[(Columns * Rows) + 1];
        foreach (var cell in cells) ends[cell]++;
        for (var cell = 1; cell < ends.Length; cell++) ends[cell] += ends[cell - 1];
        var spots = new Spot[points.Length];
        for (var i = points.Length - 1; i >= 0; i--)
            spots[--ends[cells[i]]] = new Spot(points[i].East - low.East, points[i].North - low.North, i);
        _starts = ends;
        Chunks.For(Columns * Rows, oversight, (from, to) =>
        {
            for (var cell = from; cell < to; cell++)
                if (ends[cell + 1] - ends[cell] > 1) Spot.Sort(spots.AsSpan(ends[cell]..ends[cell + 1]));
        });
        return spots;
    }

    private Spot[] Sort(PlanePosition[] points, PlanePosition low)
    {
        var keys = new (int Row, int Column)[points.Length];
        var spots = new Spot[points.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            spots[i] = new Spot(points[i].East - low.East, points[i].North - low.North, i);
            keys[i] = ((int)(spots[i].North / _side), (int)(spots[i].East / _side));
        }
        Array.Sort(keys, spots);
        for (int start = 0, i = 1; i <= keys.Length; i++)
        {
            if (i < keys.Length && keys[i] == keys[start]) continue;
            Spot.Sort(spots.AsSpan(start..i));
            start = i;
        }
        return spots;
    }

    private void Merge(Spot[] spots, IReadOnlyList<double>? weights)
    {
        var room = spots.Length + Lanes;
        (East, North, Weight, Head) = (new double[room], new double[room], new double[room], new int[spots.Length]);
        int place = -1, head = 0;
        (int Column, int Row) cell = (-1, -1);
        for (var k = 0; k < spots.Length; k++)
        {
            ref readonly var spot = ref spots[k];
            if (k == 0 || spot.East != spots[k - 1].East || spot.North != spots[k - 1].North)
            {
                (East[++place], North[place]) = (spot.East, spot.North);
                var own = CellOf(place);
                if (own != cell) Open(own, head = place, cell.Row);
                cell = own;
                Head[place] = head;
            }
            Weight[place] += weights?[spot.Index] ?? 1;
            PlaceOf[spot.Index] = place;
        }
        Count = place + 1;
        Close(cell);
    }

    private int _opened = -1;
    private readonly List<int> _numbers = [];
    private readonly List<int> _firsts = [];

    /// <summary>A new cell begins at a place: the cells since the last one are empty.</summary>
    private void Open((int Column, int Row) cell, int place, int rowBefore)
    {
        if (_starts is { } starts)
        {
            var number = (cell.Row * Columns) + cell.Column;
            starts.AsSpan(_opened + 1, number - _opened).Fill(place);
            _opened = number;
        }
        else if (cell.Row != rowBefore)
        {
            _numbers.Add(cell.Row);
            _firsts.Add(place);
        }
    }

    private void Close((int Column, int Row) cell)
    {
        if (_starts is { } starts) starts.AsSpan(_opened + 1).Fill(Count);
        else (_rowNumbers, _rowStarts) = ([.. _numbers], [.. _firsts, Count]);
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

    private bool IsBefore(in Spot other) => North != other.North ? North < other.North : East < other.East;
}
