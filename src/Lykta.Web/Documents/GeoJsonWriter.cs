using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Documents;

/// <summary>Writes features as GeoJSON (RFC 7946): longitude first, right-hand rings, no <c>crs</c>.</summary>
public static class GeoJsonWriter
{
    public const string MediaType = "application/geo+json";
    public const string Extension = "geojson";

    // A ten-millionth of a degree is a centimetre; more digits would claim a precision nobody has.
    private const int Digits = 7;
    private const int FlushAt = 1 << 15;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task WriteAsync(FeatureDocument document, Stream output, CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(output, Options);
        await using var _ = json.ConfigureAwait(false);
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("title", document.Title);
        if (document.Subtitle is not null)
            json.WriteString("description", document.Subtitle);
        if (document.Source is not null)
            json.WriteString("source", document.Source);
        if (document.ProducedAt is { } at)
            json.WriteString("producedAt", at);
        json.WriteStartArray("features");
        await foreach (var feature in document.Features.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            WriteFeature(json, feature);
            if (json.BytesPending > FlushAt)
                await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteGeometry(Utf8JsonWriter json, Geometry? geometry)
    {
        if (geometry is null || geometry.IsEmpty)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", geometry.GeometryType);
        json.WritePropertyName(geometry.OgcGeometryType == OgcGeometryType.GeometryCollection ? "geometries" : "coordinates");
        if (geometry.OgcGeometryType == OgcGeometryType.GeometryCollection)
            WriteArray(json, Parts(geometry), WriteGeometry);
        else
            WriteCoordinates(json, geometry);
        json.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter json, MapFeature feature)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        if (feature.Id is not null)
            json.WriteString("id", feature.Id);
        json.WritePropertyName("geometry");
        WriteGeometry(json, feature.Geometry);
        json.WriteStartObject("properties");
        foreach (var (name, value) in feature.Properties)
        {
            json.WritePropertyName(name);
            WriteValue(json, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        if (value is string text)
            json.WriteStringValue(text);
        else
            json.WriteRawValue(Raw(value), skipInputValidation: true);
    }

    private static string Raw(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number when !double.IsFinite(number) => "null",
        int or long or decimal or double => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        DateOnly day => $"\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"",
        DateTimeOffset instant => $"\"{instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)}\"",
        Guid id => $"\"{id}\"",
        _ => throw new InvalidCastException($"A property cannot hold {value.GetType().Name}."),
    };

    private static void WriteCoordinates(Utf8JsonWriter json, Geometry geometry)
    {
        switch (geometry)
        {
            case Point point:
                WritePosition(json, point.Coordinate);
                break;
            case LineString line:
                WriteArray(json, line.Coordinates, WritePosition);
                break;
            case Polygon polygon:
                WriteArray(json, Rings(polygon), static (j, ring) => WriteArray(j, ring, WritePosition));
                break;
            default:
                WriteArray(json, Parts(geometry), WriteCoordinates);
                break;
        }
    }

    private static IEnumerable<Coordinate[]> Rings(Polygon polygon) =>
        polygon.InteriorRings.Select(hole => Turned(hole, isCounterClockwise: false))
            .Prepend(Turned(polygon.ExteriorRing, isCounterClockwise: true));

    private static Coordinate[] Turned(LineString ring, bool isCounterClockwise) =>
        Orientation.IsCCW(ring.CoordinateSequence) == isCounterClockwise
            ? ring.Coordinates
            : [.. ring.Coordinates.AsEnumerable().Reverse()];

    private static IEnumerable<Geometry> Parts(Geometry collection) =>
        Enumerable.Range(0, collection.NumGeometries).Select(collection.GetGeometryN).Where(g => !g.IsEmpty);

    private static void WritePosition(Utf8JsonWriter json, Coordinate position)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(position.X, Digits));
        json.WriteNumberValue(Math.Round(position.Y, Digits));
        json.WriteEndArray();
    }

    private static void WriteArray<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
            write(json, item);
        json.WriteEndArray();
    }
}
