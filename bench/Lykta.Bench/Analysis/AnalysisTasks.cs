using Lykta.Analysis;
using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Clusters;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Scan;
using Lykta.Analysis.Surveillance;
using Lykta.Analysis.Trends;

namespace Lykta.Bench.Analysis;

/// <summary>One task.</summary>
/// <param name="Ours">Lykta's way, the whole chain.</param>
/// <param name="Plain">Plain C#; null for none.</param>
/// <param name="Work">Least arithmetic and least memory, beyond the caches, that the task asks for; null when not worked out.</param>
internal sealed record AnalysisTask(Action Ours, Action? Plain = null, (double Fma, double Bytes)? Work = null)
{
    /// <summary>Takes seconds: run three times after one.</summary>
    public bool IsLong { get; init; }
}

internal static class AnalysisTasks
{
    private static readonly RasterGrid Grid = new(new(0, 0), 20, 1000, 1000);

    public static IEnumerable<(string Name, Func<AnalysisTask> Make)> All =>
    [
        .. new[] { 10_000, 100_000, 1_000_000 }.Select(n => ($"density, Gaussian 250 m, 1000 × 1000 cells, {n:N0} events, binned", (Func<AnalysisTask>)(() => Gaussian(n)))),
        .. new[] { 10_000, 100_000, 1_000_000 }.Select(n => ($"density, quartic 250 m, 20 m cells, {n:N0} events, exact", (Func<AnalysisTask>)(() => Quartic(n)))),
        ("Gi*, 10,000 cells", () => Gi(100, 0)),
        ("Gi*, 100,000 cells", () => Gi(316, 0)),
        ("Gi*, 100,000 polygons whose neighbours are known", GiOfPolygons),
        ("Gi*, 100,000 cells, 999 permutations", () => Gi(316, 999)),
        ("local Moran, 10,000 cells, 999 permutations", () => Local(100, withPlain: true)),
        ("local Moran, 100,000 cells, 999 permutations", () => Local(316, withPlain: false)),
        ("Knox, 10,000 events, 200 m and 14 days, 999 permutations", () => NearRepeats(10_000, [200], [15])),
        ("Knox, 10,000 events, 5 × 4 bands, 999 permutations", () => NearRepeats(10_000, [40, 80, 120, 160, 200], [4, 8, 12, 15], withPlain: false)),
        ("Knox, 2,000 events, 200 m and 14 days, 999 permutations", () => NearRepeats(2_000, [200], [15], withPlain: false)),
        ("Knox, 50,000 events, 200 m and 14 days, 999 permutations", () => NearRepeats(50_000, [200], [15], withPlain: false)),
        ("DBSCAN, 1,000,000 points, 25 m, least 10", Clusters),
        ("scan, 1,963 events, 1 km, 30 days, 999 permutations", () => Scan(490, 6_000, 1963, 365, 999)),
        ("scan, 10,000 events, 5 years, 1 km, 30 days, 99 permutations", () => Scan(4983, 20_000, 10_000, 1826, 99)),
        ("EARS, 1,000 series × 52 weeks", Ears),
        ("Farrington flexible, 1,000 series, latest week", () => Farrington(1)),
        ("Farrington flexible, 1,000 series × 52 weeks", () => Farrington(52)),
        ("interrupted series with Newey–West, 1,000 × 261 weeks, 8 coefficients", () => Interrupted(isNegativeBinomial: false)),
        ("the same by the negative binomial", () => Interrupted(isNegativeBinomial: true)),
        ("neighbours from 100,000 polygons, queen", () => new(() => PolygonNeighbours.Of(Squares(316)))),
        ("neighbours, 100,000 points, 6 nearest", Nearest),
        ("SWEREF 99 TM from WGS 84, 1,000,000 positions", Projection),
    ];

    public static AnalysisTask Of(string name) => All.First(task => task.Name == name).Make();

    private static AnalysisTask Nearest()
    {
        var points = Cloud(100_000, 20_000);
        return new(() => Neighbours.Nearest(points, 6));
    }

