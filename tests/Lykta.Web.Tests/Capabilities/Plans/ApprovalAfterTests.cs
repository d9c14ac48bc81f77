using System.Net;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Approve;
using Lykta.Web.Capabilities.Plans.Requests;
using Lykta.Web.Capabilities.Plans.Share;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans;

/// <summary>What comes after a step: those who asked are told when the plan is sent back, and what is over can be disposed of.</summary>
public sealed class ApprovalAfterTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string Plan = Root + "/atgardsplan/1";
    private const string Chain = Plan + "/godkannande";

    [Theory, OnBothDatabases]
    public async Task Chain_SentBack_MailsWhoeverAsked_TitleFunctionAndLinkOnly(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await StartAsync(database, server.Settings());
        await DoAsync(host, "samordnare");
        await DoAsync(host, "enhetschef");
        using var director = await host.SignedInAsync("styrgrupp");
        var page = await director.GetAsync(Chain);
        page.Text.ShouldContain("Den som ställde in kedjan och de som har gjort ett steg får ett brev");
        (await director.SubmitFormAsync(page, "form[action*='Return']", ("Reason", "Kostnaden för belysningen saknas."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var ordered = (await host.MessagesAsync()).Where(m => m.Kind == ReturnedMail.Kind).Select(m => m.Id).ToList();
        ordered.Count.ShouldBe(2, "the one who asked and did step 1, and the one who did step 2");
        foreach (var id in ordered)
            await host.MessageAsync(m => m.Id == id && m.Status == OutboxStatus.Sent);
        var mails = server.Taken.Where(m => m.Header("Subject")!.Contains("återlämnad", StringComparison.Ordinal)).ToList();
        mails.ShouldContain(m => m.To.Single() == "samordnare@demo.lykta.example");
        foreach (var mail in mails)
        {
            mail.Text.ShouldContain("Stadsdelsdirektör");
            mail.Text.ShouldContain("/atgardsplan/1/godkannande");
            mail.Text.ShouldNotContain("belysningen");
        }

        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.GetAsync(Root + "/laget")).Text.ShouldContain("är återlämnad");
        await DoAsync(coordinator);
        (await coordinator.GetAsync(Root + "/laget")).Text.ShouldNotContain("är återlämnad");
    }

    [Theory, OnBothDatabases]
    public async Task Disposal_OfWhatIsOver_KeepsThePlanAndWhatGoesOn(Database database)
    {
        await using var host = await StartAsync(database);
        foreach (var persona in new[] { "samordnare", "enhetschef", "styrgrupp" })
            await DoAsync(host, persona);
        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.SubmitFormAsync(await coordinator.GetAsync(Chain), "form[action*='SetUp']")).Status.ShouldBe(HttpStatusCode.Redirect);
        await DoAsync(coordinator);
        foreach (var proposal in new[] { "Nämnden tar ställning till belysningen.", "Nämnden tar ställning till parkleken." })
            await coordinator.SubmitFormAsync(await coordinator.GetAsync(Plan + "/begarda-beslut"), "main form.form", ("Input.Proposal", proposal), ("Input.MeetingOn", "2026-12-15"), ("Input.RequestedBy", "Avdelningschef"));
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Plan + "/begarda-beslut"), "form[action*='Withdraw']");
        (await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/atgarder/A-1/dela"), "form:has(button[aria-label$='Norra Åstad'])")).Status.ShouldBe(HttpStatusCode.Redirect);
        RetentionTime.ProposedFor(RetentionClass.PlanProcess).IsForever.ShouldBeTrue();
        var before = new DateTimeOffset(2026, 12, 20, 0, 0, 0, TimeSpan.Zero);
        (await LookAsync(host, before)).Count.ShouldBe(4, "three steps and the withdrawn request");
        (await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => Disposers.EraseAsync(unit, RetentionClass.PlanProcess, before, cancel), CancellationToken.None)).ShouldBe(4);
        (await LookAsync(host, before)).ShouldBe(DisposalLook.Nothing);
        (await host.ReadAsync(async db => (await db.Set<ApprovalStep>().CountAsync(s => s.LockedIn == 0), await db.Set<DecisionRequest>().CountAsync(), await db.Set<SharedMeasure>().CountAsync(), await db.Set<PlanLock>().CountAsync())))
            .ShouldBe((3, 1, 1, 1), "the chain and the request that go on, the measure of a plan in force, and the locked version");
        (await coordinator.GetAsync(Plan + "/version/1")).Status.ShouldBe(HttpStatusCode.OK);
        var ended = new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => Disposers.EraseAsync(unit, RetentionClass.PlanProcess, ended, cancel), CancellationToken.None);
        (await host.ReadAsync(db => db.Set<SharedMeasure>().CountAsync())).ShouldBe(0);
    }

    private static Task<DisposalLook> LookAsync(LyktaHost host, DateTimeOffset before) => host.ReadAsync(db => Disposers.LookAsync(db, RetentionClass.PlanProcess, before, CancellationToken.None));

    private static async Task<LyktaHost> StartAsync(Database database, string[]? settings = null)
    {
        var host = await LyktaHost.StartAsync(database, settings: settings);
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
