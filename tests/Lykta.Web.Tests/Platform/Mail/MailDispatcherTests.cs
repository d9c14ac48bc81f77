using System.Text;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Mail;

public sealed class MailDispatcherTests
{
    [Theory, OnBothDatabases]
    public async Task Invitation_Ordered_IsDeliveredOnceAndLeavesNoSecret(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        using var admin = await host.SignedInAsync("admin");
        var address = await admin.InviteAsync();
        var mail = await server.OneAsync();
        var row = await host.MessageAsync(m => m.Status == OutboxStatus.Sent);

        address.ShouldStartWith("https://lykta.exempel.se/inbjudan/");
        mail.To.ShouldBe(["ny@exempel.se"]);
        mail.Text.ShouldContain(address);
        mail.Text.ShouldContain("till och med 27 november 2026");
        mail.Header("Subject").ShouldBe("Inbjudan till Sundby-Ekbacken i Lykta");
        mail.Header("Message-ID").ShouldBe($"<{row.Id:N}@exempel.se>");
        mail.Header("Auto-Submitted").ShouldBe("auto-generated");
        mail.Header("Content-Type")!.ShouldContain("multipart/alternative");
        mail.Raw.ShouldContain("text/plain");
        mail.Raw.ShouldContain("text/html");
        server.Logins.ShouldBe(["lykta:hemligt ord"]);

        (row.Secret, row.LastFailure, row.Tries, row.LeaseUntil).ShouldBe((null, null, 1, null));
        var token = address.Split('/')[^1];
        (await host.DumpAsync()).ShouldNotContain(token, Case.Insensitive);
        foreach (var file in Directory.GetFiles(host.DataFolder, "lykta.db*"))
            (await BytesAsync(file)).ShouldNotContain(token, Case.Insensitive, file);
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "message.sent"))).ShouldBe(1);
        host.Later(TimeSpan.FromDays(1));
        server.Taken.Count.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Server_BusyThenWell_GetsItAtTheNextTry(Database database)
    {
        await using var server = new SmtpServer(SmtpMood.Busy421);
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        using var admin = await host.SignedInAsync("admin");
        var token = (await admin.InviteAsync()).Split('/')[^1];
        var waiting = await host.MessageAsync(m => m.Tries == 1);
        (waiting.Status, waiting.LastFailure, waiting.NextTryAt).ShouldBe((OutboxStatus.Waiting, "smtp-421", host.Clock.GetUtcNow().AddMinutes(1)));
        waiting.Secret.ShouldNotBeNull().ShouldNotContain(token);
        (await host.DumpAsync()).ShouldNotContain(token, Case.Insensitive);

        server.Mood = SmtpMood.Takes;
        host.Later(TimeSpan.FromMinutes(1));
        (await server.OneAsync()).Header("Message-ID")!.ShouldContain($"{waiting.Id:N}");
        (await host.MessageAsync(m => m.Status == OutboxStatus.Sent)).Secret.ShouldBeNull();
        server.Taken.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(SmtpMood.HangsUpInData, "hung-up")]
    [InlineData(SmtpMood.Silent, "timeout")]
    [InlineData(SmtpMood.Refuses535, "smtp-53")]
    [InlineData(SmtpMood.Later450, "smtp-450")]
    public async Task Server_Failing_LeavesItWaitingWithTheReason(SmtpMood mood, string code)
    {
        await using var server = new SmtpServer(mood);
        await using var host = await LyktaHost.StartAsync(settings: server.Settings(timeout: mood == SmtpMood.Silent ? 4 : 60), adjust: s => s.AddMailKind<TestMail>());
        await host.OrderAsync(TestMail.Kind);
        var waiting = await host.MessageAsync(m => m.Tries == 1);
        waiting.Status.ShouldBe(OutboxStatus.Waiting);
        waiting.LastFailure!.ShouldStartWith(code);
        server.Mood = SmtpMood.Takes;
        host.Later(TimeSpan.FromMinutes(1));
        await host.MessageAsync(m => m.Status == OutboxStatus.Sent);
        server.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Server_Gone_LeavesItWaiting()
    {
        string[] settings;
        await using (var closed = new SmtpServer())
            settings = closed.Settings();
        await using var host = await LyktaHost.StartAsync(settings: settings, adjust: s => s.AddMailKind<TestMail>());
        await host.OrderAsync(TestMail.Kind);
        (await host.MessageAsync(m => m.Tries == 1)).LastFailure.ShouldBe("unreachable");
    }

    [Theory]
    [InlineData(true, "tls")]
    [InlineData(false, "server")]
    public async Task StartTls_CertificateUntrustedOrNotOffered_SendsNothing(bool isOffered, string code)
    {
        await using var server = new SmtpServer(withTls: isOffered);
        await using var host = await LyktaHost.StartAsync(settings: server.Settings(startTls: true), adjust: s => s.AddMailKind<TestMail>());
        await host.OrderAsync(TestMail.Kind);
        (await host.MessageAsync(m => m.Tries == 1)).LastFailure.ShouldBe(code);
        (server.Taken.Count, server.Logins.Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Server_FailingForDays_SetsItAsideAfterTheLastTry()
    {
        await using var server = new SmtpServer(SmtpMood.Busy421);
        await using var host = await LyktaHost.StartAsync(settings: server.Settings(), adjust: s => s.AddMailKind<TestMail>());
        await host.OrderAsync(TestMail.Kind);
        for (var tries = 1; tries < MailDispatcher.MostTries; tries++)
        {
            var done = tries;
            await host.MessageAsync(m => m.Tries == done && m.Status == OutboxStatus.Waiting);
            host.Later(TimeSpan.FromHours(8));
        }

        (await host.MessageAsync(m => m.Status == OutboxStatus.SetAside)).Tries.ShouldBe(MailDispatcher.MostTries);
        server.Connections.ShouldBe(MailDispatcher.MostTries);
    }

    [Theory, OnBothDatabases]
    public async Task Dispatchers_SeveralAtOnce_SendEachOnce(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, s => s.AddMailKind<TestMail>(), server.Settings());
        await host.OrderAsync(TestMail.Kind, 30);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            using var other = ActivatorUtilities.CreateInstance<MailDispatcher>(host.Services, ActivatorUtilities.CreateInstance<OutboxQueue>(host.Services));
            // A mail that was put off waits for a clock that stands still: then the counts below tell, instead of a wait without end.
            for (var round = 0; round < 300 && (await host.MessagesAsync()).Exists(m => m.Status == OutboxStatus.Waiting); round++)
                await other.RunOneOfEachAsync(CancellationToken.None);
        }));
        server.Taken.Select(m => m.Header("Message-ID")).Distinct().Count().ShouldBe(30);
        server.Taken.Count.ShouldBe(30);
        (await host.MessagesAsync()).ShouldAllBe(m => m.Status == OutboxStatus.Sent && m.Tries == 1);
    }

    [Theory]
    [InlineData("ADMIN\r\nBcc: annan@exempel.se", "unsafe-header")]
    [InlineData("address", "address")]
    [InlineData("throw", "cannot-write")]
    [InlineData("gone", "gone")]
    public async Task Draft_ThatCannotBeSent_IsSetAsideAndTheNextLeaves(string secret, string code)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(settings: server.Settings(), adjust: s => s.AddMailKind<TestMail>());
        await host.OrderAsync(TestMail.Kind, secret: secret);
        await host.OrderAsync("mail.nobody-knows");
        await host.OrderAsync(TestMail.Kind);
        (await host.MessageAsync(m => m.LastFailure == code)).Status.ShouldBe(code == "gone" ? OutboxStatus.Dropped : OutboxStatus.SetAside);
        (await host.MessageAsync(m => m.LastFailure == "unknown-kind")).Status.ShouldBe(OutboxStatus.SetAside);
        await host.MessageAsync(m => m.Status == OutboxStatus.Sent);
        server.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Calendar_InADraft_IsAPartOfItsOwn()
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(settings: server.Settings(), adjust: s => s.AddMailKind<TestMail>());
        await host.OrderAsync(TestMail.Kind, secret: "calendar");
        var mail = await server.OneAsync();
        // .NET writes the parameters of a content type in an order that differs from process to process.
        mail.Raw.ShouldMatch(@"Content-Type: text/calendar;(?=[^:]*\bmethod=REQUEST\b)(?=[^:]*\bcharset=""?utf-8\b)");
        mail.Text.ShouldContain("BEGIN:VCALENDAR");
        mail.Header("List-Unsubscribe").ShouldBe("<https://lykta.exempel.se/konto#utskick>");
        mail.Text.ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task Secret_OlderThanAWeek_IsForgotten()
    {
        await using var server = new SmtpServer(SmtpMood.NoSuchBox550);
        await using var host = await LyktaHost.StartAsync(settings: server.Settings());
        using var admin = await host.SignedInAsync("admin");
        await admin.InviteAsync();
        (await host.MessageAsync(m => m.Status == OutboxStatus.SetAside)).Secret.ShouldNotBeNull();
        host.Clock.Move(TimeSpan.FromDays(7));
        var sweep = host.Services.GetServices<Web.Platform.Ticks.IDuty>().OfType<SecretSweep>().Single();
        await sweep.RunAsync((await host.SystemScopeAsync()).Partnership!, CancellationToken.None);
        (await host.MessagesAsync()).ShouldAllBe(m => m.Secret == null);
    }

    [Theory]
    [InlineData("Lykta:PublicUrl is needed", "--Lykta:Mail:Host", "post.exempel.se", "--Lykta:Mail:From", "lykta@exempel.se")]
    [InlineData("in the clear", "--Lykta:Mail:Host", "post.exempel.se", "--Lykta:Mail:From", "lykta@exempel.se", "--Lykta:PublicUrl", "https://lykta.exempel.se", "--Lykta:Mail:StartTls", "false", "--Lykta:Mail:User", "lykta")]
    [InlineData("must be an address", "--Lykta:Mail:Host", "post.exempel.se", "--Lykta:PublicUrl", "https://lykta.exempel.se")]
    public async Task Settings_Wrong_AreRefusedAtTheStart(string says, params string[] settings) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => LyktaHost.StartAsync(settings: settings))).Message.ShouldContain(says);

    private static async Task<string> BytesAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return Encoding.Latin1.GetString(bytes);
    }

    /// <summary>Behaves by its secret.</summary>
    private sealed class TestMail : IMailKind
    {
        public const string Kind = "mail.test";

        public string Name => Kind;

        public Task<MailDraft?> DraftAsync(MailCase about, CancellationToken cancel) => Task.FromResult<MailDraft?>(about.Secret switch
        {
            "gone" => null,
            "throw" => throw new KeyNotFoundException(),
            "address" => Draft(about, "inte en adress"),
            "calendar" => Draft(about, "a@exempel.se") with { Calendar = new("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "REQUEST"), UnsubscribePath = "/konto#utskick" },
            null => Draft(about, "a@exempel.se"),
            var title => new(new("a@exempel.se", null), new("Mail.Invitation.Subject", MailWord.Title(title)), new MailLine("Mail.Feedback.Text")),
        });

        private static MailDraft Draft(MailCase about, string address) =>
            new(new(address, "en"), new("Mail.Feedback.Subject", MailWord.Of(about.Partnership)), new MailLine("Mail.Feedback.Text"));
    }
}
