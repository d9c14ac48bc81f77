using System.Net;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.SignIn;

public sealed class SessionTests
{
    private const string Inside = "/" + DemoSeed.DistrictSlug + "/iakttagelser";

    [Theory, OnBothDatabases]
    public async Task SignOut_CopiedCookie_IsDeadAtOnce(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        using var thief = host.NewClient();
        Copy(host, client, thief);
        (await thief.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.OK);
        var left = await client.SubmitFormAsync(await client.GetAsync("/logga-ut"), "form[method=post]");
        left.Location.ShouldBe("/logga-in");
        (await thief.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SignOut_OtherDevice_StaysSignedIn()
    {
        await using var host = await LyktaHost.StartAsync();
        using var desk = await host.SignedInAsync("samordnare");
        using var phone = await host.SignedInAsync("samordnare");
        await desk.SubmitFormAsync(await desk.GetAsync("/logga-ut"), "form[method=post]");
        (await phone.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignOut_WithoutToken_IsRefused()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        (await client.PostAsync("/logga-ut", [])).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_CookieFromBefore_IsReplacedAndDead()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = await host.SignedInAsync("samordnare");
        using var fixedBefore = host.NewClient();
        Copy(host, client, fixedBefore);
        var before = CookieOf(host, client);
        // The signed-in one is sent on from the door, so the form comes from a page of somebody else's, as an attacker would have it.
        var half = await client.PostAsync("/logga-in", await FormOfAsync(client, account));
        await client.SubmitAsync(await client.GetAsync(half.Location!), ("Input.Code", host.CodeOf(account)));
        CookieOf(host, client).ShouldNotBe(before);
        (await client.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.OK);
        (await fixedBefore.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases]
    public async Task Membership_Ended_IsDeadWithinFiveSeconds(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.OK);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var membership = await unit.Db.Set<Membership>().SingleAsync(m => m.Role == Role.Coordinator, cancel);
            membership.End(unit.Now);
            return true;
        }, CancellationToken.None);
        host.Clock.Move(TimeSpan.FromSeconds(5));
        (await client.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task SecurityStamp_Changed_EndsEverySessionWithinFiveSeconds(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.OK);
        await using var services = host.Services.CreateAsyncScope();
        var accounts = services.ServiceProvider.GetRequiredService<UserManager<Account>>();
        await accounts.UpdateSecurityStampAsync((await accounts.FindByEmailAsync("samordnare@demo.lykta.example"))!);
        host.Clock.Move(TimeSpan.FromSeconds(5));
        (await client.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Session_AfterTwelveHours_IsOver()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        host.Clock.Move(TimeSpan.FromHours(11.9));
        (await client.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Move(TimeSpan.FromHours(0.2));
        (await client.GetAsync(Inside)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<IEnumerable<KeyValuePair<string, string>>> FormOfAsync(LyktaClient client, TestAccount account)
    {
        var page = await client.GetAsync("/logga-ut");
        var token = page.Document.QuerySelector("form[method=post] [name=__skydd]")!.GetAttribute("value")!;
        return [new("__skydd", token), new("Input.Email", account.Email), new("Input.Password", account.Password)];
    }

    private static void Copy(LyktaHost host, LyktaClient from, LyktaClient to)
    {
        foreach (Cookie cookie in from.Cookies.GetCookies(host.Address))
            to.Cookies.Add(host.Address, new Cookie(cookie.Name, cookie.Value, cookie.Path));
    }

    private static string CookieOf(LyktaHost host, LyktaClient client) => client.Cookies.GetCookies(host.Address)["lykta"]!.Value;
}
