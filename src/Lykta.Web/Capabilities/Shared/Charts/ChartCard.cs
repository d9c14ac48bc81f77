using System.Globalization;
using System.Text.Encodings.Web;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Html;

namespace Lykta.Web.Capabilities.Shared.Charts;

/// <summary>A picture made on the server, and the same numbers as a table.</summary>
public interface IChart
{
    void WritePicture(TextWriter to, ChartWords words);

    /// <summary>The table twin; nothing when the picture is itself a table.</summary>
    void WriteTwin(TextWriter to, ChartWords words);
}

/// <summary>What a screen reader hears: the card's title and its one-sentence reading.</summary>
public sealed record ChartWords(string Title, string Sentence)
{
    public Texts T { get; } = new();

    public string Head => $"<title>{Svg.Text(Title)}</title><desc>{Svg.Text(Sentence)}</desc>";
}

/// <summary>Sentence first, number second, picture third; source, base and coverage underneath; the table one press away.</summary>
public sealed record ChartCard(string Title, string Sentence, IChart Chart, string? Source = null) : IHtmlContent
{
    public int HeadingLevel { get; init; } = 3;

    public string? LinkText { get; init; }

    public string? LinkUrl { get; init; }

    /// <summary>Shows the sentence; hide it where the page has said it already. A screen reader gets it either way.</summary>
    public bool ShowsSentence { get; init; } = true;

    /// <summary>A picture that needs a desk's width: on a phone it scrolls inside its own region, by keyboard too.</summary>
    public bool IsWide { get; init; }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var words = new ChartWords(Title, Sentence);
        var level = HeadingLevel.ToString(CultureInfo.InvariantCulture);
        writer.Write($"<section class=\"card data-card\"><div class=\"card-head\"><h{level}>{Svg.Text(Title)}</h{level}>");
        if (LinkText is not null)
            writer.Write($"<a href=\"{Svg.Text(LinkUrl)}\">{Svg.Text(LinkText)}</a>");
        writer.Write("</div>");
        if (ShowsSentence)
            writer.Write($"<p>{Svg.Text(Sentence)}</p>");
        writer.Write(IsWide ? $"<div class=\"chart wide-chart scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{Svg.Text(Title)}\">" : "<div class=\"chart\">");
        Chart.WritePicture(writer, words);
        writer.Write("</div>");
        if (Source is not null)
            writer.Write($"<p class=\"source\">{Svg.Text(Source)}</p>");
        WriteTwin(writer, words);
        writer.Write("</section>");
    }

    private void WriteTwin(TextWriter writer, ChartWords words)
    {
        using var twin = new StringWriter(CultureInfo.InvariantCulture);
        Chart.WriteTwin(twin, words);
        if (twin.GetStringBuilder().Length > 0)
            writer.Write($"<details class=\"twin\"><summary>{Svg.Text(words.T["Shared.Chart.AsTable"])}<span class=\"sr-only\">: {Svg.Text(Title)}</span></summary><div class=\"scroll\">{twin}</div></details>");
    }
}
