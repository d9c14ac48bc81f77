using System.IO.Compression;
using System.Text;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Files;
using Lykta.Web.Tests.Documents;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Files;

public sealed class TableReaderXlsxTests
{
    [Fact]
    public void SharedTextsFormulasDatesAndErrors_AreReadAsShown()
    {
        using var file = Workbooks.Of(
            "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"C2\"><f>1+1</f><v>2</v></c><c r=\"D2\" s=\"1\"><v>46347</v></c><c r=\"E2\" s=\"2\"><v>46347.75</v></c><c r=\"G2\" t=\"e\"><v>#N/A</v></c><c r=\"H2\" t=\"b\"><v>1</v></c><c r=\"I2\"><v>0.10000000000000001</v></c><c r=\"J2\" s=\"3\"><v>5</v></c><c r=\"K2\" t=\"str\"><f>EVIL()</f><v>svar</v></c><c r=\"L2\" s=\"1\"/></row>",
            "<si><t>Årsta</t></si><si><r><t>två </t></r><r><t>delar</t></r><rPh sb=\"0\" eb=\"1\"><t>läs</t></rPh></si>",
            "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm\"/><numFmt numFmtId=\"165\" formatCode=\"0&quot; dagar&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>");

        var row = TableReader.ReadAll(file, "x.xlsx").Value.ShouldHaveSingleItem();

        row.Number.ShouldBe(2);
        row.Cells.ShouldBe(["Årsta", "två delar", "2", "2026-11-21", "2026-11-21 18:00", "", "#N/A", "true", "0.1", "5", "svar"]);
    }

    [Fact]
    public void HiddenSheets_ArePassedBy()
    {
        using var file = Workbooks.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", sheets: "<sheet name=\"A\" sheetId=\"1\" state=\"hidden\" r:id=\"rId1\"/><sheet name=\"B\" sheetId=\"2\" r:id=\"rId2\"/>");

