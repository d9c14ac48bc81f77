using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;

namespace Lykta.Web.Documents.Templates;

/// <summary>A place that the template has, and the heading that stands above it.</summary>
public sealed record TemplateFound(TemplateSlot Slot, string? Heading);

/// <summary>What an office's template holds: read before it is accepted, and told to whoever handed it in.</summary>
public sealed record TemplateReading(
    IReadOnlyList<TemplateFound> Found, IReadOnlyList<string> Unknown, IReadOnlyList<string> Misplaced, IReadOnlyList<string> Stray, IReadOnlyList<string> OtherHeadings, bool HasTracked, bool HasComments)
{
    private static readonly HashSet<TemplateSlot> Optional = [TemplateSlot.Unit, TemplateSlot.Date];

    /// <summary>What would be said there is not told in any document made with it.</summary>
    public IReadOnlyList<TemplateSlot> Missing => [.. TemplateSlot.All.Where(s => !Optional.Contains(s) && !Has(s) && !IsCovered(s))];

    /// <summary>Chapters whose heading would have to be in the template; Lykta writes only the text.</summary>
    public IReadOnlyList<TemplateSlot> WithoutHeading => [.. Found.Where(f => f.Slot.IsChapter && f.Heading is null).Select(f => f.Slot)];

    /// <summary>Why it cannot be used as it is.</summary>
    public IReadOnlyList<Error> Stops =>
    [
        .. Found.Count == 0 ? [new Error("Templates.Stop.None")] : Array.Empty<Error>(),
        .. Unknown.Select(n => new Error("Templates.Stop.Unknown", null, n)),
        .. Misplaced.Select(n => new Error("Templates.Stop.Misplaced", null, n)),
        .. Stray.Select(n => new Error("Templates.Stop.Stray", null, n)),
        .. HasTracked ? [new Error("Templates.Stop.Tracked")] : Array.Empty<Error>(),
        .. HasComments ? [new Error("Templates.Stop.Comments")] : Array.Empty<Error>(),
    ];

    public bool Has(TemplateSlot slot) => Found.Any(f => f.Slot == slot);

    /// <summary>Reads a file that has been inspected.</summary>
    public static Result<TemplateReading> Of(byte[] template)
    {
        try
        {
            using var package = WordprocessingDocument.Open(new MemoryStream(template), isEditable: false);
            return package.MainDocumentPart is { Document.Body: not null } main ? Read(main) : WordErrors.NotWord;
        }
        catch (Exception e) when (e is OpenXmlPackageException or System.Xml.XmlException or InvalidDataException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return WordErrors.Damaged;
        }
    }

    private static TemplateReading Read(MainDocumentPart main)
    {
        var look = new TemplateLook(main);
        List<TemplateFound> found = [];
        List<string> unknown = [], misplaced = [], stray = [], headings = [];
        foreach (var (root, isBody) in TemplateParts.Roots(main))
        {
            foreach (var words in root.Descendants<Paragraph>().Select(p => new ParagraphWords(p)))
            {
                foreach (var (name, slot, _) in words.Places)
                {
                    if (slot is null)
                        unknown.Add(name);
                    else if (slot.IsBlock && !(isBody && words.IsAlone))
                        misplaced.Add(name);
                    else
                        found.Add(new(slot, HeadingOf(words.Paragraph, slot, look)));
                }

                if (TemplateSlot.Pattern().Replace(words.Words, "") is { } left && (left.Contains("{{", StringComparison.Ordinal) || left.Contains("}}", StringComparison.Ordinal)))
                    stray.Add(left.Trim() is { Length: > 60 } whole ? whole[..60] + " …" : left.Trim());
                if (isBody && words.Places.Count == 0 && words.Words.Trim().Length > 0 && look.IsHeading(words.Paragraph))
                    headings.Add(words.Words.Trim());
            }
        }

        var used = found.Select(f => f.Heading).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new(
            [.. found.DistinctBy(f => f.Slot)], [.. unknown.Distinct(StringComparer.Ordinal)], [.. misplaced.Distinct(StringComparer.Ordinal)], [.. stray.Distinct(StringComparer.Ordinal)],
            [.. headings.Where(h => !used.Contains(h)).Distinct(StringComparer.Ordinal)], TemplateParts.HasTracked(main), TemplateParts.HasComments(main));
    }

    private static string? HeadingOf(Paragraph paragraph, TemplateSlot slot, TemplateLook look)
    {
        if (!slot.IsBlock || TemplateParts.Above(paragraph) is not { } above)
            return null;
        var words = new ParagraphWords(above);
        var said = words.Words.Trim();
        return words.Places.Count == 0 && said.Length > 0 && (look.IsHeading(above) || slot.IsCalled(said.TrimEnd(':'))) ? said : null;
    }

    // One place may do for several: "sida x (y)" for both numbers, the views for the answers under them, bilaga 1 for the table in it.
    private bool IsCovered(TemplateSlot slot) =>
        slot == TemplateSlot.PageOf ? Has(TemplateSlot.Page)
        : slot == TemplateSlot.Page || slot == TemplateSlot.Pages ? true
        : slot == TemplateSlot.Answers ? Has(TemplateSlot.Views)
        : slot == TemplateSlot.SecondSignature ? Has(TemplateSlot.FirstSignature)
        : slot == TemplateSlot.BoardTable;
}
