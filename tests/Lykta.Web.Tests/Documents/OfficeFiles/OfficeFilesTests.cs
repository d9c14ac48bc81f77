using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Lykta.Web.Platform.Files;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Lykta.Web.Tests.Documents.OfficeFiles;

/// <summary>Word and Excel open what Lykta writes: the SDK's validator finds nothing, and LibreOffice reads the same headings and rows.</summary>
public sealed class OfficeFilesTests
{
    [Theory, OnBothDatabases]
    public async Task EveryOfficeFile_ByTheValidator_HasNoError(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var made = await OfficeFiles.MakeAsync(host);
        made.All.Count.ShouldBeGreaterThan(18);
        var faults = new StringBuilder();
        foreach (var (name, content) in made.All)
        {
            using OpenXmlPackage package = name.EndsWith(".docx", StringComparison.Ordinal)
                ? WordprocessingDocument.Open(new MemoryStream(content), false) : SpreadsheetDocument.Open(new MemoryStream(content), false);
            foreach (var error in new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package))
                faults.AppendLine($"{name}: {error.Path?.XPath}: {error.Description}");
        }

        faults.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryRoute_ThatGivesAnOfficeFile_IsAmongThem()
    {
        await using var host = await LyktaHost.StartAsync();
        var made = await OfficeFiles.MakeAsync(host);
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern)
            .Where(r => r.RawText!.Contains("xlsx", StringComparison.Ordinal) || r.RawText.Contains("docx", StringComparison.Ordinal)).Distinct().ToList();
        routes.Count.ShouldBeGreaterThan(12);
        foreach (var route in routes)
        {
            var matcher = new TemplateMatcher(new RouteTemplate(route), []);
            // A route may be of a later part than the suffix that was asked for, so the suffix decides.
            made.Asked.ShouldContain(path => matcher.TryMatch(path, new()), route.RawText);
        }
    }

    [Fact]
    public async Task EveryWordFile_InLibreOffice_HasTheSameHeadingsAndRows()
    {
        LibreOffice.SkipUnlessWriter();
        await using var host = await LyktaHost.StartAsync();
        var files = (await OfficeFiles.MakeAsync(host)).Of(".docx");
        var opened = await LibreOffice.ConvertAsync(LibreOffice.Html, files);
        foreach (var (name, content) in files)
        {
            var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(opened[Path.GetFileNameWithoutExtension(name)]));
            using var document = WordprocessingDocument.Open(new MemoryStream(content), false);
            var body = document.MainDocumentPart!.Document!.Body!;
            Headings(page).ShouldBe(Headings(body), name);
            var rows = body.Elements<Table>().SelectMany(t => t.Elements<TableRow>()).Select(r => r.Elements<TableCell>().Select(c => Plain(string.Join(' ', c.Elements<Paragraph>().Select(p => p.InnerText)))).ToList()).ToList();
            var seen = page.QuerySelectorAll("table tr").Select(r => r.QuerySelectorAll("td, th").Select(c => Plain(c.TextContent)).ToList()).ToList();
            seen.Count.ShouldBe(rows.Count, name);
            for (var i = 0; i < rows.Count; i++)
                seen[i].ShouldBe(rows[i], $"{name}, row {i + 1}");
        }

        files.ContainsKey("runda-namnden.docx").ShouldBeTrue();
    }

    [Fact]
    public async Task EveryExcelFile_InLibreOffice_HasTheSameHeadingsAndRows()
    {
        LibreOffice.SkipUnlessCalc();
        await using var host = await LyktaHost.StartAsync();
        var files = (await OfficeFiles.MakeAsync(host)).Of(".xlsx");
        var opened = await LibreOffice.ConvertAsync(LibreOffice.Csv, files);
        foreach (var (name, content) in files)
        {
            var rows = TableReader.ReadAll(new MemoryStream(content), name).Value;
            var seen = TableReader.ReadAll(new MemoryStream(opened[Path.GetFileNameWithoutExtension(name)]), "opened.csv").Value;
            seen[0].Cells.Select(Plain).ShouldBe(rows[0].Cells.Select(Plain), name);
            seen.Count.ShouldBe(rows.Count, name);
            // Numbers and days are shown as the machine's language writes them; words are words.
            for (var i = 1; i < rows.Count; i++)
                Words(seen[i].Cells).ShouldBe(Words(rows[i].Cells), $"{name}, row {i + 1}");
        }
    }

    private static List<string> Headings(IDocument page) => [.. page.QuerySelectorAll("h1, h2, h3").Select(h => $"{h.LocalName[1..]} {Plain(h.TextContent)}")];

    private static List<string> Headings(Body body) =>
    [
        .. body.Elements<Paragraph>().Select(p => (Style: p.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "", Text: Plain(p.InnerText)))
            .Where(p => p.Style.StartsWith("Heading", StringComparison.Ordinal) || p.Style.StartsWith("Rubrik", StringComparison.Ordinal)).Select(p => $"{p.Style[^1]} {p.Text}"),
    ];

    private static List<string> Words(IEnumerable<string> cells) => [.. cells.Select(Plain).Where(c => c.Any(char.IsLetter))];

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
