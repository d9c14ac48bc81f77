using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Lykta.Web.Capabilities.City;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.City;

public sealed class CityTests
{
    private const string District = "/" + DemoSeed.DistrictSlug;
    private const string City = CityHouse.Root;

    [Theory, OnBothDatabases]
    public async Task Report_OneClick_MakesTwoDatedReports_AndTheCitySeesItsOwn(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await CityHouse.ReportedAsync(host);
        var kept = await host.ReadAsync(db => db.Set<DistrictReport>().AsNoTracking().ToListAsync());
        kept.Select(r => r.To).ShouldBe([ReportTo.LocalSteering, ReportTo.CityPreparation], ignoreOrder: true);
        kept.ShouldAllBe(r => r.ReportedOn == new DateOnly(2026, 11, 20) && r.Hash.Length == 64);
        using var steering = await host.SignedInAsync("styrgrupp");
        (await steering.GetAsync($"{District}/rapporter")).Text.ShouldContain("lokal styrgrupp");
        using var city = await host.SignedInAsync("beredning");
        var matrix = await city.GetAsync($"{City}/staden?ar=2026");
        matrix.Text.ShouldContain("1 av 2 stadsdelsområden har rapporterat. Saknas: Norra Åstad.");
        matrix.Document.QuerySelectorAll("thead th").Length.ShouldBe(7, "district, five areas, date");
        var cell = matrix.Document.QuerySelector("tbody a[href*='/rapporter/']")!.GetAttribute("href")!;
        (await city.GetAsync(cell.Split('#')[0])).Status.ShouldBe(HttpStatusCode.OK);
        (await city.GetAsync($"{City}/rapporter")).Text.ShouldNotContain("lokal styrgrupp");
        var local = kept.Single(r => r.To == ReportTo.LocalSteering);
        (await city.GetAsync($"{City}/rapporter/{local.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/rapporter/{kept[1].Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/staden")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task Compilation_LinksEachSentence_NamesTheMissing_AndReturnsToTheDistricts(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await CityHouse.ReportedAsync(host);
        using var city = await host.SignedInAsync("beredning");
        var draft = await city.GetAsync($"{City}/staden/sammanstallning?ar=2026");
        var sentences = draft.Document.QuerySelectorAll("input[name=mening]").Select(i => i.GetAttribute("value")!).ToList();
        sentences.Count.ShouldBeGreaterThan(3);
        var keys = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)draft.Document.QuerySelector("main form")!).Where(f => f.Key != "mening").ToList();
        (await city.PostAsync($"{City}/staden/sammanstallning?ar=2026", keys)).Text.ShouldContain("Välj minst en mening");
        var sent = await city.PostAsync($"{City}/staden/sammanstallning?ar=2026", keys.Where(k => k.Key != "__nyckel").Concat(sentences.Skip(1).Select(s => KeyValuePair.Create("mening", s))));
        sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Text);
        var page = await city.GetAsync(sent.Location!);
        page.Text.ShouldContain("Dessa saknas i sammanställningen: Norra Åstad.");
        var items = page.Document.QuerySelectorAll("main section li");
        items.Length.ShouldBe(sentences.Count - 1);
        foreach (var item in items)
            item.QuerySelector("a[href*='/rapporter/']").ShouldNotBeNull();
        foreach (var (isNeighbour, slug) in new[] { (false, DemoSeed.DistrictSlug), (true, DemoSeed.NeighbourSlug) })
        {
            using var coordinator = await host.SignedInAsync("samordnare", isNeighbour);
            (await coordinator.GetAsync($"/{slug}/rapporter")).Text.ShouldContain("Sammanställning 2026");
            (await coordinator.GetAsync(sent.Location!.Replace(City, $"/{slug}", StringComparison.Ordinal))).Text.ShouldContain("Källa: Sundby-Ekbacken");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Compilation_AsWord_HasEachSentenceWithItsSource_InTheCityAndInTheDistrict(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await CityHouse.ReportedAsync(host);
        var address = await CityHouse.CompiledAsync(host);
        using var city = await host.SignedInAsync("beredning");
        var page = await city.GetAsync(address);
        page.Document.QuerySelector(".exports a")!.GetAttribute("href").ShouldBe($"{address}.docx");
        using var district = await host.SignedInAsync("samordnare");
        foreach (var (client, path) in new[] { (city, address), (district, address.Replace(City, District, StringComparison.Ordinal)) })
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(await client.Http.GetByteArrayAsync($"{path}.docx")), false);
            new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
            var body = document.MainDocumentPart!.Document.Body!;
            body.InnerText.ShouldContain("Dessa saknas i sammanställningen: Norra Åstad.");
            var rows = body.Elements<Table>().Where(t => t.InnerText.StartsWith("Mening", StringComparison.Ordinal)).SelectMany(t => t.Elements<TableRow>().Skip(1)).ToList();
            rows.Count.ShouldBe(page.Document.QuerySelectorAll("main section li").Length);
            rows.ShouldAllBe(r => r.Elements<TableCell>().Last().InnerText.StartsWith("Källa: Sundby-Ekbacken, rapport 2026-11-20, A-"));
        }

