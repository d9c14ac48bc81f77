using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Identity;
using System.Net;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.SignIn;

public sealed class PasswordSignInTests
{
    private const string Home = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Post_PasswordThenCode_SignsInAndGoesHome(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        var done = await host.SignInAsync(client, account);
        done.Status.ShouldBe(HttpStatusCode.Redirect, done.Text);
        done.Location.ShouldBe(Home);
        (await client.GetAsync(Home)).Location.ShouldBe(Home + "/laget");
        (await client.GetAsync("/")).Location.ShouldBe(Home);
        (await client.GetAsync(Home + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_PasswordAlone_GivesNoSession()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        var half = await client.SignInFormAsync(await client.GetAsync("/logga-in"), account.Email, account.Password);
        half.Location.ShouldBe("/logga-in/kod");
        (await client.GetAsync(Home + "/iakttagelser")).Location!.ShouldContain("/logga-in?till=");
        var wrong = await client.SubmitAsync(await client.GetAsync("/logga-in/kod"), ("Input.Code", "000000"));
        wrong.Text.ShouldContain("Koden stämmer inte");
        (await client.GetAsync("/konto")).Location!.ShouldContain("/logga-in");
    }

    [Fact]
    public async Task Post_SameCodeTwice_IsRefusedTheSecondTime()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var first = host.NewClient();
        (await host.SignInAsync(first, account)).Status.ShouldBe(HttpStatusCode.Redirect);
        using var second = host.NewClient();
        (await host.SignInAsync(second, account)).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Move(TimeSpan.FromSeconds(60));
        using var third = host.NewClient();
        (await host.SignInAsync(third, account)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Post_NewPasswordAccount_EnrolsAppAndSeesRecoveryCodesOnce()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(withApp: false, memberships: [(DemoSeed.DistrictSlug, Role.Field)]);
        using var client = host.NewClient();
        var half = await client.SignInFormAsync(await client.GetAsync("/logga-in"), account.Email, account.Password);
        half.Location.ShouldBe("/logga-in/sakra");
        var page = await client.GetAsync("/logga-in/sakra");
        page.Document.QuerySelector("svg.qr").ShouldNotBeNull();
        var key = page.Document.QuerySelector("kbd")!.TextContent.Replace(" ", "");
        var done = await client.SubmitFormAsync(page, "form:has([name='Input.Code'])", ("Input.Code", host.CodeOf(account with { Key = key })));
        var codes = done.Document.QuerySelectorAll(".codes kbd").Select(k => k.TextContent).ToList();
        codes.Count.ShouldBe(10, done.Text);
        (await client.GetAsync(Home)).Location.ShouldBe(Home + "/laget");
        (await client.GetAsync("/logga-in/sakra")).Location!.ShouldStartWith("/logga-in");

        using var lost = host.NewClient();
        (await lost.SignInFormAsync(await lost.GetAsync("/logga-in"), account.Email, account.Password)).Location.ShouldBe("/logga-in/kod");
        (await lost.SubmitAsync(await lost.GetAsync("/logga-in/kod"), ("Input.Code", codes[3]))).Location.ShouldBe(Home);
        using var again = host.NewClient();
        await again.SignInFormAsync(await again.GetAsync("/logga-in"), account.Email, account.Password);
        (await again.SubmitAsync(await again.GetAsync("/logga-in/kod"), ("Input.Code", codes[3]))).Text.ShouldContain("redan använd");
    }

    [Theory]
    [InlineData("https://ond.example/")]
    [InlineData("//ond.example/")]
    [InlineData("/\\ond.example/")]
    [InlineData("/%09/ond.example")]
    public async Task Post_ReturnAddressElsewhere_IsNotFollowed(string till)
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        var done = await host.SignInAsync(client, account, till);
        new Uri(host.Address, done.Location).Authority.ShouldBe(host.Address.Authority);
        var back = await client.GetAsync("/logga-in?till=" + Uri.EscapeDataString(till));
        new Uri(host.Address, back.Location).Authority.ShouldBe(host.Address.Authority);
    }

    [Fact]
    public async Task Post_LocalReturnAddress_IsFollowed()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        (await host.SignInAsync(client, account, Home + "/iakttagelser?sida=2")).Location.ShouldBe(Home + "/iakttagelser?sida=2");
    }

