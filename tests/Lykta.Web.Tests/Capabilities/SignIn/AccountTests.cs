using System.Net;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.SignIn;

public sealed class AccountTests
{
    private const string Inside = "/" + DemoSeed.DistrictSlug + "/iakttagelser";

    [Theory, OnBothDatabases]
    public async Task Password_Changed_EndsOtherSessionsAndIsTheNewOne(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var here = host.NewClient();
        await host.SignInAsync(here, account);
        host.Clock.Move(TimeSpan.FromMinutes(1));
        using var there = host.NewClient();
        await host.SignInAsync(there, account);
        var page = await here.GetAsync("/konto");
        (await here.SubmitFormAsync(page, "form[action*='Password']", ("Input.Current", "fel"), ("Input.New", "ett alldeles nytt ord"))).Text.ShouldContain("stämmer inte");
        (await here.SubmitFormAsync(page, "form[action*='Password']", ("Input.Current", account.Password), ("Input.New", "kort"))).Text.ShouldContain("minst 12 tecken");
        var done = await here.SubmitFormAsync(page, "form[action*='Password']", ("Input.Current", account.Password), ("Input.New", "ett alldeles nytt ord"));
        done.Status.ShouldBe(HttpStatusCode.Redirect, done.Text);
        host.Clock.Move(TimeSpan.FromSeconds(5));
        (await here.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.Redirect);
        using var later = host.NewClient();
        host.Clock.Move(TimeSpan.FromMinutes(1));
        (await host.SignInAsync(later, account with { Password = "ett alldeles nytt ord" })).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Everywhere_OtherDevices_AreSignedOut()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var here = host.NewClient();
        await host.SignInAsync(here, account);
        host.Clock.Move(TimeSpan.FromMinutes(1));
        using var there = host.NewClient();
        await host.SignInAsync(there, account);
        await here.SubmitFormAsync(await here.GetAsync("/konto"), "form[action*='Everywhere']");
        host.Clock.Move(TimeSpan.FromSeconds(5));
        (await here.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.OK);
        (await there.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task App_Replaced_OnlyTheNewOneWorks()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        await host.SignInAsync(client, account);
        host.Clock.Move(TimeSpan.FromMinutes(1));
        var connecting = await client.SubmitFormAsync(await client.GetAsync("/konto"), "form[action*='Connect']");
        var next = account with { Key = connecting.Document.QuerySelector("kbd")!.TextContent.Replace(" ", "") };
        (await client.SubmitFormAsync(connecting, "form[action*='Confirm']", ("code", "000000"))).Text.ShouldContain("Koden stämmer inte");
        var done = await client.SubmitFormAsync(connecting, "form[action*='Confirm']", ("code", host.CodeOf(next)));
        done.Document.QuerySelectorAll(".codes kbd").Length.ShouldBe(10, done.Text);
        host.Clock.Move(TimeSpan.FromMinutes(1));
        using var old = host.NewClient();
        (await host.SignInAsync(old, account)).Status.ShouldBe(HttpStatusCode.OK);
        using var later = host.NewClient();
        (await host.SignInAsync(later, next)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases]
    public async Task HowOneSignsIn_LongAfterSignIn_IsChangedOnlyAfterSigningInAgain(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        await host.SignInAsync(client, account);
        var open = await client.GetAsync("/konto");
        host.Clock.Move(TimeSpan.FromMinutes(15));
        foreach (var form in new[] { "Connect", "Codes", "Password", "handler=Passkey" })
            (await client.SubmitFormAsync(open, $"form[action*='{form}']")).Location.ShouldBe("/logga-in?till=%2Fkonto&igen=true", form);
        var bare = await client.GetAsync("/konto");
        bare.Document.QuerySelector("form[action*='Connect'], form[action*='Codes'], form[action*='Password'], form[action*='Passkey']").ShouldBeNull();
        var door = await client.GetAsync(bare.Document.QuerySelector("main a[href^='/logga-in']")!.GetAttribute("href")!);
        door.Text.ShouldContain("Logga in en gång till");
        var code = await client.GetAsync((await client.SignInFormAsync(door, account.Email, account.Password)).Location!);
        (await client.SubmitAsync(code, ("Input.Code", host.CodeOf(account)))).Location.ShouldBe("/konto");
        (await client.GetAsync("/konto")).Document.QuerySelector("form[action*='Connect']").ShouldNotBeNull();
    }

    [Fact]
    public async Task HowOneSignsIn_Changed_DoesNotBeginTheQuarterAnew()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        await host.SignInAsync(client, account);
        host.Clock.Move(TimeSpan.FromMinutes(10));
        await client.SubmitFormAsync(await client.GetAsync("/konto"), "form[action*='Codes']");
        host.Clock.Move(TimeSpan.FromMinutes(6));
        (await client.GetAsync("/konto")).Document.QuerySelector("form[action*='Codes']").ShouldBeNull();
    }

    [Fact]
    public async Task App_BegunAndNotConfirmed_LeavesTheOldOne()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        await host.SignInAsync(client, account);
        host.Clock.Move(TimeSpan.FromMinutes(1));
        await client.SubmitFormAsync(await client.GetAsync("/konto"), "form[action*='Connect']");
        using var later = host.NewClient();
        (await host.SignInAsync(later, account)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Language_Chosen_FollowsTheAccount()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        host.Clock.MoveToTrueTime();
        using var client = host.NewClient();
        await host.SignInAsync(client, account);
        await client.SubmitFormAsync(await client.GetAsync("/konto"), "form[action*='Language']", ("language", "en"));
        (await client.GetAsync("/konto")).Text.ShouldContain("My account");
        host.Clock.Move(TimeSpan.FromMinutes(1));
        using var other = host.NewClient();
        await host.SignInAsync(other, account);
        (await other.GetAsync("/konto")).Text.ShouldContain("My account");
    }

    [Fact]
    public async Task Get_NotSignedIn_LeadsToTheDoor()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = host.NewClient();
        (await client.GetAsync("/konto")).Location!.ShouldContain("/logga-in?till=");
        (await client.GetAsync("/valj")).Location!.ShouldContain("/logga-in?till=");
        (await client.GetAsync("/")).Location.ShouldBe("/logga-in");
        var unknown = await client.GetAsync("/finns-inte");
        var known = await client.GetAsync("/" + DemoSeed.DistrictSlug);
        unknown.Status.ShouldBe(known.Status);
    }

