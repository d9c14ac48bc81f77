using System.Net;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Seed;
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
        // The plan's own rounds stand where they stood, and a strategy's is no district report.
        (await coordinator.GetAsync(Root + "/uppfoljning/2026-ar")).Status.ShouldBe(HttpStatusCode.OK);
        (await coordinator.GetAsync(Round + "/rapport")).Status.ShouldBe(HttpStatusCode.NotFound);
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

    private static async Task AnswerAsync(LyktaHost host) => await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
    {
        var entry = await (from e in unit.Db.Set<FollowUpEntry>() join m in unit.Db.Set<Measure>() on e.MeasureId equals m.Id where m.Name == "Belysa gångvägar vid skolor" select e).SingleAsync(cancel);
        entry.Read(DemoPlan.Text("Tio gångvägar är belysta."), null, null, unit.Now);
        return true;
    }, CancellationToken.None);
}
