using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Platform.Time;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Briefing;

/// <summary>What the phone keeps of the evening: gone with its reader, and what opens when nothing else does.</summary>
public sealed class KeptTonightTests(BrowserFixture browser)
{
    private const string Root = BriefingHouse.Root;
    private const string Kept = "async () => (await (await caches.open('lykta-ikvall-1')).keys()).length";

    [BrowserFact]
    public async Task SignOut_OnItsOwnPageAndPastTheWorker_LeavesNothingOfTonight()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await KeptAsync(host, "falt");
        var page = visitor.Page;
        await visitor.GoAsync("/logga-ut");
        // As after a hard reload: the worker runs, and does not control the page.
        await page.EvaluateAsync("() => Object.defineProperty(navigator.serviceWorker, 'controller', { value: null })");
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/logga-in*");
        await ShouldBeForgottenAsync(visitor);
    }

    [BrowserFact]
    public async Task AnotherReader_OnTheSamePhone_DoesNotGetTheFormersCopy()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await KeptAsync(host, "polis");
        await visitor.Context.ClearCookiesAsync();
        await visitor.SignInAsync("forskola");
        await visitor.GoAsync(Root + "/rapportera");
        await ShouldBeForgottenAsync(visitor);
    }

    [BrowserFact]
    public async Task SignInPage_SignedOut_ForgetsTonight()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await KeptAsync(host, "falt");
        await visitor.Context.ClearCookiesAsync();
        await visitor.GoAsync("/logga-in");
        await ShouldBeForgottenAsync(visitor);
    }

    [BrowserFact]
    public async Task NoNetwork_PageThatIsNotKept_SaysSoAndLinksToWhatOpens()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await KeptAsync(host, "falt");
        var page = visitor.Page;
        await page.Locator("html[data-offline=ready]").WaitForAsync();
        await visitor.Context.SetOfflineAsync(true);
        await visitor.GoAsync(Root + "/laget");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Ingen täckning");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("network");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await Assertions.Expect(page.Locator($"a[href='{Root}/rapportera']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator($"a[href='{Root}/ikvall']")).ToBeVisibleAsync();
        await page.Locator("a[href$='/aterrapport']").ClickAsync();
        await Assertions.Expect(page.Locator("fieldset.told").First).ToBeVisibleAsync();
    }

    private async Task<Visitor> KeptAsync(LyktaHost host, string persona)
    {
        await host.ShareTrueEveningAsync();
        var now = host.Clock.GetUtcNow();
        var begins = Stockholm.Instant(BriefingQueries.Evening(now).ToDateTime(new(21, 30)));
        if (begins > now)
            host.Clock.Move(begins - now);
        var visitor = await (await browser.VisitAsync(host)).SignInAsync(persona);
        await visitor.GoAsync(Root + "/ikvall");
        await visitor.Page.Locator("html[data-tonight=kept]").WaitForAsync();
        (await visitor.Page.EvaluateAsync<int>(Kept)).ShouldBe(2, "tonight and its form");
        return visitor;
    }

    private static async Task ShouldBeForgottenAsync(Visitor visitor)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await visitor.Page.EvaluateAsync<int>(Kept) > 0)
            await tick.WaitForNextTickAsync(patience.Token);
        await visitor.Context.SetOfflineAsync(true);
        await visitor.GoAsync(Root + "/ikvall");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Ingen täckning");
    }
}
