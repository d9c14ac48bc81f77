using System.Runtime.InteropServices;

namespace Lykta.Web.Capabilities.Shared.Charts;

[StructLayout(LayoutKind.Auto)]
public readonly record struct MapPoint(double Longitude, double Latitude);

/// <summary>A ring of an area; <see cref="IsOurs"/> is false for the neighbours that only show where we are.</summary>
public sealed record MapRing(IReadOnlyList<MapPoint> Points, bool IsOurs = true);

/// <summary>A place, this week's count, and the middle of what the season lets expect (null: too few events to say).</summary>
public sealed record MapPlace(string Name, MapPoint At, double Count, double? Normal)
{
    public bool IsMore { get; init; }

    public string? Url { get; init; }

    /// <summary>The count in words where it may not be shown, as <c>&lt;5</c>.</summary>
    public string? CountText { get; init; }

    public string? NormalText { get; init; }
}

/// <summary>Places sized by this week, normal as a dashed ring, on the district's own outline; the list is its twin.</summary>
public sealed record DiscMap(IReadOnlyList<MapRing> Rings, IReadOnlyList<MapPlace> Places) : IChart
{
    internal const double Width = 430;
    private const double LargestRadius = 24;

    /// <summary>Whether what lies outside all rings is water; otherwise it is simply left blank.</summary>
    public bool IsByWater { get; init; } = true;

    public void WritePicture(TextWriter to, ChartWords words)
    {
        var view = MapView.Around(Rings.Where(r => r.IsOurs).SelectMany(r => r.Points).DefaultIfEmpty().ToList(), Width);
        var unit = LargestRadius / Math.Sqrt(Math.Max(Places.Select(p => Math.Max(p.Count, p.Normal ?? 0)).DefaultIfEmpty(1).Max(), 1));
        var discs = Places.Select(p => new Disc(p, view.X(p.At), view.Y(p.At), Math.Max(5, unit * Math.Sqrt(p.Count)), p.Normal is { } n ? unit * Math.Sqrt(n) : null).Parted())
            .OrderByDescending(d => d.Outer).ToList();
        to.Write($"<svg class=\"c-map\" viewBox=\"0 0 {Svg.N(Width)} {Svg.N(view.Height)}\" role=\"img\">{words.Head}<rect class=\"{(IsByWater ? "c-water" : "c-blank")}\" width=\"{Svg.N(Width)}\" height=\"{Svg.N(view.Height)}\"/>");
        foreach (var ring in Rings.OrderBy(r => r.IsOurs))
            to.Write($"<polygon class=\"{(ring.IsOurs ? "c-land" : "c-around")}\" points=\"{Svg.Points(ring.Points.Select(p => (view.X(p), view.Y(p))))}\"/>");
        foreach (var disc in discs)
            WriteDisc(to, disc);
        foreach (var label in MapLabels.Place(discs, Width, view.Height))
            to.Write($"<text class=\"c-place\" x=\"{Svg.N(label.X)}\" y=\"{Svg.N(label.Y)}\" text-anchor=\"{label.Anchor}\">{Svg.Text(label.Text)}</text>");
        to.Write("</svg>");
        WriteLegend(to, words);
    }

    public void WriteTwin(TextWriter to, ChartWords words)
    {
        var t = words.T;
        to.Write($"<table class=\"table tight\"><thead><tr><th scope=\"col\">{Svg.Text(t["Shared.Chart.Place"])}</th><th scope=\"col\" class=\"number\">{Svg.Text(t["Shared.Chart.ThisWeek"])}</th><th scope=\"col\" class=\"number\">{Svg.Text(t["Shared.Chart.Expected"])}</th></tr></thead><tbody>");
        foreach (var place in Places)
        {
            var name = place.Url is null ? Svg.Text(place.Name) : $"<a href=\"{Svg.Text(place.Url)}\">{Svg.Text(place.Name)}</a>";
            var normal = place.NormalText ?? (place.Normal is { } n ? Svg.N(n) : t["Shared.Chart.TooFew"].Value);
            to.Write($"<tr><th scope=\"row\">{name}</th><td class=\"number\">{(place.IsMore ? "▲ " : "")}{Svg.Text(place.CountText ?? Svg.N(place.Count))}</td><td class=\"number\">{Svg.Text(normal)}</td></tr>");
        }

        to.Write("</tbody></table>");
    }

    private static void WriteDisc(TextWriter to, Disc disc)
    {
        var (x, y) = (Svg.N(disc.X), Svg.N(disc.Y));
        to.Write($"<circle class=\"{(disc.Place.IsMore ? "c-disc c-more" : "c-disc")}\" cx=\"{x}\" cy=\"{y}\" r=\"{Svg.N(disc.Radius)}\"/>");
        if (disc.Ring is { } ring)
            to.Write($"<circle class=\"{(ring > disc.Radius ? "c-ring" : "c-ring c-inside")}\" cx=\"{x}\" cy=\"{y}\" r=\"{Svg.N(ring)}\"/>");
        else
            to.Write($"<text class=\"c-small c-on-disc\" x=\"{x}\" y=\"{Svg.N(disc.Y + 4)}\" text-anchor=\"middle\">?</text>");
        if (disc.Place.IsMore)
            to.Write($"<path class=\"c-up\" d=\"M{x} {Svg.N(disc.Y - 5)}l5 9h-10z\"/>");
    }

    private static void WriteLegend(TextWriter to, ChartWords words)
    {
        var t = words.T;
        to.Write("<ul class=\"c-legend\">");
        foreach (var (drawing, key) in new[]
        {
            ("<circle class=\"c-disc\" cx=\"9\" cy=\"9\" r=\"7\"/>", "Shared.Chart.ThisWeek"),
            ("<circle class=\"c-ring\" cx=\"9\" cy=\"9\" r=\"7\"/>", "Shared.Chart.Normal"),
            ("<circle class=\"c-disc c-more\" cx=\"9\" cy=\"9\" r=\"8\"/><path class=\"c-up\" d=\"M9 4l5 9h-10z\"/>", "Shared.Chart.More"),
            ("<circle class=\"c-disc\" cx=\"9\" cy=\"9\" r=\"8\"/><text class=\"c-small c-on-disc\" x=\"9\" y=\"13\" text-anchor=\"middle\">?</text>", "Shared.Chart.NotCompared"),
        })
            to.Write($"<li><svg viewBox=\"0 0 18 18\" aria-hidden=\"true\" focusable=\"false\">{drawing}</svg>{Svg.Text(t[key])}</li>");
        to.Write("</ul>");
    }
}

/// <summary>A drawn place: centre, this week's radius, the normal ring's.</summary>
internal sealed record Disc(MapPlace Place, double X, double Y, double Radius, double? Ring)
{
    public double Outer => Math.Max(Radius, Ring ?? 0);

    /// <summary>A ring on the very edge of its disc cannot be read, so as good as equal is drawn just outside.</summary>
    public Disc Parted() => Ring is { } ring && Math.Abs(ring - Radius) < 2.5 ? this with { Ring = Radius + 2.5 } : this;
}
