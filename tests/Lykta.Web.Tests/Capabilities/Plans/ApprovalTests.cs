using System.Net;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Approve;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans;

/// <summary>Godkännande and underskrift in their order; the last step locks a version.</summary>
public sealed class ApprovalTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string Plan = Root + "/atgardsplan/1";
    private const string Chain = Plan + "/godkannande";

    [Theory, OnBothDatabases]
    public async Task Chain_ThreeSteps_LocksAVersionThatADecisionAdopts(Database database)
    {
        await using var host = await StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync($"{Root}/atgarder/A-2"), "form.form.section", ("Fields[Sharing]", "Organisation"));
        (await coordinator.GetAsync(Root + "/laget")).Text.ShouldContain("väntar på godkännande");
        await DoAsync(coordinator, "Underlaget är genomgånget.");
        await DoAsync(host, "enhetschef");
        using var director = await host.SignedInAsync("styrgrupp");
        (await director.GetAsync(Root + "/laget")).Text.ShouldContain("väntar på underskrift");
        await DoAsync(director);
        var version = await director.GetAsync(Plan + "/version/1");
        version.Text.ShouldContain("låst men ännu inte beslutad");
        version.Text.ShouldContain("Avdelningschef, Förvaltningen");
        version.Text.ShouldContain("Underlaget är genomgånget.");
        version.Text.ShouldContain("Två lag går fasta stråk");
        version.Text.ShouldNotContain("Sociala insatsgrupper");
        var (hash, frozen) = await host.ReadAsync(async db => (await db.Set<PlanLock>().Select(l => l.Hash).SingleAsync(), await db.Set<ActionPlan>().Where(p => p.Number == 1).Select(p => p.FrozenVersion).SingleAsync()));
        frozen.ShouldBe(1);
        version.Text.ShouldContain(hash);

        // What is written afterwards does not reach the version, nor the decision about it.
        await coordinator.SubmitFormAsync(await coordinator.GetAsync($"{Root}/atgarder/A-1"), "form.form.section", ("Fields[How]", "Ändrat efter låset."));
        var decided = await coordinator.SubmitAsync(await coordinator.GetAsync(Plan + "/beslut"), ("Input.Outcome", "AsProposed"), ("Input.Paragraph", "9"), ("Input.IsAdjustedAtOnce", "true"));
        decided.Status.ShouldBe(HttpStatusCode.Redirect, decided.Text);
        var decision = await host.ReadAsync(db => db.Set<PlanDecision>().SingleAsync());
        (decision.PlanVersion, decision.Hash).ShouldBe((1, hash));
        var adopted = await director.GetAsync(Plan + "/version/1");
        adopted.Text.ShouldContain("omedelbart justerad");
        adopted.Text.ShouldNotContain("Ändrat efter låset");
        adopted.Text.ShouldContain("Stadsdelsdirektör, Förvaltningen");
        var trail = await host.ReadAsync(db => db.Set<AuditEntry>().Where(e => e.Action.StartsWith("plan.")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        trail.ShouldBe(["plan.chainSet", "plan.approved", "plan.approved", "plan.signed", "plan.locked", "plan.decided"]);
    }

    [Theory, OnBothDatabases]
    public async Task Locked_FormsSentAgain_ChangeNothing(Database database)
    {
        await using var host = await StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await DoAsync(coordinator);
        await DoAsync(host, "enhetschef");
        using var director = await host.SignedInAsync("styrgrupp");
        var last = await director.GetAsync(Plan + "/godkannande");
        await DoAsync(director);
        var (hash, steps) = await LockedAsync(host);
        foreach (var form in new[] { "form:has(input[name=Note])", "form[action*='Return']" })
        {
            var again = await director.SubmitFormAsync(last, form, ("__nyckel", Guid.NewGuid().ToString("N")), ("Reason", "För sent."));
            again.Status.ShouldBe(HttpStatusCode.Conflict, again.Text);
            again.Document.QuerySelector("#osparat textarea")!.TextContent.Trim().ShouldBe("För sent.", "what was typed is not lost");
        }

        (await LockedAsync(host)).ShouldBe((hash, steps));
        // A chain that is set up anew is another one: the locked version keeps its steps and its hash.
        (await coordinator.SubmitFormAsync(await coordinator.GetAsync(Plan + "/godkannande"), "form[action*='SetUp']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await LockedAsync(host)).ShouldBe((hash, steps));
        (await director.GetAsync(Plan + "/version/1")).Text.ShouldContain(hash);
    }

    private static Task<(string Hash, int Steps)> LockedAsync(LyktaHost host) => host.ReadAsync(async db =>
        (await db.Set<PlanLock>().Select(l => l.Hash).SingleAsync(), await db.Set<ApprovalStep>().CountAsync(s => s.LockedIn == 1 && s.DoneAt != null)));

    [Theory, OnBothDatabases]
    public async Task Version_AsWord_HasTheSignatureLines(Database database)
    {
        await using var host = await StartAsync(database);
        foreach (var persona in new[] { "samordnare", "enhetschef", "styrgrupp" })
            await DoAsync(host, persona);
        using var secretary = await host.SignedInAsync("sekreterare");
        using var word = await secretary.Http.GetAsync(Plan + "/version/1.docx");
        word.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var zip = new System.IO.Compression.ZipArchive(await word.Content.ReadAsStreamAsync());
        using var text = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var document = await text.ReadToEndAsync();
        foreach (var words in new[] { "Stadsdelsdirektör, Förvaltningen", "Godkänd och underskriven av", "version 1", "A-1 " })
            document.ShouldContain(words);
        (await secretary.GetAsync(Plan + "/version/2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await secretary.GetAsync(Plan + "/version/0")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        foreach (var path in new[] { "/atgardsplan/1/version/1", "/atgardsplan/1/version/1.docx", "/atgardsplan/1/godkannande" })
            (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}{path}")).Status.ShouldBe(HttpStatusCode.NotFound, path);
    }

    [Theory, OnBothDatabases]
    public async Task Chain_MeasureChangedAfterAStep_StartsAgain(Database database)
    {
        await using var host = await StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await DoAsync(coordinator);
        using var head = await host.SignedInAsync("enhetschef");
        var before = await head.GetAsync(Chain);
        await coordinator.SubmitFormAsync(await coordinator.GetAsync($"{Root}/atgarder/A-1"), "form.form.section", ("Fields[How]", "Tre lag i stället för två."));
        (await head.GetAsync(Chain)).Text.ShouldContain("Planen har ändrats sedan ett steg gjordes");
        (await head.GetAsync(Plan)).Text.ShouldContain("Kedjan börjar om från steg 1");
        (await head.SubmitFormAsync(before, "form:has(input[name=Note])")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await head.GetAsync(Chain)).Text.ShouldContain("Inget är godkänt nu, kedjan börjar om från steg 1.");
        (await host.ReadAsync(db => db.Set<ApprovalStep>().CountAsync(s => s.DoneAt != null))).ShouldBe(0);
        foreach (var persona in new[] { "samordnare", "enhetschef", "styrgrupp" })
            await DoAsync(host, persona);
        (await coordinator.GetAsync(Plan + "/version/1")).Text.ShouldContain("Tre lag i stället för två.");
    }

    [Theory, OnBothDatabases]
    public async Task Chain_SentBackWithAReason_StartsAgain(Database database)
    {
        await using var host = await StartAsync(database);
        await DoAsync(host, "samordnare");
        using var head = await host.SignedInAsync("enhetschef");
        var page = await head.GetAsync(Chain);
        var refused = await head.SubmitFormAsync(page, "form[action*='Return']");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Skriv vad som behöver ändras");
        (await head.SubmitFormAsync(page, "form[action*='Return']", ("Reason", "Ring Anna Svensson på 070-123 45 67"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await head.SubmitFormAsync(page, "form[action*='Return']", ("Reason", "Kostnaden för belysningen saknas."))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var coordinator = await host.SignedInAsync("samordnare");
        var back = await coordinator.GetAsync(Chain);
        back.Text.ShouldContain("Återlämnad av Avdelningschef 2026-11-20");
        back.Text.ShouldContain("Kostnaden för belysningen saknas.");
        back.Text.ShouldContain("0 av 3 steg är gjorda");
        await DoAsync(coordinator);
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Action == "plan.returned"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Step_ByRoleAndOrder_IsRefusedWhereItShould(Database database)
    {
        await using var host = await StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var first = await coordinator.GetAsync(Chain);
        foreach (var persona in new[] { "sekreterare", "falt" })
        {
            using var other = await host.SignedInAsync(persona);
            (await other.GetAsync(Chain)).Document.QuerySelector("input[name=Note]").ShouldBeNull(persona);
            var fields = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)(await other.GetAsync(Root + "/laget")).Document.QuerySelector("form[action='/logga-ut']")!);
            (await other.PostAsync(Chain, [.. fields, KeyValuePair.Create("step", "1")])).Status.ShouldBe(HttpStatusCode.Forbidden, persona);
        }

        await coordinator.SubmitFormAsync(first, "form:has(input[name=Note])", ("step", "2"));
        (await host.ReadAsync(db => db.Set<ApprovalStep>().CountAsync(s => s.DoneAt != null))).ShouldBe(0);
        first = await coordinator.GetAsync(Chain);
        await coordinator.SubmitFormAsync(first, "form:has(input[name=Note])");
        // Once only, however often it is pressed.
        await coordinator.SubmitFormAsync(first, "form:has(input[name=Note])");
        (await host.ReadAsync(db => db.Set<ApprovalStep>().CountAsync(s => s.DoneAt != null))).ShouldBe(1);
        var refused = await coordinator.SubmitAsync(await coordinator.GetAsync(Plan + "/beslut"), ("Input.Outcome", "AsProposed"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Kedjan av godkännanden är inte klar: 1 av 3 steg är gjort.");
        using var preschool = await host.SignedInAsync("forskola");
        (await preschool.GetAsync(Chain)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task Step_AndDecision_OfAPlanThatChangedSinceItWasShown_AreNotDone(Database database)
    {
        await using var host = await StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var shown = await coordinator.GetAsync(Chain);
        using var other = await host.SignedInAsync("samordnare");
        await other.SubmitFormAsync(await other.GetAsync($"{Root}/atgarder/A-1"), "form.form.section", ("Fields[How]", "Ändrat medan någon läste."));
        (await coordinator.SubmitFormAsync(shown, "form:has(input[name=Note])")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await coordinator.GetAsync(Chain)).Text.ShouldContain("Planen har ändrats sedan sidan visades.");
        (await host.ReadAsync(db => db.Set<ApprovalStep>().CountAsync(s => s.DoneAt != null))).ShouldBe(0);
        await DoAsync(coordinator);

        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Chain), "form[action*='SetUp']", [.. Enumerable.Range(0, ApprovalStep.Most).Select(i => ($"Input.Steps[{i}].Function", ""))]);
        var form = await coordinator.GetAsync(Plan + "/beslut");
        await other.SubmitFormAsync(await other.GetAsync($"{Root}/atgarder/A-1"), "form.form.section", ("Fields[How]", "Ändrat en gång till."));
        var refused = await coordinator.SubmitAsync(form, ("Input.Outcome", "AsProposed"), ("Input.Paragraph", "14"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Planen har ändrats sedan sidan visades.");
        refused.Document.QuerySelector("[name='Input.Paragraph']")!.GetAttribute("value").ShouldBe("14", "nothing typed is lost");
        (await host.ReadAsync(db => db.Set<PlanDecision>().CountAsync())).ShouldBe(0);
        (await coordinator.SubmitAsync(refused)).Status.ShouldBe(HttpStatusCode.Redirect, "what is shown now may be decided");
    }

    [Theory, OnBothDatabases]
    public async Task SetUp_OfAChainThatHasMovedOn_IsAskedAgainAndLosesNothing(Database database)
    {
        await using var host = await StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var shown = await coordinator.GetAsync(Chain);
        await DoAsync(coordinator);
        var refused = await coordinator.SubmitFormAsync(shown, "form[action*='SetUp']", ("Input.Steps[0].Function", "Enhetschef"));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Någon annan har ändrat kedjan sedan sidan visades: 1 av 3 steg är gjorda.");
        refused.Document.QuerySelector("[name='Input.Steps[0].Function']")!.GetAttribute("value").ShouldBe("Enhetschef");
        (await host.ReadAsync(db => db.Set<ApprovalStep>().CountAsync(s => s.DoneAt != null))).ShouldBe(1, "what was done stays done");
        (await coordinator.SubmitFormAsync(refused, "form[action*='SetUp']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.ReadAsync(db => db.Set<ApprovalStep>().Where(s => s.DoneAt == null).OrderBy(s => s.Order).Select(s => s.Function).FirstAsync())).ShouldBe("Enhetschef");
    }

    [Theory, OnBothDatabases]
    public async Task Step_OfAnIncompletePlan_IsRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Chain), "form[action*='SetUp']");
        var page = await coordinator.GetAsync(Chain);
        page.Text.ShouldContain("Planen kan inte godkännas än");
        page.Document.QuerySelector("input[name=Note]").ShouldBeNull();
        await coordinator.SubmitFormAsync(page, "form[action*='SetUp']", [.. Enumerable.Range(0, ApprovalStep.Most).Select(i => ($"Input.Steps[{i}].Function", ""))]);
        (await coordinator.GetAsync(Chain)).Text.ShouldContain("Planen har ingen kedja av godkännanden");
        (await host.ReadAsync(db => db.Set<ApprovalStep>().CountAsync())).ShouldBe(0);
    }

    private static async Task<LyktaHost> StartAsync(Database database)
    {
        var host = await LyktaHost.StartAsync(database);
        await host.FillGapsAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        var set = await coordinator.SubmitFormAsync(await coordinator.GetAsync(Chain), "form[action*='SetUp']");
        set.Status.ShouldBe(HttpStatusCode.Redirect, set.Text);
        return host;
    }

    private static async Task DoAsync(LyktaHost host, string persona)
    {
        using var client = await host.SignedInAsync(persona);
        await DoAsync(client);
    }

    private static async Task DoAsync(LyktaClient client, string note = "")
    {
        var done = await client.SubmitFormAsync(await client.GetAsync(Chain), "form:has(input[name=Note])", ("Note", note));
        done.Status.ShouldBe(HttpStatusCode.Redirect, done.Text);
    }
}
