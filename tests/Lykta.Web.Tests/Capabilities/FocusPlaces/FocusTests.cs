using System.Net;
using AngleSharp.Dom;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.FocusPlaces;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.FocusPlaces.FocusHouse;

namespace Lykta.Web.Tests.Capabilities.FocusPlaces;

public sealed class FocusTests
{
    [Theory, OnBothDatabases]
    public async Task Period_OfATeam_ShowsFourPlacesNowNextAndEarlier(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var now = await host.PlanPeriodAsync(client, "2026-11-09", "2026-12-06");
        await host.PlanPeriodAsync(client, "2026-12-07", "2027-01-03");
        await host.PlanPeriodAsync(client, "2026-10-12", "2026-11-08");
        var section = Of(await client.GetAsync(Focus), Team);
        section.QuerySelectorAll("article h3").Select(h => h.TextContent.Split(':')[0]).ShouldBe(["Nu", "Nästa", "Tidigare"]);
        Rows(section, now.Number).Select(r => r.QuerySelector("th")!.TextContent.Trim()).ShouldBe(["Kyrkbyparken", "Hamnstråket", "Sundby torg", "Björkparken"], "four places, in the order they were chosen");
        section.QuerySelector($"[data-period='{now.Number}']")!.TextContent.ShouldContain("17 dagar kvar");
        section.QuerySelector("[data-lacks-next]").ShouldBeNull();
        (await client.GetAsync(Focus)).Text.ShouldContain("Kvällarna har flyttat från torgen", customMessage: "the demo's own team");
    }

    [Theory, OnBothDatabases]
    public async Task Counts_BeforeAndUnder_AreAsManyDaysAndHideSmallOnesOfPeople(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await EmptyAsync(host);
        var period = await host.PlanPeriodAsync(client, "2026-11-11", "2026-12-06");
        // Ten days have been: 11–20 November; the ten before are 1–10 November.
        await ReportAsync(host, "kyrkbyparken", "nedskrapning", new(2026, 11, 1), 4);
        await ReportAsync(host, "kyrkbyparken", "nedskrapning", new(2026, 11, 11), 7);
        await ReportAsync(host, "kyrkbyparken", "nedskrapning", new(2026, 10, 31), 9);
        await ReportAsync(host, "hamnstraket", "ungdomssamling", new(2026, 11, 20), 3);
        await ReportAsync(host, "hamnstraket", "nedskrapning", new(2026, 11, 20), 2);
        await ReportAsync(host, "sundby-torg", "ungdomssamling", new(2026, 11, 19), 6);
        await ReportAsync(host, "bjorkparken", "nedskrapning", new(2026, 11, 19), 5, SharingLevel.Branch);
        var page = await client.GetAsync(Focus);
        Cells(page, period.Number, "Kyrkbyparken").ShouldBe(["4", "7"]);
        Cells(page, period.Number, "Hamnstråket").ShouldBe(["0", "2 + <5"]);
        Cells(page, period.Number, "Sundby torg").ShouldBe(["0", "5–9"], "of two exact counts over days that differ by one the day between could be reckoned out");
        Cells(page, period.Number, "Björkparken").ShouldBe(["0", "0"], "another branch's own rows are counted for nobody else");
        page.Text.ShouldContain("Iakttagelser 10 dagar före och 10 dagar under perioden");
    }

    [Theory, OnBothDatabases]
    public async Task Form_WhatIsWrong_StandsOnTheFieldsAndNothingIsStored(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await CountAsync(host);
        var empty = await client.SubmitPeriodAsync("", "", Team, ("Input.Reason", ""), ("Input.Place1", ""), ("Input.Place2", ""), ("Input.Place3", ""), ("Input.Place4", ""));
        foreach (var said in new[] { "Välj periodens första dag", "Välj periodens sista dag", "Välj minst en plats", "Skriv varför, på en rad" })
            empty.Text.ShouldContain(said);
        (await client.SubmitPeriodAsync("2026-12-01", "2026-11-01")).Text.ShouldContain("Sista dagen ska komma efter den första, högst 13 veckor senare");
        (await client.SubmitPeriodAsync("2026-12-01", "2027-03-02")).Text.ShouldContain("högst 13 veckor senare");
        (await client.SubmitPeriodAsync("2026-12-01", "2026-12-20", Team, ("Input.Reason", "Ring 070-174 06 35"))).Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
        (await client.SubmitPeriodAsync("2026-12-01", "2026-12-20", "Fältgruppen")).Text.ShouldContain("Laget har redan en period", customMessage: "the demo's runs until 10 December");
        (await CountAsync(host)).ShouldBe(before);
        var twice = await host.PlanPeriodAsync(client, "2026-12-01", "2026-12-20", Team, ("Input.Place2", "kyrkbyparken"));
        (await host.ReadAsync(db => db.Set<FocusPlace>().CountAsync(p => p.PeriodId == twice.Id))).ShouldBe(3, "the same place twice is one");
    }