    [Theory, OnBothDatabases]
    public async Task Post_ManyWrongPasswords_AreBrakedAlikeForKnownAndUnknown(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        foreach (var email in new[] { account.Email, "ingen@exempel.se" })
        {
            using var client = host.NewClient();
            var door = await client.GetAsync("/logga-in");
            for (var i = 0; i < GuessBrake.Tries; i++)
            {
                var wrong = await client.SignInFormAsync(door, email, "fel lösenord nummer " + i);
                wrong.Status.ShouldBe(HttpStatusCode.OK);
                wrong.Text.ShouldContain("E-postadressen eller lösenordet stämmer inte");
            }

            var braked = await client.SignInFormAsync(door, email, account.Password);
            braked.Status.ShouldBe(HttpStatusCode.TooManyRequests);
            braked.Headers["Retry-After"].ShouldBe("600");
            braked.Text.ShouldContain("Vänta till klockan 14:12");
        }

        host.Clock.Move(TimeSpan.FromMinutes(10));
        using var later = host.NewClient();
        (await host.SignInAsync(later, account)).Location.ShouldBe(Home);
    }

    [Fact]
    public async Task Post_KnownDevice_GetsInWhileAStrangerIsBraked()
    {
        await using var host = await LyktaHost.StartAsync();
        host.Clock.MoveToTrueTime();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var mine = host.NewClient();
        await host.SignInAsync(mine, account);
        await mine.SubmitFormAsync(await mine.GetAsync("/logga-ut"), "form[method=post]");
        using var stranger = host.NewClient();
        var door = await stranger.GetAsync("/logga-in");
        for (var i = 0; i <= GuessBrake.Tries; i++)
            await stranger.SignInFormAsync(door, account.Email, "fel lösenord nummer " + i);
        (await stranger.SignInFormAsync(door, account.Email, account.Password)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        host.Clock.Move(TimeSpan.FromMinutes(1));
        (await host.SignInAsync(mine, account)).Location.ShouldBe(Home);
    }

    [Fact]
    public async Task Post_UnknownAccount_CostsTheSameWorkAndGivesTheSameAnswer()
    {
        var hasher = new CountingHasher();
        await using var host = await LyktaHost.StartAsync(adjust: services => services.AddSingleton<IPasswordHasher<Account>>(hasher));
        var account = await host.MakeAccountAsync();
        using var client = host.NewClient();
        var door = await client.GetAsync("/logga-in");
        var answers = new List<(string Work, string Text)>();
        foreach (var email in new[] { account.Email!, "ingen@exempel.se" })
        {
            hasher.Work.Clear();
            var answer = await client.SignInFormAsync(door, email, "fel lösenord");
            answer.Text.ShouldContain("E-postadressen eller lösenordet stämmer inte");
            answers.Add((string.Join(' ', hasher.Work), answer.Text.Replace(email, "", StringComparison.Ordinal)));
        }

        answers[0].Work.ShouldNotBeEmpty();
        answers[1].ShouldBe(answers[0]);
    }

    [Fact]
    public async Task Get_SeveralPartnerships_AreChosenAmong()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(
            memberships: [(DemoSeed.DistrictSlug, Role.Coordinator), (DemoSeed.NeighbourSlug, Role.Administrator)]);
        using var client = host.NewClient();
        (await host.SignInAsync(client, account)).Location.ShouldBe("/valj");
        var page = await client.GetAsync("/valj");
        page.Document.QuerySelectorAll(".todo a").Select(a => a.GetAttribute("href")).ShouldBe(["/norra-astad", "/sundby-ekbacken"]);
        (await client.GetAsync("/norra-astad")).Location.ShouldBe("/norra-astad/medlemmar");
    }

    [Theory]
    [InlineData("forskola", "rapportera")]
    [InlineData("analytiker", "samlat")]
    [InlineData("utvarderare", "samarbeten")]
    [InlineData("admin", "medlemmar")]
    [InlineData("polis", "laget")]
    public async Task Get_Partnership_LeadsToTheRolesFirstPage(string persona, string expected)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(Home)).Location.ShouldBe($"{Home}/{expected}");
    }

    // What a guess costs is the hash's own rounds, which its stored form begins with.
    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public List<string> Work { get; } = [];

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Work.Add(Convert.ToHexString(Convert.FromBase64String(hashedPassword).AsSpan(0, 13)));
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
