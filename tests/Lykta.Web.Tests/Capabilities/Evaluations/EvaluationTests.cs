using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.Evaluations;
using Lykta.Web.Platform.Files;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Evaluations;

public sealed class EvaluationTests
{
    private const string District = "/" + DemoSeed.DistrictSlug;
    private const string Root = District + "/utvarderingar";
    private const string Felt = "Alla säger att torget känns tryggare";
    private const string Counted = "Rapporterna om torget minskade från 40 till 22";

    [Theory, OnBothDatabases]
    public async Task Export_NeverWritesAnExperiencedFindingAsMeasured(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await WrittenAsync(client, ("Input.Measured", Counted), ("Input.Experienced", Felt));
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var bytes = await client.Http.GetByteArrayAsync($"{Root}.{format}");
            var rows = TableReader.ReadAll(new MemoryStream(bytes), "fil." + format).Value;
            var head = rows.Single(r => r.Cells.Contains("Uppmätta resultat"));
            var cells = head.Cells.ToList();
            var (measured, experienced, basis) = (cells.IndexOf("Uppmätta resultat"), cells.IndexOf("Upplevda resultat"), cells.IndexOf("Uppmätt eller upplevt"));
            var (felt, counted) = (rows.Single(r => r.Cells.Contains(Felt)), rows.Single(r => r.Cells.Contains(Counted)));
            (felt[experienced], felt[measured], felt[basis]).ShouldBe((Felt, "", "upplevt"), format);
            (counted[measured], counted[experienced], counted[basis]).ShouldBe((Counted, "", "uppmätt"), format);
            rows.Where(r => r.Number > head.Number && r[measured].Length > 0).ShouldAllBe(r => r[basis] == "uppmätt");
        }

