using NetTopologySuite;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Platform.Geography;

/// <summary>The one coordinate system inside Lykta: longitude and latitude, as in GeoJSON and on every phone.</summary>
public static class Wgs84
{
    public const int Srid = 4326;

    public static GeometryFactory Factory { get; } = NtsGeometryServices.Instance.CreateGeometryFactory(Srid);
}
