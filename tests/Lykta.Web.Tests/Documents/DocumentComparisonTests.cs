using Lykta.Web.Documents;
using Lykta.Web.Platform.Files;
using Shouldly;

namespace Lykta.Web.Tests.Documents;

public sealed class DocumentComparisonTests
{
    [Fact]
    public async Task Compare_EditedWordsOnly_IsSame() =>
        (await CompareAsync(Make("17 av 20 ärenden, 85 %", "14"), Make("Av ärendena gick 17 av 20 hela vägen, alltså 85 %", "14"))).IsSame.ShouldBeTrue();

    [Fact]
    public async Task Compare_ChangedNumberCellAndRow_TellsEach()
    {
        var comparison = await CompareAsync(Make("17 av 20 ärenden, 85 %", "14"), Make("18 av 20 ärenden, 90 %", "15", ("A-9", "Ny rad")));
        comparison.Numbers.Select(n => n.Number).ShouldBe(["17", "85", "18", "90", "14", "15", "9"], ignoreOrder: true);
        comparison.Cells.ShouldHaveSingleItem().ShouldBe(new("A-1 · Vandring", 3, "14", "15"));
        comparison.RowsNew.ShouldBe(["A-9 · Ny rad"]);
        comparison.RowsGone.ShouldBeEmpty();
    }

    [Fact]
    public void Compare_ManyRowsAlike_AreTheSame()
    {
        var text = new DocumentText([], [.. Enumerable.Repeat<IReadOnlyList<string>>(["A-1", "Vandring", "14"], 10_000)]);
        DocumentComparison.Of(text, text).IsSame.ShouldBeTrue();
    }

    [Fact]
    public void Read_NotADocument_IsRefused()
    {
        using var csv = new MemoryStream("a;b\n1;2\n"u8.ToArray());
        DocumentText.Read(csv, "x.csv").IsOk.ShouldBeFalse();
        using var broken = new MemoryStream([.. "PK\x03\x04"u8, .. new byte[400]]);
        DocumentText.Read(broken, "x.docx").IsOk.ShouldBeFalse();
    }

    private static WordDocument Make(string text, string count, params (string, string)[] more) => new("x",
        [new WordParagraph(text), new WordTable(["Nr", "Namn", "Antal"], [["A-1", "Vandring", count], .. more.Select(m => (IReadOnlyList<string>)[m.Item1, m.Item2, ""])], [1, 2, 1])]);

    private static async Task<DocumentComparison> CompareAsync(WordDocument made, WordDocument edited) =>
        DocumentComparison.Of(await ReadAsync(made), await ReadAsync(edited));

    private static async Task<DocumentText> ReadAsync(WordDocument document)
    {
        using var file = new MemoryStream();
        await DocxWriter.WriteAsync(document, file, CancellationToken.None);
        return DocumentText.Read(file, "x.docx").Value;
    }
}
