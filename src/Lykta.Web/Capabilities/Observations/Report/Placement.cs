using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>What is kept of where: never more exact than the type allows.</summary>
public sealed record Placement(PlaceId? Place, AreaId? Area, GeoPoint? Point)
{
    /// <summary>A named place speaks for what is seen this near it.</summary>
    public const double NamedPlaceReachInMetres = 300;

    private const double LabelReachInMetres = 150;
    private const double StrayPointInMetres = 1000;

    public static readonly Placement Nowhere = new(null, null, null);

    public static Result<Placement> Of(PlacePrecision precision, NamedPlace? place, NamedArea? area, GeoPoint? point, PlaceIndex index)
    {
        if (precision == PlacePrecision.Never)
            return Nowhere;
        if (place is null && area is null && point is null)
            return ReportErrors.NoPlace;
        // A chosen place speaks before a position that was read somewhere else.
        if (place is not null && point?.MetresTo(place.Longitude, place.Latitude) > StrayPointInMetres)
            point = null;
        var placed = precision switch
        {
            PlacePrecision.Point => AtPoint(place, area, point, index),
            PlacePrecision.NamedPlace => AtPlace(place, area, point, index),
            _ => new(null, AreaOf(place, area, point, index), null),
        };
        return placed.Place is null && placed.Area is null ? ReportErrors.Outside : placed;
    }

    private static Placement AtPoint(NamedPlace? place, NamedArea? area, GeoPoint? point, PlaceIndex index)
    {
        place ??= point is { } near && area is null ? index.Nearest(near, LabelReachInMetres) : null;
        var rounded = point is { } exact
            ? new GeoPoint(Math.Round(exact.Longitude, 5), Math.Round(exact.Latitude, 5))
            : (GeoPoint?)null;
        return new(place?.Id, AreaOf(place, area, point, index), rounded);
    }

    private static Placement AtPlace(NamedPlace? place, NamedArea? area, GeoPoint? point, PlaceIndex index)
    {
        place ??= point is { } near && area is null ? index.Nearest(near, NamedPlaceReachInMetres) : null;
        return new(place?.Id, AreaOf(place, area, point, index), null);
    }

    private static AreaId? AreaOf(NamedPlace? place, NamedArea? area, GeoPoint? point, PlaceIndex index) =>
        area?.Id ?? place?.Area
        ?? (place is not null ? index.AreaAt(new(place.Longitude, place.Latitude)) : null)
        ?? (point is { } at ? index.AreaAt(at) : null);
}
