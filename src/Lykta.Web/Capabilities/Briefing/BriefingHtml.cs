using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>A version as one file with nothing outside it: read without a network all night, or printed on one A4.</summary>
public sealed class BriefingHtml(SharedSheet shared, Texts texts, AreaMap areas)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    private readonly SheetDocument document = shared.Document;

    public string Screen() => Page("body{font-size:17px;max-width:44rem;margin:auto;padding:1rem}@media(prefers-color-scheme:dark){body{background:#0c1524;color:#eef2f9}.box,td,th{border-color:#27364f!important}.c-water{fill:#0f1a2c!important}.c-land{fill:#1c2b45!important}text{fill:#eef2f9!important}}");

    public string Print(double size) => Page(string.Create(CultureInfo.InvariantCulture,
        $"@page{{size:A4;margin:11mm 12mm}}body{{font-size:{size}pt;margin:0}}.two{{display:grid;grid-template-columns:3fr 2fr;gap:5mm}}"));

    private string Page(string size)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"").Append(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(E(Title)).Append("</title><style>").Append(Style).Append(size).Append("</style></head><body><header>");
        html.Append("<p class=\"mark\">").Append(E(texts["Briefing.File.Version", texts["Briefing.Audience." + document.Audience].Value])).Append(" · ")
            .Append(E(texts["Briefing.File.DeleteBy", document.DeleteBy.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]));
        if (document.IsSecrecyMarked && document.Audience != BriefingAudience.NightPatrols)
            html.Append(" · ").Append(E(texts["Briefing.Sheet.Secrecy"]));
        html.Append("</p><h1>").Append(E(Title)).Append("</h1></header><main><div class=\"two\"><div>");
        Block(html, BriefingBlock.ForYourArea);
        Block(html, BriefingBlock.Priorities);
        html.Append("</div><div>");
        Map(html);
        Block(html, BriefingBlock.Newcomer);
        html.Append("</div></div>");
        Presence(html);
        html.Append("<div class=\"two\"><div>");
        Block(html, BriefingBlock.OpenPoints);
        html.Append("</div><div>");
        Block(html, BriefingBlock.Events);
        return html.Append("</div></div></main><footer><p>").Append(E(texts["Briefing.File.Foot", document.Edition, shared.Version.Sha256[..12]])).Append(' ')
            .Append(E(texts["Briefing.Mail.Danger"])).Append("</p></footer></body></html>").ToString();
    }

    private string Title => texts["Briefing.File.Title", document.Collaboration ?? document.Partnership,
        document.Day.ToString("dddd d MMMM", CultureInfo.CurrentCulture), Stockholm.IsoWeek(document.Day), NightTime.Say(document.From), NightTime.Say(document.To)];

    private void Block(StringBuilder html, BriefingBlock block)
    {
        var lines = document.In(block).ToList();
        if (lines.Count == 0)
            return;
        var tag = block == BriefingBlock.Priorities ? "ol" : "ul";
        html.Append("<section").Append(block == BriefingBlock.Newcomer ? " class=\"box\"" : "").Append("><h2>").Append(E(texts["Briefing.Block." + block])).Append("</h2><").Append(tag).Append('>');
        var covers = document.Covers().ToDictionary(c => c.Place);
        foreach (var line in lines)
        {
            html.Append("<li>");
            var name = string.Join(" ", new[] { line.District is null ? null : line.District + ":", line.Place ?? line.Heading, line.Window }.OfType<string>());
            if (name.Length > 0)
                html.Append("<strong>").Append(E(name)).Append("</strong> ");
            html.Append(E(line.Text));
            if (line.Action is not null)
                html.Append(" <strong>").Append(E(texts["Briefing.WeDo"])).Append("</strong> ").Append(E(line.Action));
            if (covers.TryGetValue(line, out var cover) && cover.IsKnown)
                html.Append(" <em>").Append(E(cover.IsCovered ? texts["Briefing.Cover.Yes"].Value : texts["Briefing.Cover.Gap", cover.Say()].Value)).Append("</em>");
            if (block == BriefingBlock.OpenPoints && !line.IsTakenBack)
                html.Append(" <em>").Append(E(texts["Briefing.Weeks", line.WeeksOpenOn(document.Day)])).Append("</em>");
            html.Append("</li>");
        }

        html.Append("</").Append(tag).Append("></section>");
    }

    private void Presence(StringBuilder html)
    {
        var lines = document.In(BriefingBlock.Presence).ToList();
        if (lines.Count == 0)
            return;
        html.Append("<section><h2>").Append(E(texts["Briefing.Block.Presence"])).Append("</h2><table><thead><tr>");
        foreach (var head in new[] { "Briefing.Who", "Briefing.Where", "Briefing.When", "Briefing.Reachable" })
            html.Append("<th scope=\"col\">").Append(E(texts[head])).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var line in lines)
        {
            html.Append("<tr><th scope=\"row\">").Append(E(line.District is null ? line.Heading : $"{line.District}: {line.Heading}")).Append(line.Count is { } count ? $" ({count})" : "").Append("</th>");
            foreach (var cell in new[] { line.Place, line.Window, line.Contact })
                html.Append("<td>").Append(E(cell)).Append("</td>");
            html.Append("</tr>");
        }

        html.Append("</tbody></table></section>");
    }

    private void Map(StringBuilder html)
    {
        if (BriefingMap.Draw(document, areas, texts) is not { } map)
            return;
        html.Append("<section><h2>").Append(E(texts["Briefing.Block.Map"])).Append("</h2>");
        using var svg = new StringWriter(CultureInfo.InvariantCulture);
        map.WriteTo(svg, Encoder);
        // The printer takes the colours of a picture from a style inside it, and paints it black without.
        var picture = svg.ToString();
        html.Append(picture.Insert(picture.IndexOf('>', StringComparison.Ordinal) + 1, $"<style>{MapStyle}</style>")).Append("</section>");
    }

    private static string E(string? text) => Encoder.Encode(text ?? "");

    private const string MapStyle = ".c-water{fill:#e4edf4}.c-land{fill:#efe9dc;stroke:#cdc4b0}.c-disc{fill:#2c5aa0}text{font-size:15px;fill:#1a2433}";

    private const string Style = "*{box-sizing:border-box}body{font-family:\"Source Sans 3\",\"Segoe UI\",Roboto,Arial,sans-serif;line-height:1.35;color:#1a2433;background:#fff}h1{font-size:1.5em;margin:.1em 0 .4em}h2{font-size:1.1em;margin:.7em 0 .2em}ul,ol{margin:0;padding-left:1.3em}li{margin:.15em 0}em{font-style:normal;font-weight:600;border:1px dashed;border-radius:1em;padding:0 .5em;white-space:nowrap}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.15em .6em .15em 0;border-bottom:1px solid #ccc;font-weight:400}thead th{font-weight:600}.mark{font-weight:700;border:2px solid;padding:.2em .6em;margin:0}.box{border:1px solid #ccc;border-radius:.4em;padding:0 .6em .4em}svg{width:100%;height:auto;max-height:17em}footer{font-size:.85em;margin-top:.8em;border-top:1px solid #ccc}";
}
