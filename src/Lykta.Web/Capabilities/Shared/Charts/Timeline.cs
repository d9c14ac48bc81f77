using System.Globalization;

namespace Lykta.Web.Capabilities.Shared.Charts;

public enum TimelineTone
{
    Now, Over, Late,
}

/// <summary>One bar. An end that is null is open: it is drawn on to the edge with an arrow. Without any date only the words stand there.</summary>
/// <param name="Name">What it is, a link.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="IsDrawn">False: no bar, only <paramref name="Words"/>.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Words">What is said in place of a bar.</param>
/// <param name="Tone">How it goes; the table says it in words.</param>
/// <param name="Cells">The rest of its row in the table: who, from, to, status.</param>
public sealed record TimelineRow(string Name, string Href, bool IsDrawn, DateOnly? From, DateOnly? To, string Words, TimelineTone Tone, IReadOnlyList<string> Cells);

/// <summary>Bars along months with a line for today; the names lead on, so the picture is no image but a group of links.</summary>
public sealed record Timeline(IReadOnlyList<TimelineRow> Rows, DateOnly From, DateOnly To, DateOnly Today) : IChart
{
    private const double Width = 1120;
    private const double RowHeight = 48;
    private const double Head = 48;
    private const double Bar = 25;
    private const double Thickness = 17;
    private const int MostLetters = 120;

    private double Height => Head + Rows.Count * RowHeight + 4;

    public void WritePicture(TextWriter to, ChartWords words)
    {
        to.Write($"<svg class=\"c-timeline\" viewBox=\"0 0 {Svg.N(Width)} {Svg.N(Height)}\" role=\"group\">{words.Head}");
        WriteMonths(to);
        for (var i = 0; i < Rows.Count; i++)
            WriteRow(to, Rows[i], Head + i * RowHeight, words);
        if (Today >= From && Today <= To)
        {
            to.Write($"<line class=\"c-today\" x1=\"{Svg.N(X(Today))}\" x2=\"{Svg.N(X(Today))}\" y1=\"24\" y2=\"{Svg.N(Height)}\"/>");
            to.Write($"<text class=\"c-small c-today-text\" text-anchor=\"middle\" x=\"{Svg.N(Math.Clamp(X(Today), 20, Width - 20))}\" y=\"15\">{Svg.Text(words.T["Shared.Chart.Today"])}</text>");
        }

        to.Write("</svg>");
    }

    public void WriteTwin(TextWriter to, ChartWords words)
    {
        to.Write("<table class=\"table tight cards\"><thead><tr>");
        string[] heads = ["Shared.Chart.What", "Shared.Chart.Responsible", "Shared.Chart.From", "Shared.Chart.Until", "Shared.Chart.Status"];
        foreach (var head in heads)
            to.Write($"<th scope=\"col\">{Svg.Text(words.T[head])}</th>");
        to.Write("</tr></thead><tbody>");
        foreach (var row in Rows)
        {
            to.Write($"<tr><th scope=\"row\"><a href=\"{Svg.Text(row.Href)}\">{Svg.Text(row.Name)}</a></th>");
            for (var i = 0; i < row.Cells.Count; i++)
                to.Write($"<td data-label=\"{Svg.Text(words.T[heads[i + 1]])}\">{Svg.Text(row.Cells[i].Length == 0 ? "–" : row.Cells[i])}</td>");
            to.Write("</tr>");
        }

        to.Write("</tbody></table>");
    }

    // Every month to a year and a half, then quarters, then years.
    private void WriteMonths(TextWriter to)
    {
        var months = (To.Year - From.Year) * 12 + To.Month - From.Month + 1;
        var step = months <= 14 ? 1 : months <= 42 ? 3 : 12;
        for (var month = From; month <= To; month = month.AddMonths(1))
        {
            if ((month.Month - 1) % step != 0 && month != From)
                continue;
            var isYear = month.Month == 1 || month == From;
            to.Write($"<line class=\"c-grid{(isYear ? " c-year" : "")}\" x1=\"{Svg.N(X(month))}\" x2=\"{Svg.N(X(month))}\" y1=\"{(isYear ? 24 : 32)}\" y2=\"{Svg.N(Height)}\"/>");
            if (step < 12 || isYear)
                to.Write($"<text class=\"c-small c-muted\" x=\"{Svg.N(X(month) + 4)}\" y=\"40\">{Svg.Text(Label(month, isYear, months))}</text>");
        }
    }

    private static string Label(DateOnly month, bool isYear, int months)
    {
        var name = month.ToString("MMM", CultureInfo.CurrentCulture).TrimEnd('.');
        return !isYear ? name : months > 42 ? month.ToString("yyyy", CultureInfo.InvariantCulture) : $"{name} {(months > 14 ? month.ToString("yyyy", CultureInfo.InvariantCulture) : "")}".TrimEnd();
    }

    private void WriteRow(TextWriter to, TimelineRow row, double y, ChartWords words)
    {
        var shown = row.Name.Length > MostLetters ? row.Name[..(MostLetters - 1)].TrimEnd() + "…" : row.Name;
        to.Write($"<line class=\"c-grid\" x1=\"0\" x2=\"{Svg.N(Width)}\" y1=\"{Svg.N(y)}\" y2=\"{Svg.N(y)}\"/>");
        to.Write($"<a href=\"{Svg.Text(row.Href)}\"><text class=\"c-link\" x=\"4\" y=\"{Svg.N(y + 18)}\">{Svg.Text(shown)}</text></a>");
        if (!row.IsDrawn || row.To < From || row.From > To)
        {
            to.Write($"<text class=\"c-small c-muted\" x=\"4\" y=\"{Svg.N(y + Bar + 14)}\">{Svg.Text(row.IsDrawn ? words.T["Shared.Chart.Outside", row.Cells[1], row.Cells[2]] : row.Words)}</text>");
            return;
        }

        WriteBar(to, row, y);
    }

    private void WriteBar(TextWriter to, TimelineRow row, double y)
    {
        var (isOpenLeft, isOpenRight) = (row.From is null || row.From < From, row.To is null || row.To > To);
        var (x, end) = (isOpenLeft ? 9 : X(row.From!.Value), isOpenRight ? Width - 10 : X(row.To!.Value.AddDays(1)));
        end = Math.Max(end, x + 4);
        var (top, middle, bottom) = (y + Bar, y + Bar + Thickness / 2, y + Bar + Thickness);
        var tone = row.Tone switch { TimelineTone.Over => " c-over", TimelineTone.Late => " c-late", _ => "" };
        to.Write($"<rect class=\"c-span{tone}{(row.From is null || row.To is null ? " c-open" : "")}\" x=\"{Svg.N(x)}\" y=\"{Svg.N(top)}\" width=\"{Svg.N(end - x)}\" height=\"{Svg.N(Thickness)}\"/>");
        if (isOpenLeft)
            to.Write($"<polygon class=\"c-span{tone}\" points=\"{Svg.Points([(x, top), (1, middle), (x, bottom)])}\"/>");
        if (isOpenRight)
            to.Write($"<polygon class=\"c-span{tone}\" points=\"{Svg.Points([(end, top), (Width - 1, middle), (end, bottom)])}\"/>");
    }

    private double X(DateOnly day) => (double)(day.DayNumber - From.DayNumber) / (To.DayNumber + 1 - From.DayNumber) * Width;
}