        using var manager = await host.SignedInAsync("enhetschef");
        (await manager.GetAsync($"{District}/sammanstallningar/{Guid.NewGuid()}.docx")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await district.GetAsync($"{District}/sammanstallningar/{Guid.NewGuid()}.docx")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Report_Made_MailsTheSteeringGroup_TitleDayAndLinkOnly(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        await CityHouse.ReportedAsync(host);
        await host.MessageAsync(m => m is { Kind: ReportMail.Kind, Status: OutboxStatus.Sent });
        (await host.MessagesAsync()).Count(m => m.Kind == ReportMail.Kind).ShouldBe(1, "the demo has one in the steering group, and the city is not told by mail");
        var report = await host.ReadAsync(db => db.Set<DistrictReport>().AsNoTracking().SingleAsync(r => r.To == ReportTo.LocalSteering));
        var mail = server.Taken.Single(m => m.Header("Subject")!.Contains("rapport", StringComparison.Ordinal));
        mail.To.Single().ShouldBe("styrgrupp@demo.lykta.example");
        mail.Header("Subject").ShouldBe($"{report.Title}: rapport 20 november 2026");
        mail.Text.ShouldContain($"/rapporter/{report.Id:N}");
        foreach (var sentence in report.Read().Areas.SelectMany(a => a.Sentences))
            mail.Text.ShouldNotContain(sentence.Text);
    }

    [Fact]
    public async Task Report_WithoutMail_SaysThatNobodyIsTold()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync(CityHouse.Report)).Text.ShouldContain("Styrgruppen får inget brev om rapporten.");
        await CityHouse.ReportedAsync(host);
        (await host.MessagesAsync()).ShouldBeEmpty();
    }

    /// <summary>Every address, with the district's own slugs and numbers in it, as the city's analyst: no observation, no draft, no row that is not sent in.</summary>
    [Theory, OnBothDatabases]
    public async Task City_OnEveryPath_SeesNoObservationAndNoDraft(Database database)
    {
        const string canary = "Kanariefagel";
        await using var host = await LyktaHost.StartAsync(database);
        await PlantCanariesAsync(host, canary);
        await CityHouse.ReportedAsync(host);
        var report = await host.ReadAsync(db => db.Set<DistrictReport>().AsNoTracking().FirstAsync(r => r.To == ReportTo.CityPreparation));
        var walked = 0;
        foreach (var slug in new[] { DemoSeed.CitySlug, DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug })
        {
            // A reader may fetch so many files a minute, and all the partnerships' are more than that: one sign-in for each.
            using var reader = await host.SignedInAsync("beredning");
            foreach (var path in Paths(host, slug, report.Id))
            {
                var page = await reader.GetAsync(path);
                page.Body.ShouldNotContain(canary, Case.Insensitive, path);
                page.Status.ShouldNotBe(HttpStatusCode.TooManyRequests, path);
                if (slug != DemoSeed.CitySlug)
                    page.Status.ShouldBe(HttpStatusCode.NotFound, path);
                walked++;
            }
        }

        walked.ShouldBeGreaterThan(200);
        using var city = await host.SignedInAsync("beredning");
        (await city.GetAsync($"{City}/rapporter/{report.Id}")).Status.ShouldBe(HttpStatusCode.OK);
        (await city.GetAsync($"{City}/iakttagelser")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await city.GetAsync($"{City}/atgarder")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Report_WithNothingSentIn_IsRefused()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var refused = await client.SubmitFormAsync(await client.GetAsync($"{District}/uppfoljning/2026-ar/rapport"), "main form");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Det finns inget att rapportera");
    }

    [Theory]
    [InlineData("styrgrupp", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("enhetschef", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("analytiker", HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.NotFound)]
    [InlineData("admin", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode report, HttpStatusCode reports, HttpStatusCode matrix)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(CityHouse.Report)).Status.ShouldBe(report);
        (await client.GetAsync($"{District}/rapporter")).Status.ShouldBe(reports);
        (await client.GetAsync($"{District}/staden")).Status.ShouldBe(matrix);
        (await client.GetAsync($"{District}/staden/sammanstallning")).Status.ShouldBe(matrix);
    }

    // In a row that is not sent in, in a measure that stays inside, and in an observation's words.
    private static async Task PlantCanariesAsync(LyktaHost host, string canary)
    {
        using var manager = await host.SignedInAsync("enhetschef");
        await manager.SubmitFormAsync(await manager.GetAsync($"{District}/uppfoljning/2026-ar/rader?rad=1"), "#rad form[data-autosave]", ("Status", "Deviates"), ("Work", $"{canary} i ett utkast"));
        using var coordinator = await host.SignedInAsync("samordnare");
        var edited = await coordinator.SubmitFormAsync(await coordinator.GetAsync($"{District}/atgarder/A-2"), "main form.form.section", ("Fields[Name]", $"{canary} inuti"), ("Fields[Sharing]", "Organisation"));
        edited.Status.ShouldBe(HttpStatusCode.Redirect, edited.Text);
        await host.TamperAsync($"UPDATE \"Observation\" SET \"Wish\" = '{canary}'");
    }

    private static IEnumerable<string> Paths(LyktaHost host, string slug, Guid report) => host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("{partnership}", StringComparison.Ordinal) && e.Metadata.GetMetadata<OpenToAllAttribute>() is null)
        .SelectMany(e => new[] { "2026-ar", "2026-t2", "1" }.Select(value => "/" + string.Join('/', e.RoutePattern.RawText!.TrimStart('/').Split('/').Select(part => part switch
        {
            "{partnership}" => slug,
            _ when part.Contains(":guid", StringComparison.Ordinal) => report.ToString(),
            _ when part.Contains("regex", StringComparison.Ordinal) => part[..part.IndexOf('{', StringComparison.Ordinal)] + "csv",
            "{slug}" => value,
            _ when part.StartsWith('{') => "1",
            _ => part.Replace("{nr:int}", "1", StringComparison.Ordinal),
        })))).Distinct();
}
