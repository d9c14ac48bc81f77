using System.Net;
using Lykta.Web.Capabilities.City;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.City;
using Lykta.Web.Tests.Capabilities.Plans.Import;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.FollowUps;

/// <summary>A round on a governing document that is not a plan: its points, the same returns, and a board version with its own headings.</summary>
public sealed class StrategyRoundTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string Document = Root + "/atgardsplan/2";
    private const string Round = Root + "/uppfoljning/2027-t1-s2";
    private const string Points = "Målområde\tÅtagande\tAnsvarig\nTrygga platser\tBelysa gångvägar vid skolor\tFältgruppen\nTrygga platser\tVandra med boende varje höst\tFältgruppen\nUngas livsvillkor\tErbjuda sommarjobb\tFältgruppen\n";

    [Theory, OnBothDatabases]
    public async Task Points_OfAStrategy_AreAskedForAnsweredAndReported(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await WithPointsAsync(coordinator);
        var page = await coordinator.GetAsync(Document);
        page.Text.ShouldContain("Belysa gångvägar vid skolor");
        page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent).ShouldBe(["Trygga platser", "Ungas livsvillkor"]);
        page.Text.ShouldNotContain("Kan planen beslutas?");

        var begun = await BeginAsync(coordinator);
        begun.Location.ShouldBe(Round);
        using var manager = await host.SignedInAsync("enhetschef");
        var rows = await manager.GetAsync(Round + "/rader");
        rows.Text.ShouldContain("Erbjuda sommarjobb");
        await AnswerAsync(host);
        var board = await coordinator.GetAsync(Round + "/namnden");
        board.Document.QuerySelectorAll("thead th").Select(h => h.TextContent.Trim()).Take(2).ShouldBe(["Rubrik", "Åtagande"]);
        board.Text.ShouldContain("Tio gångvägar är belysta.");
        board.Text.ShouldContain("Ej inkommet", Case.Insensitive);
        (await coordinator.Http.GetAsync(Round + "/namnden.docx")).StatusCode.ShouldBe(HttpStatusCode.OK);
        // The plan's own rounds stand where they stood.
        (await coordinator.GetAsync(Root + "/uppfoljning/2026-ar")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Round_OfAStrategy_IsReportedToTheCity_BesideThePlans(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await WithPointsAsync(coordinator);
        await BeginAsync(coordinator);
        var page = await coordinator.GetAsync(Round + "/rapport");
        page.Text.ShouldContain("Så här ser rapporten om strategin ut");
        (await coordinator.SubmitFormAsync(page, "main form")).Text.ShouldContain("Ingen enhet har skickat in sina rader.");
        await AnswerAsync(host, isSentIn: true);
        page = await coordinator.GetAsync(Round + "/rapport");
        page.Document.QuerySelectorAll("main section h2").Select(h => h.TextContent).ShouldBe(["Trygga platser", "Ungas livsvillkor"]);
        page.Text.ShouldContain("Trygghetsstrategi, strategi eller annat styrdokument.");
        (await coordinator.SubmitFormAsync(page, "main form")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await coordinator.GetAsync(Root + "/rapporter")).Text.ShouldContain("strategi");

        using var city = await host.SignedInAsync("beredning");
        var matrix = await city.GetAsync(CityHouse.Root + "/staden?ar=2027");
        matrix.Text.ShouldContain("0 av 2 stadsdelsområden har rapporterat.", Case.Insensitive, "the plan is still to be reported");
        matrix.Text.ShouldContain("Strategier och andra styrdokument");
        var link = matrix.Document.QuerySelector("section a[href*='/rapporter/']")!.GetAttribute("href")!;
        (await city.GetAsync(link)).Text.ShouldContain("Tio gångvägar är belysta.");
        var draft = await city.GetAsync(CityHouse.Root + "/staden/sammanstallning?ar=2027");
        draft.Text.ShouldContain("Trygghetsstrategi: Trygga platser");
        draft.Text.ShouldContain("Rapporten om åtgärdsplanen saknas från: Norra Åstad, Sundby-Ekbacken.");
        var sent = await city.GetAsync((await city.SubmitFormAsync(draft, "main form")).Location!);
        sent.Text.ShouldContain("Tio gångvägar är belysta.");
        sent.Text.ShouldContain("Trygghetsstrategi: Trygga platser");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync(link.Replace(CityHouse.Root, $"/{DemoSeed.NeighbourSlug}", StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Report_OfAStrategy_NeverTakesThePlaceOfThePlansInTheMatrix(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await CityHouse.ReportedAsync(host);
        using var city = await host.SignedInAsync("beredning");
        var before = (await city.GetAsync(CityHouse.Root + "/staden?ar=2026")).Document.QuerySelector("table")!.TextContent;
        host.Clock.Move(TimeSpan.FromMinutes(1));
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
        {
            var said = new ReportContent("Sundby-Ekbacken", 2026, "Strategin", "Trygghetsstrategi", 0, [new("r1", "Trygga platser", 1, IlsVerdict.Fully, [new("A-90", "Belyst.")])]) { IsStrategy = true };
            unit.Db.Add(DistrictReport.Of(unit.Scope.PartnershipId, ReportTo.CityPreparation, said, new(2026, 11, 20), null, unit.Now));
            return Task.FromResult(true);
        }, CancellationToken.None);
        var page = await city.GetAsync(CityHouse.Root + "/staden?ar=2026");
        page.Document.QuerySelector("table")!.TextContent.ShouldBe(before);
        page.Document.QuerySelectorAll("table").Length.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Strategy_IsNoPlan_ForTheLawTheTableAndTheDecision(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var before = (await coordinator.GetAsync(Root + "/sjalvkontroll")).Document.QuerySelector("table")!.TextContent;
        await WithPointsAsync(coordinator);
        (await coordinator.GetAsync(Root + "/sjalvkontroll")).Document.QuerySelector("table")!.TextContent.ShouldBe(before);
        (await coordinator.GetAsync(Root + "/atgarder")).Text.ShouldNotContain("Erbjuda sommarjobb");
        foreach (var path in new[] { "/beslut", "/godkannande", "/mall", "/mall.csv" })
            (await coordinator.GetAsync(Document + path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/atgardsplan/2")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var manager = await host.SignedInAsync("enhetschef");
        (await manager.GetAsync(Document)).Status.ShouldBe(HttpStatusCode.OK);
        (await manager.GetAsync(Document + "/importera")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await manager.GetAsync(Root + "/uppfoljning/ny?plan=2")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task Round_OnMeasuresThatWereNeverDecided_IsSentAllTheSame(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        (await host.ReadAsync(db => db.Set<PlanDecision>().CountAsync())).ShouldBe(0);
        var sent = await coordinator.SubmitAsync(await coordinator.GetAsync(Root + "/uppfoljning/ny?plan=1"), ("send", "true"));
        sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Text);
        var slug = sent.Location!.Split('/')[^1];
        (await host.ReadAsync(db => (from e in db.Set<FollowUpEntry>() join r in db.Set<FollowUpRound>() on e.RoundId equals r.Id where r.Slug == slug select e).CountAsync())).ShouldBe(21);
    }

    private static async Task WithPointsAsync(LyktaClient coordinator)
    {
        var made = await coordinator.SubmitAsync(await coordinator.GetAsync(Root + "/atgardsplan/ny"), ("Input.Title", "Trygghetsstrategi"), ("Input.Level", "Strategy"), ("Input.From", "2026-01-01"), ("Input.To", "2028-12-31"));
        made.Location.ShouldBe(Document, made.Text);
        var check = await coordinator.PasteAsync(Document, Points);
        check.Text.ShouldContain("3 rader. Nya: 3.");
        (await coordinator.PressAsync(check, "Import")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<LyktaPage> BeginAsync(LyktaClient coordinator)
    {
        var form = await coordinator.GetAsync(Root + "/uppfoljning/ny?plan=2");
        form.Text.ShouldContain("Fältgruppen");
        return await coordinator.SubmitAsync(form, ("Input.Kind", "FirstTertial"), ("Input.Year", "2027"), ("Input.OpensOn", "2026-11-20"), ("Input.DueOn", "2027-01-18"),
            ("Input.CompiledOn", "2027-01-25"), ("Input.BoardOn", "2027-02-20"), ("send", "true"));
    }

    private static async Task AnswerAsync(LyktaHost host, bool isSentIn = false) => await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
    {
        var entry = await (from e in unit.Db.Set<FollowUpEntry>() join m in unit.Db.Set<Measure>() on e.MeasureId equals m.Id where m.Name == "Belysa gångvägar vid skolor" select e).SingleAsync(cancel);
        entry.Read(DemoPlan.Text("Tio gångvägar är belysta."), null, null, unit.Now);
        if (isSentIn)
        {
            entry.Answer(new(EntryStatus.AsPlanned, DemoPlan.Text("Tio gångvägar är belysta."), Said.Kept, DemoPlan.Text("Räkning på plats")), null, unit.Now).IsOk.ShouldBeTrue();
            unit.Db.Add(UnitReturn.Of(entry.RoundId, entry.UnitId!.Value, await unit.NextNumberAsync("return", cancel), 1, null, unit.Now));
        }

        return true;
    }, CancellationToken.None);
}
