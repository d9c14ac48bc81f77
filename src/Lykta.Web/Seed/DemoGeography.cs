using Lykta.Web.Capabilities.Places;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Lykta.Web.Seed;

/// <summary>A made-up district: neighbourhoods that share their borders, drawn on a shaken grid, and places inside them.</summary>
internal static class DemoGeography
{
    private const double West = 16.940;
    private const double South = 58.980;
    private const double CellWidth = 0.0165;
    private const double CellHeight = 0.0085;

    public static readonly string[] Neighbourhoods =
    [
        "Ekbacken", "Sundby", "Lindhagen", "Kvarnberget", "Björkvik", "Solgården",
        "Hamnängen", "Dalsängen", "Årdalen", "Östanbro", "Kyrkbyn", "Rosenlund",
    ];

    public static readonly (string Name, PlaceKind Kind, int Cell, double X, double Y)[] Places =
    [
        ("Ekbackens centrum", PlaceKind.Centre, 0, 0.55, 0.5), ("Sundby torg", PlaceKind.Square, 1, 0.5, 0.45),
        ("Lindhagens station", PlaceKind.Station, 2, 0.4, 0.5), ("Kvarntorget", PlaceKind.Square, 3, 0.5, 0.5),
        ("Björkparken", PlaceKind.Park, 4, 0.45, 0.55), ("Solgårdens lekpark", PlaceKind.Playground, 5, 0.5, 0.4),
        ("Hamnstråket", PlaceKind.Path, 6, 0.6, 0.5), ("Dalsängsskolan", PlaceKind.School, 7, 0.45, 0.5),
        ("Årdalens gångtunnel", PlaceKind.Tunnel, 8, 0.5, 0.6), ("Östanbro IP", PlaceKind.SportsGround, 9, 0.5, 0.5),
        ("Kyrkbyparken", PlaceKind.Park, 10, 0.4, 0.4), ("Rosenlunds parkering", PlaceKind.Parking, 11, 0.55, 0.5),
        ("Ekbackens gårdar", PlaceKind.Residential, 0, 0.25, 0.7), ("Sundby bussterminal", PlaceKind.Station, 1, 0.7, 0.65),
        ("Lindhagsskolan", PlaceKind.School, 2, 0.7, 0.3), ("Björkviks badplats", PlaceKind.Other, 4, 0.8, 0.7),
    ];

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>Cells of a 4 × 3 grid whose corners are shaken the same way for both neighbours.</summary>
    public static Polygon Cell(int index)
    {
        var (column, row) = (index % 4, index / 4);
        return Factory.CreatePolygon([
            .. Edge(column, row, column + 1, row), .. Edge(column + 1, row, column + 1, row + 1),
            .. Edge(column + 1, row + 1, column, row + 1), .. Edge(column, row + 1, column, row), Corner(column, row)]);
    }

    public static Geometry District() => NetTopologySuite.Operation.Union.CascadedPolygonUnion.Union(
        [.. Enumerable.Range(0, Neighbourhoods.Length).Select(Cell)]);

    public static Point At(int cell, double x, double y)
    {
        var box = Cell(cell).EnvelopeInternal;
        return Factory.CreatePoint(new Coordinate(
            Math.Round(box.MinX + (x * box.Width), 6), Math.Round(box.MinY + (y * box.Height), 6)));
    }

    public static byte[] Wkb(Geometry geometry) => new WKBWriter().Write(geometry);

    // Three points a side, shaken by a hash of their own coordinates, so that the border is the same from both sides.
    private static IEnumerable<Coordinate> Edge(int x1, int y1, int x2, int y2)
    {
        for (var step = 0; step < 3; step++)
            yield return Corner(x1 + ((x2 - x1) * step / 3.0), y1 + ((y2 - y1) * step / 3.0));
    }

    private static Coordinate Corner(double x, double y)
    {
        var seed = (Math.Sin((Math.Round(x, 3) * 12.9898) + (Math.Round(y, 3) * 78.233)) * 43758.5453) % 1;
        var other = (Math.Sin((Math.Round(x, 3) * 39.346) + (Math.Round(y, 3) * 11.135)) * 24634.6345) % 1;
        return new(
            Math.Round(West + ((x + (0.14 * seed)) * CellWidth), 6),
            Math.Round(South + ((y + (0.14 * other)) * CellHeight), 6));
    }
}
