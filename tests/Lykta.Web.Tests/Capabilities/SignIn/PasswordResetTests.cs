using System.Net;
using System.Text.RegularExpressions;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.SignIn;

public sealed partial class PasswordResetTests
{
    private const string Chosen = "fyra ord som inte hor ihop";

    [Theory, OnBothDatabases]
    public async Task Link_FromTheMail_ChangesThePasswordOnceAndEndsTheSessions(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(database, settings: server.Settings());
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var old = host.NewClient();
        (await host.SignInAsync(old, account)).Status.ShouldBe(HttpStatusCode.Redirect);
        var address = await AskAsync(host, server, account.Email);

        using var client = host.NewClient();
        var weak = await client.SubmitAsync(await client.GetAsync(address), ("Input.New", "kort"));
        weak.Text.ShouldContain("Lösenordet behöver minst 12 tecken");
        var done = await client.SubmitAsync(await client.GetAsync(address), ("Input.New", Chosen));
        done.Document.QuerySelector("h1")!.TextContent.ShouldBe("Lösenordet är bytt");

        (await client.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/konto")).Location!.ShouldContain("/logga-in");
        host.Clock.Move(TimeSpan.FromSeconds(5));
        (await old.GetAsync("/konto")).Location!.ShouldContain("/logga-in");
        (await client.SignInFormAsync(await client.GetAsync("/logga-in"), account.Email, account.Password)).Text.ShouldContain("stämmer inte");
        (await client.SignInFormAsync(await client.GetAsync("/logga-in"), account.Email, Chosen)).Location.ShouldBe("/logga-in/kod");
        await host.Services.GetRequiredService<DoorLog>().FlushAsync(CancellationToken.None);
        (await host.ReadAsync(db => db.Set<AuditEntry>().Where(e => e.Action == DoorLog.ChangedAction).Select(e => e.Codes).ToListAsync())).ShouldBe(["what=password-by-link"]);
        var token = address.Split('/')[^1];
        (await host.DumpAsync()).ShouldNotContain(token, Case.Insensitive);
    }

    [Fact]
    public async Task Post_AddressOfNobody_GetsTheSameAnswerAndNoMail()
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(settings: server.Settings());
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Field)]);
        using var client = host.NewClient();
        var nobody = await client.SubmitAsync(await client.GetAsync("/logga-in/glomt"), ("Input.Email", "ingen@exempel.se"));
        var somebody = await client.SubmitAsync(await client.GetAsync("/logga-in/glomt"), ("Input.Email", account.Email));
        nobody.Document.QuerySelector("main")!.TextContent.ShouldBe(somebody.Document.QuerySelector("main")!.TextContent);
        (await server.OneAsync()).To.ShouldBe([account.Email]);
        server.Taken.Count.ShouldBe(1);
        (await client.SubmitAsync(await client.GetAsync("/logga-in/glomt"), ("Input.Email", "inte en adress"))).Text.ShouldContain("namn@exempel.se");
    }

    [Fact]
    public async Task Link_ThatWasChanged_OpensNothing()
    {
        await using var server = new SmtpServer();
        await using var host = await LyktaHost.StartAsync(settings: server.Settings());
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Field)]);
        var other = await host.MakeAccountAsync("annan@exempel.se", memberships: [(DemoSeed.DistrictSlug, Role.Field)]);
        var address = await AskAsync(host, server, account.Email);
        using var client = host.NewClient();
        var parts = address.Split('/');
        parts[^2] = other.Id.ToString("N");
        (await client.GetAsync(string.Join('/', parts))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(address[..^4] + "AAAA")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Page_WithoutMail_SaysWhomToAsk()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = host.NewClient();
        (await client.GetAsync("/logga-in/glomt")).Text.ShouldContain("Be administratören");
    }

    private static async Task<string> AskAsync(LyktaHost host, SmtpServer server, string email)
    {
        using var client = host.NewClient();
        await client.SubmitAsync(await client.GetAsync("/logga-in/glomt"), ("Input.Email", email));
        return Address().Match((await server.OneAsync()).Text).Groups[1].Value;
    }

    [GeneratedRegex("https://lykta.exempel.se(/logga-in/nytt-losenord/[0-9a-f]{32}/[A-Za-z0-9_-]+)")]
    private static partial Regex Address();
}
