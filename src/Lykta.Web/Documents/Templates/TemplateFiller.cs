using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lykta.Web.Documents.Templates;

/// <summary>
/// Puts words in the places of an office's template. Styles, headers, footers and everything else stay as they are. Where there is
/// nothing to say the paragraph goes, and the heading above it.
/// </summary>
public sealed class TemplateFiller
{
    private readonly TemplateValues values;
    private readonly TemplateLook look;
    private readonly MainDocumentPart main;

    // Found before anything is filled: a place for the title, once filled, would look like a heading of the template's own.
    private readonly Dictionary<Paragraph, Paragraph> headings = [];

    private TemplateFiller(MainDocumentPart main, TemplateValues values)
    {
        this.main = main;
        look = new(main);
        HashSet<TemplateSlot> there = [];
        foreach (var paragraph in TemplateParts.Roots(main).SelectMany(r => r.Root.Descendants<Paragraph>()))
        {
            foreach (var slot in new ParagraphWords(paragraph).Places.Select(p => p.Slot).OfType<TemplateSlot>())
            {
                there.Add(slot);
                if (Heading(paragraph, slot) is { } heading)
                    headings[paragraph] = heading;
            }
        }

        this.values = values.For(there);
    }

    /// <summary>A template that has been inspected and read.</summary>
    public static byte[] Fill(byte[] template, TemplateValues values)
    {
        using var held = new MemoryStream();
        held.Write(template);
        using (var package = WordprocessingDocument.Open(held, isEditable: true))
        {
            new TemplateFiller(package.MainDocumentPart!, values).Fill();
            // Whoever made the template did not make this document.
            package.PackageProperties.Title = SheetXml.Printable(values.Title);
            package.PackageProperties.Language = values.Language;
            (package.PackageProperties.Creator, package.PackageProperties.LastModifiedBy) = (null, null);
        }

        return held.ToArray();
    }

    private void Fill()
    {
        foreach (var (root, isBody) in TemplateParts.Roots(main))
        {
            foreach (var paragraph in root.Descendants<Paragraph>().ToList())
            {
                var words = new ParagraphWords(paragraph);
                if (words.Places.Count == 0)
                    continue;
                if (isBody && words.IsAlone && words.Places[0] is { Slot: { IsBlock: true } slot } place)
                    Blocks(words, slot, place.Match);
                else
                    Lines(words);
            }
        }
    }

    private void Blocks(ParagraphWords words, TemplateSlot slot, Match match)
    {
        var paragraph = words.Paragraph;
        if (!values.Blocks.TryGetValue(slot, out var blocks) || blocks.Count == 0)
        {
            // The heading stays for the next place under it.
            if (headings.TryGetValue(paragraph, out var heading) && !LeadsAnother(paragraph))
                Drop(heading);
            Drop(paragraph);
            return;
        }

        OpenXmlElement after = paragraph;
        foreach (var element in new TemplateBlocks(look, paragraph, words.LookAt(match)).Make(blocks).ToList())
            after = after.InsertAfterSelf(element);
        Drop(paragraph);
    }

    private void Lines(ParagraphWords words)
    {
        var known = words.Places.Where(p => p.Slot is { IsBlock: false }).ToList();
        if (known.Count == 0)
            return;
        // A label without its words says nothing.
        if (known.TrueForAll(p => !IsPage(p.Slot!) && !values.Lines.ContainsKey(p.Slot!)))
        {
            if (words.IsAlone && headings.TryGetValue(words.Paragraph, out var label))
                Drop(label);
            Drop(words.Paragraph);
            return;
        }

        foreach (var (_, slot, match) in known.AsEnumerable().Reverse())
            words.Replace(match, letters => Elements(slot!, letters));
    }

    private IEnumerable<OpenXmlElement> Elements(TemplateSlot slot, RunProperties? letters)
    {
        if (slot == TemplateSlot.Page)
            return [Field("PAGE", letters)];
        if (slot == TemplateSlot.Pages)
            return [Field("NUMPAGES", letters)];
        if (slot == TemplateSlot.PageOf)
            return [Run("sida ", letters), Field("PAGE", letters), Run(" (", letters), Field("NUMPAGES", letters), Run(")", letters)];
        return values.Lines.TryGetValue(slot, out var line) ? [Run(line, letters)] : [];
    }

    private Paragraph? Heading(Paragraph paragraph, TemplateSlot slot)
    {
        if (TemplateParts.Above(paragraph) is not { } above)
            return null;
        var words = new ParagraphWords(above);
        if (words.Places.Count > 0 || words.Words.Trim().Length == 0)
            return null;
        return (slot.IsBlock && look.IsHeading(above)) || slot.IsCalled(words.Words.Trim().TrimEnd(':')) ? above : null;
    }

    private bool LeadsAnother(Paragraph paragraph) =>
        paragraph.NextSibling<Paragraph>() is { } next && new ParagraphWords(next) is { IsAlone: true } words && words.Places[0].Slot is { } slot && (slot == TemplateSlot.Answers || slot == TemplateSlot.BoardTable) && values.Blocks.ContainsKey(slot);

    // A mark of a section stays, and every cell, header and text box keeps a paragraph.
    private static void Drop(Paragraph paragraph)
    {
        var isLast = paragraph.Parent is { } parent && (!parent.Elements<Paragraph>().Skip(1).Any() || (parent is TableCell && paragraph.NextSibling() is null && paragraph.PreviousSibling() is not Paragraph));
        if (!isLast && paragraph.ParagraphProperties?.SectionProperties is null)
        {
            paragraph.Remove();
            return;
        }

        foreach (var child in paragraph.ChildElements.Where(c => c is not ParagraphProperties).ToList())
            child.Remove();
    }

    private static bool IsPage(TemplateSlot slot) => slot == TemplateSlot.Page || slot == TemplateSlot.Pages || slot == TemplateSlot.PageOf;

    private static SimpleField Field(string instruction, RunProperties? letters) => new(Run("1", letters)) { Instruction = instruction };

    private static Run Run(string words, RunProperties? letters)
    {
        var run = new Run();
        if (letters is not null)
            run.RunProperties = (RunProperties)letters.CloneNode(true);
        run.Append(new Text(SheetXml.Printable(words)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }
}
