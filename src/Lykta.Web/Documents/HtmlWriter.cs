using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Lykta.Web.Documents;

/// <summary>The same blocks as one self-contained page, to be printed as tagged PDF: real headings, lists and tables with heading cells.</summary>
public static class HtmlWriter
{
    private const string Style =
        """
        body { font: 10.5pt/1.4 "DejaVu Sans", Arial, sans-serif; margin: 0; overflow-wrap: anywhere; }
        h1 { font-size: 18pt; } h2 { font-size: 14pt; } h3 { font-size: 12pt; } h1, h2, h3 { line-height: 1.2; margin: 1.2em 0 .4em; break-after: avoid; }
        p, ul { margin: 0 0 .6em; } .sign { margin-top: 3em; break-inside: avoid; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 8.5pt; margin: .6em 0 1em; }
        th, td { border: .5pt solid #808080; padding: 3pt 4pt; text-align: left; vertical-align: top; font-weight: 400; } thead th { font-weight: 700; }
        thead { display: table-header-group; }
        """;

    private static readonly HtmlEncoder Letters = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(WordDocument document)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{Encode(document.Language)}\"><head><meta charset=\"utf-8\"><title>{Encode(document.Title)}</title><style>{Page(document)}{Style}</style></head><body>");
        foreach (var block in document.Blocks)
            Append(html, block);
        return html.Append("</body></html>").ToString();
    }

    private static void Append(StringBuilder html, WordBlock block)
    {
        switch (block)
        {
            case WordHeading heading:
                var level = Math.Clamp(heading.Level, 1, 3);
                html.Append(CultureInfo.InvariantCulture, $"<h{level}>{Encode(heading.Text)}</h{level}>");
                break;
            case WordParagraph paragraph:
                html.Append("<p>").Append(paragraph.IsBold ? $"<strong>{Lines(paragraph.Text)}</strong>" : Lines(paragraph.Text)).Append("</p>");
                break;
            case WordList list:
                html.Append("<ul>").AppendJoin("", list.Items.Select(i => $"<li>{Lines(i)}</li>")).Append("</ul>");
                break;
            case WordSignatures signatures:
                html.AppendJoin("", signatures.Functions.Select(f => $"<p class=\"sign\">{new string('_', 36)}<br>{Lines(f)}</p>"));
                break;
            case WordTable table:
                Append(html, table);
                break;
            default:
                throw new NotSupportedException(block.GetType().Name);
        }
    }

    private static void Append(StringBuilder html, WordTable table)
    {
        var total = table.Widths.Sum();
        html.Append("<table><colgroup>").AppendJoin("", table.Widths.Select(w => string.Create(CultureInfo.InvariantCulture, $"<col style=\"width:{100.0 * w / total:0.#}%\">")))
            .Append("</colgroup><thead><tr>").AppendJoin("", table.Header.Select(h => $"<th scope=\"col\">{Lines(h)}</th>")).Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
            html.Append("<tr>").AppendJoin("", Enumerable.Range(0, table.Widths.Count).Select(i => $"<td>{Lines(i < row.Count ? row[i] : "")}</td>")).Append("</tr>");
        html.Append("</tbody></table>");
    }

    private static string Page(WordDocument document) =>
        $"@page {{ size: A4{(document.IsLandscape ? " landscape" : "")}; margin: 18mm 16mm 20mm; @bottom-left {{ content: \"{Quoted(document.Footer)}\"; font: 8pt \"DejaVu Sans\", sans-serif; }} "
        + $"@bottom-right {{ content: \"{Quoted(document.PageWord)} \" counter(page) \" (\" counter(pages) \")\"; font: 8pt \"DejaVu Sans\", sans-serif; }} }}\n";

    // Inside a string of a style sheet; nothing in it may end the string or the sheet.
    private static string Quoted(string? text) => string.Concat(SheetXml.Printable(text ?? "").Select(c =>
        char.IsLetterOrDigit(c) || c is ' ' or '.' or ',' or ':' or '-' or '/' or '·' or '(' or ')' ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\{(int)c:x} ")));

    private static string Lines(string text) => string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Encode));

    private static string Encode(string text) => Letters.Encode(SheetXml.Printable(text));
}
