using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Briefing;

/// <summary>Vad såg ni? without a network: the answer lies on the phone until the server has it, and counts once.</summary>
public sealed class KeptAnswerTests(BrowserFixture browser)
{
    private const string Told = BriefingHouse.Sheet + "/aterrapport";
    private const string Drafts = "() => JSON.stringify(Object.entries(localStorage).filter(([k]) => k.startsWith('lykta-utkast')))";

    [BrowserFact]
    public async Task Send_NoNetwork_SaysSoAndIsSentWhenThePageIsOpenedAgain()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await AtTheFormAsync(host);
        var page = visitor.Page;
        await page.Locator("fieldset.told label.tile").First.ClickAsync();
        await page.Locator("#Input_Text").FillAsync("Mörkt vid gångtunneln");
        await page.RouteAsync("**/aterrapport", route => route.Request.Method == "POST" ? route.AbortAsync("internetdisconnected") : route.ContinueAsync());
        await Send(page).ClickAsync();
        await Assertions.Expect(page.Locator("[data-draft-line]")).ToContainTextAsync("Ingen täckning. Svaret ligger kvar på telefonen");
        await visitor.ShouldBeAccessibleAsync();
        (await CountAsync(host)).ShouldBe(0);
        await page.GotoAsync("about:blank");
        await page.UnrouteAllAsync();
        await visitor.GoAsync(Told);
        await page.WaitForURLAsync("**/ikvall");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Tack");
        (await CountAsync(host)).ShouldBe(1);
        (await page.EvaluateAsync<string>(Drafts)).ShouldNotContain("gångtunneln");
        await visitor.GoAsync(Told);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Du har svarat klockan 23:00");
        await Assertions.Expect(page.Locator("#Input_Text")).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Send_ReceiptLostAndPageOpenedAgain_CountsOnce()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await AtTheFormAsync(host);
        var page = visitor.Page;
        await page.Locator("fieldset.told label.tile").First.ClickAsync();
        await page.RouteAsync("**/aterrapport", async route =>
        {
            if (route.Request.Method == "POST")
            {
                await route.FetchAsync(new() { MaxRedirects = 0 });
                await route.AbortAsync("aborted");
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await Send(page).ClickAsync();
        await Assertions.Expect(page.Locator("[data-draft-line]")).ToContainTextAsync("ligger kvar på telefonen");
        (await CountAsync(host)).ShouldBe(1, "the server had it");
        await page.UnrouteAllAsync();
        await visitor.GoAsync(Told);
        await page.WaitForURLAsync("**/ikvall");
        (await CountAsync(host)).ShouldBe(1);
    }

    [BrowserFact]
    public async Task Draft_WithPersonalData_IsNotKeptOnThePhone()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await AtTheFormAsync(host);
        var page = visitor.Page;
        await page.Locator("#Input_Text").FillAsync("Ring 19850101-2382 om det");
        await Send(page).ClickAsync();
        await Assertions.Expect(page.Locator("[data-draft-line]")).ToContainTextAsync("Ta bort personnumret");
        (await page.EvaluateAsync<string>(Drafts)).ShouldNotContain("19850101");
        (await CountAsync(host)).ShouldBe(0);
    }

    [BrowserFact]
    public async Task Draft_AfterSignOut_IsGone()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await AtTheFormAsync(host);
        var page = visitor.Page;
        await page.Locator("#Input_Text").FillAsync("Mörkt vid gångtunneln");
        await visitor.GoAsync(Told);
        await Assertions.Expect(page.Locator("#Input_Text")).ToHaveValueAsync("Mörkt vid gångtunneln");
        await Assertions.Expect(page.Locator("[data-draft-line]")).ToContainTextAsync("Det är inte skickat");
        await visitor.GoAsync("/logga-ut");
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/logga-in*");
        (await page.EvaluateAsync<string>(Drafts)).ShouldBe("[]");
    }

    private static ILocator Send(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Skicka" });

    private static Task<int> CountAsync(LyktaHost host) =>
        host.ReadAsync(db => db.Set<Debrief>().CountAsync(d => db.Set<BriefingSheet>().Any(s => s.Id == d.SheetId && s.Key == BriefingHouse.Tonight)));

    private async Task<Visitor> AtTheFormAsync(LyktaHost host)
    {
        using (var coordinator = await host.SignedInAsync("samordnare"))
            await coordinator.ShareAsync();
        host.MoveTo(20, 23);
        var visitor = await (await browser.VisitAsync(host)).SignInAsync("falt");
        await visitor.GoAsync(Told);
        return visitor;
    }
}
