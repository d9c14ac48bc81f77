using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lykta.Web.Documents;

/// <summary>Writes a <see cref="WordDocument"/> that Word opens without repair: styles, repeated heading rows, page numbers, no author.</summary>
public static class DocxWriter
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const uint ShortSide = 11906;
    private const uint LongSide = 16838;
    private const int Margin = 1134;

    /// <summary>The package needs a seekable stream, so the whole is made in memory; a board's table is some hundred kilobytes.</summary>
    public static async Task WriteAsync(WordDocument document, Stream output, CancellationToken cancel)
    {
        using var held = new MemoryStream();
        Write(document, held);
        held.Position = 0;
        await held.CopyToAsync(output, cancel);
    }

    private static void Write(WordDocument document, Stream to)
    {
        using var package = WordprocessingDocument.Create(to, WordprocessingDocumentType.Document);
        package.PackageProperties.Title = Clean(document.Title);
        package.PackageProperties.Language = document.Language;
        var main = package.AddMainDocumentPart();
        main.AddNewPart<StyleDefinitionsPart>().Styles = WordStyles.Make(document.Language);
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = WordStyles.Bullets();
        var footer = main.AddNewPart<FooterPart>();
        footer.Footer = Footer(document);
        var width = (int)(document.IsLandscape ? LongSide : ShortSide) - (2 * Margin);
        var body = new Body();
        foreach (var block in document.Blocks)
            body.Append(Elements(block, width));
        body.Append(Page(document.IsLandscape, main.GetIdOfPart(footer)));
        main.Document = new Document(body);
    }

    private static IEnumerable<OpenXmlElement> Elements(WordBlock block, int width) => block switch
    {
        WordHeading heading => [Styled(heading.Text, "Heading" + Math.Clamp(heading.Level, 1, 3).ToString(CultureInfo.InvariantCulture))],
        WordParagraph paragraph => [Plain(paragraph.Text, paragraph.IsBold)],
        WordList list => list.Items.Select(Bullet),
        WordSignatures signatures => signatures.Functions.Select(Signature),
        // Word wants a paragraph after a table.
        WordTable table => [TableOf(table, width), new Paragraph()],
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static Table TableOf(WordTable table, int width)
    {
        var total = table.Widths.Sum();
        var widths = table.Widths.Select(w => (width * w / total).ToString(CultureInfo.InvariantCulture)).ToList();
        var made = new Table(
            new TableProperties(
                new TableStyle { Val = "LyktaTable" },
                new TableWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true }),
            new TableGrid(widths.Select(w => new GridColumn { Width = w })));
        made.Append(Row(table.Header, widths, isHeader: true));
        foreach (var row in table.Rows)
            made.Append(Row(row, widths, isHeader: false));
        return made;
    }

    private static TableRow Row(IReadOnlyList<string> cells, List<string> widths, bool isHeader)
    {
        var row = new TableRow(isHeader ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties());
        for (var i = 0; i < widths.Count; i++)
        {
            var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = widths[i], Type = TableWidthUnitValues.Dxa }));
            foreach (var line in (i < cells.Count ? cells[i] : "").Split('\n'))
                cell.Append(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Cell" }), Run(line, isHeader)));
            row.Append(cell);
        }

        return row;
    }

    private static Paragraph Styled(string text, string style) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text, isBold: false));

    private static Paragraph Plain(string text, bool isBold)
    {
        var paragraph = new Paragraph();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var run = Run(lines[i], isBold);
            if (i > 0)
                run.InsertBefore(new Break(), run.GetFirstChild<Text>());
            paragraph.Append(run);
        }

        return paragraph;
    }

    private static Paragraph Bullet(string text) => new(
        new ParagraphProperties(new ParagraphStyleId { Val = "ListBullet" }, new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })),
        Run(text, isBold: false));

    private static Paragraph Signature(string function)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new KeepLines(), new SpacingBetweenLines { Before = "900" }));
        var below = Run(function, isBold: false);
        below.InsertBefore(new Break(), below.GetFirstChild<Text>());
        paragraph.Append(Run(new string('_', 36), isBold: false), below);
        return paragraph;
    }

    private static Run Run(string text, bool isBold)
    {
        var run = new Run();
        if (isBold)
            run.Append(new RunProperties(new Bold()));
        run.Append(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    // "Dnr 2026/295 · sida 1 (4)": the two numbers are fields that Word keeps right.
    private static Footer Footer(WordDocument document) => new(new Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
        Run((string.IsNullOrEmpty(document.Footer) ? "" : document.Footer + " · ") + document.PageWord + " ", isBold: false),
        new SimpleField(Run("1", isBold: false)) { Instruction = "PAGE" },
        Run(" (", isBold: false),
        new SimpleField(Run("1", isBold: false)) { Instruction = "NUMPAGES" },
        Run(")", isBold: false)));

    private static SectionProperties Page(bool isLandscape, string footer) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        isLandscape
            ? new PageSize { Width = LongSide, Height = ShortSide, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = ShortSide, Height = LongSide },
        new PageMargin { Top = Margin, Bottom = Margin, Left = (uint)Margin, Right = (uint)Margin, Header = 567, Footer = 567, Gutter = 0 });

    // Signs that XML cannot hold would make the file unreadable.
    private static string Clean(string text) => SheetXml.Printable(text);
}