    [Theory, OnBothDatabases]
    public async Task Ending_WithoutAFollower_IsAskedForAndTheNextIsPrefilled(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var ending = await host.PlanPeriodAsync(client, "2026-11-02", "2026-11-27");
        using var field = await host.SignedInAsync("falt");
        (await client.GetAsync(Root + "/laget")).Text.ShouldContain("Välj nästa fokusplatser för Park och stadsmiljö");
        (await field.GetAsync(Root + "/laget")).Text.ShouldNotContain("Välj nästa fokusplatser", customMessage: "another team's matter");
        Of(await client.GetAsync(Focus), Team).QuerySelector("[data-lacks-next] a")!.GetAttribute("href").ShouldBe($"{Focus}/ny?efter={ending.Number}");
        var next = await client.GetAsync($"{Focus}/ny?efter={ending.Number}");
        next.Document.QuerySelector("#Input_From")!.GetAttribute("value").ShouldBe("2026-11-28");
        next.Document.QuerySelector("#Input_To")!.GetAttribute("value").ShouldBe("2026-12-23");
        next.Document.QuerySelector("#Input_Place3 option[selected]")!.GetAttribute("value").ShouldBe("sundby-torg");
        (await client.SubmitFormAsync(next, "#period", ("Input.Reason", "Samma stråk, advent"))).Location.ShouldBe(Focus);
        (await client.GetAsync(Root + "/laget")).Text.ShouldNotContain("Välj nästa fokusplatser");
        using var later = await host.SignedInAsync("park");
        (await later.GetAsync(Root + "/laget")).Text.ShouldNotContain("Välj nästa fokusplatser");
    }

    [Theory, OnBothDatabases]
    public async Task Change_AndRemove_AreForThoseWhoPlanTheTeam(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var coming = await host.PlanPeriodAsync(coordinator, "2026-12-07", "2026-12-20");
        using var park = await host.SignedInAsync("park");
        var form = await park.GetAsync($"{Focus}/{coming.Number}/andra");
        (await park.SubmitFormAsync(form, "#period", ("Input.Place1", "bjorkparken"), ("Input.Place4", "kyrkbyparken"), ("Input.To", "2026-12-27"))).Location.ShouldBe(Focus);
        Of(await park.GetAsync(Focus), Team).QuerySelectorAll("article li").Select(l => l.TextContent.Trim()).ShouldBe(["Björkparken", "Hamnstråket", "Sundby torg", "Kyrkbyparken"]);
        using var field = await host.SignedInAsync("falt");
        (await field.GetAsync($"{Focus}/{coming.Number}/andra")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await field.GetAsync(Focus + "/ny")).Document.QuerySelectorAll("#Input_Team option").Select(o => o.TextContent).ShouldBe(["Fältgruppen"]);
        (await park.SubmitFormAsync(await park.GetAsync($"{Focus}/{coming.Number}/andra"), "#ta-bort")).Location.ShouldBe(Focus);
        (await host.ReadAsync(db => db.Set<FocusPlace>().CountAsync(p => p.PeriodId == coming.Id))).ShouldBe(0);
        var ended = await host.PlanPeriodAsync(coordinator, "2026-10-01", "2026-10-20");
        (await coordinator.GetAsync($"{Focus}/{ended.Number}/andra")).Status.ShouldBe(HttpStatusCode.NotFound, "what has been is not rewritten");
    }

