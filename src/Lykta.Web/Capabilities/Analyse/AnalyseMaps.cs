using Lykta.Analysis;
using Lykta.Analysis.Clusters;
using Lykta.Analysis.Comparison;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.NearRepeat;
using Lykta.Analysis.Quality;
using Lykta.Analysis.Scan;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>Methods about positions.</summary>
internal static class AnalyseMaps
{
    public static Answer Density(AnalyseTable table, AnalyseArguments options, Oversight oversight)
    {
        var points = table.Points(options);
        var bandwidth = options.Number("bandwidth", 300);
        var choices = new DensityOptions(bandwidth)
        {
            Kernel = OneOf(options, "kernel", Kernel.Quartic),
            Edge = OneOf(options, "edge", EdgeCorrection.None),
            IsExact = options.Has("exact"),
            Weights = options.Text("weight") is { } weight ? [.. table.Filled(weight)] : null,
        };
        var cell = options.Number("cell", Math.Max(1, bandwidth / 10));
        var grid = RasterGrid.Covering(Some(points), cell, choices.Edge == EdgeCorrection.None ? bandwidth : 0);
        var result = KernelDensity.Of(points, grid, choices, oversight).Carrying(GeocodingDefaults.Of(points).Warnings);
        return Answer.Of(result, new { Grid = Of(grid), result.PerSquareKilometre, result.Events }) with
        {
            Svg = () => AnalysePictures.Grid(grid, result.PerSquareKilometre ?? new double[grid.Width * grid.Height], result.Method.Name),
            R = choices is { Weights: null, Edge: EdgeCorrection.None } ? () => RScript.Of(points, result, bandwidth) : null,
        };
    }

    public static Answer Bandwidth(AnalyseTable table, AnalyseArguments options, Oversight oversight)
    {
        var points = table.Points(options);
        var kernel = OneOf(options, "kernel", Kernel.Quartic);
        var result = (options.Text("rule") ?? "likelihood") switch
        {
            "scott" => Lykta.Analysis.HotSpots.Bandwidth.Scott(points, kernel),
            "likelihood" => Lykta.Analysis.HotSpots.Bandwidth.LikelihoodCrossValidation(points, kernel, oversight),
            "least-squares" => Lykta.Analysis.HotSpots.Bandwidth.LeastSquaresCrossValidation(points, kernel, oversight),
            var other => throw AnalyseArguments.Refuse("Analyse.OneOf", "rule", other, "scott, likelihood, least-squares"),
        };
        return Answer.Of(result) with { R = () => RScript.OfBandwidth(points, result) };
    }

    public static Answer Coordinates(AnalyseTable table, AnalyseArguments options)
    {
        var points = table.Points(options);
        var result = GeocodingDefaults.Of(points);
        return Answer.Of(result, new { result.Suspects, result.Share }) with
        {
            R = () => RScript.Of(points, result),
            Lines = [.. result.Suspects.Take(20).Select(suspect => $"{suspect.Count,7}  {suspect.Position.East:0} {suspect.Position.North:0}")],
        };
    }

    public static Answer Mantel(AnalyseTable table, AnalyseArguments options, Oversight oversight)
    {
        var events = Dated(table, options);
        var choices = new MantelOptions { Permutations = options.Whole("permutations", 0), Seed = (ulong)options.Whole("seed", 1) };
        var result = Lykta.Analysis.NearRepeat.Mantel.Test(events, choices, oversight);
        return Answer.Of(result) with { R = () => RScript.OfMantel(events, result) };
    }

    public static Answer HotSpots(AnalyseTable table, AnalyseArguments options, Oversight oversight)
    {
        var points = table.Points(options);
        var grid = RasterGrid.Covering(Some(points), options.Number("cell", 200), 0);
        var counts = new double[grid.Width * grid.Height];
        foreach (var point in points)
            counts[((int)((point.North - grid.Corner.North) / grid.CellInMetres) * grid.Width) + (int)((point.East - grid.Corner.East) / grid.CellInMetres)]++;
        var neighbours = Neighbours.QueenGrid(grid.Width, grid.Height);
        var choices = new GiOptions { Test = OneOf(options, "test", GiTest.Normal), Seed = (ulong)options.Whole("seed", 1) };
        var result = GiStar.Of(counts, neighbours, choices, oversight).Carrying(GeocodingDefaults.Of(points).Warnings);
        return Answer.Of(result, new { Grid = Of(grid), Counts = counts, result.Cells }) with
        {
            Svg = () => AnalysePictures.Grid(grid, [.. result.Cells.Select(seen => Math.Max(0, seen?.Z ?? 0))], result.Method.Name),
            R = () => RScript.Of(counts, neighbours, result),
        };
    }

    public static Answer Clusters(AnalyseTable table, AnalyseArguments options, Oversight oversight)
    {
        var points = table.Points(options);
        var choices = new DbscanOptions(options.Number("radius", 50), options.Number("least", 10));
        double[]? weights = options.Text("weight") is { } weight ? [.. table.Filled(weight)] : null;
        var result = Dbscan.Of(points, choices, weights, oversight);
        return Answer.Of(result, new { result.Clusters, result.Labels }) with { R = weights is null ? () => RScript.Of(points, choices, result) : null };
    }

    public static Answer NearRepeat(AnalyseTable table, AnalyseArguments options, Oversight oversight)
    {
        var events = Dated(table, options);
        var bands = new KnoxBands(options.Numbers("metres", "100,200,300,400"), [.. options.Numbers("days", "4,8,15,29").Select(day => (int)day)]);
        var result = Knox.Test(events, bands, options.Whole("permutations", 999), (ulong)options.Whole("seed", 1), oversight);
        return Answer.Of(result, new { result.Cells, result.Events }) with { R = () => RScript.Of(events, result) };
    }

    public static Answer Scan(AnalyseTable table, AnalyseArguments options, Oversight oversight)
    {
        var choices = new ScanOptions
        {
            LargestRadiusInMetres = options.Number("radius", 1000),
            LongestDays = options.Whole("longest", 30),
            IsCurrent = options.Has("current"),
            Permutations = options.Whole("permutations", 999),
            StopAfter = options.Whole("stop-after", 0),
            Seed = (ulong)options.Whole("seed", 1),
        };
        var events = Dated(table, options);
        var result = SpaceTimePermutation.Of(events, choices, oversight);
        return Answer.Of(result, new { result.Clusters, result.Events, result.Places, result.Permutations }) with { R = () => RScript.Of(events, choices, result) };
    }

    private static DatedEvent[] Dated(AnalyseTable table, AnalyseArguments options) =>
        [.. table.Points(options).Zip(table.Days(options.Needed("date")), (point, day) => new DatedEvent(point, day.DayNumber))];

    private static PlanePosition[] Some(PlanePosition[] points) => points.Length > 0 ? points : throw AnalyseArguments.Refuse("Analyse.NoRows");

    private static object Of(RasterGrid grid) => new { grid.Corner.East, grid.Corner.North, grid.CellInMetres, grid.Width, grid.Height };

    private static T OneOf<T>(AnalyseArguments options, string name, T usual)
        where T : struct, Enum => options.Text(name) is not { } text ? usual
        : Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw AnalyseArguments.Refuse("Analyse.OneOf", name, text, string.Join(", ", Enum.GetNames<T>()));
}
