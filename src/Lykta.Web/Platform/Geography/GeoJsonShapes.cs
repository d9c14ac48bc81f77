using System.Text.Json;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Platform.Geography;

/// <summary>Builds geometries from GeoJSON objects and counts their points over the whole file.</summary>
internal sealed class GeoJsonShapes
{
    private const int MostPoints = 100_000;
    private static readonly Envelope Sweden = new(10, 25, 54.5, 69.5);
    private static readonly Envelope SwedenSwapped = new(54.5, 69.5, 10, 25);
    private static readonly Envelope SwedenInSweref = new(150_000, 1_000_000, 6_050_000, 7_750_000);

    private int points;

    public Geometry Read(JsonElement shape, int feature)
    {
        var type = GeoJsonReader.TypeOf(shape);
        if (type == "GeometryCollection")
            return Wgs84.Factory.CreateGeometryCollection([.. GeoJsonReader.Array(shape, "geometries").Select(g => Read(g, feature))]);
        if (type is null or "Feature" or "FeatureCollection" || !shape.TryGetProperty("coordinates", out var at))
            throw Refuse(GeoJsonErrors.BadGeometry(feature));
        return type switch
        {
            "Point" => Wgs84.Factory.CreatePoint(Position(at, feature)),
            "MultiPoint" => Wgs84.Factory.CreateMultiPointFromCoords(Positions(at, feature)),
            "LineString" => Line(at, feature),
            "MultiLineString" => Wgs84.Factory.CreateMultiLineString([.. Items(at, feature).Select(l => Line(l, feature))]),
            "Polygon" => Area(at, feature),
            "MultiPolygon" => Wgs84.Factory.CreateMultiPolygon([.. Items(at, feature).Select(p => Area(p, feature))]),
            _ => throw Refuse(GeoJsonErrors.BadGeometry(feature)),
        };
    }

    private LineString Line(JsonElement at, int feature)
    {
        var positions = Positions(at, feature);
        return positions.Length >= 2 ? Wgs84.Factory.CreateLineString(positions) : throw Refuse(GeoJsonErrors.BadGeometry(feature));
    }

    private Polygon Area(JsonElement at, int feature)
    {
        var rings = Items(at, feature).Select(r => Ring(r, feature)).ToList();
        return rings.Count > 0
            ? Wgs84.Factory.CreatePolygon(rings[0], [.. rings.Skip(1)])
            : throw Refuse(GeoJsonErrors.BadGeometry(feature));
    }

    private LinearRing Ring(JsonElement at, int feature)
    {
        var positions = Positions(at, feature);
        if (positions.Length > 0 && !positions[0].Equals2D(positions[^1]))
            positions = [.. positions, positions[0].Copy()];
        return positions.Length >= 4 && positions.DistinctBy(p => (p.X, p.Y)).Take(3).Count() == 3
            ? Wgs84.Factory.CreateLinearRing(positions)
            : throw Refuse(GeoJsonErrors.BadGeometry(feature));
    }

    private Coordinate[] Positions(JsonElement at, int feature) => [.. Items(at, feature).Select(p => Position(p, feature))];

    private static JsonElement.ArrayEnumerator Items(JsonElement at, int feature) => at.ValueKind == JsonValueKind.Array
        ? at.EnumerateArray()
        : throw Refuse(GeoJsonErrors.BadGeometry(feature));

    private Coordinate Position(JsonElement at, int feature)
    {
        if (at.ValueKind != JsonValueKind.Array || at.GetArrayLength() is < 2 or > 4)
            throw Refuse(GeoJsonErrors.BadGeometry(feature));
        if (++points > MostPoints)
            throw Refuse(GeoJsonErrors.TooManyPoints(MostPoints));
        if (at[0].ValueKind != JsonValueKind.Number || at[1].ValueKind != JsonValueKind.Number
            || !at[0].TryGetDouble(out var x) || !at[1].TryGetDouble(out var y) || !double.IsFinite(x) || !double.IsFinite(y))
            throw Refuse(GeoJsonErrors.BadNumber(feature));
        if (Sweden.Contains(x, y))
            return new(x, y);
        throw Refuse(
            SwedenSwapped.Contains(x, y) ? GeoJsonErrors.Swapped(feature)
            : SwedenInSweref.Contains(x, y) || SwedenInSweref.Contains(y, x) ? GeoJsonErrors.Sweref
            : GeoJsonErrors.OutsideSweden(feature));
    }

    private static FileRefusedException Refuse(Error error) => new(error);
}
