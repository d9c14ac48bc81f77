using System.Globalization;
using Lykta.Web.Capabilities.Shared.Charts;

namespace Lykta.Web.Capabilities.City.Indicators;

/// <summary>A district's figures along the periods: the line is broken where the definition changed and where nothing is told.</summary>
public sealed record IndicatorSeries(IReadOnlyList<IndicatorColumn> Columns, IReadOnlyList<IndicatorRelease?> Cells, Func<IndicatorRelease?, IndicatorDefinition, string> Show) : IChart
{
    private const double Width = 430;
    private const double Left = 26;
    private const double Right = Width - Left;
    private const double Top = 30;
    private const double Bottom = 114;
    private const int MostLabels = 6;

    public void WritePicture(TextWriter to, ChartWords words)
    {
        to.Write($"<svg viewBox=\"0 0 {Svg.N(Width)} 160\" role=\"img\">{words.Head}");
        var told = Cells.Select((c, i) => (Index: i, Value: c is { State: FigureState.Told } ? c.Value : null)).ToList();
        double high = told.Max(t => t.Value) ?? 1, low = told.Min(t => t.Value) ?? 0, span = Math.Max(high - low, 1e-9);
        double X(double i) => Columns.Count == 1 ? Width / 2 : Left + (i * (Right - Left) / (Columns.Count - 1));
        double Y(double v) => high - low < 1e-9 ? (Top + Bottom) / 2 : Bottom - ((v - low) / span * (Bottom - Top));
        for (var i = 1; i < Columns.Count; i++)
        {
            if (Columns[i].IsBreak)
                to.Write($"<line class=\"c-gap\" x1=\"{Svg.N(X(i - 0.5))}\" x2=\"{Svg.N(X(i - 0.5))}\" y1=\"4\" y2=\"136\"/>");
        }

        List<(double X, double Y)> run = [];
        foreach (var (index, value) in told)
        {
            if (value is null || Columns[index].IsBreak)
                WriteRun(to, run);
            if (value is { } v)
                run.Add((X(index), Y(v)));
        }

        WriteRun(to, run);
        foreach (var (index, value) in told.Where(t => t.Value is not null && (Columns.Count <= MostLabels || t.Index == 0 || t.Index == Columns.Count - 1)))
            WriteLabel(to, "", index, Y(value!.Value) + (IsFall(index) ? 20 : -10), Show(Cells[index], Columns[index].Under));
        WriteLabel(to, " c-muted", 0, 154, Columns[0].Period.Label);
        if (Columns.Count > 1)
            WriteLabel(to, " c-muted", Columns.Count - 1, 154, Columns[^1].Period.Label);
        to.Write("</svg>");

        // Under the point where the line comes from above.
        bool IsFall(int index) => index > 0 && !Columns[index].IsBreak && told[index - 1].Value > told[index].Value;

        void WriteLabel(TextWriter page, string tone, int index, double y, string text) =>
            page.Write($"<text class=\"c-small{tone}\" x=\"{Svg.N(X(index))}\" y=\"{Svg.N(y)}\" text-anchor=\"middle\">{Svg.Text(text)}</text>");
    }

    public void WriteTwin(TextWriter to, ChartWords words)
    {
        var t = words.T;
        to.Write($"<table class=\"table tight\"><thead><tr><th scope=\"col\">{Svg.Text(t["Indicators.Period"])}</th><th scope=\"col\" class=\"number\">{Svg.Text(t["Indicators.Value"])}</th><th scope=\"col\" class=\"number\">{Svg.Text(t["Indicators.Definition"])}</th></tr></thead><tbody>");
        foreach (var (column, cell) in Columns.Zip(Cells))
            to.Write($"<tr><th scope=\"row\">{Svg.Text(column.Period.Label)}</th><td class=\"number\">{Svg.Text(Show(cell, column.Under))}</td><td class=\"number\">{(cell?.Definition ?? column.Under.Number).ToString(CultureInfo.InvariantCulture)}</td></tr>");
        to.Write("</tbody></table>");
    }

    // A single figure is drawn as well: nothing to join it with does not make it missing.
    private static void WriteRun(TextWriter to, List<(double X, double Y)> run)
    {
        if (run.Count > 1)
            to.Write($"<polyline class=\"c-line\" points=\"{Svg.Points(run)}\"/>");
        foreach (var (x, y) in run)
            to.Write($"<circle class=\"c-dot\" cx=\"{Svg.N(x)}\" cy=\"{Svg.N(y)}\" r=\"4\"/>");
        run.Clear();
    }
}

/// <summary>Each district's share as a dot on the range that chance allows for as many answers; by name, never by size of the figure.</summary>
public sealed record ExpectedShares(IReadOnlyList<ExpectedShare> Rows) : IChart
{
    private const double Width = 430;
    private const double RowHeight = 52;

    public void WritePicture(TextWriter to, ChartWords words)
    {
        var height = (Rows.Count * RowHeight) + 28;
        to.Write($"<svg viewBox=\"0 0 {Svg.N(Width)} {Svg.N(height)}\" role=\"img\">{words.Head}");
        double most = Math.Min(100, Rows.Max(r => Math.Max(r.High, r.Release.Value!.Value)) * 1.1), least = Math.Max(0, Rows.Min(r => Math.Min(r.Low, r.Release.Value!.Value)) * 0.9);
        double X(double share) => 8 + ((share - least) / Math.Max(most - least, 1e-9) * (Width - 16));
        for (var i = 0; i < Rows.Count; i++)
        {
            var (row, y) = (Rows[i], i * RowHeight);
            var tone = row.IsAbove || row.IsBelow ? "c-more" : "c-dot";
            to.Write($"<text class=\"c-label\" x=\"8\" y=\"{Svg.N(y + 18)}\">{Svg.Text(row.District.Name)}</text>");
            to.Write($"<rect class=\"c-band\" x=\"{Svg.N(X(row.Low))}\" y=\"{Svg.N(y + 27)}\" width=\"{Svg.N(Math.Max(X(row.High) - X(row.Low), 2))}\" height=\"14\" rx=\"4\"/>");
            to.Write($"<circle class=\"{tone}\" cx=\"{Svg.N(X(row.Release.Value!.Value))}\" cy=\"{Svg.N(y + 34)}\" r=\"6\"/>");
        }

        to.Write($"<text class=\"c-small c-muted\" x=\"8\" y=\"{Svg.N(height - 6)}\">{Svg.Text(Shown(least))}</text><text class=\"c-small c-muted\" x=\"{Svg.N(Width - 8)}\" y=\"{Svg.N(height - 6)}\" text-anchor=\"end\">{Svg.Text(Shown(most))}</text></svg>");
    }

    /// <summary>The page has the same figures as a table beside it.</summary>
    public void WriteTwin(TextWriter to, ChartWords words)
    {
    }

    private static string Shown(double share) => Math.Round(share).ToString("0", CultureInfo.CurrentCulture) + " %";
}
