using System.Globalization;
using System.Runtime.InteropServices;

namespace Lykta.Web.Capabilities.Shared.Charts;

/// <summary>One week of a series: what was counted and what the season lets expect; null means that nobody reported.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BandPoint(string Label, double? Value, double Low, double High)
{
    /// <summary>What stands in the figure's place where it may not be shown; then the value is null.</summary>
    public string? Text { get; init; }
}

/// <summary>The expected range as a soft band, this period as a line, the last value in figures; a gap in the line is a week without reports or one whose figure is not shown.</summary>
public sealed record BandSparkline(IReadOnlyList<BandPoint> Points) : IChart
{
    private const double Width = 300;
    private const double Height = 150;
    private const double Right = 246;
    private const double Top = 10;
    private const double Bottom = 120;

    /// <summary>Too few events to say anything about change: shown as a question mark, not as a flat line.</summary>
    public bool IsTooFew { get; init; }

    public void WritePicture(TextWriter to, ChartWords words)
    {
        to.Write($"<svg viewBox=\"0 0 {Svg.N(Width)} {Svg.N(Height)}\" role=\"img\">{words.Head}");
        if (IsTooFew || Points.Count < 2)
            to.Write($"<rect class=\"c-few\" x=\"1\" y=\"10\" width=\"298\" height=\"96\" rx=\"8\"/><text class=\"c-value c-muted\" x=\"18\" y=\"66\">?</text><text class=\"c-muted\" x=\"42\" y=\"64\">{Svg.Text(words.T["Shared.Chart.TooFew"])}</text>");
        else
            WriteSeries(to);
        to.Write("</svg>");
    }

    public void WriteTwin(TextWriter to, ChartWords words)
    {
        var t = words.T;
        to.Write($"<table class=\"table tight\"><thead><tr><th scope=\"col\">{Svg.Text(t["Shared.Chart.Week"])}</th><th scope=\"col\" class=\"number\">{Svg.Text(t["Shared.Chart.Count"])}</th><th scope=\"col\" class=\"number\">{Svg.Text(t["Shared.Chart.Expected"])}</th></tr></thead><tbody>");
        foreach (var point in Points)
            to.Write($"<tr><th scope=\"row\">{Svg.Text(point.Label)}</th><td class=\"number\">{(point.Value is { } value ? Shown(value) : Svg.Text(point.Text ?? t["Shared.Chart.NotReported"]))}</td><td class=\"number\">{Shown(point.Low)}–{Shown(point.High)}</td></tr>");
        to.Write("</tbody></table>");
    }

    private static string Shown(double value) => Svg.Text(Math.Round(value, 1).ToString("0.#", CultureInfo.CurrentCulture));

    private void WriteSeries(TextWriter to)
    {
        var top = Points.Max(p => Math.Max(p.High, p.Value ?? 0));
        var bottom = Points.Min(p => Math.Min(p.Low, p.Value ?? p.Low));
        var span = Math.Max(top - bottom, 1);
        double X(int i) => 4 + i * (Right - 4) / (Points.Count - 1);
        double Y(double v) => Bottom - (v - bottom) / span * (Bottom - Top);

        var indexed = Points.Select((p, i) => (Point: p, X: X(i))).ToList();
        var band = indexed.Select(p => (p.X, Y(p.Point.High))).Concat(indexed.AsEnumerable().Reverse().Select(p => (p.X, Y(p.Point.Low))));
        to.Write($"<polygon class=\"c-band\" points=\"{Svg.Points(band)}\"/>");
        foreach (var run in Runs(indexed))
        {
            if (run.Count == 1)
                to.Write($"<circle class=\"c-dot\" cx=\"{Svg.N(run[0].X)}\" cy=\"{Svg.N(Y(run[0].Point.Value!.Value))}\" r=\"2.5\"/>");
            else
                to.Write($"<polyline class=\"c-line\" points=\"{Svg.Points(run.Select(p => (p.X, Y(p.Point.Value!.Value))))}\"/>");
        }

        // A hidden week has its mark in the middle of the band, wherever its figure is.
        foreach (var (point, x) in indexed.Where(p => p.Point is { Value: null, Text: not null }))
            to.Write($"<circle class=\"c-ring\" cx=\"{Svg.N(x)}\" cy=\"{Svg.N(Y((point.Low + point.High) / 2))}\" r=\"5\"><title>{Svg.Text($"{point.Label}: {point.Text}")}</title></circle>");
        // The figure at the end is that of the last week or none: an earlier one would be read as the newest.
        var last = indexed[^1];
        if (last.Point.Value is { } value)
            WriteEnd(to, value, last.Point, last.X, Y(value));
        else
            to.Write($"<text class=\"c-value c-muted\" x=\"{Svg.N(last.X + 12)}\" y=\"{Svg.N(Y((last.Point.Low + last.Point.High) / 2) + 6)}\">–</text>");
        to.Write($"<text class=\"c-small c-muted\" x=\"4\" y=\"144\">{Svg.Text(Points[0].Label)}</text><text class=\"c-small c-muted\" x=\"{Svg.N(Right)}\" y=\"144\" text-anchor=\"end\">{Svg.Text(Points[^1].Label)}</text>");
    }

    private static void WriteEnd(TextWriter to, double value, BandPoint point, double x, double y)
    {
        var (cssClass, arrow) = value > point.High ? ("c-more", "▲") : value < point.Low ? ("c-dot", "▼") : ("c-dot", "");
        to.Write($"<circle class=\"{cssClass}\" cx=\"{Svg.N(x)}\" cy=\"{Svg.N(y)}\" r=\"5\"/><text class=\"c-value\" x=\"{Svg.N(x + 10)}\" y=\"{Svg.N(y + 6)}\">{(arrow.Length == 0 ? "" : $"<tspan class=\"c-arrow {cssClass}\">{arrow}</tspan><tspan dx=\"3\">")}{Shown(value)}{(arrow.Length == 0 ? "" : "</tspan>")}</text>");
    }

    private static IEnumerable<List<(BandPoint Point, double X)>> Runs(IEnumerable<(BandPoint Point, double X)> points)
    {
        var run = new List<(BandPoint, double)>();
        foreach (var point in points)
        {
            if (point.Point.Value is not null)
            {
                run.Add(point);
                continue;
            }

            if (run.Count > 0)
                yield return run;
            run = [];
        }

        if (run.Count > 0)
            yield return run;
    }
}
