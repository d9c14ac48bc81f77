namespace Lykta.Analysis.Geometry;

/// <summary>Sides that no other area has exactly: the outer border, and sides met by another area's corner.</summary>
internal sealed class LooseSides
{
    private readonly List<(PlanePosition From, PlanePosition To, int Area)> _sides = [];
    private readonly double _tolerance;
    private readonly double _cell;

    public LooseSides(Nodes nodes, List<(long Edge, int Area)> sides, double tolerance)
    {
        _tolerance = tolerance;
        foreach (var (edge, area) in sides) _sides.Add((nodes.Positions[(int)(edge >> 32)], nodes.Positions[(int)(edge & 0xFFFFFFFF)], area));
        var mean = _sides.Count == 0 ? 1 : _sides.Average(side => Math.Sqrt(SpatialHash.SquaredDistance(side.From, side.To)));
        _cell = Math.Max(2 * mean, 16 * tolerance);
    }

    public void Match(Contiguity contiguity, List<long> pairs)
    {
        var cells = new List<((long X, long Y) Cell, int Side)>();
        for (var k = 0; k < _sides.Count; k++)
            foreach (var cell in Cells(_sides[k].From, _sides[k].To)) cells.Add((cell, k));
        Require.NotMoreThan(cells.Count, 200_000_000, "pieces of border");
        cells.Sort();
        for (int start = 0, k = 1; k <= cells.Count; k++)
        {
            if (k < cells.Count && cells[k].Cell == cells[start].Cell) continue;
            for (var a = start; a < k; a++)
                for (var b = a + 1; b < k; b++) Try(_sides[cells[a].Side], _sides[cells[b].Side], contiguity, pairs);
            start = k;
        }
    }

    private void Try(
        (PlanePosition From, PlanePosition To, int Area) a, (PlanePosition From, PlanePosition To, int Area) b, Contiguity contiguity, List<long> pairs)
    {
        if (a.Area == b.Area) return;
        var meet = contiguity == Contiguity.Rook ? Shares(a.From, a.To, b.From, b.To)
            : Touches(a.From, b.From, b.To) || Touches(a.To, b.From, b.To) || Touches(b.From, a.From, a.To) || Touches(b.To, a.From, a.To);
        if (meet) pairs.Add(((long)a.Area << 32) | (uint)b.Area);
    }

    /// <summary>Whether a point lies on a side, within the tolerance.</summary>
    private bool Touches(PlanePosition point, PlanePosition from, PlanePosition to)
    {
        var t = Math.Clamp(Along(point, from, to), 0, 1);
        var foot = new PlanePosition(from.East + (t * (to.East - from.East)), from.North + (t * (to.North - from.North)));
        return SpatialHash.SquaredDistance(point, foot) <= _tolerance * _tolerance;
    }

    /// <summary>Whether two sides lie along each other for more than twice the tolerance.</summary>
    private bool Shares(PlanePosition a, PlanePosition b, PlanePosition c, PlanePosition d)
    {
        if (SpatialHash.SquaredDistance(a, b) < SpatialHash.SquaredDistance(c, d)) (a, b, c, d) = (c, d, a, b);
        double s = Along(c, a, b), t = Along(d, a, b), from = Math.Max(0, Math.Min(s, t)), to = Math.Min(1, Math.Max(s, t));
        var length = Math.Sqrt(SpatialHash.SquaredDistance(a, b));
        if ((to - from) * length <= 2 * _tolerance) return false;
        PlanePosition At(double along) => new(a.East + (along * (b.East - a.East)), a.North + (along * (b.North - a.North)));
        return Touches(At(from), c, d) && Touches(At(to), c, d);
    }

    private static double Along(PlanePosition point, PlanePosition from, PlanePosition to)
    {
        double x = to.East - from.East, y = to.North - from.North;
        return (((point.East - from.East) * x) + ((point.North - from.North) * y)) / ((x * x) + (y * y));
    }

    private IEnumerable<(long X, long Y)> Cells(PlanePosition from, PlanePosition to)
    {
        var steps = Math.Max(1, (int)Math.Ceiling(Math.Sqrt(SpatialHash.SquaredDistance(from, to)) / _cell));
        var seen = new HashSet<(long, long)>();
        for (var k = 0; k < steps; k++)
        {
            double s = (double)k / steps, t = (k + 1.0) / steps;
            double x0 = from.East + (s * (to.East - from.East)), x1 = from.East + (t * (to.East - from.East));
            double y0 = from.North + (s * (to.North - from.North)), y1 = from.North + (t * (to.North - from.North));
            for (var x = Index(Math.Min(x0, x1) - _tolerance); x <= Index(Math.Max(x0, x1) + _tolerance); x++)
                for (var y = Index(Math.Min(y0, y1) - _tolerance); y <= Index(Math.Max(y0, y1) + _tolerance); y++)
                    if (seen.Add((x, y))) yield return (x, y);
        }
    }

    private long Index(double along) => (long)Math.Floor(along / _cell);
}