        using var document = WordprocessingDocument.Open(new MemoryStream(await client.Http.GetByteArrayAsync($"{Root}.docx")), false);
        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
        HeadingOver(document, Felt).ShouldBe("Upplevda resultat");
        HeadingOver(document, Counted).ShouldBe("Uppmätta resultat");
    }

    [Theory, OnBothDatabases]
    public async Task Respondents_BelowTheLimit_AreNotTold_InNoPageAndNoFile(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var made = await WrittenAsync(client, ("Input.Experienced", Felt), ("Input.Respondents", "4"), ("Input.Title", "Liten enkät"));
        foreach (var page in new[] { Root, made })
        {
            var text = (await client.GetAsync(page)).Document.QuerySelector("main")!.TextContent;
            text.ShouldContain("färre än 5");
        }

        (await client.Http.GetStringAsync(Root + ".csv")).Split('\n').Single(l => l.Contains(Felt)).ShouldContain("färre än 5");
        await client.SubmitFormAsync(await client.GetAsync(made + "/andra"), "#utvardering", ("Input.Respondents", "5"));
        (await client.GetAsync(made)).Document.QuerySelector("main")!.TextContent.ShouldNotContain("färre än 5");
    }

    [Theory, OnBothDatabases]
    public async Task Write_BadInput_IsToldOnTheField_AndTheLoserOfARaceSeesBoth(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Root + "/ny");
        foreach (var (field, value, told) in new[]
        {
            ("Input.Title", "", "Fyll i fältet"), ("Input.Of", "Programme-x", "Fyll i fältet"), ("Input.Experienced", "", "minst ett resultat"), ("Input.To", "2026-01-01", "kan inte sluta innan"),
            ("Input.Respondents", "-3", "antal"), ("Input.Fate", "Done", "vad det blev av"), ("Input.Experienced", "Ring 19850709-9805", "personnumret"),
        })
        {
            var refused = await client.SubmitFormAsync(page, "#utvardering", [.. Fields(page).Where(f => f.Name != field), (field, value)]);
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, field);
            refused.Text.ShouldContain(told, Case.Insensitive, field);
        }

        var made = await WrittenAsync(client);
        var (first, second) = (await client.GetAsync(made + "/andra"), await client.GetAsync(made + "/andra"));
        (await client.SubmitFormAsync(first, "#utvardering", ("Input.Experienced", "Den första skrev"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var lost = await client.SubmitFormAsync(second, "#utvardering", ("Input.Experienced", "Den andra skrev"));
        lost.Status.ShouldBe(HttpStatusCode.Conflict);
        lost.Text.ShouldContain("Den första skrev");
        lost.Document.QuerySelector("#Input_Experienced")!.TextContent.Trim().ShouldBe("Den andra skrev");
    }

    [Theory, OnBothDatabases]
    public async Task Gate_KeptInTheOrganisation_IsSeenByItsOwnAndByNobodyElse(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var evaluator = await host.SignedInAsync("utvarderare");
        var made = await WrittenAsync(evaluator, ("Input.Sharing", "Organisation"), ("Input.Title", "Utvärderarens utkast"));
        using var steering = await host.SignedInAsync("styrgrupp");
        (await evaluator.GetAsync(made)).Status.ShouldBe(HttpStatusCode.OK);
        (await steering.GetAsync(made)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await steering.Http.GetStringAsync(Root + ".csv")).ShouldNotContain("Utvärderarens utkast");
        (await evaluator.GetAsync(Root + "/1")).Status.ShouldBe(HttpStatusCode.NotFound, "an external evaluator sees its own alone");
        await evaluator.SubmitFormAsync(await evaluator.GetAsync(made + "/andra"), "#utvardering", ("Input.Sharing", "Partnership"));
        (await steering.GetAsync(made)).Text.ShouldContain("Utvärderarens utkast");
        (await steering.GetAsync($"/{DemoSeed.NeighbourSlug}/utvarderingar/1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Disposal_ByDecision_TakesTheOldWithItsFindings(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        host.Clock.Move(TimeSpan.FromDays(30));
        var before = host.Clock.GetUtcNow();
        (await host.ReadAsync(db => Disposers.LookAsync(db, RetentionClass.Evaluation, before, CancellationToken.None))).Count.ShouldBe(2);
        (await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => Disposers.EraseAsync(unit, RetentionClass.Evaluation, before, cancel), CancellationToken.None)).ShouldBe(2);
        (await host.ReadAsync(db => db.Set<EvaluationFinding>().CountAsync())).ShouldBe(0);
        RetentionTime.ProposedFor(RetentionClass.Evaluation).IsForever.ShouldBeTrue();
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("utvarderare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("styrgrupp", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("polis", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("forskola", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode read, HttpStatusCode write)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(Root)).Status.ShouldBe(read);
        (await client.GetAsync(Root + ".csv")).Status.ShouldBe(read);
        (await client.GetAsync(Root + "/ny")).Status.ShouldBe(write);
        (await client.GetAsync($"/{DemoSeed.NeighbourSlug}/utvarderingar")).Status.ShouldBe(HttpStatusCode.NotFound);
        if (read == HttpStatusCode.OK)
            (await client.GetAsync(Root + "/77")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Council_AfterAYearWithoutEvaluation_IsRedUntilWritten(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using (var client = await host.SignedInAsync("samordnare"))
        {
            var page = await client.GetAsync(District + "/rad");
            await client.SubmitFormAsync(page, "form[action*='Form']", ("name", "Lokala brottsförebyggande rådet"), ("ledBy", page.Document.QuerySelector("#ledBy option")!.GetAttribute("value")!));
            (await client.GetAsync(District + "/rad")).Text.ShouldNotContain("utvärdering försenad");
        }

        host.Clock.Move(TimeSpan.FromDays(365));
        using (var client = await host.SignedInAsync("samordnare"))
            (await client.GetAsync(District + "/rad")).Text.ShouldNotContain("utvärdering försenad", customMessage: "twelve months to the day");
        host.Clock.Move(TimeSpan.FromDays(1));
        using var later = await host.SignedInAsync("samordnare");
        (await later.GetAsync(District + "/rad")).Text.ShouldContain("utvärdering försenad");
        Late(await later.GetAsync(Root)).ShouldBe(["EST-gruppen Sundby", "Lokala brottsförebyggande rådet"], ignoreOrder: true);
        (await later.SubmitFormAsync(await later.GetAsync(District + "/rad"), "form[action*='Evaluate']", ("evaluation", ""))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await later.SubmitFormAsync(await later.GetAsync(District + "/rad"), "form[action*='Evaluate']", ("evaluation", "Rådet har mötts fyra gånger och följt planen."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await later.GetAsync(District + "/rad")).Text.ShouldNotContain("utvärdering försenad");
        Late(await later.GetAsync(Root)).ShouldBe(["EST-gruppen Sundby"]);
    }

    private static string[] Late(LyktaPage page) =>
        [.. page.Document.QuerySelectorAll("tbody tr").Where(r => r.TextContent.Contains("utvärdering försenad", StringComparison.Ordinal)).Select(r => r.QuerySelector("a")!.TextContent)];

    private static string HeadingOver(WordprocessingDocument document, string text)
    {
        var body = document.MainDocumentPart!.Document.Body!.Elements<Paragraph>().ToList();
        var at = body.FindIndex(p => p.InnerText.EndsWith(text, StringComparison.Ordinal));
        return body.Take(at).Last(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.Contains("eading", StringComparison.Ordinal) == true).InnerText;
    }

    private static (string Name, string Value)[] Fields(LyktaPage page) =>
    [
        ("Input.Title", "Torget efter belysningen"), ("Input.Of", page.Document.QuerySelectorAll("#Input_Of option")[1].GetAttribute("value")!), ("Input.Method", "Survey"),
        ("Input.From", "2026-03-01"), ("Input.To", "2026-10-01"), ("Input.Experienced", Felt), ("Input.Recommendation", "Fortsätt"),
    ];

    private static async Task<string> WrittenAsync(LyktaClient client, params (string Name, string Value)[] changed)
    {
        var page = await client.GetAsync(Root + "/ny");
        var made = await client.SubmitFormAsync(page, "#utvardering", [.. Fields(page).Where(f => changed.All(c => c.Name != f.Name)), .. changed]);
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        return made.Location!;
    }
}
