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
public sealed record SketchMark(string Name, double Longitude, double Latitude, double Radius = 6, bool IsChosen = false, bool IsNamed = false)
{
    /// <summary>A single observation, not a place.</summary>
    public bool IsPoint { get; init; }
}

/// <summary>A map made on the server: the partnership's own areas as land, water around; a list beside it says the same in words.</summary>
public sealed record MapSketch(string Title, string Description, IReadOnlyList<SketchArea> Areas, IReadOnlyList<SketchMark> Marks) : IHtmlContent
{
    private const double LetterWidth = 7.3;

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
            writer.Write($"<circle class=\"c-disc{(mark.IsPoint ? " c-more" : "")}{(mark.IsChosen ? " c-chosen" : "")}\" cx=\"{Svg.N(X(mark, view))}\" cy=\"{Svg.N(Y(mark, view))}\" r=\"{Svg.N(mark.Radius)}\"/>");
        WriteNames(writer, view);
        writer.Write("</svg>");
    }

    private void WriteNames(TextWriter writer, MapView view)
    {
        var discs = Marks.Where(m => m.IsNamed)
            .Select(m => new Disc(new MapPlace(m.Name, new(m.Longitude, m.Latitude), 1, null), X(m, view), Y(m, view), m.Radius, null)).ToList();
        var labels = MapLabels.Place(discs, Width, view.Height).ToList();
        foreach (var area in Areas.Where(a => a.IsNamed && a.Shape.EnvelopeInternal.Width * view.ScaleX > a.Name.Length * LetterWidth))
        {
            if (InsideOf(area, view, labels) is { } label)
                labels.Add(label);
        }

        foreach (var label in labels)
            writer.Write($"<text class=\"{(label.Anchor == "middle" ? "c-place c-area" : "c-place")}\" x=\"{Svg.N(label.X)}\" y=\"{Svg.N(label.Y)}\" text-anchor=\"{label.Anchor}\">{Svg.Text(label.Text)}</text>");
    }

    // In the middle of the area, or a little over or under it when another name or a disc is there already.
    private MapLabel? InsideOf(SketchArea area, MapView view, List<MapLabel> labels)
    {
        var middle = area.Shape.InteriorPoint;
        var (x, y, half) = (view.X(new(middle.X, middle.Y)), view.Y(new(middle.X, middle.Y)) + 5, area.Name.Length * LetterWidth / 2);
        if (x - half < 0 || x + half > Width)
            return null;
        foreach (var at in new[] { y, y - 22, y + 22 })
        {
            var isFree = labels.TrueForAll(l => Math.Abs(l.Y - at) > 15 || Math.Abs(l.X - x) > half + (l.Text.Length * LetterWidth / 2))
                && Marks.All(m => Math.Abs(Y(m, view) - at + 4) > m.Radius + 9 || Math.Abs(X(m, view) - x) > half + m.Radius);
            if (isFree)
                return new(area.Name, x, at, "middle");
        }

        return null;
    }

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
