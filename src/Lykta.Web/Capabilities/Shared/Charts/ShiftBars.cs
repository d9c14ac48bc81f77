using System.Globalization;

namespace Lykta.Web.Capabilities.Shared.Charts;

/// <summary>Who is out from when to when, hours after noon counted on past midnight (03 is 27).</summary>
public sealed record Shift(string Who, double From, double To, string Label)
{
    /// <summary>A gap: somebody is still needed.</summary>
    public bool IsGap { get; init; }
}

/// <summary><em>I kväll</em>: one row per actor, a bar from hour to hour, a dashed one where somebody is missing.</summary>
public sealed record ShiftBars(IReadOnlyList<Shift> Shifts) : IChart
{
    private const double Left = 122;
    private const int MostLetters = 15;

    /// <summary>Letters that the hours have room for under a bar; the whole stands in the table.</summary>
    private const int MostUnder = 32;

    private const double Width = 380;
    private const double RowHeight = 35;
    private const double Head = 24;

    public double From { get; init; } = 18;

    public double To { get; init; } = 27;

    public void WritePicture(TextWriter to, ChartWords words)
    {
        var rows = Shifts.GroupBy(s => s.Who, StringComparer.Ordinal).ToList();
        var height = Head + rows.Count * RowHeight;
        to.Write($"<svg class=\"c-shifts\" viewBox=\"0 0 {Svg.N(Width)} {Svg.N(height)}\" role=\"img\">{words.Head}");
        for (var hour = Math.Ceiling(From / 3) * 3; hour <= To; hour += 3)
            to.Write($"<line class=\"c-grid\" x1=\"{Svg.N(X(hour))}\" x2=\"{Svg.N(X(hour))}\" y1=\"{Svg.N(Head - 6)}\" y2=\"{Svg.N(height)}\"/><text class=\"c-small c-muted\" text-anchor=\"{(hour >= To ? "end" : hour <= From ? "start" : "middle")}\" x=\"{Svg.N(X(hour))}\" y=\"13\">{Hour(hour)}</text>");
        for (var i = 0; i < rows.Count; i++)
        {
            var y = Head + i * RowHeight;
            WriteWho(to, rows[i].Key, y);
            foreach (var shift in rows[i])
                WriteBar(to, shift, y);
        }

        to.Write("</svg>");
    }

    public void WriteTwin(TextWriter to, ChartWords words)
    {
        var t = words.T;
        to.Write($"<table class=\"table tight\"><thead><tr><th scope=\"col\">{Svg.Text(t["Shared.Chart.Who"])}</th><th scope=\"col\">{Svg.Text(t["Shared.Chart.Hours"])}</th><th scope=\"col\">{Svg.Text(t["Shared.Chart.Out"])}</th></tr></thead><tbody>");
        foreach (var shift in Shifts)
            to.Write($"<tr><th scope=\"row\">{Svg.Text(shift.Who)}</th><td>{Hour(shift.From)}–{Hour(shift.To)}</td><td>{Svg.Text(shift.Label)}</td></tr>");
        to.Write("</tbody></table>");
    }

    // A name that is longer than its column takes a second line, and there ends in "…" if it must; the whole stands in the table.
    private static void WriteWho(TextWriter to, string who, double y)
    {
        if (who.Length <= MostLetters)
        {
            to.Write($"<text x=\"0\" y=\"{Svg.N(y + 22)}\">{Svg.Text(who)}</text>");
            return;
        }

        var cut = who.LastIndexOf(' ', MostLetters);
        var (first, second) = cut > 0 ? (who[..cut], who[(cut + 1)..]) : (who[..MostLetters], who[MostLetters..]);
        if (second.Length > MostLetters)
            second = second[..(MostLetters - 1)] + "…";
        to.Write($"<text class=\"c-small\" x=\"0\" y=\"{Svg.N(y + 14)}\">{Svg.Text(first)}</text><text class=\"c-small\" x=\"0\" y=\"{Svg.N(y + 29)}\">{Svg.Text(second)}</text>");
    }

    private void WriteBar(TextWriter to, Shift shift, double y)
    {
        var (x, end) = (X(Math.Max(shift.From, From)), X(Math.Min(shift.To, To)));
        // The words decide when they need more room than the hours give.
        var needed = shift.Label.Length * 7.6 + 18;
        var width = Math.Max(end - x, 8);
        var fits = needed <= width;
        var label = shift.Label.Length <= MostUnder ? shift.Label : shift.Label[..(MostUnder - 1)] + "…";
        // Words never run out over the edge of their bar: those that do not fit stand under it.
        var textX = fits ? x + 9 : Math.Max(Left, Math.Min(x, Width - needed + 9));
        to.Write($"<rect class=\"{(shift.IsGap ? "c-gap" : "c-bar")}\" x=\"{Svg.N(x)}\" y=\"{Svg.N(y + 3)}\" width=\"{Svg.N(width)}\" height=\"{(fits ? 27 : 10)}\" rx=\"{(fits ? 6 : 5)}\"/>");
        to.Write($"<text class=\"c-label{(shift.IsGap ? " c-more-text" : "")}\" x=\"{Svg.N(textX)}\" y=\"{Svg.N(y + (fits ? 21.5 : 28))}\">{Svg.Text(label)}</text>");
    }

    private double X(double hour) => Left + (hour - From) / (To - From) * (Width - Left - 1);

    private static string Hour(double hour)
    {
        var minutes = (int)Math.Round(hour * 60) % (24 * 60);
        return minutes % 60 == 0
            ? (minutes / 60).ToString("00", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}.{minutes % 60:00}");
    }
}
