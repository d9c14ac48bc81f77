using System.Net;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.FollowUps;

public sealed class PassTests
{
    private const string Rows = $"/{DemoSeed.DistrictSlug}/uppfoljning/2026-ar/rader";
    private const string PassForm = "form[action*='handler=Pass']";

    [Theory, OnBothDatabases]
    public async Task Row_PassedByLink_IsWrittenWithoutAccountAndApproved(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        using var manager = await host.SignedInAsync("enhetschef");
        var link = await PassedAsync(manager, ("toEmail", "kollega@exempel.se"));
        var mail = await server.OneAsync();
        mail.To.ShouldBe(["kollega@exempel.se"]);
        mail.Text.ShouldContain(link);
        (await host.MessageAsync(m => m.Status == OutboxStatus.Sent)).Secret.ShouldBeNull();
        (await host.DumpAsync()).ShouldNotContain("kollega@exempel.se");

        using var colleague = host.NewClient();
        var page = await colleague.GetAsync(link);
        page.Text.ShouldContain("öppen till måndag 30 november");
        (await colleague.SubmitAsync(page, ("Input.Work", "811218-9876"), ("leave", "true"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await colleague.SubmitAsync(page, ("Input.Work", "Två lag varje helg."), ("leave", "true"))).Text.ShouldContain("Välj ett läge");
        var left = await colleague.SubmitAsync(page, ("Input.Status", "Deviates"), ("Input.Work", "Två lag varje helg."), ("Input.Plan", "Enkät i februari."), ("leave", "true"));
        left.Status.ShouldBe(HttpStatusCode.Redirect, left.Text);
        (await EntryAsync(host)).Work.ShouldBeNull("it is not the unit's answer before it is approved");
        (await manager.GetAsync($"/{DemoSeed.DistrictSlug}/laget")).Text.ShouldContain("1 rad att godkänna");

        var waiting = await manager.GetAsync($"{Rows}?rad=1");
        await manager.SubmitFormAsync(waiting, "form[action*='SendBack']", ("request", "Skriv antalet kvällar."));
        (await colleague.GetAsync(link)).Text.ShouldContain("Skriv antalet kvällar.");
        await colleague.SubmitAsync(await colleague.GetAsync(link), ("Input.Work", "Två lag, trettio kvällar."), ("leave", "true"));
        var approved = await manager.SubmitFormAsync(await manager.GetAsync($"{Rows}?rad=1"), "form[action*='Approve']");
        approved.Status.ShouldBe(HttpStatusCode.Redirect);
        var entry = await EntryAsync(host);
        (entry.Work, entry.Plan, entry.Status).ShouldBe(("Två lag, trettio kvällar.", "Enkät i februari.", EntryStatus.Deviates));
        (await colleague.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound, "the link is spent");
        (await colleague.SubmitAsync(page, ("Input.Work", "För sent"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Link_AfterTheDeadlineOrTakenBack_IsClosed(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var manager = await host.SignedInAsync("enhetschef");
        var first = await PassedAsync(manager);
        await manager.SubmitFormAsync(await manager.GetAsync($"{Rows}?rad=1"), "form[action*='TakeBack']");
        using var colleague = host.NewClient();
        (await colleague.GetAsync(first)).Status.ShouldBe(HttpStatusCode.NotFound);
        var second = await PassedAsync(manager);
        (await colleague.GetAsync(second)).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Move(TimeSpan.FromDays(11));
        (await colleague.GetAsync(second)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Link_OpensOneRowOnly()
    {
        await using var host = await LyktaHost.StartAsync();
        using var manager = await host.SignedInAsync("enhetschef");
        var link = await PassedAsync(manager);
        using var colleague = host.NewClient();
        (await colleague.GetAsync(link)).Body.ShouldNotContain("Sociala insatsgrupper");
        (await colleague.GetAsync(Rows)).Status.ShouldBe(HttpStatusCode.Redirect, "the link signs nobody in");
        (await colleague.GetAsync($"/t/{new string('a', 32)}/rad")).Status.ShouldBe(HttpStatusCode.NotFound);
        var refused = await manager.SubmitFormAsync(await manager.GetAsync($"{Rows}?rad=3"), PassForm, ("toTitle", ""));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Skriv kollegans funktion");
    }

    private static async Task<string> PassedAsync(LyktaClient manager, params (string, string)[] more)
    {
        var page = await manager.GetAsync($"{Rows}?rad=1");
        var made = await manager.SubmitFormAsync(page, PassForm, [("toTitle", "Biträdande enhetschef"), .. more]);
        var address = made.Document.QuerySelector(".address")?.TextContent ?? throw new InvalidOperationException(made.Status + made.Text);
        return new Uri(address).AbsolutePath;
    }

    private static Task<FollowUpEntry> EntryAsync(LyktaHost host) => host.ReadAsync(async db =>
    {
        var round = await db.Set<FollowUpRound>().SingleAsync(r => r.Slug == "2026-ar");
        return await db.Set<FollowUpEntry>().AsNoTracking().SingleAsync(e => e.RoundId == round.Id && e.Order == 1);
    });
}
