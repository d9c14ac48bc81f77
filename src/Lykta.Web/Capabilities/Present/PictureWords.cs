using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using Lykta.Web.Capabilities.Shared.Charts;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Html;

namespace Lykta.Web.Capabilities.Present;

/// <summary>Whose picture it is called, and where its numbers may lead.</summary>
public sealed record PictureLinks(string Partnership, string? ListUrl, string? MapUrl);

/// <summary>A picture in words and drawn charts, made once for each language and set of links and kept as long as the picture.</summary>
public sealed record PictureWords(IReadOnlyList<ChangeLine> Changes, IReadOnlyList<string> Notes, IReadOnlyList<IHtmlContent> Charts, IHtmlContent? Map)
{
    private static readonly ConditionalWeakTable<Picture, ConcurrentDictionary<(string Language, PictureLinks Links), PictureWords>> Kept = [];

    public static PictureWords Of(Picture picture, PictureCatalogue catalogue, Texts texts, PictureLinks links) =>
        Kept.GetOrCreateValue(picture).GetOrAdd((CultureInfo.CurrentUICulture.Name, links), _ => Make(picture, catalogue, texts, links));

    private static PictureWords Make(Picture picture, PictureCatalogue catalogue, Texts texts, PictureLinks links)
    {
        var lines = new ChangeLines(texts, catalogue, picture, links.Partnership, links.ListUrl);
        var charts = new PictureCharts(texts, catalogue, picture, lines);
        return new(
            lines.All(), [.. QualityNotes.Of(picture, texts)],
            picture.IsEmpty ? [] : [.. charts.Trends().Append(charts.When()).Select(Drawn)], charts.Map(links.MapUrl, links.ListUrl) is { } map ? Drawn(map) : null);
    }

    private static HtmlString Drawn(ChartCard card)
    {
        using var to = new StringWriter(CultureInfo.InvariantCulture);
        card.WriteTo(to, HtmlEncoder.Default);
        return new(to.ToString());
    }
}
