using Lykta.Web.Documents;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Documents;

public sealed class CsvWritersTests
{
    private static readonly CsvSwedishWriter Swedish = new();
    private static readonly CsvRfc4180Writer Rfc = new();

    private static readonly TableDocument AllKinds = Tables.Of(
        [new("Plats"), new("Antal", ColumnKind.Integer), new("Andel", ColumnKind.Decimal), new("Dag", ColumnKind.Day), new("När", ColumnKind.Instant), new("Länk", ColumnKind.Url)],
        ["Årsta torg", 12, -3.5m, new DateOnly(2026, 7, 1), new DateTimeOffset(2026, 7, 1, 20, 30, 0, TimeSpan.Zero), new Uri("https://lykta.example/p?id=1&x=2")],
        [null, null, null, null, null, null]);

    [Fact]
    public async Task Swedish_AllKinds_HasMarkSemicolonsDecimalCommaAndLocalTime()
    {
        var text = await Tables.TextAsync(Swedish, AllKinds);

        text.ShouldBe("\uFEFFPlats;Antal;Andel;Dag;När;Länk\r\nÅrsta torg;12;-3,5;2026-07-01;2026-07-01 22:30;https://lykta.example/p?id=1&x=2\r\n;;;;;\r\n");
    }

    [Fact]
    public async Task Rfc4180_AllKinds_HasCommasPointAndOffset()
    {
        var text = await Tables.TextAsync(Rfc, AllKinds);

        text.ShouldBe("Plats,Antal,Andel,Dag,När,Länk\r\nÅrsta torg,12,-3.5,2026-07-01,2026-07-01T22:30:00+02:00,https://lykta.example/p?id=1&x=2\r\n,,,,,\r\n");
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+SUM(A1)", "\"'+SUM(A1)\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@A1", "\"'@A1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("＝1+1", "\"'＝1+1\"")]
    [InlineData("＋1x", "\"'＋1x\"")]
    [InlineData("－1x", "\"'－1x\"")]
    [InlineData("＠x", "\"'＠x\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\u200B=1", "\"'\u200B=1\"")]
    [InlineData("-5", "-5")]
    [InlineData("-5,25", "\"-5,25\"")]
    [InlineData("Torget - norra", "Torget - norra")]
    [InlineData("a=b", "a=b")]
    public async Task Text_ThatCouldRun_GetsAnApostrophe(string value, string written)
    {
        var text = await Tables.TextAsync(Swedish, Tables.One(ColumnKind.Text, value));

        text.ShouldBe($"\uFEFFVärde\r\n{written}\r\n");
    }

    [Fact]
    public async Task Url_ThatCouldRun_GetsAnApostrophe() =>
        (await Tables.TextAsync(Rfc, Tables.One(ColumnKind.Url, "=HYPERLINK(1)"))).ShouldBe("Värde\r\n\"'=HYPERLINK(1)\"\r\n");

    [Fact]
    public async Task Header_ThatCouldRun_GetsAnApostrophe() =>
        (await Tables.TextAsync(Rfc, Tables.Of([new("=A1")]))).ShouldBe("\"'=A1\"\r\n");

    [Theory]
    [InlineData(ColumnKind.Integer, -7L, "-7", "-7")]
    [InlineData(ColumnKind.Decimal, -0.25, "-0,25", "-0.25")]
    [InlineData(ColumnKind.Decimal, 0.00001, "0,00001", "0.00001")]
    [InlineData(ColumnKind.Decimal, double.NaN, "", "")]
    public async Task Numbers_StayNumbers(ColumnKind kind, object value, string swedish, string rfc)
    {
        (await Tables.TextAsync(Swedish, Tables.One(kind, value))).ShouldEndWith($"\n{swedish}\r\n");
        (await Tables.TextAsync(Rfc, Tables.One(kind, value))).ShouldEndWith($"\n{rfc}\r\n");
    }

    [Fact]
    public async Task Text_WithQuotesSeparatorsAndNewlines_IsQuoted()
    {
        var text = await Tables.TextAsync(Rfc, Tables.One(ColumnKind.Text, "säger \"hej\"", "rad 1\nrad 2", "a;b,c", " kant ", "nul\0l"));

        text.ShouldBe("Värde\r\n\"säger \"\"hej\"\"\"\r\n\"rad 1\nrad 2\"\r\n\"a;b,c\"\r\n\" kant \"\r\nnull\r\n");
    }

    [Fact]
    public async Task WinterAndSummer_AreShownInSwedishTime()
    {
        var text = await Tables.TextAsync(Swedish, Tables.One(
            ColumnKind.Instant, Tables.Now, new DateTimeOffset(2026, 3, 29, 0, 59, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero)));

        text.ShouldEndWith("2026-11-21 18:05\r\n2026-03-29 01:59\r\n2026-03-29 03:00\r\n");
    }

    [Fact]
    public async Task WrongTypeInColumn_IsAProgrammersError() =>
        await Should.ThrowAsync<InvalidCastException>(() => Tables.TextAsync(Rfc, Tables.One(ColumnKind.Day, "2026-01-01")));

    [Fact]
    public async Task MillionRows_AreStreamed()
    {
        var table = new TableDocument(
            "Många",
            [new("Plats"), new("Nummer", ColumnKind.Integer), new("Andel", ColumnKind.Decimal), new("Dag", ColumnKind.Day), new("När", ColumnKind.Instant)],
            Tables.ManyAsync(1_000_000),
            Tables.Now);
        var output = new CountingStream();

        await Swedish.WriteAsync(table, output, CancellationToken.None);

        output.Written.ShouldBeGreaterThan(40_000_000);
        output.PeakHeap.ShouldBeLessThan(output.HeapAtStart + 100_000_000);
    }
}
