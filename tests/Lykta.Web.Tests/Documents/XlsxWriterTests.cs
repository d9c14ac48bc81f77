using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Lykta.Web.Documents;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Documents;

public sealed class XlsxWriterTests
{
    private static readonly string[] Hostile =
    [
        "=1+1", "+1", "@x", "\t=cmd|' /C calc'!A0", "<b>&amp;</b>", "\u0001\u0000\uD800 ok \uFFFF", "_x0041_", "a\r\nb", " kant ", "🙂", new('å', 40_000),
    ];

    private static readonly XlsxWriter Writer = new();

    [Fact]
    public async Task AllKinds_AreTypedAndValid()
    {
        var table = Tables.Of(
            [new("Plats"), new("Antal", ColumnKind.Integer), new("Andel", ColumnKind.Decimal), new("Dag", ColumnKind.Day), new("När", ColumnKind.Instant)],
            ["Årsta", 12, -3.5m, new DateOnly(2026, 11, 21), Tables.Now]) with
        { Subtitle = "Södermalm, vecka 47", Source = "Lykta" };

        using var book = await OpenAsync(table);
        var cells = Rows(book, 0).ElementAt(1).Elements<Cell>().ToList();

        Problems(book).ShouldBeEmpty();
        cells.Select(c => c.DataType?.Value).ShouldBe([CellValues.InlineString, null, null, null, null]);
        cells.Select(c => c.InnerText).ShouldBe(["Årsta", "12", "-3.5", "46347", new DateTime(2026, 11, 21, 18, 5, 0).ToOADate().ToString("R", System.Globalization.CultureInfo.InvariantCulture)]);
    }

    [Fact]
    public async Task Workbook_IsReadByGdalWithItsTypes()
    {
        OutsideProgram.SkipUnlessInstalled("ogrinfo");
        var path = Path.ChangeExtension(Path.GetTempFileName(), "xlsx");
        try
        {
            await File.WriteAllBytesAsync(path, await Tables.BytesAsync(Writer, Tables.Of(
                [new("Plats"), new("Antal", ColumnKind.Integer), new("Andel", ColumnKind.Decimal), new("Dag", ColumnKind.Day), new("När", ColumnKind.Instant)],
                ["Årsta", 12, -3.5m, new DateOnly(2026, 11, 21), Tables.Now])));
            var said = await OutsideProgram.RunAsync("ogrinfo", "-al", path);

            said.ShouldContain("Plats (String) = Årsta");
            said.ShouldContain("Antal (Integer) = 12");
            said.ShouldContain("Andel (Real) = -3.5");
            said.ShouldContain("Dag (Date) = 2026/11/21");
            said.ShouldContain("När (DateTime) = 2026/11/21 18:05:00");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task HostileText_NeverBecomesAFormula()
    {
        using var book = await OpenAsync(Tables.One(ColumnKind.Text, [.. Hostile]));
        var sheet = book.WorkbookPart!.WorksheetParts.First().Worksheet;

        Problems(book).ShouldBeEmpty();
        sheet.Descendants<CellFormula>().ShouldBeEmpty();
        sheet.Descendants<Cell>().ShouldAllBe(c => c.DataType!.Value == CellValues.InlineString);
        var texts = Rows(book, 0).Skip(1).Select(r => r.InnerText).ToList();
        texts[0].ShouldBe("=1+1");
        texts[4].ShouldBe("<b>&amp;</b>");
        texts[5].ShouldBe("\uFFFD\uFFFD\uFFFD ok \uFFFD");
        texts[6].ShouldBe("_x005F_x0041_");
        texts[7].ShouldBe("a_x000D_\nb");
        texts[10].Length.ShouldBe(32_767);
    }

    [Fact]
    public async Task Header_IsFrozenWithFilter()
    {
        using var book = await OpenAsync(Tables.Of([new("A"), new("B")], ["1", "2"]));
        var sheet = book.WorkbookPart!.WorksheetParts.First().Worksheet;

        sheet.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
        sheet.Elements<AutoFilter>().Single().Reference!.Value.ShouldBe("A1:B2");
    }

    [Fact]
    public async Task Document_TellsSourceButNoAuthor()
    {
        var table = Tables.One(ColumnKind.Text) with { Subtitle = "Alla", Source = "Lykta, Södermalm" };
        using var book = await OpenAsync(table);

        book.CoreFilePropertiesPart.ShouldBeNull();
        book.ExtendedFilePropertiesPart.ShouldBeNull();
        book.PackageProperties.Creator.ShouldBeNullOrEmpty();
        string.Join('|', Rows(book, 1).SelectMany(r => r.Elements<Cell>()).Select(c => c.InnerText))
            .ShouldStartWith("Titel|Iakttagelser|Urval|Alla|Källa|Lykta, Södermalm|Framställd|");
    }

    [Theory]
    [InlineData("a/b\\c?d*e[f]g:h", "abcdefgh")]
    [InlineData("''", "Lykta")]
    [InlineData("Iakttagelser i Enskede-Årsta-Vantör under hösten", "Iakttagelser i Enskede-Årsta-Va")]
    public async Task Title_BecomesAnAllowedSheetName(string title, string expected)
    {
        using var book = await OpenAsync(Tables.One(ColumnKind.Text) with { Title = title });

        book.WorkbookPart!.Workbook.Descendants<Sheet>().First().Name!.Value.ShouldBe(expected);
        Problems(book).ShouldBeEmpty();
    }

    [Fact]
    public async Task SameTable_GivesSameBytes() =>
        (await Tables.BytesAsync(Writer, Tables.One(ColumnKind.Integer, 1, 2)))
            .ShouldBe(await Tables.BytesAsync(Writer, Tables.One(ColumnKind.Integer, 1, 2)));

    [Fact]
    public async Task MoreRowsThanASheetHolds_GoOnOnTheNext()
    {
        var table = new TableDocument(
            "Många",
            [new("Plats"), new("Nummer", ColumnKind.Integer), new("Andel", ColumnKind.Decimal), new("Dag", ColumnKind.Day), new("När", ColumnKind.Instant)],
            Tables.ManyAsync(1_048_580),
            Tables.Now);
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = File.Create(path))
            {
                var watched = new CountingStream(file);
                await Writer.WriteAsync(table, watched, CancellationToken.None);
                watched.PeakHeap.ShouldBeLessThan(watched.HeapAtStart + 100_000_000);
            }

            using var zip = await ZipFile.OpenReadAsync(path);
            using var second = new StreamReader(await zip.GetEntry("xl/worksheets/sheet2.xml")!.OpenAsync());
            (await second.ReadToEndAsync()).ShouldContain("<autoFilter ref=\"A1:E6\"/>");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<SpreadsheetDocument> OpenAsync(TableDocument table) =>
        SpreadsheetDocument.Open(new MemoryStream(await Tables.BytesAsync(Writer, table)), isEditable: false);

    private static IEnumerable<Row> Rows(SpreadsheetDocument book, int sheet)
    {
        var id = book.WorkbookPart!.Workbook.Descendants<Sheet>().ElementAt(sheet).Id!.Value!;
        return ((WorksheetPart)book.WorkbookPart.GetPartById(id)).Worksheet.Descendants<Row>();
    }

    private static IEnumerable<string> Problems(SpreadsheetDocument book) =>
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(p => $"{p.Path?.XPath}: {p.Description}");
}
