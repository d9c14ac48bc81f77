using Lykta.Web.Platform.Files;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;

namespace Lykta.Web.Platform.Geography;

/// <summary>Repairs small self-crossings and turns rings right-handed; refuses what would take long to untangle.</summary>
internal static class ShapeRepair
{
    // Every segment meets itself and its two neighbours. Validating costs about half a microsecond per pair that may
    // touch, repairing far more (100 points in a star: a second), so both are allowed in proportion.
    private const int OwnPairs = 3;
    private const int PairsPerPoint = 20;
    private const int LeastPairs = 10_000;
    private const int RepairablePairs = 300;

    public static (Geometry Geometry, bool WasRepaired) Sound(Geometry geometry, int feature)
    {
        if (geometry.Dimension != Dimension.Surface)
            return (geometry, false);
        var segments = Segments(geometry);
        var budget = LeastPairs + (PairsPerPoint * segments.Count);
        var pairs = PairsThatMayTouch(segments, budget);
        if (pairs > budget)
            throw new FileRefusedException(GeoJsonErrors.Tangled(feature));
        if (geometry.IsValid)
            return (RightHanded(geometry), false);
        if (pairs - (OwnPairs * segments.Count) > RepairablePairs)
            throw new FileRefusedException(GeoJsonErrors.Tangled(feature));
        var repaired = GeometryFixer.Fix(geometry);
        return repaired.Dimension == Dimension.Surface && !repaired.IsEmpty
            ? (RightHanded(repaired), true)
            : throw new FileRefusedException(GeoJsonErrors.BadGeometry(feature));
    }

    private static List<Envelope> Segments(Geometry geometry)
    {
        var segments = new List<Envelope>();
        foreach (var line in LinearComponentExtracter.GetLines(geometry).Cast<LineString>())
        {
            for (var i = 1; i < line.NumPoints; i++)
                segments.Add(new(line.GetCoordinateN(i - 1), line.GetCoordinateN(i)));
        }

        return segments;
    }

    private static long PairsThatMayTouch(List<Envelope> segments, int budget)
    {
        var tree = new STRtree<int>();
        for (var i = 0; i < segments.Count; i++)
            tree.Insert(segments[i], i);
        var pairs = 0L;
        foreach (var segment in segments)
        {
            pairs += tree.Query(segment).Count;
            if (pairs > budget)
                break;
        }

        return pairs;
    }

    private static Geometry RightHanded(Geometry geometry)
    {
        Geometry turned = geometry switch
        {
            Polygon polygon => RightHanded(polygon),
            MultiPolygon areas => Wgs84.Factory.CreateMultiPolygon([.. areas.Geometries.Cast<Polygon>().Select(RightHanded)]),
            GeometryCollection all => Wgs84.Factory.CreateGeometryCollection([.. all.Geometries.Select(RightHanded)]),
            _ => geometry,
        };
        turned.SRID = Wgs84.Srid;
        return turned;
    }

    private static Polygon RightHanded(Polygon polygon) => Wgs84.Factory.CreatePolygon(
        Turned(polygon.Shell, isCounterClockwise: true), [.. polygon.Holes.Select(h => Turned(h, isCounterClockwise: false))]);

    private static LinearRing Turned(LinearRing ring, bool isCounterClockwise) =>
        Orientation.IsCCW(ring.CoordinateSequence) == isCounterClockwise ? ring : (LinearRing)ring.Reverse();
}
