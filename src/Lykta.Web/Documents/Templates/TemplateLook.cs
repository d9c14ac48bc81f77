using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lykta.Web.Documents.Templates;

/// <summary>The template's own styles, by the names that Word keeps the same in every language.</summary>
internal sealed class TemplateLook(MainDocumentPart main)
{
    private const int DefaultWidth = 11906 - (2 * 1134);
    private readonly List<Style> styles = [.. main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? []];

    public string? Named(params string[] names) => names.Select(name => styles.Find(s => string.Equals(s.StyleName?.Val?.Value, name, StringComparison.OrdinalIgnoreCase))?.StyleId?.Value).FirstOrDefault(id => id is not null);

    public string? Heading(int level) => Named("heading " + level.ToString(CultureInfo.InvariantCulture));

    /// <summary>By its style or its own level in the outline.</summary>
    public bool IsHeading(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is < 9)
            return true;
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var i = 0; id is not null && i < 10; i++)
        {
            var style = styles.Find(s => s.StyleId?.Value == id);
            if (style?.StyleName?.Val?.Value?.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) == true || style?.StyleParagraphProperties?.OutlineLevel?.Val?.Value is < 9)
                return true;
            id = style?.BasedOn?.Val?.Value;
        }

        return false;
    }

    /// <summary>How wide a line is where the paragraph stands: its section ends at the next section mark.</summary>
    public static int WidthAt(Paragraph paragraph)
    {
        OpenXmlElement top = paragraph;
        while (top.Parent is not null and not Body)
            top = top.Parent;
        var marked = new[] { top }.Concat(top.ElementsAfter()).Select(e => (e as Paragraph)?.ParagraphProperties?.SectionProperties ?? e as SectionProperties).FirstOrDefault(s => s is not null);
        if (marked?.GetFirstChild<PageSize>()?.Width?.Value is not { } page)
            return DefaultWidth;
        var margin = marked.GetFirstChild<PageMargin>();
        return Math.Max(2000, (int)page - (int)(margin?.Left?.Value ?? 1134) - (int)(margin?.Right?.Value ?? 1134));
    }
}