        TableReader.ReadAll(file, "x.xlsx").Value[0][0].ShouldBe("andra");
    }

    [Fact]
    public void DaysCountedFrom1904_AreRight()
    {
        using var file = Workbooks.Of("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44885</v></c></row>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", workbook: "<workbookPr date1904=\"1\"/>");

        TableReader.ReadAll(file, "x.xlsx").Value[0][0].ShouldBe("2026-11-21");
    }

    [Fact]
    public async Task ExportedWorkbook_ComesBackWithoutTheGuard()
    {
        string[] texts = ["=1+1", "'=1", "_x0041_", "rad\r\nrad", "<&>", " kant ", "ÅÄÖ 🙂"];
        var bytes = await Tables.BytesAsync(new XlsxWriter(), Tables.One(ColumnKind.Text, [.. texts]));

        TableReader.ReadAll(new MemoryStream(bytes), "x.xlsx").Value.Skip(1).Select(r => r[0]).ShouldBe(
            ["=1+1", "=1", .. texts[2..]]);
    }

    [Fact]
    public async Task FiveThousandRows_AreRead()
    {
        var table = new TableDocument(
            "Många",
            [new("Plats"), new("Nummer", ColumnKind.Integer), new("Andel", ColumnKind.Decimal), new("Dag", ColumnKind.Day), new("När", ColumnKind.Instant)],
            Tables.ManyAsync(5_000),
            Tables.Now);
        using var file = new MemoryStream(await Tables.BytesAsync(new XlsxWriter(), table));

        var rows = TableReader.ReadAll(file, "x.xlsx").Value;
        rows.Count.ShouldBe(5_001);
        rows[8].Cells.ShouldBe(["Plats 7", "7", "0.875", "2026-01-08", "2026-11-21 18:12"]);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "zip bomb", "Files.InflatesTooMuch" },
        { "many small bombs", "Files.InflatesTooMuch" },
        { "lying header", "Files.Damaged Files.InflatesTooMuch" },
        { "60 000 parts", "Files.TooManyParts" },
        { "DTD", "Files.Damaged" },
        { "entities", "Files.Damaged" },
        { "far cell", "Files.FarCell" },
        { "far row", "Files.FarCell" },
        { "impossible cell", "Files.Damaged" },
        { "truncated", "Files.Damaged" },
        { "text renamed", "Files.NotAWorkbook" },
        { "zip renamed", "Files.NotAWorkbook" },
        { "old Excel", "Files.OldOrLocked" },
        { "giant attribute", "Files.InflatesTooMuch" },
        { "giant cell", "Files.CellTooLong" },
        { "rows backwards", "Files.Damaged" },
        { "missing text", "Files.Damaged" },
        { "broken XML", "Files.Damaged" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void HostileFile_IsRefusedInLittleMemory(string kind, string keys)
    {
        using var file = Make(kind);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = TableReader.ReadAll(file, "bilaga.xlsx");

        keys.Split(' ').ShouldContain(result.Errors.ShouldHaveSingleItem().Key);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64_000_000);
    }

    [Fact]
    public void NamesThatClimbOut_DoNoHarm()
    {
        using var file = Workbooks.Of(
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", more: zip => Workbooks.Add(zip, "../../../tmp/lykta-zip-slip.xml", "<x/>"));

        TableReader.ReadAll(file, "x.xlsx");

        File.Exists("/tmp/lykta-zip-slip.xml").ShouldBeFalse();
    }

    [Fact]
    public void RandomDamage_NeverEscapesAsAnotherException()
    {
        var whole = Workbooks.Of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"0\"><v>2</v></c></row>", "<si><t>x</t></si>", "<cellXfs><xf numFmtId=\"14\"/></cellXfs>").ToArray();
        var random = new Random(4711);
        for (var round = 0; round < 1_500; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var i = 0; i < 1 + (round % 8); i++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var file = new MemoryStream(bytes);
            Should.NotThrow(() => TableReader.ReadAll(file, "x.xlsx"), $"round {round}");
        }
    }

    private static MemoryStream Make(string kind) => kind switch
    {
        "zip bomb" => Workbooks.Of("", more: zip => Workbooks.AddBlanks(zip, "xl/bomb.xml", 1_000)),
        "many small bombs" => Workbooks.Of("", more: zip => Enumerable.Range(0, 300).ToList().ForEach(i => Workbooks.AddBlanks(zip, $"xl/b{i}.xml", 1))),
        "lying header" => Workbooks.WithLyingSizes(Workbooks.Of("", more: zip => Workbooks.AddBlanks(zip, "xl/bomb.xml", 300))),
        "60 000 parts" => Workbooks.Of("", more: zip => Enumerable.Range(0, 60_000).ToList().ForEach(i => zip.CreateEntry($"p{i}"))),
        "DTD" => Workbooks.Of("", prolog: "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">"),
        "entities" => Workbooks.Of("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&e;</v></c></row>", prolog: "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"),
        "far cell" => Workbooks.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"),
        "far row" => Workbooks.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"B1048576\"><v>1</v></c></row>"),
        "impossible cell" => Workbooks.Of("<row r=\"1\"><c r=\"ZZZZZZZZZZZZ1\"><v>1</v></c></row>"),
        "truncated" => new([.. Workbooks.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>").ToArray().SkipLast(200)]),
        "text renamed" => new("a;b\n1;2\n"u8.ToArray()),
        "zip renamed" => PlainZip(),
        "old Excel" => new([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]]),
        "giant attribute" => Workbooks.Of($"<row r=\"1\"><c r=\"A1\" x=\"{Noise(3_000_000)}\"><v>1</v></c></row>"),
        "giant cell" => Workbooks.Of($"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{Noise(60_000)}</v></c></row>"),
        "rows backwards" => Workbooks.Of("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
        "missing text" => Workbooks.Of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>"),
        _ => Workbooks.Of("<row r=\"1\"><c r=\"A1\"><v>1</row>"),
    };

    private static MemoryStream PlainZip()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            Workbooks.Add(zip, "brev.txt", "hej");
        stream.Position = 0;
        return stream;
    }

    private static string Noise(int length)
    {
        var random = new Random(1);
        var text = new StringBuilder(length);
        while (text.Length < length)
            text.Append((char)random.Next('a', 'z'));
        return text.ToString();
    }
}
