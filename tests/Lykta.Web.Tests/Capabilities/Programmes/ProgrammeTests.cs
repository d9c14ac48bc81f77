using System.Net;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Programmes;

public sealed class ProgrammeTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Outcome_ToUnitAndCoordinator_HasFigures_ToOthersAVerdict(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var mst = await AddressAsync(host, "MST");
        using var coordinator = await host.SignedInAsync("samordnare");
        var inside = await coordinator.GetAsync(mst);
        inside.Text.ShouldContain("17 av 20, 85 % (64–95 %)");
        inside.Text.ShouldContain("litet underlag");
        foreach (var persona in new[] { "polis", "styrgrupp", "sekreterare", "enhetschef" })
        {
            using var other = await host.SignedInAsync(persona);
            var outside = await other.GetAsync(mst);
            outside.Status.ShouldBe(HttpStatusCode.OK, persona);
            outside.Text.ShouldContain("Målet nått (20–49 avslutade)");
            outside.Text.ShouldNotContain("17 av 20");
            outside.Body.ShouldNotContain("(64–95");
        }

        using var manager = await host.SignedInAsync("enhetschef");
        (await manager.GetAsync(await AddressAsync(host, "Sociala insatsgrupper 19–29"))).Text.ShouldContain("Inskrivna14");
    }

    [Theory, OnBothDatabases]
    public async Task Board_PageAndWord_HoldVerdictsOnly(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("styrgrupp");
        var page = await client.GetAsync($"{Root}/uppfoljning/2026-ar/namnden");
        page.Text.ShouldNotContain(" av 20");
        using var response = await client.Http.GetAsync($"{Root}/uppfoljning/2026-ar/namnden.docx");
        using var zip = new System.IO.Compression.ZipArchive(await response.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var xml = await reader.ReadToEndAsync();
        xml.ShouldContain("Målet nått (20–49 avslutade)");
        xml.ShouldNotContain(" av 20");
    }

    [Theory, OnBothDatabases]
    public async Task HalfYear_NewOne_OpensWhenTheOldIsAnalysed(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var manager = await host.SignedInAsync("enhetschef");
        var address = await AddressAsync(host, "Sociala insatsgrupper 19–29");
        var page = await manager.GetAsync(address);
        page.Document.QuerySelector("form[action*='Open']").ShouldBeNull();
        var early = await manager.SubmitFormAsync(page, "form[action*='Analyse']", ("analysis", ""));
        early.Text.ShouldContain("Skriv analysen");
        var target = page.Document.QuerySelectorAll("input[name^='reached-']").Single().GetAttribute("name")!;
        (await manager.SubmitFormAsync(page, "form[action*='Count']", (target, "9"), (target.Replace("reached", "base", StringComparison.Ordinal), "7"))).Text.ShouldContain("kan inte vara större");
        var counted = await manager.SubmitFormAsync(page, "form[action*='Count']", (target, "7"), (target.Replace("reached", "base", StringComparison.Ordinal), "9"), ("ended", "9"));
        counted.Status.ShouldBe(HttpStatusCode.Redirect, counted.Text);
        var forged = await manager.PostAsync($"{address}?handler=Open", LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("form[action*='Analyse']")!).Concat([new("year", "2027"), new("half", "1")]));
        forged.Text.ShouldContain("inte analyserat");
        await manager.SubmitFormAsync(await manager.GetAsync(address), "form[action*='Analyse']", ("analysis", "Sju av nio är i arbete."));
        var opened = await manager.SubmitFormAsync(await manager.GetAsync(address), "form[action*='Open']", ("intention", "Fortsätta."));
        opened.Status.ShouldBe(HttpStatusCode.Redirect, opened.Text);
        var after = await manager.GetAsync(address);
        after.Text.ShouldContain("Januari–juni 2027");
        after.Text.ShouldContain("7 av 9, 78 %");
        after.Document.QuerySelectorAll("[data-row]").ShouldContain(r => r.TextContent.Contains("går inte att bedöma"), "a target without a method is never green");
    }

    [Theory, OnBothDatabases]
    public async Task Protected_AddressIsAHardStop_CountsAreFiveOrMore_AndNoPlace(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var address = await AddressAsync(host, "Stödteam våld i nära relation");
        var opened = await client.SubmitFormAsync(await client.GetAsync(address), "form[action*='Open']", ("intention", "Samtal på Storgatan 12."));
        opened.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        opened.Text.ShouldContain("ingen adress skrivas");
        (await client.SubmitFormAsync(opened, "form[action*='Open']", ("intention", "Samtal på Storgatan 12."), ("accepted", "true"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await client.SubmitFormAsync(opened, "form[action*='Open']", ("intention", "Samtal varje vecka."))).Status.ShouldBe(HttpStatusCode.Redirect);
        await client.SubmitFormAsync(await client.GetAsync(address), "form[action*='Count']", ("enrolled", "4"), ("started", "12"));
        var page = await client.GetAsync(address);
        page.Text.ShouldContain("Inskrivnafärre än 5");
        page.Document.QuerySelector("#enrolled")!.GetAttribute("value").ShouldBe("");
        var placed = await host.ReadAsync(db => db.Set<Lykta.Web.Capabilities.Plans.Measure>().Where(m => m.PlaceId != null).Select(m => m.Number).FirstAsync());
        (await client.SubmitFormAsync(page, "form[action*='Measure']", ("measure", $"{placed}"))).Text.ShouldContain("får inte ha en plats");
    }

    [Theory, OnBothDatabases]
    public async Task Renamed_KeepsItsHistory_AndIsFoundByTheOldName(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var address = await AddressAsync(host, "Sociala insatsgrupper 19–29");
        await client.SubmitFormAsync(await client.GetAsync(address), "form[action*='Rename']", ("name", "Framtidsgrupper"));
        (await client.GetAsync(address)).Text.ShouldContain("Hette Sociala insatsgrupper 19–29 till 2026-11-20");
        (await client.GetAsync($"{Root}/program?q=insatsgrupper")).Text.ShouldContain("Framtidsgrupper");
        (await client.GetAsync($"{Root}/program?q=SST")).Text.ShouldContain("tidigare SST");
    }

    [Fact]
    public async Task Mst_New_BringsItsFourTargets()
    {
        await using var host = await LyktaHost.StartAsync();
        using var manager = await host.SignedInAsync("enhetschef");
        var page = await manager.GetAsync($"{Root}/program/nytt");
        (await manager.SubmitAsync(page, ("Input.Name", ""))).Text.ShouldContain("Skriv programmets namn");
        var made = await manager.SubmitAsync(page, ("Input.Name", "MST unga"), ("Input.Kind", "Mst"));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        var targets = await host.ReadAsync(db => (from t in db.Set<OutcomeTarget>() join p in db.Set<Programme>() on t.ProgrammeId equals p.Id where p.Name == "MST unga" orderby t.Order select t.Percent).ToListAsync());
        targets.ShouldBe([85, 90, 90, 90]);
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("enhetschef", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("styrgrupp", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("forskola", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode list, HttpStatusCode begin)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync($"{Root}/program")).Status.ShouldBe(list);
        (await client.GetAsync($"{Root}/program/1")).Status.ShouldBe(list);
        (await client.GetAsync($"{Root}/program/nytt")).Status.ShouldBe(begin);
        (await client.GetAsync($"/{DemoSeed.NeighbourSlug}/program/1")).Status.ShouldBe(HttpStatusCode.NotFound);
        if (list == HttpStatusCode.OK)
            (await client.GetAsync($"{Root}/program/999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Write_AnotherUnitsProgramme_IsForbidden()
    {
        await using var host = await LyktaHost.StartAsync();
        using var manager = await host.SignedInAsync("enhetschef");
        var own = await manager.GetAsync(await AddressAsync(host, "Sociala insatsgrupper 19–29"));
        var other = await AddressAsync(host, "MST");
        (await manager.GetAsync(other)).Document.QuerySelector("form[action*='Rename']").ShouldBeNull();
        var fields = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)own.Document.QuerySelector("form[action*='Rename']")!);
        (await manager.PostAsync($"{other}?handler=Rename", fields)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> AddressAsync(LyktaHost host, string name) =>
        $"{Root}/program/{await host.ReadAsync(db => db.Set<Programme>().Where(p => p.Name == name).Select(p => p.Number).SingleAsync())}";
}
