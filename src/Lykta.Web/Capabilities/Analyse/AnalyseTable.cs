using System.Globalization;
using Lykta.Analysis.Geometry;
using Lykta.Web.Platform.Commands;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Geography;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>A CSV or Excel table, or the features of a GeoJSON file, by column; a bad cell is named by row and column.</summary>
internal sealed class AnalyseTable
{
    private static readonly TableLimits Limits = new() { Bytes = 2L << 30, InflatedBytes = 1L << 30, Rows = 5_000_000, Columns = 1000 };

    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(int Number, IReadOnlyList<string> Cells)> rows = [];
    private readonly List<Geometry> shapes = [];

    private AnalyseTable(IEnumerable<string> names)
    {
        foreach (var name in names)
            columns.TryAdd(name.Trim(), columns.Count);
    }

    public int Rows => rows.Count;

    public IReadOnlyList<Geometry> Shapes => shapes;

    public static AnalyseTable Read(string path)
    {
        if (!File.Exists(path))
            throw AnalyseArguments.Refuse("Analyse.NoFile", path);
        using var file = File.OpenRead(path);
        return path.EndsWith("json", StringComparison.OrdinalIgnoreCase) ? OfFeatures(file) : OfRows(file, path);
    }

    public IEnumerable<string> Texts(string column)
    {
        var at = Column(column);
        return rows.Select(row => Cell(row, at));
    }

    /// <summary>Numbers; an empty cell is null.</summary>
    public IEnumerable<double?> Numbers(string column)
    {
        var at = Column(column);
        foreach (var row in rows)
        {
            var text = Cell(row, at);
            if (text.Length == 0)
                yield return null;
            else if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain) && double.IsFinite(plain))
                yield return plain;
            else
                yield return SwedishNumbers.TryDecimal(text, out var number) ? (double)number : throw Bad("Analyse.CellNotANumber", row.Number, column, text);
        }
    }

    public IEnumerable<double> Filled(string column) => Numbers(column).Zip(rows, (value, row) => value ?? throw Bad("Analyse.CellEmpty", row.Number, column));

    public IEnumerable<int?> Counts(string column) => Numbers(column).Zip(rows, (value, row) => value is not { } number ? (int?)null
        : number >= 0 && number == Math.Floor(number) && number < int.MaxValue ? (int)number
        : throw Bad("Analyse.CellNotACount", row.Number, column, number));

    /// <summary>Counts where an empty cell is a slip, as an empty one is not none.</summary>
    public IEnumerable<int> FilledCounts(string column) => Counts(column).Zip(rows, (count, row) => count ?? throw Bad("Analyse.CellEmpty", row.Number, column));

    /// <summary>Local times; an empty cell is null.</summary>
    public IEnumerable<DateTime?> Times(string column)
    {
        var at = Column(column);
        foreach (var row in rows)
        {
            var text = Cell(row, at);
            if (text.Length == 0)
                yield return null;
            else
                yield return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && char.IsAsciiDigit(text[0]) && text.Length >= 8
                    ? time
                    : throw Bad("Analyse.CellNotATime", row.Number, column, text);
        }
    }

    public IEnumerable<DateOnly> Days(string column) =>
        Times(column).Zip(rows, (time, row) => time is { } moment ? DateOnly.FromDateTime(moment) : throw Bad("Analyse.CellEmpty", row.Number, column));

    /// <summary>Positions in SWEREF 99 TM: columns of it, columns of longitude and latitude, or the shapes of the features.</summary>
    public PlanePosition[] Points(AnalyseArguments options)
    {
        if (shapes.Count > 0)
            return [.. shapes.Select(shape => Plane(shape.Centroid.Coordinate))];
        if (options.Has("lon") || options.Has("lat"))
        {
            string lon = options.Needed("lon"), lat = options.Needed("lat");
            return [.. Filled(lon).Zip(Filled(lat), (x, y) => (x, y)).Zip(rows, (at, row) => Math.Abs(at.y) < 90 && Math.Abs(at.x - 15) <= 60
                ? Sweref99Tm.ToPlane(new(at.x, at.y)) : throw Bad("Analyse.CellOutside", row.Number, lon, at.x))];
        }

        return [.. Filled(options.Text("east") ?? "east").Zip(Filled(options.Text("north") ?? "north"), (x, y) => new PlanePosition(x, y))];
    }

    public IReadOnlyList<IReadOnlyList<PlanePolygon>> Polygons() => shapes.Count == 0
        ? throw AnalyseArguments.Refuse("Analyse.NeedsShapes")
        : [.. shapes.Select(shape => (IReadOnlyList<PlanePolygon>)[.. Parts(shape).Select(polygon =>
            new PlanePolygon(Ring(polygon.ExteriorRing), [.. polygon.InteriorRings.Select(Ring)]))])];

    private static IEnumerable<Polygon> Parts(Geometry shape) => Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>();

    private static PlanePosition[] Ring(LineString ring) => [.. ring.Coordinates.Select(Plane)];

    private static PlanePosition Plane(Coordinate at) => Sweref99Tm.ToPlane(new(at.X, at.Y));

    private static AnalyseTable OfRows(Stream file, string path)
    {
        var opened = TableReader.Open(file, path, Limits);
        if (!opened.IsOk)
            throw new CommandRefusedException(opened.Errors[0].Key, opened.Errors[0].Arguments);
        AnalyseTable? table = null;
        try
        {
            foreach (var row in opened.Value.Rows)
            {
                if (table is null)
                    table = new AnalyseTable(row.Cells);
                else
                    table.rows.Add((row.Number, row.Cells));
            }
        }
        catch (FileRefusedException refused)
        {
            throw new CommandRefusedException(refused.Error.Key, refused.Error.Arguments);
        }

        return table ?? throw new CommandRefusedException(FileErrors.Empty.Key);
    }

    private static AnalyseTable OfFeatures(Stream file)
    {
        var read = GeoJsonReader.Read(file);
        if (!read.IsOk)
            throw new CommandRefusedException(read.Errors[0].Key, read.Errors[0].Arguments);
        var names = read.Value.SelectMany(feature => feature.Properties.Keys).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var table = new AnalyseTable(names);
        foreach (var feature in read.Value)
        {
            table.rows.Add((table.rows.Count + 1, [.. names.Select(name => feature.Properties.GetValueOrDefault(name) ?? "")]));
            table.shapes.Add(feature.Geometry);
        }

        return table;
    }

    private int Column(string name) => columns.TryGetValue(name, out var at)
        ? at
        : throw AnalyseArguments.Refuse("Analyse.NoColumn", name, string.Join(", ", columns.Keys));

    private static string Cell((int Number, IReadOnlyList<string> Cells) row, int at) => at < row.Cells.Count ? row.Cells[at].Trim() : "";

    private static CommandRefusedException Bad(string key, int row, string column, params object[] more) => new(key, [row, column, .. more]);
}
