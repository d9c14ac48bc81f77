namespace Lykta.Web.Capabilities.Shared.Charts;

/// <summary>A district on paper: longitude shrunk by the cosine of the middle latitude, which is exact enough for a few kilometres.</summary>
internal sealed record MapView(double West, double North, double ScaleX, double ScaleY, double Height, double Margin)
{
    private const double Room = 18;

    public static MapView Around(IReadOnlyList<MapPoint> points, double width)
    {
        var (west, east) = (points.Min(p => p.Longitude), points.Max(p => p.Longitude));
        var (south, north) = (points.Min(p => p.Latitude), points.Max(p => p.Latitude));
        var shrink = Math.Cos((south + north) / 2 * Math.PI / 180);
        var (wide, high) = (Math.Max((east - west) * shrink, 1e-6), Math.Max(north - south, 1e-6));
        var perDegree = Math.Min((width - 2 * Room) / wide, (width * 0.78 - 2 * Room) / high);
        var margin = (width - wide * perDegree) / 2;
        return new(west, north, perDegree * shrink, perDegree, high * perDegree + 2 * Room, margin);
    }

    public double X(MapPoint point) => Margin + (point.Longitude - West) * ScaleX;

    public double Y(MapPoint point) => Room + (North - point.Latitude) * ScaleY;
}
