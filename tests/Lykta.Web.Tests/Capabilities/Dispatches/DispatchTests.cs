using System.Net;
using Lykta.Web.Capabilities.Dispatches.Weekly;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.Triage;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Observations.Report;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Dispatches;

public sealed class DispatchTests
{
    private const string Address = $"/{DemoSeed.DistrictSlug}/utskick";

    [Theory, OnBothDatabases]
    public async Task Refused_Mail_IsShownWithItsReasonAndSentAgainByTheButton(Database database)
    {
        await using var server = new SmtpServer(SmtpMood.NoSuchBox550);
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        using var admin = await host.SignedInAsync("admin");
        await admin.InviteAsync();
        await host.MessageAsync(m => m is { Status: OutboxStatus.SetAside, LastFailure: "smtp-550", Tries: 1 });
        var page = await admin.GetAsync(Address);
        page.Text.ShouldContain("Brevlådan finns inte eller tar inte emot (550)");
        page.Text.ShouldContain("Fältassistent");
        page.Body.ShouldNotContain("ny@exempel.se");

        server.Mood = SmtpMood.Takes;
        (await admin.SubmitFormAsync(page, "form[action*='Again']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await server.OneAsync()).To.ShouldBe(["ny@exempel.se"]);
        await host.MessageAsync(m => m.Status == OutboxStatus.Sent);
        (await admin.SubmitFormAsync(page, "form[action*='Again']")).Status.ShouldBe(HttpStatusCode.Redirect);
        server.Taken.Count.ShouldBe(1, "what was sent is not sent by an old page");
        (await admin.GetAsync(Address)).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Invite_WithoutMail_SaysSoAndStoresNothing()
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync($"/{DemoSeed.DistrictSlug}/medlemmar/bjud-in");
        var unit = page.Document.QuerySelector("#Input_UnitId option:last-child")!.GetAttribute("value")!;
        var made = await admin.SubmitAsync(page, ("Input.Email", "ny@exempel.se"), ("Input.Title", "Vakt"), ("Input.UnitId", unit), ("Input.Role", "Field"));
        made.Text.ShouldContain("Lämna länken till ny@exempel.se själv");
        made.Text.ShouldNotContain("Den skickas till");
        (await host.MessagesAsync()).ShouldBeEmpty();
        (await admin.GetAsync(Address)).Text.ShouldContain("inte inställt för att skicka e-post");
    }

    [Fact]
    public async Task Invitation_WithdrawnBeforeItLeft_IsDropped()
    {
        await using var server = new SmtpServer(SmtpMood.Busy421);
        await using var host = await LyktaHost.StartAsync(settings: server.Settings());
        using var admin = await host.SignedInAsync("admin");
        await admin.InviteAsync();
        await host.MessageAsync(m => m.Tries == 1);
        await admin.SubmitFormAsync(await admin.GetAsync($"/{DemoSeed.DistrictSlug}/medlemmar"), "form[action*='Withdraw']");
        server.Mood = SmtpMood.Takes;
        host.Later(TimeSpan.FromMinutes(1));
        (await host.MessageAsync(m => m.Status == OutboxStatus.Dropped)).Secret.ShouldBeNull();
        server.Taken.ShouldBeEmpty();
        (await admin.GetAsync(Address)).Text.ShouldContain("inte längre aktuellt");
    }

    [Theory]
    [InlineData("samordnare")]
    [InlineData("polis")]
    [InlineData("styrgrupp")]
    [InlineData("sekreterare")]
    public async Task Get_OtherRoles_AreForbidden(string persona)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(Address)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Again_MessageOfAnotherPartnership_IsNotFound()
    {
        await using var server = new SmtpServer(SmtpMood.NoSuchBox550);
        await using var host = await LyktaHost.StartAsync(settings: server.Settings());
        using var admin = await host.SignedInAsync("admin");
        await admin.InviteAsync();
        await host.MessageAsync(m => m.Status == OutboxStatus.SetAside);
        var form = await admin.GetAsync(Address);
        (await admin.SubmitFormAsync(form, "form[action*='Again']", ("id", Guid.NewGuid().ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var neighbour = await host.SignedInAsync("admin", neighbour: true);
        (await neighbour.GetAsync(Address)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Feedback_ToAReporter_TellsNothingOfWhatItSays(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        using var coordinator = await host.SignedInAsync("samordnare");
        var (field, number) = await WrittenAsync(host);
        var page = await coordinator.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser/{number}/svar");
        var answered = await coordinator.SubmitFormAsync(page, "form.form", ("Input.Sentence", ""), ("Input.Own", "Lampan vid porten är lagad."));
        answered.Status.ShouldBe(HttpStatusCode.Redirect, answered.Text);
        var mail = await server.OneAsync();
        mail.To.ShouldBe(["falt@demo.lykta.example"]);
        mail.Header("Subject").ShouldBe("Du har fått återkoppling i Sundby-Ekbacken");
        mail.Text.ShouldContain($"https://lykta.exempel.se/{DemoSeed.DistrictSlug}/mina");
        mail.Text.ShouldNotContain("Lampan");
        (await host.MessageAsync(m => m.Kind == FeedbackMail.Kind)).RecipientId.ShouldBe(field);
    }

    [Fact]
    public async Task Job_FailingByAFault_IsToldToTheAdministrator()
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(settings: server.Settings(), adjust: s => s.AddJobKind<BrokenJob>());
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
        {
            unit.Db.Add(Job.Order(BrokenJob.Kind, "{}", null, null, 1, unit.Now));
            return Task.FromResult(true);
        }, CancellationToken.None);
        host.Services.GetRequiredService<JobWorker>().Wake();
        var mail = await server.OneAsync();
        mail.To.ShouldBe(["admin@demo.lykta.example"]);
        mail.Header("Subject").ShouldBe("Ett arbete i Lykta misslyckades: Sundby-Ekbacken");
        mail.Text.ShouldNotContain("secret inner");
    }

    [Fact]
    public async Task Trail_NotWhole_IsToldToTheAdministrator()
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(settings: server.Settings());
        using var admin = await host.SignedInAsync("admin");
        await admin.InviteAsync();
        await host.MessageAsync(m => m.Status == OutboxStatus.Sent);
        await host.TamperAsync("UPDATE \"AuditEntry\" SET \"Action\" = 'x' WHERE \"Sequence\" = 2");
        await admin.SubmitAsync(await admin.GetAsync($"/{DemoSeed.DistrictSlug}/spar"));
        await host.MessageAsync(m => m is { Kind: AuditFailedMail.Kind, Status: OutboxStatus.Sent });
        server.Taken.Last().Header("Subject").ShouldBe("Loggen i Sundby-Ekbacken stämmer inte");
    }

    [Theory, OnBothDatabases]
    public async Task Weekly_OnMondayMorning_ComesOnceToCoordinatorsWhoWantIt(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        var duty = host.Services.GetServices<IDuty>().OfType<WeeklyDuty>().Single();
        var partnership = (await host.SystemScopeAsync()).Partnership!;
        await duty.RunAsync(partnership, CancellationToken.None);
        (await host.MessagesAsync()).ShouldBeEmpty("it is Friday");

        host.Clock.Move(TimeSpan.FromHours(66));
        await duty.RunAsync(partnership, CancellationToken.None);
        await duty.RunAsync(partnership, CancellationToken.None);
        // The host's own clockwork may send reminders beside it.
        await host.MessageAsync(m => m.Kind == WeeklyMail.Kind && m.Status == OutboxStatus.Sent);
        (await host.MessagesAsync()).Count(m => m.Kind == WeeklyMail.Kind).ShouldBe(1);
        var mail = server.Taken.Single(m => m.Header("List-Unsubscribe") is not null && m.Header("Subject")!.StartsWith("Måndagsbrev", StringComparison.Ordinal));
        mail.To.ShouldBe(["samordnare@demo.lykta.example"]);
        mail.Header("Subject").ShouldBe("Måndagsbrev, vecka 48: Sundby-Ekbacken");
        mail.Header("List-Unsubscribe").ShouldBe("<https://lykta.exempel.se/konto#utskick>");

        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync("/konto"), "form[action*='Weekly']");
        host.Clock.Move(TimeSpan.FromDays(7));
        await duty.RunAsync(partnership, CancellationToken.None);
        (await host.MessagesAsync()).Count(m => m.Kind == WeeklyMail.Kind).ShouldBe(1);
    }

    [Fact]
    public async Task Account_WeeklyLetter_IsDeclinedAndWantedAgain()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var person = host.NewClient();
        await host.SignInAsync(person, account);
        foreach (var declined in new[] { true, false })
        {
            await person.SubmitFormAsync(await person.GetAsync("/konto"), "form[action*='Weekly']", ("wanted", declined ? "false" : "true"));
            (await host.ReadAsync(db => db.Users.Where(a => a.Id == account.Id).Select(a => a.HasDeclinedWeeklyMail).SingleAsync())).ShouldBe(declined);
        }
    }

    private static async Task<(MembershipId Writer, int Number)> WrittenAsync(LyktaHost host)
    {
        using var field = await host.SignedInAsync("falt");
        var page = await field.GetAsync($"/{DemoSeed.DistrictSlug}/rapportera");
        var sent = await field.ReportAsync(page, ("Input.Type", "belysning"), ("Input.Place", "sundby-torg"), ("Input.Wish", "Laga lampan"));
        sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Text);
        return await host.ReadAsync(async db =>
        {
            var writer = await db.Set<Membership>().Where(m => m.FunctionTitle == "Fältassistent").Select(m => m.Id).SingleAsync();
            return (writer, await db.Set<Observation>().Where(o => o.WrittenBy == writer).MaxAsync(o => o.Number));
        });
    }

    private sealed class BrokenJob : JobKind
    {
        public const string Kind = "test.broken";

        public override string Name => Kind;

        public override Task<JobOutcome> RunAsync(JobRun run, CancellationToken cancel) => throw new InvalidDataException("secret inner");
    }
}
