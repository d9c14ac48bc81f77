using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using Xunit;

namespace Lykta.Web.Tests.Documents.OfficeFiles;

/// <summary>The archive's copy is PDF/A-1, at least level B, and the one to read is tagged, as a program of others sees them, fetched where the page offers them.</summary>
public sealed class PdfFilesTests
{
    private const string Round = $"/{DemoSeed.DistrictSlug}/uppfoljning/2026-t2";

    [Fact]
    public async Task Board_ByItsLinks_IsAnArchiveCopyAndATaggedPdf()
    {
        LibreOffice.SkipUnlessWriter();
        OutsideProgram.SkipUnlessInstalled("weasyprint");
        OutsideProgram.SkipUnlessInstalled("pdfinfo");
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("sekreterare");
        var page = await client.GetAsync($"{Round}/namnden");
        var last = page.Document.QuerySelectorAll("table.board tbody th")[^1].TextContent;
        var kept = await FetchAsync(client, page, "Arkivexemplar (PDF/A)");
        ShouldBePdfA1(kept);
        (await WordsAsync(kept)).ShouldContain(Tight(last));
        var reading = await FetchAsync(client, page, "PDF att läsa");
        (await WordsAsync(reading)).ShouldContain(Tight(last));
        await ShouldBeTaggedAsync(reading);
    }

    [Fact]
    public async Task Statement_ByItsButtons_IsAnArchiveCopyAndATaggedPdf()
    {
        LibreOffice.SkipUnlessWriter();
        OutsideProgram.SkipUnlessInstalled("weasyprint");
        OutsideProgram.SkipUnlessInstalled("pdfinfo");
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("sekreterare");
        var kept = await OfficeFiles.StatementAsync(client, "pdf");
        ShouldBePdfA1(kept);
        var words = await WordsAsync(kept);
        foreach (var heading in new[] { "Förvaltningens förslag till beslut", "Sammanfattning", "Ärendets beredning", "Bilagor", "Dnr SE 2026/295", "Stadsdelsdirektör" })
            words.ShouldContain(Tight(heading));
        var pages = (await InfoAsync(kept)).Single(l => l.StartsWith("Pages:", StringComparison.Ordinal)).Split(' ')[^1];
        words.ShouldContain(Tight($"sida {pages} ({pages})"));
        await ShouldBeTaggedAsync(await OfficeFiles.StatementAsync(client, "las.pdf"));
    }

    [Theory, OnBothDatabases]
    public async Task Package_OfAStatement_HoldsItsFilesAndTellsEachOnesHash(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        using var zip = new ZipArchive(new MemoryStream(await OfficeFiles.StatementAsync(client, "zip")));
        using var from = zip.GetEntry("metadata.xml")!.Open();
        var sheet = XDocument.Load(from).Root!;
        XNamespace core = "http://purl.org/dc/elements/1.1/";
        sheet.Element(core + "identifier")!.Value.ShouldBe("SE 2026/295");
        sheet.Element(core + "creator")!.Value.ShouldContain("nämnd");
        sheet.Elements("fact").Select(f => f.Attribute("name")!.Value).ShouldContain("Rader som inte har kommit in");
        sheet.ToString().ShouldNotContain("Handläggare stab", customMessage: "no person is named in the sheet");
        var told = sheet.Elements("file").ToDictionary(f => f.Attribute("name")!.Value, f => f.Attribute("sha256")!.Value);
        told.Keys.Append("metadata.xml").ShouldBe(zip.Entries.Select(e => e.Name), ignoreOrder: true);
        foreach (var entry in zip.Entries.Where(e => e.Name != "metadata.xml"))
        {
            using var content = entry.Open();
            Convert.ToHexStringLower(await SHA256.HashDataAsync(content)).ShouldBe(told[entry.Name], entry.Name);
        }

        told.Keys.Concat(sheet.Elements("missing").Select(m => m.Attribute("name")!.Value)).ShouldBe(["tjansteutlatande.docx", "tjansteutlatande.pdf", "bilaga-1.xlsx", "bilaga-1.csv"], ignoreOrder: true);
    }

    private static async Task<byte[]> FetchAsync(LyktaClient client, LyktaPage page, string link)
    {
        using var response = await client.Http.GetAsync(page.Document.QuerySelectorAll("main a").Single(a => a.TextContent == link).GetAttribute("href"));
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/pdf", link);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static void ShouldBePdfA1(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        text.ShouldStartWith("%PDF-1.4");
        text.ShouldContain("<pdfaid:part>1</pdfaid:part>");
        // Level A holds all of level B, and more: its tags.
        text.ShouldMatch("<pdfaid:conformance>[AB]</pdfaid:conformance>");
    }

    private static async Task ShouldBeTaggedAsync(byte[] pdf)
    {
        (await InfoAsync(pdf)).ShouldContain(l => l.StartsWith("Tagged:", StringComparison.Ordinal) && l.EndsWith("yes", StringComparison.Ordinal));
        var tree = (await WithFileAsync(pdf, path => OutsideProgram.RunAsync("pdfinfo", "-struct", path))).Split('\n').Select(l => l.Trim()).ToList();
        foreach (var tag in new[] { "H1", "Table", "TH", "TD" })
            tree.ShouldContain(l => l == tag || l.StartsWith(tag + " ", StringComparison.Ordinal), tag);
    }

    private static async Task<IReadOnlyList<string>> InfoAsync(byte[] pdf) => (await WithFileAsync(pdf, path => OutsideProgram.RunAsync("pdfinfo", path))).Split('\n').Select(l => l.TrimEnd()).ToList();

    private static async Task<string> WordsAsync(byte[] pdf) => Tight(await WithFileAsync(pdf, path => OutsideProgram.RunAsync("pdftotext", path, "-")));

    private static async Task<string> WithFileAsync(byte[] pdf, Func<string, Task<string>> look)
    {
        var path = Path.ChangeExtension(Path.GetTempFileName(), "pdf");
        try
        {
            await File.WriteAllBytesAsync(path, pdf);
            return await look(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // A cell's words may be broken over its lines.
    private static string Tight(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\u00AD'));
}
