using System.Text;
using Lykta.Web.Documents;
using Lykta.Web.Documents.Templates;
using Lykta.Web.Tests.Documents.Templates;
using Lykta.Web.Tests.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Lykta.Web.Tests.Documents.OfficeFiles;

/// <summary>
/// What can be proved of the archive's copy here: a validator of PDF/A-1b (PDFBox Preflight) passes it, its fonts are in it, it is not
/// encrypted, and it says that it is tagged. That the tags mean the right thing, as level A wants, is not proved.
/// </summary>
public sealed class ArchiveCopyTests
{
    private const string Jars = "/usr/share/java/";
    private static readonly string[] Validator = ["preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-logging", "commons-io", "javax.activation", "jaxb-api"];

    [Theory]
    [InlineData("plain")]
    [InlineData("template")]
    public async Task Copy_OfEachKind_PassesThePdfA1BValidator(string kind)
    {
        LibreOffice.SkipUnlessWriter();
        OutsideProgram.SkipUnlessInstalled("java");
        Assert.SkipUnless(Validator.All(j => File.Exists($"{Jars}{j}.jar")), "libpdfbox2-java, libactivation-java and libjaxb-api-java are not installed");
        var path = string.Join(':', Validator.Select(j => $"{Jars}{j}.jar"));
        (await LookAsync(kind, file => OutsideProgram.RunAsync("java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", file))).ShouldContain("is a valid PDF/A-1b file");
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("template")]
    public async Task Copy_OfEachKind_HoldsItsFontsAndTagsAndIsOpen(string kind)
    {
        LibreOffice.SkipUnlessWriter();
        OutsideProgram.SkipUnlessInstalled("pdffonts");
        var fonts = (await LookAsync(kind, file => OutsideProgram.RunAsync("pdffonts", file))).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        fonts.Length.ShouldBeGreaterThan(0);
        // The columns end: emb sub uni object ID.
        fonts.Select(f => f.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^5]).Distinct().ShouldBe(["yes"]);
        var info = await LookAsync(kind, file => OutsideProgram.RunAsync("pdfinfo", file));
        info.ShouldMatch(@"Encrypted:\s+no");
        info.ShouldMatch(@"Tagged:\s+yes");
        var text = Encoding.Latin1.GetString((await MadeAsync(kind))!);
        foreach (var mark in new[] { "/GTS_PDFA1", "/MarkInfo<</Marked true>>", "/StructTreeRoot", "<pdfaid:part>1</pdfaid:part>" })
            text.ShouldContain(mark);
        var tree = await LookAsync(kind, file => OutsideProgram.RunAsync("pdfinfo", "-struct", file));
        foreach (var tag in new[] { "Document", "H1", "Table" })
            tree.ShouldContain(tag);
    }

    private static async Task<byte[]?> MadeAsync(string kind)
    {
        using var printer = new ArchivePrinter(NullLogger<ArchivePrinter>.Instance);
        var table = new WordTable(["Nr", "Åtgärd"], [["A-1", "Vandring i Älvsjö"]], [1, 3]);
        return kind == "plain"
            ? await printer.PrintAsync(new WordDocument("Svar på skrivelse", [new WordHeading(1, "Svar på skrivelse"), new WordParagraph("Åtgärder"), table]) { Footer = "Dnr 1" }, CancellationToken.None)
            : await printer.PrintAsync(TemplateFiller.Fill(OfficeTemplate.Make(), new TemplateValues("Svar", "sv-SE").With(TemplateSlot.Matter, "Svar på skrivelse").With(TemplateSlot.Summary, "Kort.").With(TemplateSlot.Appendix, [table])), CancellationToken.None);
    }

    private static async Task<string> LookAsync(string kind, Func<string, Task<string>> look)
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), "pdf");
        try
        {
            await File.WriteAllBytesAsync(path, (await MadeAsync(kind))!);
            return await look(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
