using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Import;
using Lykta.Web.Platform.Files;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Plans.Import;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace Lykta.Web.Tests.Capabilities.FollowUps;

/// <summary>One line from the Word table that a unit sent in 2016 to the nämnd's report.</summary>
public sealed class TableToBoardTests
{
    private static readonly string[] Seven =
        ["Område/typ aktivitet", "Aktivitet", "Beskrivning", "Förväntat resultat", "Arbete jan-juni 2016", "Plan för juli-dec 2016 vad och när", "Mätmetod - Utvärdering"];

    [Theory, OnBothDatabases]
    public async Task RealTable_InAndOut_Has31RowsSevenHeadingsAndOpensInWord(Database database)
    {
        var docx = await File.ReadAllBytesAsync(SharedData.PathOf("uppfoljning-t2-2016.docx"));
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        // Rundan T2 2016 gets its own address: the demo's rounds are of this year.
        var plan = await client.NewPlanAsync();
        var check = await client.UploadAsync(plan, docx, "uppfoljning-t2-2016.docx");
        if (check.Document.QuerySelector("#godta") is not null)
            check = await client.PressAsync(check, "Look", ("Input.AcceptsWarnings", "true"));
        var done = await client.PressAsync(check, "Import");
        done.Location.ShouldBe($"{PlanFiles.Root}/uppfoljning/2016-t2", done.Text);
        (await client.GetAsync(done.Location!)).Status.ShouldBe(HttpStatusCode.OK);
        var page = await client.GetAsync($"{done.Location}/namnden");
        page.Document.QuerySelectorAll("thead th").Select(h => h.TextContent).ShouldBe(Seven);
        page.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(31);
        page.Text.ShouldContain("Fn 14 inskrivna");
        page.Text.ShouldContain("ej inkommet");
        await WordIsWholeAsync(await client.Http.GetByteArrayAsync($"{done.Location}/namnden.docx"));
        var csv = await client.Http.GetByteArrayAsync($"{done.Location}/namnden.csv");
        var rows = TableReader.ReadAll(new MemoryStream(csv), "namnden.csv").Value;
        rows[0].Cells.ShouldBe(Seven);
        rows.Count.ShouldBe(32);
        (await client.GetAsync($"{done.Location}/namnden.xlsx")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Statement_Made_HasTheOfficesHeadingsInOrder()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("sekreterare");
        const string address = $"/{DemoSeed.DistrictSlug}/uppfoljning/2026-t2/tjansteutlatande";
        var form = await client.GetAsync(address);
        (await client.SubmitAsync(form, ("Input.Matter", ""))).Text.ShouldContain("Fyll i fältet");
        var fields = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)form.Document.QuerySelector("main form")!)
            .Where(f => f.Key is not ("Input.DiaryNumber" or "Input.Officer")).Concat([new("Input.DiaryNumber", "SE 2026/295"), new("Input.Officer", "Handläggare stab"), new("format", "docx")]).ToList();
        (string Field, string Heading)[] parts =
        [
            ("Input.Proposal", "Förvaltningens förslag till beslut"), ("Input.Summary", "Sammanfattning"), ("Input.Background", "Bakgrund"), ("Input.HasCase", "Ärendet"),
            ("Input.Preparation", "Ärendets beredning"), ("Input.Views", "Förvaltningens synpunkter och förslag"), ("Input.HasAppendix", "Bilagor"),
        ];
        var whole = fields.Where(f => f.Key is not ("Input.Background" or "Input.Views")).Concat([new("Input.Background", "Remiss."), new("Input.Views", "Förvaltningen ser positivt på arbetet.")]).ToList();
        var all = await HeadingsAsync(client, address, whole);
        all.Take(7).ShouldBe(parts.Select(p => p.Heading));
        foreach (var (field, heading) in parts)
            (await HeadingsAsync(client, address, whole.Where(f => f.Key != field))).ShouldBe(all.Where(h => h != heading && (heading != "Bilagor" || !h.StartsWith("Bilaga 1", StringComparison.Ordinal))), $"without {field}");
    }

    private static async Task<List<string>> HeadingsAsync(LyktaClient client, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var sent = await client.Http.PostAsync(address, new FormUrlEncodedContent(fields));
        sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var document = Open(await sent.Content.ReadAsByteArrayAsync());
        Valid(document);
        return [.. document.MainDocumentPart!.Document.Body!.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value == "Heading2").Select(p => p.InnerText)];
    }

    private static async Task WordIsWholeAsync(byte[] bytes)
    {
        using (var document = Open(bytes))
        {
            Valid(document);
            var table = document.MainDocumentPart!.Document.Body!.Elements<Table>().Single();
            table.Elements<TableRow>().Count().ShouldBe(32);
        }

        // And our own reader takes it back.
        var plan = ActionPlan.Begin(1, DemoPlan.Text("Plan"), PlanLevel.Local, new(2016, 1, 1), new(2016, 12, 31)).Value;
        PlanTable.Read(TableReader.ReadAll(new MemoryStream(bytes), "namnden.docx").Value, new(new MeasureNames(new(), plan, [], new([], [], []), [], [], []))).Rows.Count.ShouldBe(31);
        await Task.CompletedTask;
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), false);

    private static void Valid(WordprocessingDocument document) =>
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
}
