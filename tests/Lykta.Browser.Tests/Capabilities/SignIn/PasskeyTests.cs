using Deque.AxeCore.Playwright;
using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.SignIn;

public sealed class PasskeyTests
{
    private const string Home = "/" + DemoSeed.DistrictSlug;

    [BrowserFact]
    public async Task Passkey_NewAccount_IsMadeThenSignsInWithOnePress()
    {
        await using var host = await LyktaHost.StartAsync(isDemo: false);
        var account = await host.MakeAccountAsync(withApp: false, memberships: [(DemoSeed.DistrictSlug, Role.Administrator)]);
        await using var chromium = await Chromium.StartAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = host.Address.ToString(), Locale = "sv-SE" });
        var page = await context.NewPageAsync();
        var phone = await AddAuthenticatorAsync(context, page);
        await page.GotoAsync("/logga-in");
        await page.GetByLabel("E-postadress").FillAsync(account.Email);
        await page.GetByLabel("Lösenord").FillAsync(account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/logga-in/sakra");
        await ShouldBeAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Skapa en nyckel" }).ClickAsync();
        await page.WaitForURLAsync($"**{Home}/medlemmar");

        await page.GotoAsync("/konto");
        (await page.Locator(".lines li").CountAsync()).ShouldBe(1);
        await ShouldBeAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ta bort" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByText("enda sätt att logga in").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga ut här" }).ClickAsync();
        await page.WaitForURLAsync("**/logga-in");
        await ShouldBeAccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in med nyckel" }).ClickAsync();
        await page.WaitForURLAsync($"**{Home}/medlemmar");
        (await context.CookiesAsync()).Single(c => c.Name == "lykta").HttpOnly.ShouldBeTrue();
        await phone.DetachAsync();
    }

    [BrowserFact]
    public async Task Passkey_PasswordOfAKeyAccount_IsNotEnough()
    {
        await using var host = await LyktaHost.StartAsync(isDemo: false);
        var account = await host.MakeAccountAsync(withApp: false, memberships: [(DemoSeed.DistrictSlug, Role.Administrator)]);
        await using var chromium = await Chromium.StartAsync();
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = host.Address.ToString(), Locale = "sv-SE" });
        var page = await context.NewPageAsync();
        await AddAuthenticatorAsync(context, page);
        await SignInAsync(page, account);
        await page.GetByRole(AriaRole.Button, new() { Name = "Skapa en nyckel" }).ClickAsync();
        await page.WaitForURLAsync($"**{Home}/medlemmar");

        using var thief = host.NewClient();
        var half = await thief.SignInFormAsync(await thief.GetAsync("/logga-in"), account.Email, account.Password);
        var secure = await thief.GetAsync(half.Location!);
        secure.Text.ShouldContain("Ditt konto skyddas av en nyckel");
        secure.Document.QuerySelector("kbd").ShouldBeNull("no app can be connected with the password alone");
        (await thief.GetAsync(Home)).Location!.ShouldContain("/logga-in");
    }

    private static async Task SignInAsync(IPage page, TestAccount account)
    {
        await page.GotoAsync("/logga-in");
        await page.GetByLabel("E-postadress").FillAsync(account.Email);
        await page.GetByLabel("Lösenord").FillAsync(account.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in", Exact = true }).ClickAsync();
    }

    private static async Task<ICDPSession> AddAuthenticatorAsync(IBrowserContext context, IPage page)
    {
        var session = await context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return session;
    }

    private static async Task ShouldBeAccessibleAsync(IPage page) =>
        (await page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" ", v.Nodes.Select(n => n.Html))}").ShouldBeEmpty();
}
