using System.Net;
using Lykta.Web.Capabilities.City.Handling;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.City;

/// <summary>From the year-end compilation to next year's plan, and back to the districts.</summary>
public sealed class CityPlanTests
{
    private const string Plan = CityHouse.Plan;
    private const string District = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Plan_FromTheCompilation_DecidedAndReturned_BecomesAMeasureWithOnePress(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var city = await DraftedAsync(host);
        var draft = await city.GetAsync(Plan);
        draft.Document.QuerySelectorAll("tr[data-row]").Length.ShouldBeGreaterThan(3);
        draft.Document.QuerySelector("tr[data-row] a[href*='/rapporter/']").ShouldNotBeNull("each row has its report");
        (await city.SubmitFormAsync(await city.GetAsync(Plan + "/rad/1"), "#rad", ("Input.Fate", "Ended"), ("Input.Reason", "Uppdraget är slutfört."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await city.SubmitFormAsync(await city.GetAsync(Plan + "/rad/ny"), "#rad", ("Input.Area", "platser"), ("Input.Text", "Ljusrond i hela staden"), ("Input.Reason", "Otryggheten sen kväll ökar."))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.GetAsync($"{District}/rapporter")).Text.ShouldNotContain("Stadens handlingsplan 2027", Case.Sensitive, "a draft");
        var decision = await DecideAsync(host, city);
        (await coordinator.GetAsync($"{District}/handlingsplaner/{decision:N}")).Status.ShouldBe(HttpStatusCode.NotFound, "decided, not returned");
        (await city.SubmitFormAsync(await city.GetAsync(Plan), "#aterfor")).Status.ShouldBe(HttpStatusCode.Redirect);
        var back = await coordinator.GetAsync($"{District}/handlingsplaner/{decision:N}");
        back.Document.QuerySelectorAll("#rad-1 form").ShouldBeEmpty("it has ended");
        (await coordinator.GetAsync($"{District}/laget")).Text.ShouldContain("Stadens handlingsplan 2027 väntar på svar");
        var newest = back.Document.QuerySelectorAll("article").Single(a => a.TextContent.Contains("Ljusrond", StringComparison.Ordinal)).Id!;
        var before = await host.ReadAsync(db => db.Set<Measure>().CountAsync());
        (await coordinator.SubmitFormAsync(back, $"#{newest} form[action*='handler=Take']")).Status.ShouldBe(HttpStatusCode.Redirect);
        var made = await host.ReadAsync(db => db.Set<Measure>().AsNoTracking().OrderByDescending(m => m.Number).FirstAsync());
        (made.Name, made.GoverningDocuments).ShouldBe(("Ljusrond i hela staden", $"Stadens handlingsplan 2027, rad {newest[4..]}"));
        made.PriorityAreaId.ShouldNotBeNull();
        (await coordinator.GetAsync($"{District}/atgarder/{made.Code}")).Document.QuerySelector($"main a[href*='{decision:N}#{newest}']").ShouldNotBeNull("the thread back");
        // Carried on from an own measure: the same one, not a copy.
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(back.Path), "#rad-2 form[action*='handler=Take']");
        (await host.ReadAsync(db => db.Set<Measure>().CountAsync())).ShouldBe(before + 1);
        var seen = string.Join(' ', (await city.GetAsync(Plan)).Document.QuerySelector($"#{newest}")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        seen.ShouldContain($"Sundby-Ekbacken: {made.Code}, 2026-11-20");
        seen.ShouldContain("Norra Åstad: inget svar än");
        (await city.Http.GetAsync($"{CityHouse.Root}/handlingsplaner/{decision:N}.docx")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await coordinator.Http.GetAsync($"{District}/handlingsplaner/{decision:N}.docx")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Decline_WantsAReason_IsReadByTheCity_AndTheSecondOfTwoSeesBoth(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var decision = await host.ReadAsync(db => db.Set<CityPlanDecision>().Select(d => d.Id).SingleAsync());
        using var coordinator = await host.SignedInAsync("samordnare", neighbour: true);
        var path = $"/{DemoSeed.NeighbourSlug}/handlingsplaner/{decision:N}";
        var page = await coordinator.GetAsync(path);
        var empty = await coordinator.SubmitFormAsync(page, "#rad-1 form[action*='handler=Decline']", ("reason", ""));
        empty.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        empty.Document.QuerySelector("#rad-1 .ds-validation-message")!.TextContent.ShouldBe("Fyll i fältet.");
        var caught = await coordinator.SubmitFormAsync(page, "#rad-1 form[action*='handler=Decline']", ("reason", "Ring 070-123 45 67"));
        caught.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        caught.Document.QuerySelector("#reason-1")!.TextContent.ShouldContain("070-123 45 67");
        (await coordinator.SubmitFormAsync(page, "#rad-1 form[action*='handler=Decline']", ("reason", "Rutinen finns redan."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var late = await coordinator.SubmitFormAsync(page, "#rad-1 form[action*='handler=Decline']", ("reason", "Vi väntar till våren."), ("__nyckel", Guid.NewGuid().ToString("N")));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Document.QuerySelector("#rad-1 .stored-now")!.TextContent.ShouldContain("Rutinen finns redan.");
        late.Document.QuerySelector("#reason-1")!.TextContent.ShouldContain("Vi väntar till våren.");
        using var city = await host.SignedInAsync("beredning");
        (await city.GetAsync(CityHouse.Root + "/staden/handlingsplan/2026")).Text.ShouldContain("Rutinen finns redan.");
        using var other = await host.SignedInAsync("samordnare");
        (await other.GetAsync($"{District}/handlingsplaner/{decision:N}")).Text.ShouldNotContain("Rutinen finns redan.", Case.Sensitive, "another district's answer");
        (await host.ReadAsync(db => db.Set<CityPlanAnswer>().CountAsync())).ShouldBe(3, "a district reads its own answers");
        (await host.ReadAsync(db => db.Set<CityPlanAnswer>().CountAsync(), DemoSeed.CitySlug)).ShouldBe(5);
    }

    [Theory, OnBothDatabases]
    public async Task Row_TakenUnderAnOpenPage_KeepsTheReasonAndIsTakenOnce(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var decision = await host.ReadAsync(db => db.Set<CityPlanDecision>().Select(d => d.Id).SingleAsync());
        using var coordinator = await host.SignedInAsync("samordnare", neighbour: true);
        var path = $"/{DemoSeed.NeighbourSlug}/handlingsplaner/{decision:N}";
        const string take = "#rad-1 form[action*='handler=Take']", decline = "#rad-1 form[action*='handler=Decline']";
        var open = await coordinator.GetAsync(path);
        if (open.Document.QuerySelector(take) is null)
        {
            await coordinator.SubmitAsync(await coordinator.GetAsync($"/{DemoSeed.NeighbourSlug}/atgardsplan/ny"), ("Input.Title", "Plan 2026"), ("Input.From", "2026-01-01"), ("Input.To", "2026-12-31"));
            open = await coordinator.GetAsync(path);
        }

        var before = await host.ReadAsync(db => db.Set<Measure>().CountAsync(), DemoSeed.NeighbourSlug);
        (await coordinator.SubmitFormAsync(open, take)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await coordinator.SubmitFormAsync(open, take)).Status.ShouldBe(HttpStatusCode.Redirect, "the answer to the first may have been lost");
        var version = await host.ReadAsync(db => db.Set<CityPlanAnswer>().Where(a => a.DecisionId == decision && a.RowNumber == 1).Select(a => a.Version).SingleAsync(), DemoSeed.NeighbourSlug);
        foreach (var shown in new[] { "", $"{version}" })
        {
            var again = await coordinator.SubmitFormAsync(open, take, ("__nyckel", Guid.NewGuid().ToString("N")), ("__version", shown));
            again.Status.ShouldBe(HttpStatusCode.Conflict);
            again.Text.ShouldContain("Rad 1 har redan tagits upp som A-");
        }

        foreach (var typed in new[] { "Rutinen finns redan.", "" })
        {
            var late = await coordinator.SubmitFormAsync(open, decline, ("reason", typed), ("__nyckel", Guid.NewGuid().ToString("N")));
            late.Status.ShouldBe(HttpStatusCode.Conflict);
            late.Text.ShouldContain("Rad 1 har redan tagits upp som A-");
            (late.Document.QuerySelector("#osparat textarea")?.TextContent.Trim() ?? "").ShouldBe(typed);
        }

        (await host.ReadAsync(db => db.Set<Measure>().CountAsync(), DemoSeed.NeighbourSlug)).ShouldBe(before + 1, "taken once");
        (await host.ReadAsync(db => db.Set<CityPlanAnswer>().Where(a => a.DecisionId == decision && a.RowNumber == 1).Select(a => a.Reason).SingleAsync(), DemoSeed.NeighbourSlug)).ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Draft_BadInput_LostRace_AndAfterTheDecision_ChangesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var city = await DraftedAsync(host);
        (await city.SubmitFormAsync(await city.GetAsync(CityHouse.Root + "/staden/handlingsplan"), "main form")).Text.ShouldContain("Det finns redan en handlingsplan för 2027.");
        var row = await city.GetAsync(Plan + "/rad/2");
        foreach (var (field, value, said) in new[] { ("Input.Fate", "Changed", "Skriv skälet."), ("Input.Fate", "New", "Välj om raden"), ("Input.Text", "", "Fyll i fältet."), ("Input.For", Guid.NewGuid().ToString(), "Fyll i fältet.") })
        {
            var refused = await city.SubmitFormAsync(row, "#rad", (field, value));
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, said);
            refused.Text.ShouldContain(said);
        }

        (await city.SubmitFormAsync(row, "#rad", ("Input.Text", "Först sparat"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var late = await city.SubmitFormAsync(row, "#rad", ("Input.Text", "Sedan sparat"), ("__nyckel", Guid.NewGuid().ToString("N")));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("Först sparat");
        var open = await city.GetAsync(Plan + "/rad/3");
        var refusedDecision = await city.SubmitAsync(await city.GetAsync(Plan + "/beslut"), ("Input.DecidedOn", "2027-01-01"));
        refusedDecision.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await city.SubmitAsync(await city.GetAsync(Plan + "/beslut"), ("Input.Outcome", "Tabled"));
        (await city.GetAsync(Plan + "/rad/3")).Status.ShouldBe(HttpStatusCode.OK, "tabled is not decided");
        var decision = await DecideAsync(host, city);
        (await city.SubmitFormAsync(open, "#rad", ("Input.Text", "För sent"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await city.GetAsync(Plan + "/beslut")).Status.ShouldBe(HttpStatusCode.NotFound);
        var kept = await host.ReadAsync(db => db.Set<CityPlanDecision>().AsNoTracking().SingleAsync(d => d.Id == decision), DemoSeed.CitySlug);
        (kept.IsIntact, kept.Paragraph, kept.DiaryNumber).ShouldBe((true, "12", "KS 2026/99"));
        kept.Read().Rows.Single(r => r.Number == 2).Source!.Measure.ShouldStartWith("A-");
    }

    [Theory, OnBothDatabases]
    public async Task Rows_OfADraft_AreTheCitysAlone(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var city = await DraftedAsync(host);
        var decision = await DecideAsync(host, city);
        foreach (var slug in new[] { DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug })
        {
            (await host.ReadAsync(db => db.Set<CityPlanRow>().CountAsync(), slug)).ShouldBe(0);
            (await host.ReadAsync(db => db.Set<CityPlanDecision>().CountAsync(d => d.Id == decision), slug)).ShouldBe(0, "decided, not returned");
            if (database == Database.Postgres)
                (await host.ReadAsync(db => db.Set<CityPlanDecision>().IgnoreQueryFilters().CountAsync(d => d.Id == decision), slug)).ShouldBe(0, "row security says the same");
        }
    }

    [Theory]
    [InlineData("stadssamordnare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("beredning", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    public async Task Get_InTheCity_ByRole(string persona, HttpStatusCode read, HttpStatusCode manage)
    {
        await using var host = await LyktaHost.StartAsync();
        using (await DraftedAsync(host))
        using (var client = await host.SignedInAsync(persona))
        {
            (await client.GetAsync(CityHouse.Root + "/staden/handlingsplan")).Status.ShouldBe(read);
            (await client.GetAsync(Plan)).Status.ShouldBe(read);
            (await client.GetAsync(Plan + "/rad/1")).Status.ShouldBe(manage);
            (await client.GetAsync(Plan + "/beslut")).Status.ShouldBe(manage);
            (await client.GetAsync(CityHouse.Root + "/staden/handlingsplan/2031")).Status.ShouldBe(HttpStatusCode.NotFound);
            (await client.GetAsync($"{District}/staden/handlingsplan")).Status.ShouldBe(HttpStatusCode.NotFound, "another partnership");
        }
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK, true)]
    [InlineData("styrgrupp", HttpStatusCode.OK, false)]
    [InlineData("falt", HttpStatusCode.Forbidden, false)]
    public async Task Get_InADistrict_ByRole(string persona, HttpStatusCode read, bool mayAnswer)
    {
        await using var host = await LyktaHost.StartAsync();
        var decision = await host.ReadAsync(db => db.Set<CityPlanDecision>().Select(d => d.Id).SingleAsync());
        using var client = await host.SignedInAsync(persona);
        var page = await client.GetAsync($"{District}/handlingsplaner/{decision:N}");
        page.Status.ShouldBe(read);
        page.Document.QuerySelectorAll("form[action*='handler=Take']").Length.ShouldBe(mayAnswer ? 1 : 0, "the declined one can still be taken up");
        (await client.GetAsync($"/{DemoSeed.NeighbourSlug}/handlingsplaner/{decision:N}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The city's coordinator with next year's draft.</summary>
    private static async Task<LyktaClient> DraftedAsync(LyktaHost host)
    {
        await CityHouse.ReportedAsync(host);
        await CityHouse.CompiledAsync(host);
        var city = await host.SignedInAsync("stadssamordnare");
        await CityHouse.PlannedAsync(city);
        return city;
    }

    private static async Task<Guid> DecideAsync(LyktaHost host, LyktaClient city)
    {
        var decided = await city.SubmitAsync(await city.GetAsync(Plan + "/beslut"), ("Input.Outcome", "AsProposed"), ("Input.Paragraph", "12"), ("Input.DiaryNumber", "KS 2026/99"));
        decided.Status.ShouldBe(HttpStatusCode.Redirect, decided.Text);
        return await host.ReadAsync(db => db.Set<CityPlanDecision>().Where(d => d.Year == 2027 && d.Hash != null).Select(d => d.Id).SingleAsync(), DemoSeed.CitySlug);
    }
}
