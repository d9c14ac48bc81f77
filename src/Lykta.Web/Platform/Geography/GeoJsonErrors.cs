using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Platform.Geography;

/// <summary>Why a GeoJSON file was refused; <c>feature</c> counts from 1.</summary>
public static class GeoJsonErrors
{
    public static readonly Error NotGeoJson = new("Geography.GeoJson.NotGeoJson");
    public static readonly Error NoFeatures = new("Geography.GeoJson.NoFeatures");
    public static readonly Error Sweref = new("Geography.GeoJson.Sweref");

    public static Error OtherCrs(string name) => new("Geography.GeoJson.OtherCrs", null, name);

    public static Error TooManyPoints(int limit) => new("Geography.GeoJson.TooManyPoints", null, limit);

    public static Error TooManyFeatures(int limit) => new("Geography.GeoJson.TooManyFeatures", null, limit);

    public static Error BadGeometry(int feature) => new("Geography.GeoJson.BadGeometry", null, feature);

    public static Error BadNumber(int feature) => new("Geography.GeoJson.BadNumber", null, feature);

    public static Error Swapped(int feature) => new("Geography.GeoJson.Swapped", null, feature);

    public static Error OutsideSweden(int feature) => new("Geography.GeoJson.OutsideSweden", null, feature);

    public static Error Tangled(int feature) => new("Geography.GeoJson.Tangled", null, feature);
}