    private static PlanePosition[] Cloud(int n, double side, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, n).Select(_ => new PlanePosition(side * Math.Pow(random.NextDouble(), 1.3), side * Math.Pow(random.NextDouble(), 1.3)))];
    }

    private static AnalysisTask Gaussian(int n)
    {
        var points = Cloud(n, 20_000);
        return new(() => KernelDensity.Binned(points, Grid, 250, Kernel.Gaussian), () => Plain.GaussianBinned(points, 1000, 20, 250), (2 * 127 * 1e6, 16.0 * n));
    }

    private static AnalysisTask Quartic(int n)
    {
        var points = Cloud(n, 20_000);
        return new(() => KernelDensity.Exact(points, Grid, 250), () => Plain.QuarticExact(points, 1000, 20, 250), (490.0 * n * 2, (16.0 * n) + 8e6));
    }

    private static AnalysisTask Gi(int side, int permutations)
    {
        var random = new Random(2);
        double[] values = [.. Enumerable.Range(0, side * side).Select(_ => (double)random.Next(0, 9))];
        var options = permutations == 0 ? new GiOptions() : new GiOptions { Test = GiTest.Permutation, Permutations = permutations };
        return new(
            () => GiStar.Of(values, Neighbours.QueenGrid(side, side), options),
            permutations == 0 ? () => Plain.Gi(values, Neighbours.QueenGrid(side, side)) : null,
            (0, (12.0 * 8 * values.Length) + (8.0 * permutations * values.Length / 8)));
    }

    private static AnalysisTask GiOfPolygons()
    {
        var random = new Random(2);
        double[] values = [.. Enumerable.Range(0, 316 * 316).Select(_ => (double)random.Next(0, 9))];
        var neighbours = PolygonNeighbours.Of(Squares(316));
        return new(() => GiStar.Of(values, neighbours, new GiOptions()), () => Plain.Gi(values, neighbours), (0, 12.0 * 8 * values.Length));
    }

    private static AnalysisTask Local(int side, bool withPlain)
    {
        var random = new Random(2);
        double[] values = [.. Enumerable.Range(0, side * side).Select(_ => random.NextDouble())];
        return new(
            () => LocalMoran.Of(values, Neighbours.QueenGrid(side, side), new AutocorrelationOptions { Permutations = 999 }),
            withPlain ? () => Plain.LocalMoran(values, Neighbours.QueenGrid(side, side), 999) : null,
            (999.0 * values.Length, 12.0 * 8 * values.Length));
    }

    private static DatedEvent[] Dated(int n, double side)
    {
        var random = new Random(4);
        return [.. Cloud(n, side, 3).Select(point => new DatedEvent(new(Math.Round(point.East), Math.Round(point.North)), random.Next(0, 365)))];
    }

    private static AnalysisTask NearRepeats(int n, double[] metres, int[] days, bool withPlain = true)
    {
        var events = Dated(n, 5_000);
        // Pairs grow as the square of the events; each permutation looks at two days of each pair.
        var work = (0, 999 * (2.0 * 2 * 485_000 * n * n / 1e8 / 8));
        return new(() => Knox.Test(events, new KnoxBands(metres, days)), withPlain ? () => Plain.Knox(events, 200, 15, 999) : null, work) { IsLong = n > 20_000 };
    }

    private static AnalysisTask Clusters()
    {
        var points = Cloud(1_000_000, 20_000);
        return new(() => Dbscan.Of(points, new DbscanOptions(25, 10)), () => Plain.Dbscan(points, 25, 10), (0, 16e6 + (8e6 * 8 * 2)));
    }

    private static AnalysisTask Scan(int places, double side, int n, int days, int permutations)
    {
        var random = new Random(7);
        PlanePosition[] all = Cloud(places, side, 8);
        DatedEvent[] events = [.. Enumerable.Range(0, n).Select(_ => new DatedEvent(all[random.Next(0, places)], random.Next(0, days)))];
        return new(() => SpaceTimePermutation.Of(events, new ScanOptions { Permutations = permutations })) { IsLong = true };
    }

    private static int?[][] Series(int weeks)
    {
        var random = new Random(9);
        return [.. Enumerable.Range(0, 1000).Select(k => Enumerable.Range(0, weeks).Select(_ => (int?)random.Next(0, 5 + (k % 20))).ToArray())];
    }

    private static AnalysisTask Ears()
    {
        var series = Series(80);
        return new(() =>
        {
            foreach (var one in series)
                for (var week = 28; week < 80; week++) _ = Lykta.Analysis.Surveillance.Ears.At(one, week);
        });
    }

    private static AnalysisTask Farrington(int weeks)
    {
        var series = Series(340);
        Action judge = () => Parallel.ForEach(series, one =>
        {
            for (var week = 340 - weeks; week < 340; week++) _ = FarringtonFlexible.At(one, week);
        });
        // Two fits of five steps with an exponential (about 20 multiplications) for each of 235 weeks.
        return new(judge, null, (1000.0 * weeks * 2 * 5 * 235 * 20, 0));
    }

    private static AnalysisTask Interrupted(bool isNegativeBinomial)
    {
        var series = Series(261);
        return new(
            () => Parallel.ForEach(series, one => _ = InterruptedSeries.Of(new Interruption(one, 130) { PeriodsPerYear = 52.1775, Harmonics = 2, Lags = 4, IsNegativeBinomial = isNegativeBinomial })),
            isNegativeBinomial ? null : () => Plain.Interrupted(series, 130),
            (1000 * 5.0 * 261 * (36 + 8 + 20), 0));
    }

    private static PlanePolygon[][] Squares(int side) =>
        [.. Enumerable.Range(0, side * side).Select(i =>
        {
            double x = 100 * (i % side), y = 100 * (i / side);
            return new[] { PlanePolygon.Of(new(x, y), new(x + 100, y), new(x + 100, y + 100), new(x, y + 100)) };
        })];

    private static AnalysisTask Projection()
    {
        var random = new Random(5);
        GeographicPosition[] positions = [.. Enumerable.Range(0, 1_000_000).Select(_ => new GeographicPosition(11 + (12 * random.NextDouble()), 55 + (13 * random.NextDouble())))];
        return new(() =>
        {
            foreach (var position in positions) _ = Sweref99Tm.ToPlane(position);
        });
    }
}
