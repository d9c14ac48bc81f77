using System.Text;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Files;
using Lykta.Web.Tests.Documents;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Platform.Files;

public sealed class TableReaderCsvTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static TheoryData<byte[]> Encodings => [
        Encoding.UTF8.GetBytes("Område;Antal\r\nÅrsta;3\r\n"),
        (byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Område;Antal\r\nÅrsta;3\r\n")],
        Windows1252.GetBytes("Område;Antal\r\nÅrsta;3\r\n"),
        (byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Område\tAntal\r\nÅrsta\t3\r\n")],
        Encoding.UTF8.GetBytes("sep=|\r\nOmråde|Antal\r\nÅrsta|3"),
    ];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encodings_AreRecognised(byte[] file) =>
        Cells(file).ShouldBe([["Område", "Antal"], ["Årsta", "3"]]);

    [Theory]
    [InlineData("a;b\n1,5;2,5\n", "1,5|2,5")]
    [InlineData("a,b\n1.5,\"2;5\"\n", "1.5|2;5")]
    [InlineData("a\tb\n1,5\t2;5\n", "1,5|2;5")]
    [InlineData("Andel, procent;Namn, plats\n1,5;x\n", "1,5|x")]
    [InlineData("\"a;b;c\",d\n\"1;2;3\",4\n", "1;2;3|4")]
    [InlineData("ensam\nkolumn\n", "kolumn")]
    public void Separators_AreRecognised(string text, string secondRow) =>
        string.Join('|', Cells(Encoding.UTF8.GetBytes(text))[1]).ShouldBe(secondRow);

    [Fact]
    public void MixedLineEnds_QuotesAndBlankRows_KeepTheSpreadsheetsRowNumbers()
    {
        var rows = Read("a;b\r\n\"två\nrader\";\"citat \"\"x\"\"\"\rtre;3\n\n;;\r\nsex;6;;");

        rows.Select(r => r.Number).ShouldBe([1, 2, 3, 6]);
        rows[1].Cells.ShouldBe(["två\nrader", "citat \"x\""]);
        rows[3].Cells.ShouldBe(["sex", "6"]);
        rows[3][7].ShouldBe("");
    }

    [Theory]
    [InlineData("a;b\n\"aldrig slut;2\n3;4\n", "Files.UnclosedQuote")]
    [InlineData("", "Files.Empty")]
    [InlineData(" \n;;\n", "Files.Empty")]
    [InlineData("a;b\n1\0;2\n", "Files.NotATable")]
    public void BadText_IsRefusedWithItsReason(string text, string key) =>
        Refusal(Encoding.UTF8.GetBytes(text)).ShouldBe(key);

    [Fact]
    public void TooMuchOfAnything_IsRefused()
    {
        var limits = new TableLimits { Rows = 3, Columns = 3, CellCharacters = 10 };
        Refusal("1\n2\n3\n4\n"u8, limits).ShouldBe("Files.TooManyRows");
        Refusal("1;2;3;4\n"u8, limits).ShouldBe("Files.TooManyColumns");
        Refusal("a\n12345678901\n"u8, limits).ShouldBe("Files.CellTooLong");
    }

    [Fact]
    public void HundredMegabytesOfOneLine_AreRefusedInLittleMemory()
    {
        using var file = new LongLine(100 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();

        TableReader.ReadAll(file, "rad.csv").Errors[0].Key.ShouldBe("Files.TooLarge");
        TableReader.ReadAll(file, "rad.csv", new() { Bytes = 1L << 30 }).Errors[0].Key.ShouldBe("Files.LineTooLong");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(5_000_000);
    }

    [Fact]
    public async Task ExportedFile_ComesBackUnchanged()
    {
        string[] texts = ["=1+1", "'=1", "-5", "a;b", "rad\r\nrad", "\"", "'vanlig", "＝x", " kant "];
        var table = Tables.One(ColumnKind.Text, [.. texts]);

        Cells(await Tables.BytesAsync(new CsvSwedishWriter(), table)).Skip(1).Select(r => r[0]).ShouldBe(texts);
        Cells(await Tables.BytesAsync(new CsvRfc4180Writer(), table)).Skip(1).Select(r => r[0]).ShouldBe(texts);
    }

    [Fact]
    public void FiveThousandRows_AreRead()
    {
        var text = new StringBuilder("Område;År;Antal;Per 100 000 inv.;Not\r\n");
        for (var i = 0; i < 5_000; i++)
            text.Append($"Område {i};2025;{i};{i},5;\"Not; {i}\"\r\n");
        var file = text.ToString();

        Read(file).Count.ShouldBe(5_001);
    }

    [Fact]
    public void RealFollowUpTable_IsReadRowByRow()
    {
        using var file = File.OpenRead(SharedData.PathOf("uppfoljning-t2-2016.csv"));

        var rows = TableReader.ReadAll(file, "uppfoljning-t2-2016.csv").Value;

        rows[0].Cells.ShouldBe(["Område/typ aktivitet", "Aktivitet", "Beskrivning", "Förväntat resultat", "Arbete jan-juni 2016", "Plan för juli-dec 2016 vad och när", "Mätmetod - Utvärdering"]);
        rows.Skip(1).CountBy(r => r[0]).ShouldBe([new("Förebyggande", 17), new("Akut hantering av händelser", 1), new("Utvecklingsområden", 6), new("Politiska åtgärder", 7)]);
    }

    private static List<TableRow> Read(string text) =>
        TableReader.ReadAll(new MemoryStream(Encoding.UTF8.GetBytes(text)), "x.csv").Value;

    private static List<string[]> Cells(byte[] file) =>
        [.. TableReader.ReadAll(new MemoryStream(file), "x.csv").Value.Select(r => r.Cells.ToArray())];

    private static string Refusal(ReadOnlySpan<byte> file, TableLimits? limits = null) =>
        TableReader.ReadAll(new MemoryStream(file.ToArray()), "x.csv", limits).Errors.ShouldHaveSingleItem().Key;

    /// <summary>A seekable file of one letter, held by nobody.</summary>
    private sealed class LongLine(long length) : MemoryStream
    {
        public override long Length => length;

        public override long Position { get; set; }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - Position);
            buffer[..count].Fill((byte)'a');
            Position += count;
            return count;
        }
    }
}
