using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lykta.Web.Documents;

/// <summary>The look of our documents: real headings, so that readers and screen readers find their way.</summary>
internal static class WordStyles
{
    public static Styles Make(string language)
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri" }, new FontSize { Val = "22" }, new Languages { Val = language })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))));
        styles.Append(Paragraph("Normal", "Normal", null, isDefault: true));
        styles.Append(Heading(1, 36), Heading(2, 28), Heading(3, 24));
        styles.Append(Paragraph("Cell", "Cell", new StyleRunProperties(new FontSize { Val = "18" }), after: "40"));
        styles.Append(Paragraph("Footer", "footer", new StyleRunProperties(new FontSize { Val = "18" })));
        styles.Append(Paragraph("ListBullet", "List Bullet", null));
        styles.Append(Table());
        return styles;
    }

    public static Numbering Bullets() => new(
        new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" },
                new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "454", Hanging = "284" }))
            { LevelIndex = 0 })
        { AbstractNumberId = 1 },
        new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 });

    private static Style Heading(int level, int size)
    {
        var number = level.ToString(CultureInfo.InvariantCulture);
        return new(
            new StyleName { Val = "heading " + number }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "Normal" }, new PrimaryStyle(),
            new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" }, new OutlineLevel { Val = level - 1 }),
            new StyleRunProperties(new Bold(), new FontSize { Val = size.ToString(CultureInfo.InvariantCulture) }))
        { Type = StyleValues.Paragraph, StyleId = "Heading" + number };
    }

    private static Style Paragraph(string id, string name, StyleRunProperties? run, bool isDefault = false, string? after = null)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
            style.Default = true;
        else
            style.Append(new BasedOn { Val = "Normal" });
        if (after is not null)
            style.Append(new StyleParagraphProperties(new SpacingBetweenLines { After = after }));
        if (run is not null)
            style.Append(run);
        return style;
    }

    private static Style Table()
    {
        TableBorders borders = new(
            new TopBorder { Val = BorderValues.Single, Size = 4, Color = "808080" }, new LeftBorder { Val = BorderValues.Single, Size = 4, Color = "808080" },
            new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "808080" }, new RightBorder { Val = BorderValues.Single, Size = 4, Color = "808080" },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "808080" }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = "808080" });
        return new(
            new StyleName { Val = "Lykta Table" },
            new StyleTableProperties(borders, new TableCellMarginDefault(
                new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = "LyktaTable", CustomStyle = true };
    }
}
