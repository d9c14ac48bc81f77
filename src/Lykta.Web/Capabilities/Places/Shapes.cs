using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Geography;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Lykta.Web.Capabilities.Places;

/// <summary>What pages do with shapes.</summary>
public static class Shapes
{
    public static Point At(double longitude, double latitude) => Wgs84.Factory.CreatePoint(new Coordinate(longitude, latitude));

    /// <summary>Where a shape is marked on a map: the point itself, or a point on the line or inside the area.</summary>
    public static Point MarkOf(Geometry shape) => shape as Point ?? shape.InteriorPoint;

    /// <summary>One shape of several that share borders; slivers between simplified neighbours do not stop it.</summary>
    public static Geometry Union(IEnumerable<Geometry> shapes) => OverlayNGRobust.Union(shapes.ToList());

    public static (double West, double South, double East, double North) BoxOf(Geometry shape)
    {
        var box = shape.EnvelopeInternal;
        return (box.MinX, box.MinY, box.MaxX, box.MaxY);
    }

    /// <summary>Sweden with its waters; what lies elsewhere is a slip of the pen or the coordinates in the wrong order.</summary>
    public static Error? WhyNotInSweden(double longitude, double latitude, string? field)
    {
        if (longitude is >= 10 and <= 25 && latitude is >= 55 and <= 70)
            return null;
        return latitude is >= 10 and <= 25 && longitude is >= 55 and <= 70
            ? new Error("Places.Error.Swapped", field)
            : new Error("Places.Error.Abroad", field);
    }
}
