using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Lykta.Web.Platform.Geography;

/// <summary>Stores geometries as well-known binary, which every database and GIS reads.</summary>
public sealed class WkbConverter() : ValueConverter<Geometry, byte[]>(
    geometry => Wkb.Write(geometry), bytes => Wkb.Read(bytes));

/// <summary>Geometries are equal when all their points are, in order.</summary>
public sealed class GeometryComparer() : ValueComparer<Geometry>(
    (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.EqualsExact(b)),
    geometry => geometry.GetHashCode(),
    geometry => geometry.Copy());

/// <summary>Well-known binary, little-endian, two dimensions.</summary>
public static class Wkb
{
    public static byte[] Write(Geometry geometry) => new WKBWriter(ByteOrder.LittleEndian, handleSRID: false).Write(geometry);

    public static Geometry Read(byte[] bytes)
    {
        var geometry = new WKBReader(NetTopologySuite.NtsGeometryServices.Instance) { HandleSRID = false }.Read(bytes);
        geometry.SRID = Wgs84.Srid;
        return geometry;
    }
}
