using System.Net;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.FollowUps.Reminders;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.FollowUps;

public sealed class ReminderTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string Manager = "enhetschef@demo.lykta.example";

    // The demo's round is due on Monday 30 November 2026.
    private static readonly TimeSpan ToWednesdayBefore = TimeSpan.FromDays(5);

    [Theory, OnBothDatabases]
    public async Task ThreeDaysBefore_EachPersonGetsOneMail_WithRowsAndLink(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        await RunAsync(host);
        (await host.MessagesAsync()).ShouldBeEmpty("ten days before is no day of reminding");
        host.Clock.Move(ToWednesdayBefore);
        await RunAsync(host);
        await RunAsync(host);
        var mails = await TakenAsync(host, server);
        mails.Select(m => m.To.Single()).ShouldBeUnique();
        var manager = mails.Single(m => m.To.Single() == Manager);
        manager.Header("Subject").ShouldBe("Uppföljning helår 2026: dina rader, senast 30 november 2026");
        var (shared, hidden) = await RowsOfAsync(host);
        foreach (var name in shared.Take(15))
            manager.Text.ShouldContain(name);
        foreach (var name in hidden)
            manager.Text.ShouldNotContain(name);
        manager.Text.ShouldContain($"https://lykta.exempel.se{Root}/uppfoljning/2026-ar/rader");
        var deputy = mails.Single(m => m.To.Single() == "falt@demo.lykta.example");
        deputy.Text.ShouldContain("Du är ersättare för Enhetschef unga");
        deputy.Text.ShouldContain("/rader?ersattare=true");
    }

    [Theory, OnBothDatabases]
    public async Task SentInUnit_AndSummer_GetNone(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var round = await unit.Db.Set<FollowUpRound>().SingleAsync(r => r.Slug == "2026-ar", cancel);
            foreach (var of in await unit.Db.Set<FollowUpEntry>().Where(e => e.RoundId == round.Id && e.UnitId != null).GroupBy(e => e.UnitId!.Value).Select(g => g.Key).ToListAsync(cancel))
                unit.Db.Add(UnitReturn.Of(round.Id, of, await unit.NextNumberAsync("return", cancel), 1, null, unit.Now));
            return true;
        }, CancellationToken.None);
        host.Clock.Move(ToWednesdayBefore);
        await RunAsync(host);
        (await host.MessagesAsync()).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Monday_ManagerGetsTheDigest(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        host.Clock.Move(TimeSpan.FromDays(3));
        await RunAsync(host);
        await RunAsync(host);
        var mail = (await TakenAsync(host, server)).Where(m => m.Header("Subject")!.StartsWith("Vecka", StringComparison.Ordinal)).ShouldHaveSingleItem();
        mail.To.ShouldBe([Manager]);
        mail.Header("Subject").ShouldBe("Vecka 48: enheternas rader i Sundby-Ekbacken");
        mail.Text.ShouldContain("Uppföljning helår 2026, Fältgruppen:");
        mail.Header("List-Unsubscribe").ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task EveryRow_HasAnErsattare_AndTheNamedOneIsTold(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        (await host.ReadAsync(db => db.WaitingAsync(new(2026, 11, 20), CancellationToken.None))).ShouldAllBe(r => r.Hands.Deputy != null && r.Hands.Responsible != null);
        using var manager = await host.SignedInAsync("enhetschef");
        var page = await manager.GetAsync($"{Root}/uppfoljning/2026-ar/rader?rad=1");
        var coordinator = page.Document.QuerySelectorAll("#deputy option").Single(o => o.TextContent == "Trygghetssamordnare").GetAttribute("value")!;
        (await manager.SubmitFormAsync(page, "form[action*='Hands']", ("deputy", coordinator))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var named = await host.SignedInAsync("samordnare");
        (await named.GetAsync($"{Root}/uppfoljning/2026-ar/rader?rad=1")).Status.ShouldBe(HttpStatusCode.OK);
        using var other = await host.SignedInAsync("park");
        (await other.GetAsync($"{Root}/uppfoljning/2026-ar/rader?rad=1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Remind_ByHand_MailsEachResponsibleOnce()
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(settings: server.Settings());
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/uppfoljning/2026-ar");
        page.Text.ShouldContain("Nästa påminnelse med e-post: onsdag 25 november");
        await client.SubmitFormAsync(page, "form[action*='Remind']");
        var mails = await TakenAsync(host, server);
        mails.Select(m => m.To.Single()).ShouldBeUnique();
        mails.ShouldContain(m => m.To.Single() == Manager);
    }

    private static async Task RunAsync(LyktaHost host)
    {
        var duty = host.Services.GetServices<IDuty>().OfType<ReminderDuty>().Single();
        await duty.RunAsync((await host.SystemScopeAsync()).Partnership!, CancellationToken.None);
    }

    private static async Task<List<ReceivedMail>> TakenAsync(LyktaHost host, SmtpServer server)
    {
        await host.MessageAsync(_ => true);
        for (var tries = 0; tries < 1000 && (await host.MessagesAsync()).Exists(m => m.Status == OutboxStatus.Waiting); tries++)
            await Task.Delay(20);
        (await host.MessagesAsync()).ShouldAllBe(m => m.Status == OutboxStatus.Sent);
        return [.. server.Taken];
    }

    private static Task<(List<string> Shared, List<string> Hidden)> RowsOfAsync(LyktaHost host) => host.ReadAsync(async db =>
    {
        var rows = (await db.WaitingAsync(new(2026, 11, 25), CancellationToken.None))
            .Where(r => r.Hands.Responsible?.Title == "Enhetschef unga" && !r.Entry.IsFilled).Select(r => r.Measure).ToList();
        rows.ShouldNotBeEmpty();
        return (rows.Where(m => m.Sharing >= SharingLevel.Partnership).Select(m => m.Name).ToList(), rows.Where(m => m.Sharing < SharingLevel.Partnership).Select(m => m.Name).ToList());
    });
}
