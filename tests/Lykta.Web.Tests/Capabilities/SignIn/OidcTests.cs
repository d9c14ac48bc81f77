using System.Net;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.SignIn;

public sealed class OidcTests : IAsyncLifetime
{
    private const string Home = "/" + DemoSeed.DistrictSlug;
    private OidcServer provider = null!;
    private LyktaHost host = null!;

    public async ValueTask InitializeAsync()
    {
        OidcServer.SkipUnlessInstalled();
        provider = await OidcServer.StartAsync();
        host = await LyktaHost.StartAsync(settings: [.. provider.Settings(1, DemoSeed.DistrictSlug), .. provider.Settings(2, DemoSeed.NeighbourSlug)]);
        // The provider's tokens are dated by the true clock.
        host.Clock.MoveToTrueTime();
        await provider.BeginAsync(host.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        if (provider is not null)
            await provider.DisposeAsync();
    }

    [Fact]
    public async Task SignIn_KnownSubject_OpensThePartnershipOfTheProviderOnly()
    {
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator), (DemoSeed.NeighbourSlug, Role.Coordinator)]);
        await KnowAsync(account.Id, "anna");
        using var client = host.NewClient();
        (await ThroughAsync(client, "/logga-in/leverantor/1")).Location.ShouldBe(Home);
        (await client.GetAsync(Home + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/norra-astad/iakttagelser")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/valj")).Document.QuerySelectorAll(".todo a").Length.ShouldBe(1);
    }

    [Fact]
    public async Task SignIn_UnknownSubjectWithOurPersonsEmail_GetsNoSession()
    {
        await host.MakeAccountAsync("eva@exempel.se", memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        var refused = await ThroughAsync(client, "/logga-in/leverantor/1");
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Text.ShouldContain("Be administratören om en inbjudan");
        await ShouldBeOutsideAsync(client);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("none")]
    [InlineData("hs256")]
    [InlineData("otherkey")]
    [InlineData("expired")]
    [InlineData("athash")]
    public async Task SignIn_LyingProvider_GetsNoSession(string lie)
    {
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        await KnowAsync(account.Id, "anna");
        await provider.LieAsync(lie);
        using var client = host.NewClient();
        (await ThroughAsync(client, "/logga-in/leverantor/1")).Location.ShouldBe("/logga-in?fel=utifran");
        (await client.GetAsync("/logga-in?fel=utifran")).Text.ShouldContain("gick inte igenom");
        await ShouldBeOutsideAsync(client);
        await provider.LieAsync("good");
        (await ThroughAsync(client, "/logga-in/leverantor/1")).Location.ShouldBe(Home);
    }

    [Fact]
    public async Task Callback_SameCodeTwice_GetsNoSecondSession()
    {
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        await KnowAsync(account.Id, "anna");
        using var client = host.NewClient();
        var callback = await ToCallbackAsync(client, "/logga-in/leverantor/1");
        (await FollowAsync(client, await client.GetAsync(callback), callback)).Location.ShouldBe(Home);
        await client.SubmitFormAsync(await client.GetAsync("/logga-ut"), "form[method=post]");
        (await client.GetAsync(callback)).Location.ShouldBe("/logga-in?fel=utifran");
        await ShouldBeOutsideAsync(client);
    }

    [Fact]
    public async Task Callback_FromAnotherBrowser_GetsNoSession()
    {
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        await KnowAsync(account.Id, "anna");
        using var attacker = host.NewClient();
        var callback = await ToCallbackAsync(attacker, "/logga-in/leverantor/1");
        using var victim = host.NewClient();
        (await victim.GetAsync(callback)).Location.ShouldBe("/logga-in?fel=utifran");
        await ShouldBeOutsideAsync(victim);
    }

    [Fact]
    public async Task Callback_OtherOrNoIssuerNamed_GetsNoSession()
    {
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        await KnowAsync(account.Id, "anna");
        foreach (var change in new Func<string, string>[] { u => u.Replace("iss=http", "iss=https"), u => u[..u.IndexOf("&iss=", StringComparison.Ordinal)] })
        {
            using var client = host.NewClient();
            var callback = await ToCallbackAsync(client, "/logga-in/leverantor/1");
            callback.ShouldContain("&iss=http");
            (await client.GetAsync(change(callback))).Location.ShouldBe("/logga-in?fel=utifran");
            await ShouldBeOutsideAsync(client);
        }
    }

    [Fact]
    public async Task Callback_OfAnotherProvidersQuestion_GetsNoSession()
    {
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        await KnowAsync(account.Id, "anna");
        using var client = host.NewClient();
        var callback = await ToCallbackAsync(client, "/logga-in/leverantor/1");
        (await client.GetAsync(callback.Replace("/svar/1", "/svar/2"))).Location.ShouldBe("/logga-in?fel=utifran");
        await ShouldBeOutsideAsync(client);
    }

    [Fact]
    public async Task SignIn_OtherPartnershipsProvider_DoesNotOpenOurs()
    {
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        await KnowAsync(account.Id, "anna");
        await provider.BeginAsync(host.Address, 2);
        using var client = host.NewClient();
        await ThroughAsync(client, "/logga-in/leverantor/2");
        (await client.GetAsync(Home + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/valj")).Text.ShouldContain("inte till någon samverkan");
    }

    [Fact]
    public async Task SignIn_WithInvitation_JoinsAndIsKnownAfterwards()
    {
        using var admin = await host.SignedInAsync("admin");
        var form = await admin.GetAsync(Home + "/medlemmar/bjud-in");
        var unit = form.Document.QuerySelector("#Input_UnitId option:last-child")!.GetAttribute("value")!;
        var made = await admin.SubmitAsync(form, ("Input.Email", "anna@exempel.se"), ("Input.Title", "Fältassistent"), ("Input.UnitId", unit), ("Input.Role", "Field"));
        using var client = host.NewClient();
        var invitation = await client.GetAsync(new Uri(made.Document.QuerySelector(".address")!.TextContent).AbsolutePath);
        var link = invitation.Document.QuerySelector("a[href*=leverantor]")!.GetAttribute("href")!;
        link.ShouldStartWith("/logga-in/leverantor/1");
        (await ThroughAsync(client, link)).Location.ShouldBe(Home);
        (await client.GetAsync(Home)).Location.ShouldBe(Home + "/laget");
        using var later = host.NewClient();
        (await ThroughAsync(later, "/logga-in/leverantor/1")).Location.ShouldBe(Home);
    }

    [Fact]
    public async Task Account_SessionByAProvider_MakesNoOtherWayIn()
    {
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator), (DemoSeed.NeighbourSlug, Role.Coordinator)]);
        await KnowAsync(account.Id, "anna");
        using var client = host.NewClient();
        await ThroughAsync(client, "/logga-in/leverantor/1");
        var page = await client.GetAsync("/konto");
        page.Text.ShouldContain("genom din organisation");
        var token = page.Document.QuerySelector("[name=__skydd]")!.GetAttribute("value")!;
        foreach (var handler in new[] { "PasskeyOptions", "Passkey", "RemoveKey", "Password", "Connect", "Confirm", "Codes" })
        {
            page.Document.QuerySelector($"form[action$='={handler}']").ShouldBeNull(handler);
            (await client.PostAsync("/konto?handler=" + handler, [new("__skydd", token), new("Input.Current", account.Password), new("Input.New", "ett alldeles nytt ord")]))
                .Status.ShouldBe(HttpStatusCode.Forbidden, handler);
        }

        (await client.SubmitFormAsync(page, "form[action*='Language']", ("language", "sv"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var own = host.NewClient();
        (await host.SignInAsync(own, account)).Status.ShouldBe(HttpStatusCode.Redirect, "the app and the password are what they were");
        (await own.GetAsync("/konto")).Document.QuerySelector("form[action*='Connect']").ShouldNotBeNull();
    }

    [Fact]
    public async Task BackChannelLogout_Signed_EndsTheSessionWithinFiveSeconds()
    {
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        await KnowAsync(account.Id, "anna");
        using var client = host.NewClient();
        await ThroughAsync(client, "/logga-in/leverantor/1");
        await using var db = host.Store.Open(new());
        (await db.Set<AccountSession>().CountAsync(s => s.ProviderSession != null)).ShouldBe(1);
        using var nobody = host.NewClient();
        var forged = await provider.LogoutTokenAsync("x", "&key=stranger");
        (await nobody.PostAsync("/logga-in/utloggning/1", [new("logout_token", forged)])).Status.ShouldBe(HttpStatusCode.BadRequest);
        // The provider's session id is in its id token only; Lykta keeps a hash, so the row is named by a token of our own here.
        await using var writing = host.Services.CreateAsyncScope();
        await writing.ServiceProvider.GetRequiredService<AccountContext>().Db.Set<AccountSession>()
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.ProviderSession, Web.Platform.Auth.Oidc.OidcProvider.SessionKey(provider.Issuer, "s-1")));
        (await nobody.PostAsync("/logga-in/utloggning/1", [new("logout_token", await provider.LogoutTokenAsync("s-1"))])).Status.ShouldBe(HttpStatusCode.OK);
        host.Clock.Move(TimeSpan.FromSeconds(5));
        (await client.GetAsync(Home + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SignIn_DeadProvider_IsToldPlainly()
    {
        await provider.DisposeAsync();
        using var client = host.NewClient();
        (await client.GetAsync("/logga-in/leverantor/1")).Location.ShouldBe("/logga-in?fel=utifran");
        provider = await OidcServer.StartAsync();
    }

    private async Task KnowAsync(Guid account, string subject)
    {
        await using var services = host.Services.CreateAsyncScope();
        var accounts = services.ServiceProvider.GetRequiredService<UserManager<Account>>();
        (await accounts.AddLoginAsync((await accounts.FindByIdAsync(account.ToString()))!, new(provider.Issuer, subject, "Prov"))).Succeeded.ShouldBeTrue();
    }

    private async Task ShouldBeOutsideAsync(LyktaClient client)
    {
        client.Cookies.GetCookies(host.Address)["lykta"].ShouldBeNull();
        (await client.GetAsync(Home + "/iakttagelser")).Location!.ShouldContain("/logga-in?till=");
    }

    private async Task<LyktaPage> ThroughAsync(LyktaClient client, string start)
    {
        var callback = await ToCallbackAsync(client, start);
        return await FollowAsync(client, await client.GetAsync(callback), callback);
    }

    /// <summary>Up to the provider's answer, which is not delivered yet.</summary>
    private async Task<string> ToCallbackAsync(LyktaClient client, string start)
    {
        var at = new Uri(host.Address, start);
        for (var i = 0; i < 8; i++)
        {
            var page = await client.GetAsync(at.ToString());
            at = new Uri(at, page.Location ?? throw new InvalidOperationException($"{at}: {page.Status} {page.Text}"));
            if (at.AbsolutePath.StartsWith("/logga-in/svar/", StringComparison.Ordinal))
                return at.ToString();
        }

        throw new InvalidOperationException("The provider never answered.");
    }

    private async Task<LyktaPage> FollowAsync(LyktaClient client, LyktaPage page, string at)
    {
        var here = new Uri(at);
        while (page.Location is { } next && next.Contains("/logga-in/utifran", StringComparison.Ordinal))
        {
            here = new Uri(here, next);
            page = await client.GetAsync(here.ToString());
        }

        return page;
    }
}
