using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Platform.Geography;

/// <summary>A shape in WGS 84 with its properties as text; <see cref="WasRepaired"/> when its border had crossed itself.</summary>
public sealed record GeoFeature(Geometry Geometry, IReadOnlyDictionary<string, string?> Properties, bool WasRepaired);

/// <summary>
/// Reads GeoJSON (RFC 7946 and the older 2008 form) that a user hands in: a feature collection, one feature or a bare
/// geometry. What comes out is inside Sweden, closed, right-handed and free from self-crossings.
/// </summary>
public static class GeoJsonReader
{
    private const long LargestFile = 10L << 20;
    private const int MostFeatures = 10_000;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Disallow };

    public static Result<List<GeoFeature>> Read(Stream file)
    {
        if (file.Length > LargestFile)
            return FileErrors.TooLarge(LargestFile);
        if (file.Length == 0)
            return FileErrors.Empty;
        try
        {
            using var text = Utf8Of(file);
            using var json = JsonDocument.Parse(text, Options);
            return Features(json.RootElement);
        }
        catch (FileRefusedException refused)
        {
            return refused.Error;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException { Source: "System.Text.Json.Rethrowable" })
        {
            // The second: half a character, \ud800 alone.
            return GeoJsonErrors.NotGeoJson;
        }
    }

    // GeoJSON is UTF-8, but an older program writes å, ä and ö its own way, as in tables.
    private static MemoryStream Utf8Of(Stream file)
    {
        file.Position = 0;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var isOld = !Utf8.IsValid(bytes) && bytes is not ([0xFE, 0xFF, ..] or [0xFF, 0xFE, ..]);
        return new(isOld ? Encoding.Convert(TextFormat.Older, Encoding.UTF8, bytes) : bytes);
    }

    private static List<GeoFeature> Features(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new FileRefusedException(GeoJsonErrors.NotGeoJson);
        CoordinateSystem.Check(root);
        List<JsonElement> sources = TypeOf(root) == "FeatureCollection" ? [.. Array(root, "features")] : [root];
        if (sources.Count > MostFeatures)
            throw new FileRefusedException(GeoJsonErrors.TooManyFeatures(MostFeatures));
        var shapes = new GeoJsonShapes();
        var features = new List<GeoFeature>(sources.Count);
        for (var i = 0; i < sources.Count; i++)
        {
            if (Feature(sources[i], i + 1, shapes) is { } feature)
                features.Add(feature);
        }

        return features.Count > 0 ? features : throw new FileRefusedException(GeoJsonErrors.NoFeatures);
    }

    private static GeoFeature? Feature(JsonElement source, int number, GeoJsonShapes shapes)
    {
        var isFeature = TypeOf(source) == "Feature";
        var shape = source;
        if (isFeature && (!source.TryGetProperty("geometry", out shape) || shape.ValueKind == JsonValueKind.Null))
            return null;
        var (geometry, wasRepaired) = ShapeRepair.Sound(shapes.Read(shape, number), number);
        return new(geometry, isFeature ? Properties(source) : new Dictionary<string, string?>(StringComparer.Ordinal), wasRepaired);
    }

    private static Dictionary<string, string?> Properties(JsonElement feature)
    {
        var properties = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (!feature.TryGetProperty("properties", out var all) || all.ValueKind != JsonValueKind.Object)
            return properties;
        foreach (var property in all.EnumerateObject())
        {
            properties[property.Name] = property.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => property.Value.GetString(),
                _ => property.Value.GetRawText(),
            };
        }

        return properties;
    }

    internal static string? TypeOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            ? type.GetString()
            : null;

    internal static JsonElement.ArrayEnumerator Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray()
            : throw new FileRefusedException(GeoJsonErrors.NotGeoJson);
}

/// <summary>RFC 7946 has no <c>crs</c>; older files have, and most of them say WGS 84 anyway.</summary>
internal static class CoordinateSystem
{
    public static void Check(JsonElement root)
    {
        if (!root.TryGetProperty("crs", out var crs) || crs.ValueKind != JsonValueKind.Object
            || !crs.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object
            || !properties.TryGetProperty("name", out var named) || named.ValueKind != JsonValueKind.String)
            return;
        var name = named.GetString()!;
        var code = name[(name.LastIndexOf(':') + 1)..];
        if (code is "CRS84" or "4326" or "WGS84")
            return;
        throw new FileRefusedException(code == "3006" ? GeoJsonErrors.Sweref : GeoJsonErrors.OtherCrs(name.Length > 80 ? name[..80] : name));
    }
}
