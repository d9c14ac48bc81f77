using System.Globalization;
using System.Text;
using Lykta.Analysis;
using Lykta.Analysis.HotSpots;
using Lykta.Analysis.Times;
using Lykta.Web.Capabilities.Shared.Charts;

namespace Lykta.Web.Capabilities.Analyse;

/// <summary>Plain SVG pictures: a series with a band, a week of hours, a grid of values. Grey scale, no fonts but the reader's.</summary>
internal static class AnalysePictures
{
    public static string Series(IReadOnlyList<double?> seen, IReadOnlyList<double>? expected, Interval? lastRange, string title)
    {
        const double width = 720, height = 240, left = 40, bottom = 210;
        var highest = Math.Max(seen.Max() ?? 1, Math.Max(expected?.DefaultIfEmpty().Max() ?? 0, lastRange?.Upper ?? 0));
        var ticks = Ticks(highest, isWhole: seen.All(value => value is null || double.IsInteger(value.Value)));
        var top = ticks[^1];
        double X(int i) => left + ((width - left - 10) * i / Math.Max(1, seen.Count - 1));
        double Y(double value) => bottom - ((bottom - 15) * value / top);
        var svg = Start(width, height, title);
        foreach (var tick in ticks)
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Svg.N(left)}\" x2=\"710\" y1=\"{Svg.N(Y(tick))}\" y2=\"{Svg.N(Y(tick))}\" stroke=\"#ccc\"/><text x=\"34\" y=\"{Svg.N(Y(tick) + 4)}\" text-anchor=\"end\">{tick:0.######}</text>\n");
        if (lastRange is { Upper: { } upper } range)
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Svg.N(X(seen.Count - 1) - 5)}\" width=\"10\" y=\"{Svg.N(Y(upper))}\" height=\"{Svg.N(Y(range.Lower) - Y(upper))}\" fill=\"#bbb\"/>\n");
        if (expected is { Count: > 0 })
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"#777\" stroke-dasharray=\"5 4\" points=\"{Svg.Points(expected.Select((value, i) => (X(i), Y(value))))}\"/>\n");
        var known = Enumerable.Range(0, seen.Count).Where(i => seen[i] is not null).Select(i => (X(i), Y(seen[i] ?? 0)));
        return svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"#000\" stroke-width=\"1.5\" points=\"{Svg.Points(known)}\"/>\n</svg>\n").ToString();
    }

    /// <summary>From 0 to at least the highest in two or three even steps of 1, 2 or 5 (or 10, 20 …; 0.1, 0.2 … where the numbers are not whole).</summary>
    internal static double[] Ticks(double highest, bool isWhole)
    {
        if (!(highest > 0))
            return [0, 1];
        var rough = highest / 3;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 5, 10 }.Select(times => times * unit).First(size => size >= rough * (1 - 1e-9));
        step = isWhole ? Math.Max(1, step) : step;
        var steps = (int)Math.Ceiling((highest / step) - 1e-9);
        return [.. Enumerable.Range(0, steps + 1).Select(k => k * step)];
    }

    public static string Week(HourWeekdayTable table, string title)
    {
        var days = CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames;
        DayOfWeek[] order = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
        var most = Math.Max(1e-9, order.Max(day => Enumerable.Range(0, 24).Max(hour => table[day, hour])));
        var svg = Start(640, 210, title);
        for (var row = 0; row < 7; row++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"4\" y=\"{Svg.N(38 + (24 * row))}\">{Svg.Text(days[(int)order[row]])}</text>\n");
            for (var hour = 0; hour < 24; hour++)
                svg.Append(Cell(40 + (25 * hour), 22 + (24 * row), 24, 23, table[order[row], hour] / most, Svg.N(table[order[row], hour])));
        }

        for (var hour = 0; hour < 24; hour += 3)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Svg.N(42 + (25 * hour))}\" y=\"16\">{hour:00}</text>\n");
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>A grid with north upwards; at most 250 000 cells, as a picture of more helps nobody.</summary>
    public static string Grid(RasterGrid grid, IReadOnlyList<double> values, string title)
    {
        if ((long)grid.Width * grid.Height > 250_000)
            throw AnalyseArguments.Refuse("Analyse.PictureTooLarge", grid.Width, grid.Height);
        const double size = 8;
        var most = Math.Max(1e-12, values.Max());
        var svg = Start(grid.Width * size, grid.Height * size, title);
        for (var row = 0; row < grid.Height; row++)
        {
            for (var column = 0; column < grid.Width; column++)
            {
                if (values[(row * grid.Width) + column] is > 0 and var value)
                    svg.Append(Cell(column * size, (grid.Height - 1 - row) * size, size, size, value / most, null));
            }
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static StringBuilder Start(double width, double height, string title) =>
        new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" font-family=\"sans-serif\" font-size=\"11\"")
            .Append(CultureInfo.InvariantCulture, $" viewBox=\"0 0 {Svg.N(width)} {Svg.N(height)}\"><title>{Svg.Text(title)}</title>\n");

    private static string Cell(double x, double y, double width, double height, double share, string? text)
    {
        var shade = (int)(255 - (205 * Math.Clamp(share, 0, 1)));
        var told = text is null ? "" : $"<title>{text}</title>";
        return string.Create(CultureInfo.InvariantCulture, $"<rect x=\"{Svg.N(x)}\" y=\"{Svg.N(y)}\" width=\"{Svg.N(width)}\" height=\"{Svg.N(height)}\" fill=\"#{shade:x2}{shade:x2}{shade:x2}\">{told}</rect>\n");
    }
}
