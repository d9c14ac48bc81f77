using System.Net;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Requests;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans;

/// <summary>Begärda beslut: they wait for their nämnd with a date, and the decision answers them.</summary>
public sealed class RequestTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string Plan = Root + "/atgardsplan/1";
    private const string Requests = Plan + "/begarda-beslut";

    [Theory, OnBothDatabases]
    public async Task Request_WaitsWithADate_AndTheDecisionAnswersIt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        (await AskAsync(coordinator, ("Input.MeetingOn", "2026-12-15"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var listed = await coordinator.GetAsync(Requests);
        listed.Text.ShouldContain("Nämnden tar ställning till avhopparverksamheten.");
        listed.Document.QuerySelector("main a[href$='/atgarder/A-19']").ShouldNotBeNull();
        (await coordinator.GetAsync(Plan)).Text.ShouldContain("1 beslut väntar på nämnd, 2026-12-15.");
        (await coordinator.GetAsync(Root + "/laget")).Text.ShouldNotContain("beslut väntar på nämnd");
        host.Clock.Move(TimeSpan.FromDays(12));
        using var again = await host.SignedInAsync("samordnare");
        (await again.GetAsync(Root + "/laget")).Text.ShouldContain("1 beslut väntar på nämnd");
        host.Clock.Move(TimeSpan.FromDays(20));
        using var secretary = await host.SignedInAsync("sekreterare");
        (await secretary.GetAsync(Requests)).Text.ShouldContain("svar saknas");

        // The plan itself is not ready to be adopted, and is not.
        var page = await secretary.GetAsync(Plan + "/beslut");
        page.Document.QuerySelector("input[name='Input.Answers']")!.HasAttribute("checked").ShouldBeTrue();
        var done = await secretary.SubmitAsync(page, ("Input.Outcome", "AsProposed"), ("Input.DecidedOn", "2026-12-15"), ("Input.Paragraph", "14"), ("Input.IsOnlyRequests", "true"));
        done.Status.ShouldBe(HttpStatusCode.Redirect, done.Text);
        var (state, adopted) = await host.ReadAsync(async db => (await db.Set<DecisionRequest>().Select(r => r.State).SingleAsync(), await db.Set<ActionPlan>().Where(p => p.Number == 1).Select(p => p.AdoptedVersion).SingleAsync()));
        (state, adopted).ShouldBe((RequestState.Decided, 0));
        var answered = await secretary.GetAsync(Requests);
        answered.Text.ShouldContain("2026-12-15 § 14: Enligt förslag", Case.Insensitive);
        answered.Text.ShouldNotContain("svar saknas");
        (await secretary.GetAsync(Plan)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Request_Withdrawn_IsNoLongerAnswered(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await AskAsync(coordinator);
        var listed = await coordinator.GetAsync(Requests);
        await coordinator.SubmitFormAsync(listed, "form[action*='Withdraw']");
        (await coordinator.GetAsync(Requests)).Text.ShouldContain("återtagen");
        await coordinator.SubmitFormAsync(listed, "form[action*='Withdraw']");
        (await coordinator.GetAsync(Requests)).Text.ShouldContain("Begäran väntar inte längre");
        (await coordinator.GetAsync(Plan + "/beslut")).Document.QuerySelector("input[name='Input.Answers']").ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Request_WithFaults_SaysThemAndKeepsWhatWasTyped(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var refused = await AskAsync(coordinator, ("Input.Measures", "A-1, A-999"), ("Input.MeetingOn", "2026-11-01"), ("Input.RequestedBy", ""));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Planen har ingen åtgärd A-999");
        refused.Text.ShouldContain("Ange sammanträdets datum, i dag eller senare");
        refused.Text.ShouldContain("Nämnden tar ställning till avhopparverksamheten.");
        (await AskAsync(coordinator, ("Input.Proposal", "Ring 19800101-1234 om saken"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.ReadAsync(db => db.Set<DecisionRequest>().CountAsync())).ShouldBe(0);
        await AskAsync(coordinator);
        var nothing = await coordinator.SubmitAsync(await coordinator.GetAsync(Plan + "/beslut"), ("Input.Outcome", "AsProposed"), ("Input.IsOnlyRequests", "true"));
        nothing.Text.ShouldContain("Välj minst en begäran som beslutet besvarar");
    }

    [Theory, OnBothDatabases]
    public async Task Request_ByRole_IsAskedByTheCoordinatorAlone(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await AskAsync(coordinator);
        foreach (var (persona, expected) in new[] { ("sekreterare", HttpStatusCode.OK), ("styrgrupp", HttpStatusCode.OK), ("falt", HttpStatusCode.OK), ("forskola", HttpStatusCode.Forbidden) })
        {
            using var client = await host.SignedInAsync(persona);
            var page = await client.GetAsync(Requests);
            page.Status.ShouldBe(expected, persona);
            page.Document.QuerySelector("main form").ShouldBeNull(persona);
        }

        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/atgardsplan/1/begarda-beslut")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync(Requests)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<LyktaPage> AskAsync(LyktaClient client, params (string Name, string Value)[] values)
    {
        (string Name, string Value)[] standard =
        [
            ("Input.Proposal", "Nämnden tar ställning till avhopparverksamheten."), ("Input.Measures", "A-19"), ("Input.Body", "Sundby-Ekbackens stadsdelsnämnd"),
            ("Input.MeetingOn", "2026-11-26"), ("Input.RequestedBy", "Avdelningschef"),
        ];
        return await client.SubmitFormAsync(await client.GetAsync(Requests), "form:has([name='Input.Proposal'])", [.. standard.Where(s => values.All(v => v.Name != s.Name)), .. values]);
    }
}