    [Fact]
    public async Task Door_Personas_AreOnlyInTheDemo()
    {
        await using var demo = await LyktaHost.StartAsync();
        using var visitor = demo.NewClient();
        var door = await visitor.GetAsync("/logga-in");
        (await visitor.SubmitFormAsync(door, "form[action='/demo']", ("persona", "polis"))).Location.ShouldBe("/" + DemoSeed.DistrictSlug);
        await using var real = await LyktaHost.StartAsync(isDemo: false);
        using var client = real.NewClient();
        (await client.GetAsync("/logga-in")).Document.QuerySelector("form[action='/demo']").ShouldBeNull();
        (await client.GetAsync("/demo")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/demo")]
    [InlineData("/logga-in")]
    public async Task Door_PersonasInEnglish_SayTheRoleInEnglish(string path)
    {
        await using var host = await LyktaHost.StartAsync();
        using var visitor = host.NewClient();
        (await visitor.GetAsync(path)).Document.QuerySelector("[name=persona][value=samordnare]")!.TextContent.ShouldBe("Trygghetssamordnare");
        visitor.Cookies.Add(host.Address, new Cookie(".AspNetCore.Culture", "c%3Den-GB%7Cuic%3Den-GB"));
        var button = (await visitor.GetAsync(path)).Document.QuerySelector("[name=persona][value=samordnare]")!;
        button.TextContent.ShouldContain("Coordinator");
        button.QuerySelector("[lang=sv]")!.TextContent.ShouldBe("Trygghetssamordnare");
    }

    [Fact]
    public async Task Post_ManySignInForms_AreBrakedWithASwedishPage()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = host.NewClient();
        var door = await client.GetAsync("/logga-in");
        LyktaPage? last = null;
        // Tokens come back with time, so a slow machine needs some more.
        for (var i = 0; i < 200 && last?.Status != HttpStatusCode.TooManyRequests; i++)
            last = await client.SubmitFormAsync(door, "form[action='/logga-in']", ("Input.Email", ""), ("Input.Password", ""));
        last!.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        int.Parse(last.Headers["Retry-After"]).ShouldBeGreaterThan(0);
        last.Document.QuerySelector("h1")!.TextContent.ShouldBe("För många försök");
    }
}
