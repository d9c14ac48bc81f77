using System.Net;
using Lykta.Web.Data;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.NightPatrols.PatrolHouse;

namespace Lykta.Web.Tests.Capabilities.NightPatrols;

public sealed class PatrolMailTests
{
    private const string Mailbox = "nattvandring@exempel.se";

    /// <summary>Five hours before the walk one of two cancels: the mailbox and the coordinator are told, and never who.</summary>
    [Theory, OnBothDatabases]
    public async Task Late_TooFew_IsMailedWithTitleTimeAndPlaceOnly(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        var (address, shift) = await WithMailboxAsync(host);
        await SignUpAsync(host, address, 0);
        var second = await SignUpAsync(host, address, 0);
        host.MoveTo(20, 16);
        await CancelAsync(host, second.Location!);
        await SentAsync(host, 2);
        server.Taken.SelectMany(m => m.To).Order().ShouldBe([Mailbox, "samordnare@demo.lykta.example"]);
        foreach (var mail in server.Taken)
        {
            mail.Header("Subject").ShouldBe($"För få till passet: {Group}, 20 november 2026");
            mail.Text.ShouldContain("När: 20 november 2026, 21:00–01:00");
            mail.Text.ShouldContain(mail.To.Contains(Mailbox) ? address : $"{Patrols}/pass/{shift.Value}", customMessage: "behind the mailbox nobody has an account");
            foreach (var secret in new[] { Name, Phone, Phone.Replace(" ", "", StringComparison.Ordinal), second.Location!.Split('/')[^1] })
                mail.Raw.ShouldNotContain(secret);
        }

        (await host.MessagesAsync()).ShouldAllBe(m => m.Secret == null && m.SubjectId == shift.Value);
    }

    [Theory, OnBothDatabases]
    public async Task Late_Cancelled_IsMailedOnce(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        var (address, shift) = await WithMailboxAsync(host);
        await SignUpAsync(host, address, 0);
        host.MoveTo(20, 16);
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync($"{Patrols}/pass/{shift.Value}");
        (await coordinator.SubmitFormAsync(page, "#stall-in")).Status.ShouldBe(HttpStatusCode.Redirect);
        await coordinator.SubmitFormAsync(page, "#stall-in");
        await SentAsync(host, 2);
        server.Taken.Count.ShouldBe(2);
        server.Taken.ShouldAllBe(m => m.Header("Subject") == $"Inställt pass: {Group}, 20 november 2026" && !m.Raw.Contains(Name) && !m.Raw.Contains(Phone));
    }

    /// <summary>Days before, and while there are enough, nobody is written to; nor when somebody has come instead before it is sent.</summary>
    [Theory, OnBothDatabases]
    public async Task Early_OrStillEnough_IsNotMailed(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        var (address, _) = await WithMailboxAsync(host);
        await SignUpAsync(host, address, 1);
        await CancelAsync(host, (await SignUpAsync(host, address, 1)).Location!);
        await SignUpAsync(host, address, 0);
        await SignUpAsync(host, address, 0);
        await CancelAsync(host, (await SignUpAsync(host, address, 0)).Location!);
        (await host.MessagesAsync()).ShouldBeEmpty("a week before, and two of three are left");
    }

    [Theory, OnBothDatabases]
    public async Task TooFew_FilledAgainBeforeItIsSent_IsDropped(Database database)
    {
        await using var server = new SmtpServer(SmtpMood.Later450);
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        var (address, _) = await WithMailboxAsync(host);
        await SignUpAsync(host, address, 0);
        var second = await SignUpAsync(host, address, 0);
        host.MoveTo(20, 16);
        await CancelAsync(host, second.Location!);
        await host.MessageAsync(m => m.RecipientId is null && m.Tries > 0);
        await host.MessageAsync(m => m.RecipientId is not null && m.Tries > 0);
        await SignUpAsync(host, address, 0);
        server.Mood = SmtpMood.Takes;
        host.Later(TimeSpan.FromMinutes(10));
        await host.MessageAsync(m => m.RecipientId is null && m.Status == OutboxStatus.Dropped);
        await host.MessageAsync(m => m.RecipientId is not null && m.Status == OutboxStatus.Dropped);
        server.Taken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("anna.andersson@exempel.se", "ser ut att höra till en person"), InlineData("ingen adress", "Skriv en e-postadress")]
    public async Task Mailbox_ThatIsAPersonsOrNone_IsRefused(string address, string said)
    {
        await using var host = await LyktaHost.StartAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync($"{Patrols}/grupp/{await GroupAsync(coordinator)}");
        (await coordinator.SubmitFormAsync(page, "#grupp", ("Input.Mailbox", address), ("Input.IsAboutNobody", "true"))).Text.ShouldContain(said);
    }

    private static async Task<(string Address, PatrolShiftId Shift)> WithMailboxAsync(LyktaHost host)
    {
        var planned = await PlannedAsync(host);
        using var coordinator = await host.SignedInAsync("samordnare");
        var group = (await ShiftAsync(host, planned.Shift)).GroupId.Value;
        var saved = await coordinator.SubmitFormAsync(await coordinator.GetAsync($"{Patrols}/grupp/{group}"), "#grupp", ("Input.Mailbox", Mailbox), ("Input.IsAboutNobody", "true"));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Document.QuerySelector(".ds-error-summary")?.TextContent);
        return planned;
    }

    private static async Task CancelAsync(LyktaHost host, string mine)
    {
        using var walker = host.NewClient();
        (await walker.SubmitAsync(await walker.GetAsync(mine))).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task SentAsync(LyktaHost host, int count)
    {
        for (var tries = 0; tries < 1500 && (await host.MessagesAsync()).Count(m => m.Status == OutboxStatus.Sent) < count; tries++)
            await Task.Delay(20);
        (await host.MessagesAsync()).Count(m => m.Status == OutboxStatus.Sent).ShouldBe(count);
    }
}
