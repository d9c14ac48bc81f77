using System.Globalization;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Documents;

namespace Lykta.Web.Capabilities.Maps;

/// <summary>The map as GeoJSON features: areas, places, and the observations that may be points. No text of anyone, no hidden count.</summary>
public static class MapFeatures
{
    public static async IAsyncEnumerable<MapFeature> Of(MapContent content, MapWords words)
    {
        await Task.CompletedTask;
        foreach (var district in content.Districts)
            yield return Area(district, "distrikt", null, null);
        foreach (var area in content.Areas)
            yield return Area(area.Area, "omrade", words.Said(area.Count), area.Shade);
        var shown = content.Items.Where(i => i.Place is not null && i.Type is null).ToDictionary(i => i.Place!.Id);
        foreach (var place in content.Places)
            yield return Place(place, shown.GetValueOrDefault(place.Id), words);
        foreach (var item in content.Items.Where(i => i.Type is not null))
            yield return Observation(item, MapWords.IsEnglish);
    }

    private static MapFeature Area(AreaShape area, string layer, string? count, int? shade)
    {
        var label = area.Boundary.InteriorPoint.Coordinate;
        return new(area.Boundary, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["lager"] = layer,
            ["nyckel"] = "a-" + area.Id.Code(),
            ["namn"] = area.Name,
            ["antal"] = count,
            ["ton"] = shade,
            ["x"] = Math.Round(label.X, 6),
            ["y"] = Math.Round(label.Y, 6),
        });
    }

    private static MapFeature Place(PlaceRow place, MapItem? item, MapWords words) => new(
        Shapes.At(place.Longitude, place.Latitude), new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["lager"] = "plats",
            ["nyckel"] = "p-" + place.Slug,
            ["namn"] = place.Name,
            ["typ"] = place.Kind.Code(),
            ["antal"] = item is null ? "0" : words.Said(item.Count),
            ["storlek"] = SizeOf(item?.Count),
            ["omrade"] = place.Area,
        });

    private static MapFeature Observation(MapItem item, bool english) => new(
        Shapes.At(item.At!.Value.Longitude, item.At.Value.Latitude), new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["lager"] = "iakttagelse",
            ["nyckel"] = item.Key,
            ["nummer"] = item.Latest[0].Number,
            ["namn"] = item.Type!.Name(english),
            ["typ"] = item.Type.Code,
            ["tid"] = item.LastAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture),
            ["plats"] = item.Place?.Name,
            ["omrade"] = item.Area,
        });

    /// <summary>One to five, by the square root of what may be shown; a hidden count is always the smallest.</summary>
    public static int SizeOf(MapCount? count) =>
        count is not { } known || known.IsZero ? 0 : Math.Clamp((int)Math.Ceiling(Math.Sqrt(Math.Max(1, known.Shown))), 1, 5);
}
