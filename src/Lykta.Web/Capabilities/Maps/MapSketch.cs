using System.Text.Encodings.Web;
using Lykta.Web.Capabilities.Shared.Charts;
using Microsoft.AspNetCore.Html;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Capabilities.Maps;

/// <summary>An area as it is drawn; the shade goes from 0 (none) to 5, null is plain land.</summary>
public sealed record SketchArea(string Name, Geometry Shape, int? Shade = null, bool IsChosen = false)
{
    /// <summary>Its name is written inside it, where there is room.</summary>
    public bool IsNamed { get; init; }
}

/// <summary>A place or observation as a disc.</summary>
public sealed record SketchMark(string Name, double Longitude, double Latitude, double Radius = 6, bool IsChosen = false, bool IsNamed = false);

/// <summary>A map made on the server: the partnership's own areas as land, water around; a list beside it says the same in words.</summary>
public sealed record MapSketch(string Title, string Description, IReadOnlyList<SketchArea> Areas, IReadOnlyList<SketchMark> Marks) : IHtmlContent
{
    public double Width { get; init; } = 640;

    /// <summary>What the picture is drawn around; everything when empty.</summary>
    public IReadOnlyList<Geometry> Focus { get; init; } = [];

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var corners = (Focus.Count > 0 ? Focus : [.. Areas.Select(a => a.Shape)])
            .Select(s => s.EnvelopeInternal).Where(e => !e.IsNull)
            .SelectMany(e => new[] { new MapPoint(e.MinX, e.MinY), new MapPoint(e.MaxX, e.MaxY) })
            .Concat(Focus.Count > 0 ? [] : Marks.Select(m => new MapPoint(m.Longitude, m.Latitude))).ToList();
        if (corners.Count == 0)
            return;
        var view = MapView.Around(corners, Width);
        var (width, height) = (Svg.N(Width), Svg.N(view.Height));
        writer.Write($"<svg class=\"c-map chart-map\" viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{Svg.Text(Title)}</title><desc>{Svg.Text(Description)}</desc><rect class=\"c-water\" width=\"{width}\" height=\"{height}\"/>");
        foreach (var area in Areas.OrderBy(a => a.IsChosen))
            writer.Write($"<path class=\"{ClassOf(area)}\" fill-rule=\"evenodd\" d=\"{PathOf(area.Shape, view)}\"/>");
        foreach (var mark in Marks.OrderBy(m => m.IsChosen))
            writer.Write($"<circle class=\"{(mark.IsChosen ? "c-disc c-more" : "c-disc")}\" cx=\"{Svg.N(X(mark, view))}\" cy=\"{Svg.N(Y(mark, view))}\" r=\"{Svg.N(mark.Radius)}\"/>");
        WriteNames(writer, view);
        writer.Write("</svg>");
    }

    private void WriteNames(TextWriter writer, MapView view)
    {
        var discs = Marks.Where(m => m.IsNamed)
            .Select(m => new Disc(new MapPlace(m.Name, new(m.Longitude, m.Latitude), 1, null), X(m, view), Y(m, view), m.Radius, null))
            .Concat(Areas.Where(a => a.IsNamed && Room(a, view)).Select(a => (Name: a.Name, At: a.Shape.InteriorPoint))
                .Select(a => new Disc(new MapPlace(a.Name, new(a.At.X, a.At.Y), 0, null), view.X(new(a.At.X, a.At.Y)), view.Y(new(a.At.X, a.At.Y)), 0, null)))
            .ToList();
        foreach (var label in MapLabels.Place(discs, Width, view.Height))
            writer.Write($"<text class=\"c-place\" x=\"{Svg.N(label.X)}\" y=\"{Svg.N(label.Y)}\" text-anchor=\"{label.Anchor}\">{Svg.Text(label.Text)}</text>");
    }

    private static bool Room(SketchArea area, MapView view) =>
        area.Shape.EnvelopeInternal.Width * view.ScaleX > area.Name.Length * 7.5;

    private static string ClassOf(SketchArea area) =>
        (area.Shade is { } shade ? $"c-land c-shade-{shade}" : "c-land") + (area.IsChosen ? " c-chosen" : "");

    private static double X(SketchMark mark, MapView view) => view.X(new(mark.Longitude, mark.Latitude));

    private static double Y(SketchMark mark, MapView view) => view.Y(new(mark.Longitude, mark.Latitude));

    private static string PathOf(Geometry shape, MapView view) => string.Concat(
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>()
            .SelectMany(p => p.InteriorRings.Prepend(p.ExteriorRing)).Select(r => RingOf(r, view)));

    // Points closer than half a unit of the picture cannot be told apart and are left out.
    private static string RingOf(LineString ring, MapView view)
    {
        var path = new System.Text.StringBuilder();
        var (lastX, lastY) = (double.NaN, double.NaN);
        foreach (var corner in ring.Coordinates)
        {
            var (x, y) = (view.X(new(corner.X, corner.Y)), view.Y(new(corner.X, corner.Y)));
            if (Math.Abs(x - lastX) < 0.5 && Math.Abs(y - lastY) < 0.5)
                continue;
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Svg.N(x)).Append(' ').Append(Svg.N(y));
            (lastX, lastY) = (x, y);
        }

        return path.Append('Z').ToString();
    }
}
