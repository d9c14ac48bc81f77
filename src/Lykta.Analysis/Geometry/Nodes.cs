namespace Lykta.Analysis.Geometry;

/// <summary>Gives corners that lie within a tolerance of each other the same number.</summary>
internal sealed class Nodes(double tolerance)
{
    private readonly double _cell = 16 * tolerance;
    private readonly Dictionary<(long X, long Y), int> _heads = [];
    private readonly List<int> _next = [];

    public List<PlanePosition> Positions { get; } = [];

    public int Of(PlanePosition point)
    {
        double x = point.East / _cell, y = point.North / _cell;
        long left = (long)Math.Floor(x - 0.0625), right = (long)Math.Floor(x + 0.0625), low = (long)Math.Floor(y - 0.0625), high = (long)Math.Floor(y + 0.0625);
        for (var u = left; u <= right; u++)
            for (var v = low; v <= high; v++)
                if (Find((u, v), point) is { } node) return node;
        var key = ((long)Math.Floor(x), (long)Math.Floor(y));
        _next.Add(_heads.TryGetValue(key, out var head) ? head : -1);
        _heads[key] = Positions.Count;
        Positions.Add(point);
        return Positions.Count - 1;
    }

    private int? Find((long X, long Y) key, PlanePosition point)
    {
        if (!_heads.TryGetValue(key, out var node)) return null;
        for (; node >= 0; node = _next[node])
            if (SpatialHash.SquaredDistance(point, Positions[node]) <= tolerance * tolerance) return node;
        return null;
    }
}
