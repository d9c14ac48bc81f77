using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lykta.Web.Documents.Templates;

/// <summary>Blocks written with the look of the paragraph that held the place, and the template's styles for headings, lists and tables.</summary>
internal sealed class TemplateBlocks(TemplateLook look, Paragraph place, RunProperties? letters)
{
    private const int ManyColumns = 5;

    public IEnumerable<OpenXmlElement> Make(IReadOnlyList<WordBlock> blocks)
    {
        var width = TemplateLook.WidthAt(place);
        return blocks.SelectMany(b => Make(b, width));
    }

    private IEnumerable<OpenXmlElement> Make(WordBlock block, int width) => block switch
    {
        WordHeading heading => [Heading(heading)],
        WordParagraph paragraph => paragraph.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => Plain(p, paragraph.IsBold)),
        WordList list => list.Items.Select(Item),
        WordSignatures signatures => signatures.Functions.Select(Signature),
        WordTable table => [TableOf(table, width), new Paragraph()],
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private Paragraph Heading(WordHeading heading)
    {
        if (look.Heading(Math.Clamp(heading.Level, 1, 9)) is not { } style)
            return Plain(heading.Text, isBold: true);
        return new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(Words(heading.Text)));
    }

    private Paragraph Plain(string text, bool isBold)
    {
        var paragraph = new Paragraph(Shape());
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

    private Paragraph Item(string text)
    {
        if (look.Named("List Bullet") is { } style && !char.IsAsciiDigit(text.FirstOrDefault()))
            return new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text, isBold: false));
        return Plain(char.IsAsciiDigit(text.FirstOrDefault()) ? text : "– " + text, isBold: false);
    }

    private Paragraph Signature(string function)
    {
        var shape = Shape();
        shape.KeepLines = new KeepLines();
        shape.SpacingBetweenLines = new SpacingBetweenLines { Before = "900" };
        var below = Run(function, isBold: false);
        below.InsertBefore(new Break(), below.GetFirstChild<Text>());
        return new(shape, Run(new string('_', 28), isBold: false), below);
    }

    private Table TableOf(WordTable table, int width)
    {
        var total = table.Widths.Sum();
        var widths = table.Widths.Select(w => (width * w / total).ToString(CultureInfo.InvariantCulture)).ToList();
        var properties = new TableProperties
        {
            TableWidth = new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
            TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
            TableLook = new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
        };
        if (look.Named("Lykta Table", "Table Grid") is { } style)
            properties.TableStyle = new TableStyle { Val = style };
        else
            properties.TableBorders = Borders();
        var made = new Table(properties, new TableGrid(widths.Select(w => new GridColumn { Width = w })));
        made.Append(Row(table.Header, widths, isHeader: true));
        foreach (var row in table.Rows)
            made.Append(Row(row, widths, isHeader: false));
        return made;
    }

    private TableRow Row(IReadOnlyList<string> cells, List<string> widths, bool isHeader)
    {
        var row = new TableRow();
        if (isHeader)
            row.TableRowProperties = new TableRowProperties(new CantSplit(), new TableHeader());
        for (var i = 0; i < widths.Count; i++)
        {
            var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = widths[i], Type = TableWidthUnitValues.Dxa }));
            foreach (var line in (i < cells.Count ? cells[i] : "").ReplaceLineEndings("\n").Split('\n'))
            {
                var run = Run(line, isHeader);
                if (widths.Count >= ManyColumns && run.RunProperties?.FontSize is null)
                    (run.RunProperties ??= new RunProperties()).FontSize = new FontSize { Val = "16" };
                cell.Append(new Paragraph(new ParagraphProperties { SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "40", Line = "240", LineRule = LineSpacingRuleValues.Auto } }, run));
            }

            row.Append(cell);
        }

        return row;
    }

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4, Color = "808080" }, new LeftBorder { Val = BorderValues.Single, Size = 4, Color = "808080" },
        new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "808080" }, new RightBorder { Val = BorderValues.Single, Size = 4, Color = "808080" },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "808080" }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = "808080" });

    private ParagraphProperties Shape()
    {
        var shape = (ParagraphProperties?)place.ParagraphProperties?.CloneNode(true) ?? new ParagraphProperties();
        shape.SectionProperties?.Remove();
        shape.PageBreakBefore?.Remove();
        return shape;
    }

    private Run Run(string text, bool isBold)
    {
        var run = new Run();
        if (letters is not null)
            run.RunProperties = (RunProperties)letters.CloneNode(true);
        if (isBold)
            (run.RunProperties ??= new RunProperties()).Bold = new Bold();
        run.Append(Words(text));
        return run;
    }

    private static Text Words(string text) => new(SheetXml.Printable(text)) { Space = SpaceProcessingModeValues.Preserve };
}
