using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lykta.Web.Tests.Documents.Templates;

/// <summary>A template as an office might have it: localised style names, a header, places that Word has split over runs.</summary>
public static class OfficeTemplate
{
    public static readonly string[] Body =
    [
        "Handläggare", "{{handläggare}}", "Till {{till}}", "{{mötesdatum}}", "# {{rubrik}}", "## Förvaltningens förslag till beslut", "{{förslag till beslut}}", "## Sammanfattning", "{{sammanfattning}}",
        "## Bakgrund", "{{bakgrund}}", "## Ärendet", "{{ärendet}}", "## Ärendets beredning", "{{Ärendets_Beredning}}", "## Förvaltningens synpunkter och förslag", "{{förvaltningens synpunkter och förslag}}",
        "{{underskrift 1}}", "{{underskrift 2}}", "## Bilagor", "{{bilagor}}", "## Så hittar du hit", "Tunnelbana till Enskede gård.", "---", "{{bilaga 1}}",
    ];

    /// <summary>Lines as they are read: # is a heading, --- ends a section. Every other place is split over runs.</summary>
    public static byte[] Make(IEnumerable<string>? lines = null, string header = "Enskede stadsdelsförvaltning · Dnr {{dnr}} · sida {{sida}} ({{sidor}})", Action<WordprocessingDocument>? adjust = null)
    {
        using var held = new MemoryStream();
        using (var package = WordprocessingDocument.Create(held, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Creator = "Mallens Upphovsman";
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(Style("Rubrik1", "heading 1"), Style("Rubrik2", "heading 2"), Style("Rubrik3", "heading 3"), Style("Citat", "Quote"));
            var head = main.AddNewPart<HeaderPart>();
            head.Header = new Header(new Paragraph(Split(header)));
            var body = new Body(Paragraphs(lines ?? Body, main.GetIdOfPart(head)));
            body.Append(Section(main.GetIdOfPart(head)));
            main.Document = new Document(body);
            adjust?.Invoke(package);
        }

        return held.ToArray();
    }

    public static string Faults(byte[] word)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(word), false);
        return string.Join('\n', new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    /// <summary>The paragraphs of a part of the document, tables' too.</summary>
    public static List<string> Lines(byte[] word, bool ofHeader = false)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(word), false);
        OpenXmlElement root = ofHeader ? package.MainDocumentPart!.HeaderParts.First().Header! : package.MainDocumentPart!.Document!.Body!;
        return [.. root.Descendants<Paragraph>().Select(p => p.InnerText).Where(t => t.Length > 0)];
    }

    /// <summary>A copy with one part added or written over.</summary>
    public static byte[] With(byte[] word, string part, string content)
    {
        using var held = new MemoryStream();
        held.Write(word);
        using (var zip = new ZipArchive(held, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)?.Delete();
            using var to = zip.CreateEntry(part).Open();
            to.Write(Encoding.UTF8.GetBytes(content));
        }

        return held.ToArray();
    }

    public static string Read(byte[] word, string part)
    {
        using var zip = new ZipArchive(new MemoryStream(word));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    private static IEnumerable<OpenXmlElement> Paragraphs(IEnumerable<string> lines, string header)
    {
        foreach (var line in lines)
        {
            var level = line.TakeWhile(c => c == '#').Count();
            if (line == "---")
                yield return new Paragraph(new ParagraphProperties { SectionProperties = Section(header) });
            else if (level > 0)
                yield return new Paragraph([new ParagraphProperties(new ParagraphStyleId { Val = $"Rubrik{level}" }), .. Split(line[level..].Trim())]);
            else
                yield return new Paragraph(Split(line));
        }
    }

    // Word splits where the spelling was checked or the cursor stood: inside the braces, inside the name.
    private static IEnumerable<Run> Split(string words)
    {
        for (var i = 0; i < words.Length; i += 4)
        {
            var run = new Run(new Text(words.Substring(i, Math.Min(4, words.Length - i))) { Space = SpaceProcessingModeValues.Preserve });
            run.RunProperties = new RunProperties(new Italic());
            yield return run;
        }
    }

    private static Style Style(string id, string name)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (name.StartsWith("heading", StringComparison.Ordinal))
            style.StyleParagraphProperties = new StyleParagraphProperties { OutlineLevel = new OutlineLevel { Val = name[^1] - '1' } };
        return style;
    }

    private static SectionProperties Section(string header) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = header }, new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1417, Bottom = 1417, Left = 1417, Right = 1417, Header = 708, Footer = 708, Gutter = 0 });
}
