using System.Globalization;

namespace Lykta.Web.Capabilities.Shared.Charts;

/// <summary>
/// Hour by weekday as a real table: a shade and a figure in each cell. Counts under <see cref="SmallestShown"/> read <c>&lt;5</c>
/// and all have one shade, so that the shade does not tell what the figure hides.
/// </summary>
public sealed record HeatTable(IReadOnlyList<string> Columns, IReadOnlyList<HeatRow> Rows) : IChart
{
    private const int Shades = 5;

    public int SmallestShown { get; init; } = 5;

    public void WritePicture(TextWriter to, ChartWords words)
    {
        var largest = Math.Max(Rows.SelectMany(r => r.Counts).DefaultIfEmpty(0).Max(), SmallestShown);
        to.Write($"<div class=\"scroll\"><table class=\"heat print-exact\"><caption class=\"sr-only\">{Svg.Text(words.Title)}. {Svg.Text(words.T["Shared.Chart.HeatCaption"])}</caption><thead><tr><td></td>");
        foreach (var column in Columns)
            to.Write($"<th scope=\"col\">{Svg.Text(column)}</th>");
        to.Write("</tr></thead><tbody>");
        foreach (var row in Rows)
        {
            to.Write($"<tr><th scope=\"row\">{Svg.Text(row.Label)}</th>");
            foreach (var count in row.Counts)
                to.Write($"<td class=\"h{ShadeOf(count, largest)}\">{Shown(count)}</td>");
            to.Write("</tr>");
        }

        to.Write("</tbody></table></div>");
    }

    public void WriteTwin(TextWriter to, ChartWords words)
    {
    }

    internal int ShadeOf(int count, int largest)
    {
        if (count == 0)
            return 0;
        if (count < SmallestShown)
            return 1;
        var share = (count - SmallestShown + 1d) / (largest - SmallestShown + 1d);
        return Math.Clamp(1 + (int)Math.Ceiling(share * (Shades - 1)), 2, Shades);
    }

    private string Shown(int count) => count switch
    {
        0 => "<span class=\"sr-only\">0</span>",
        _ when count < SmallestShown => "&lt;" + SmallestShown.ToString(CultureInfo.InvariantCulture),
        _ => count.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>A weekday and its counts, one per column.</summary>
public sealed record HeatRow(string Label, IReadOnlyList<int> Counts);
