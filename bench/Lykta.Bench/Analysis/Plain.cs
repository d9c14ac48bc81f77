using Lykta.Analysis.Geometry;
using Lykta.Analysis.NearRepeat;
using MathNet.Numerics.LinearAlgebra;

namespace Lykta.Bench.Analysis;

/// <summary>What one would write at first: right, clear, on one thread, without cleverness.</summary>
internal static class Plain
{
    public static double[] GaussianBinned(PlanePosition[] points, int side, double cell, double h)
    {
        var histogram = new double[side * side];
        foreach (var point in points)
        {
            int x = (int)(point.East / cell), y = (int)(point.North / cell);
            if (x >= 0 && y >= 0 && x < side && y < side) histogram[(y * side) + x]++;
        }
        var reach = (int)(5 * h / cell);
        double[] taps = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(k => Math.Exp(-0.5 * k * cell * k * cell / (h * h)) * cell / (h * Math.Sqrt(2 * Math.PI)))];
        double[] across = new double[side * side], surface = new double[side * side];
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                for (var k = Math.Max(-reach, -x); k <= Math.Min(reach, side - 1 - x); k++) across[(y * side) + x] += taps[k + reach] * histogram[(y * side) + x + k];
        for (var y = 0; y < side; y++)
            for (var k = Math.Max(-reach, -y); k <= Math.Min(reach, side - 1 - y); k++)
                for (var x = 0; x < side; x++) surface[(y * side) + x] += taps[k + reach] * across[((y + k) * side) + x];
        return surface;
    }

    public static double[] QuarticExact(PlanePosition[] points, int side, double cell, double radius)
    {
        var surface = new double[side * side];
        foreach (var point in points)
        {
            for (var y = Math.Max(0, (int)((point.North - radius) / cell)); y <= Math.Min(side - 1, (int)((point.North + radius) / cell)); y++)
            {
                for (var x = Math.Max(0, (int)((point.East - radius) / cell)); x <= Math.Min(side - 1, (int)((point.East + radius) / cell)); x++)
                {
                    double dx = ((x + 0.5) * cell) - point.East, dy = ((y + 0.5) * cell) - point.North, u = ((dx * dx) + (dy * dy)) / (radius * radius);
                    if (u < 1) surface[(y * side) + x] += 3e6 / (Math.PI * radius * radius) * (1 - u) * (1 - u);
                }
            }
        }
        return surface;
    }

    public static double[] Gi(double[] values, Neighbours neighbours)
    {
        double n = values.Length, mean = values.Average(), variance = values.Sum(x => (x - mean) * (x - mean)) / n;
        var z = new double[values.Length];
        for (var i = 0; i < z.Length; i++)
        {
            var near = neighbours.Of(i).ToArray().Append(i).ToList();
            z[i] = (near.Sum(j => values[j]) - (mean * near.Count)) / Math.Sqrt(variance * near.Count * (n - near.Count) / (n - 1));
        }
        return z;
    }

    public static double[] LocalMoran(double[] values, Neighbours neighbours, int permutations)
    {
        var random = new Random(1);
        var mean = values.Average();
        double[] z = [.. values.Select(x => x - mean)], p = new double[values.Length];
        for (var i = 0; i < z.Length; i++)
        {
            var size = neighbours.Of(i).Length;
            var seen = 0.0;
            foreach (var j in neighbours.Of(i)) seen += z[j];
            var above = 0;
            for (var b = 0; b < permutations; b++)
            {
                var drawn = new HashSet<int>();
                var sum = 0.0;
                while (drawn.Count < size)
                    if (random.Next(z.Length) is var j && j != i && drawn.Add(j)) sum += z[j];
                if (sum >= seen) above++;
            }
            p[i] = (above + 1.0) / (permutations + 1);
        }
        return p;
    }

    public static int Knox(DatedEvent[] events, double metres, int days, int permutations)
    {
        var pairs = new List<(int, int)>();
        for (var a = 0; a < events.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                double x = events[a].Position.East - events[b].Position.East, y = events[a].Position.North - events[b].Position.North;
                if ((x * x) + (y * y) < metres * metres) pairs.Add((a, b));
            }
        }
        int[] times = [.. events.Select(e => e.Day)];
        var random = new Random(1);
        int Close() => pairs.Count(pair => Math.Abs(times[pair.Item1] - times[pair.Item2]) < days);
        int seen = Close(), above = 0;
        for (var b = 0; b < permutations; b++)
        {
            random.Shuffle(times);
            if (Close() >= seen) above++;
        }
        return above;
    }

    public static int[] Dbscan(PlanePosition[] points, double radius, int least)
    {
        var cells = new Dictionary<(int, int), List<int>>();
        (int X, int Y) Cell(PlanePosition p) => ((int)Math.Floor(p.East / radius), (int)Math.Floor(p.North / radius));
        for (var i = 0; i < points.Length; i++)
        {
            if (!cells.TryGetValue(Cell(points[i]), out var list)) cells[Cell(points[i])] = list = [];
            list.Add(i);
        }
        List<int> Near(int i)
        {
            var near = new List<int>();
            var (x, y) = Cell(points[i]);
            for (var u = x - 1; u <= x + 1; u++)
                for (var v = y - 1; v <= y + 1; v++)
                    if (cells.TryGetValue((u, v), out var list))
                        foreach (var j in list)
                            if (Math.Pow(points[i].East - points[j].East, 2) + Math.Pow(points[i].North - points[j].North, 2) <= radius * radius) near.Add(j);
            return near;
        }
        var labels = new int[points.Length];
        var cluster = 0;
        for (var i = 0; i < points.Length; i++)
        {
            if (labels[i] != 0 || Near(i) is not { } start || start.Count < least) continue;
            labels[i] = ++cluster;
            var queue = new Queue<int>(start);
            while (queue.TryDequeue(out var j))
            {
                if (labels[j] != 0) continue;
                labels[j] = cluster;
                if (Near(j) is { } more && more.Count >= least) foreach (var k in more) queue.Enqueue(k);
            }
        }
        return labels;
    }

    /// <summary>Iteratively reweighted least squares with a matrix library, and no errors at all.</summary>
    public static double[] Interrupted(int?[][] series, int start)
    {
        var levels = new double[series.Length];
        for (var s = 0; s < series.Length; s++)
        {
            var n = series[s].Length;
            var design = Matrix<double>.Build.Dense(n, 8, (t, j) => j switch
            {
                0 => 1,
                1 => t - start,
                2 => t >= start ? 1 : 0,
                3 => t >= start ? t - start : 0,
                _ => j % 2 == 0 ? Math.Sin(2 * Math.PI * (j / 2 - 1) * t / 52.1775) : Math.Cos(2 * Math.PI * (j / 2 - 1) * t / 52.1775),
            });
            var y = Vector<double>.Build.Dense(n, t => series[s][t] ?? 0);
            var mean = y + 0.1;
            Vector<double> b = Vector<double>.Build.Dense(8);
            for (var step = 0; step < 6; step++)
            {
                var working = mean.PointwiseLog() + (y - mean).PointwiseDivide(mean);
                var weighted = design.Transpose() * Matrix<double>.Build.DiagonalOfDiagonalVector(mean);
                b = (weighted * design).Solve(weighted * working);
                mean = (design * b).PointwiseExp();
            }
            levels[s] = b[2];
        }
        return levels;
    }
}