    [Theory, OnBothDatabases]
    public async Task Gate_KeptInTheOrganisation_IsNeitherShownNorInTheSheet(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await host.PlanPeriodAsync(coordinator, "2026-11-09", "2026-12-06", Team, ("Input.Sharing", "Organisation"), ("Input.Reason", "Kvistfullt internt"));
        await host.PlanPeriodAsync(coordinator, "2026-11-09", "2026-12-06", "Ekbackens fritidsgård", ("Input.Sharing", "Briefing"), ("Input.Reason", "Lövfullt för kvällen"));
        using var field = await host.SignedInAsync("falt");
        using var police = await host.SignedInAsync("polis");
        using var steering = await host.SignedInAsync("styrgrupp");
        (await field.GetAsync(Focus)).Text.ShouldContain("Kvistfullt internt", customMessage: "the same organisation");
        (await police.GetAsync(Focus)).Text.ShouldNotContain("Kvistfullt internt");
        (await police.GetAsync(Focus)).Text.ShouldContain("Lövfullt för kvällen");
        (await steering.GetAsync(Focus)).Text.ShouldNotContain("Lövfullt för kvällen", customMessage: "does not go out");
        (await coordinator.SubmitFormAsync(await coordinator.GetAsync(BriefingHouse.Sheet), "form[action*='handler=Fill']")).Status.ShouldBe(HttpStatusCode.Redirect);
        var sheet = await coordinator.GetAsync(BriefingHouse.Sheet);
        sheet.Text.ShouldContain("Lövfullt för kvällen");
        sheet.Text.ShouldNotContain("Kvistfullt internt");
        sheet.Document.QuerySelector("#block-1")!.TextContent.ShouldContain("Fokusplatser: Fältgruppen");
        sheet.Document.QuerySelector($"#block-2 a[href='{Focus}']").ShouldNotBeNull();
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync(Focus)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/fokusplatser/1/andra")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/fokusplatser")).Text.ShouldContain("Ingen fokusperiod är planerad");
    }

    [Theory, OnBothDatabases]
    public async Task Sheet_FocusPlaceWithReports_SaysSoAmongTheThree(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await EmptyAsync(host);
        await host.PlanPeriodAsync(client, "2026-11-09", "2026-12-06", Team, ("Input.Place2", ""), ("Input.Place3", ""), ("Input.Place4", ""));
        await ReportAsync(host, "kyrkbyparken", "nedskrapning", new(2026, 11, 18), 2);
        await ReportAsync(host, "lindhagens-station", "nedskrapning", new(2026, 11, 18), 3);
        await client.SubmitFormAsync(await client.GetAsync(BriefingHouse.Sheet), "form[action*='handler=Fill']");
        var lines = (await client.GetAsync(BriefingHouse.Sheet)).Document.QuerySelectorAll("#block-2 li.card");
        lines.Length.ShouldBe(3);
        lines[0].TextContent.ShouldContain("Kyrkbyparken", customMessage: "two reports and the focus outweigh three reports");
        lines[0].TextContent.ShouldContain("Fokusplats för Park och stadsmiljö till och med 6 december. Några iakttagelser den senaste veckan, mest nedskräpning.");
        lines[1].TextContent.ShouldContain("Lindhagens station");
        lines[1].TextContent.ShouldNotContain("Fokusplats");
        lines[2].TextContent.ShouldContain("Fokusplats för Fältgruppen");
    }

    [Theory, OnBothDatabases]
    public async Task Disposal_OfEndedPeriods_TakesTheirPlacesAndLeavesTheOthers(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var before = host.Clock.GetUtcNow();
        (await host.ReadAsync(db => Disposers.LookAsync(db, RetentionClass.FocusPeriod, before, CancellationToken.None))).Count.ShouldBe(1);
        (await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => Disposers.EraseAsync(unit, RetentionClass.FocusPeriod, before, cancel), CancellationToken.None)).ShouldBe(1);
        (await host.ReadAsync(db => db.Set<FocusPeriod>().CountAsync())).ShouldBe(1);
        (await host.ReadAsync(db => db.Set<FocusPlace>().CountAsync())).ShouldBe(4);
    }

    [Theory]
    [InlineData("samordnare", 200, 200), InlineData("falt", 200, 200), InlineData("enhetschef", 200, 200), InlineData("polis", 200, 403), InlineData("styrgrupp", 200, 403)]
    [InlineData("sekreterare", 403, 403), InlineData("forskola", 403, 403), InlineData("analytiker", 403, 403), InlineData("utvarderare", 403, 403), InlineData("admin", 403, 403)]
    public async Task Pages_EachPersona_AreOpenOrRefused(string persona, int read, int manage)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        ((int)(await client.GetAsync(Focus)).Status).ShouldBe(read);
        ((int)(await client.GetAsync(Focus + "/ny")).Status).ShouldBe(manage);
        ((int)(await client.GetAsync(Focus + "/2/andra")).Status).ShouldBe(manage);
    }

    private static IElement Of(LyktaPage page, string team) => page.Document.QuerySelectorAll("section").Single(s => s.QuerySelector("h2")?.TextContent == team);

    private static IEnumerable<IElement> Rows(IElement section, int number) => section.QuerySelectorAll($"[data-period='{number}'] tbody tr");

    private static string[] Cells(LyktaPage page, int number, string place) =>
        [.. Rows(page.Document.Body!, number).Single(r => r.QuerySelector("th")!.TextContent.Trim() == place).QuerySelectorAll("td").Select(c => c.TextContent.Trim())];

    private static Task<int> CountAsync(LyktaHost host) => host.ReadAsync(db => db.Set<FocusPeriod>().CountAsync());

    private static async Task EmptyAsync(LyktaHost host) => await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
    {
        await unit.Db.Set<DayCount>().ExecuteDeleteAsync(cancel);
        await unit.Db.Set<Observation>().ExecuteDeleteAsync(cancel);
        return true;
    }, CancellationToken.None);

    private static async Task ReportAsync(LyktaHost host, string place, string type, DateOnly day, int count, SharingLevel sharing = SharingLevel.Partnership) =>
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var at = Web.Platform.Time.Stockholm.Instant(day.ToDateTime(new(20, 0)));
            var (where, what) = (await unit.Db.Set<Place>().SingleAsync(p => p.Slug == place, cancel), await unit.Db.Set<EventType>().SingleAsync(t => t.Code == type, cancel));
            var by = await unit.Db.Set<Web.Capabilities.Partnerships.Organisation>().SingleAsync(o => o.Name == "Fältgruppen", cancel);
            for (var i = 0; i < count; i++)
                await unit.ReceiveAsync(new(what.Id, at, new(by.Id, by.RootId, by.BranchId), ObservationSource.Form) { Place = where.Id, Area = where.AreaId, Sharing = sharing }, cancel);
            return true;
        }, CancellationToken.None);
}
