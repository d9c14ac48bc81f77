using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lykta.Web.Documents.Templates;

/// <summary>Startmall: a template with every place and the headings of a Swedish tjänsteutlåtande, for an office to make its own of.</summary>
public static class StartingTemplate
{
    private const int Margin = 1134;
    private const int Wide = 16838;
    private const int Narrow = 11906;

    public static byte[] Make()
    {
        using var held = new MemoryStream();
        using (var package = WordprocessingDocument.Create(held, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = "Tjänsteutlåtande, mall";
            package.PackageProperties.Language = "sv-SE";
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Make("sv-SE");
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Bullets();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(
                Tabbed($"{TemplateSlot.Unit.Written}", "Tjänsteutlåtande", isBold: true), Tabbed("", $"Dnr {TemplateSlot.Diary.Written}"), Tabbed("", TemplateSlot.Date.Written), Tabbed("", $"Sida {TemplateSlot.Page.Written} ({TemplateSlot.Pages.Written})"));
            // The table lies down, on pages of its own.
            var upright = new Paragraph(new ParagraphProperties { SectionProperties = Section(main.GetIdOfPart(header), isLandscape: false) });
            var body = new Body(Blocks(upright));
            body.Append(Section(main.GetIdOfPart(header), isLandscape: true));
            main.Document = new Document(body);
        }

        return held.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Blocks(Paragraph upright)
    {
        yield return Words("Handläggare", isBold: true);
        yield return Words(TemplateSlot.Officer.Written);
        yield return Words("Till", isBold: true);
        yield return Words(TemplateSlot.To.Written);
        yield return Words(TemplateSlot.MeetingOn.Written);
        yield return Styled(TemplateSlot.Matter.Written, "Heading1");
        yield return Words(TemplateSlot.Submitters.Written);
        yield return Words($"Avsändarens diarienummer: {TemplateSlot.TheirDiary.Written}");
        foreach (var (heading, slot) in new[]
        {
            ("Förvaltningens förslag till beslut", TemplateSlot.Proposal), ("Sammanfattning", TemplateSlot.Summary), ("Bakgrund", TemplateSlot.Background), ("Ärendet", TemplateSlot.Case),
            ("Ärendets beredning", TemplateSlot.Preparation), ("Förvaltningens synpunkter och förslag", TemplateSlot.Views),
        })
        {
            yield return Styled(heading, "Heading2");
            yield return Words(slot.Written);
        }

        yield return Words(TemplateSlot.Answers.Written);
        yield return Words(TemplateSlot.FirstSignature.Written);
        yield return Words(TemplateSlot.SecondSignature.Written);
        yield return Styled("Bilagor", "Heading2");
        yield return Words(TemplateSlot.Attachments.Written);
        yield return upright;
        yield return Words(TemplateSlot.Appendix.Written);
    }

    private static Paragraph Words(string words, bool isBold = false)
    {
        var run = new Run(new Text(words) { Space = SpaceProcessingModeValues.Preserve });
        if (isBold)
            run.RunProperties = new RunProperties(new Bold());
        return new(isBold ? new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { After = "0" }) : new ParagraphProperties(), run);
    }

    private static Paragraph Styled(string words, string style) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(words)));

    private static Paragraph Tabbed(string left, string right, bool isBold = false)
    {
        Run Of(OpenXmlElement content) => isBold ? new(new RunProperties(new Bold()), content) : new(content);
        return new(
            new ParagraphProperties(new Tabs(new TabStop { Val = TabStopValues.Left, Position = 6200 }), new SpacingBetweenLines { After = "0" }),
            Of(new Text(left) { Space = SpaceProcessingModeValues.Preserve }), Of(new TabChar()), Of(new Text(right) { Space = SpaceProcessingModeValues.Preserve }));
    }

    private static SectionProperties Section(string header, bool isLandscape) => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = header },
        isLandscape ? new PageSize { Width = Wide, Height = Narrow, Orient = PageOrientationValues.Landscape } : new PageSize { Width = Narrow, Height = Wide },
        new PageMargin { Top = 1985, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });
}
