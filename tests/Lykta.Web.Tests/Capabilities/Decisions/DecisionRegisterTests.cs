using System.Net;
using Lykta.Web.Capabilities.Decisions;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Decisions;

public sealed class DecisionRegisterTests
{
    private const string Decisions = $"/{DemoSeed.DistrictSlug}/beslut";

    [Theory, OnBothDatabases]
    public async Task Condition_UntilItHasEvidence_IsAmberAndKeepsTheDecisionFromDone(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var path = await ProposeAsync(client, "Nätverket görs permanent", "2026-11-02");
        var ruled = await RuleAsync(client, path, "AsProposed", "2026-11-12", ("Input.EffectiveOn", "2027-01-01"), ("Input.Conditions", "Introduktionen är klar\nAlla stadsdelar deltar"));
        ruled.Location.ShouldBe(path);
        var page = await client.GetAsync(path);
        page.Document.QuerySelector(".chip.more")!.TextContent.ShouldContain("Beslutat, villkor kvar");
        page.Document.QuerySelector("#galler")!.TextContent.ShouldBe("Börjar gälla 2027-01-01");
        page.Document.QuerySelector("#besluta").ShouldBeNull("it is settled");
        (await client.SubmitFormAsync(page, "#klart", ("DoneOn", "2026-11-20"))).Text.ShouldContain("Varje villkor behöver ett underlag");
        (await client.SubmitFormAsync(page, "#villkor form", ("Evidence", ""))).Text.ShouldContain("Skriv vad som visar");
        (await client.SubmitFormAsync(page, "#villkor form", ("Evidence", "Checklistan är klar för alla"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await StateAsync(host, path)).ShouldBe(DecisionState.Conditional);
        (await client.SubmitFormAsync(await client.GetAsync(path), "#villkor form", ("Evidence", "Deltagandet visar elva av elva"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await StateAsync(host, path)).ShouldBe(DecisionState.Decided);
        (await client.SubmitFormAsync(await client.GetAsync(path), "#klart", ("DoneOn", "2026-11-18"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await StateAsync(host, path)).ShouldBe(DecisionState.Done);
        host.Clock.Move(TimeSpan.FromDays(50));
        using var later = await host.SignedInAsync("samordnare");
        (await later.GetAsync(path)).Document.QuerySelector("#galler")!.TextContent.ShouldBe("Gäller sedan 2027-01-01");
    }

    [Theory, OnBothDatabases]
    public async Task Matter_ChangedUnderAnOpenPage_KeepsTheFirstAndWhatTheSecondTyped(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var path = await ProposeAsync(client, "Nätverket görs permanent", "2026-11-02");
        var open = await client.GetAsync(path);
        await RuleAsync(client, path, "AsProposed", "2026-11-12", ("Input.Conditions", "Introduktionen är klar"));
        var late = await client.SubmitFormAsync(open, "#besluta", ("Input.Body", "Nämnden"), ("Input.Outcome", "Rejected"), ("Input.On", "2026-11-19"), ("Input.Conditions", "Sedan ett villkor"));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("Ärendet är redan avgjort.");
        late.Document.QuerySelector("#osparat textarea")!.TextContent.ShouldContain("Sedan ett villkor");
        open = await client.GetAsync(path);
        var stopped = await client.SubmitFormAsync(open, "#villkor form", ("Evidence", "Ring 070-123 45 67"));
        stopped.Document.QuerySelector("#Evidence")!.GetAttribute("value").ShouldBe("Ring 070-123 45 67", "what was typed stays");
        stopped.Document.QuerySelector(".ds-error-summary a")!.GetAttribute("href").ShouldBe("#Evidence");
        (await client.SubmitFormAsync(open, "#villkor form", ("Evidence", "Checklistan är klar"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var second = await client.SubmitFormAsync(open, "#villkor form", ("Evidence", "Protokollet visar det"), ("__nyckel", Guid.NewGuid().ToString("N")));
        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.Text.ShouldContain("Villkoret har redan ett underlag.");
        second.Document.QuerySelector("#osparat textarea")!.TextContent.Trim().ShouldBe("Protokollet visar det");
        (await host.ReadAsync(db => db.Set<DecisionCondition>().Select(c => c.Evidence).SingleAsync())).ShouldBe("Checklistan är klar");
    }

    [Theory, OnBothDatabases]
    public async Task Referred_AndTabled_ComeBackAndRejectedNever(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        var path = await ProposeAsync(client, "Utökat tillståndsområde", "2026-10-01");
        (await RuleAsync(client, path, "Referred", "2026-10-10")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await RuleAsync(client, path, "Tabled", "2026-10-05")).Text.ShouldContain("Beslutsdagen kan inte ligga", customMessage: "before the last ruling");
        (await RuleAsync(client, path, "Tabled", "2026-10-20")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await StateAsync(host, path)).ShouldBe(DecisionState.Proposed);
        (await RuleAsync(client, path, "Rejected", "2026-11-21")).Text.ShouldContain("Beslutsdagen kan inte ligga", customMessage: "in the future");
        var form = await client.GetAsync(path);
        (await RuleAsync(client, path, "Rejected", "2026-11-19")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitFormAsync(form, "#besluta", ("Input.Body", "Nämnden"), ("Input.Outcome", "AsProposed"), ("Input.On", "2026-11-19"))).Text.ShouldContain("redan avgjort");
        (await StateAsync(host, path)).ShouldBe(DecisionState.Rejected);
        (await client.GetAsync(path)).Document.QuerySelectorAll("ul.lines li strong").Select(s => s.TextContent).ShouldBe(["Återremiss", "Bordlagd", "Avslag"]);
    }

    [Theory, OnBothDatabases]
    public async Task Median_OfSettledMatters_IsShown(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        foreach (var (proposed, ruled) in new[] { ("2026-10-01", "2026-10-05"), ("2026-10-01", "2026-10-31"), ("2026-10-01", "2026-10-11") })
            await RuleAsync(client, await ProposeAsync(client, "Ärende " + ruled[^2..], proposed), "WithChanges", ruled);
        await ProposeAsync(client, "Öppet ärende", "2026-01-01");
        (await client.GetAsync(Decisions)).Document.QuerySelector("#median")!.TextContent.ShouldBe("Från förslag till beslut: 10 dagar i mitten. Från beslut till klart: – i mitten.");
    }

    [Theory, OnBothDatabases]
    public async Task Input_WrongOrPersonal_IsStoppedAndNothingStored(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var list = await client.GetAsync(Decisions);
        (await client.SubmitFormAsync(list, "#foresla", ("Input.Title", ""))).Text.ShouldContain("Skriv vad ärendet gäller");
        var stopped = await client.SubmitFormAsync(list, "#foresla", ("Input.Title", "Placering"), ("Input.Proposal", "Gäller 19850101-2382"));
        stopped.Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
        stopped.Document.QuerySelector("#Input_Proposal")!.TextContent.ShouldContain("Gäller", customMessage: "what was typed stays");
        (await host.ReadAsync(db => db.Set<Decision>().CountAsync())).ShouldBe(0);
        var path = await ProposeAsync(client, "Ett ärende", "2026-11-01");
        (await RuleAsync(client, path, "", "2026-11-02")).Text.ShouldContain("Välj utfall");
        (await client.GetAsync(Decisions + "/99")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync(path.Replace(DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("samordnare", 200, true), InlineData("sekreterare", 200, true), InlineData("styrgrupp", 200, false), InlineData("polis", 200, false), InlineData("falt", 200, false), InlineData("enhetschef", 200, false)]
    [InlineData("forskola", 403, false), InlineData("analytiker", 403, false), InlineData("utvarderare", 403, false), InlineData("admin", 403, false)]
    public async Task Pages_EachPersona_AreOpenOrRefused(string persona, int read, bool manages)
    {
        await using var host = await LyktaHost.StartAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        var path = await ProposeAsync(coordinator, "Ett ärende", "2026-11-01");
        using var client = await host.SignedInAsync(persona);
        var list = await client.GetAsync(Decisions);
        ((int)list.Status).ShouldBe(read);
        ((int)(await client.GetAsync(path)).Status).ShouldBe(read);
        (list.Document.QuerySelector("#foresla") is not null).ShouldBe(manages);
        if (read != 200 || manages)
            return;
        var token = (await client.GetAsync($"/{DemoSeed.DistrictSlug}/kalender")).Document.QuerySelector("input[name='__skydd']")!.GetAttribute("value")!;
        foreach (var post in new[] { Decisions, path + "?handler=Rule", path + "?handler=Finish", path + "?handler=Prove&condition=1" })
            (await client.PostAsync(post, [new("__skydd", token)])).Status.ShouldBe(HttpStatusCode.Forbidden, post);
    }

    private static async Task<string> ProposeAsync(LyktaClient client, string title, string on)
    {
        var made = await client.SubmitFormAsync(await client.GetAsync(Decisions), "#foresla", ("Input.Title", title), ("Input.Proposal", "Att godkänna förslaget."), ("Input.On", on), ("Input.IsAboutNobody", "true"));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Document.QuerySelector(".ds-error-summary")?.TextContent);
        return made.Location!;
    }

    private static async Task<LyktaPage> RuleAsync(LyktaClient client, string path, string outcome, string on, params (string, string)[] more) =>
        await client.SubmitFormAsync(await client.GetAsync(path), "#besluta", [("Input.Body", "Chefssamrådet"), ("Input.Outcome", outcome), ("Input.On", on), .. more]);

    private static async Task<DecisionState> StateAsync(LyktaHost host, string path)
    {
        var number = int.Parse(path.Split('/')[^1]);
        return (await host.ReadAsync(db => db.Matters().AsNoTracking().SingleAsync(d => d.Number == number))).State;
    }
}
