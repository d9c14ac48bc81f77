using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.Capabilities.Groups;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Briefing;

/// <summary>The budgets of the Friday: from draft to shared in three presses, to tonight in one, read all night without a network.</summary>
public sealed class BriefingTests(BrowserFixture browser)
{
    private const string Root = "/sundby-ekbacken";

    [BrowserFact]
    public async Task Share_FromTheStartPage_TakesThreePresses()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        var page = visitor.Page;
        await visitor.GoAsync(Root + "/laget");
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Lås och dela kvällens utsättning" }));
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Lås och dela", Exact = true }));
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Lås och dela", Exact = true }));
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Utsättningen är delad");
        visitor.Presses.Count.ShouldBeLessThanOrEqualTo(3);
        await visitor.ShouldBeAccessibleAsync();
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Tonight_FieldWorker_OpensItInOnePressAndReadsItOffline()
    {
        await using var host = await LyktaHost.StartAsync();
        await host.ShareTrueEveningAsync();
        await using var visitor = await (await browser.VisitAsync(host)).SignInAsync("falt");
        var page = visitor.Page;
        await visitor.GoAsync(Root + "/laget");
        await visitor.Presses.PressAsync(page.Locator("nav.bottom").GetByRole(AriaRole.Link, new() { Name = "I kväll" }));
        await Assertions.Expect(page.Locator("h2", new() { HasText = "Tre saker i kväll" })).ToBeVisibleAsync();
        visitor.Presses.Count.ShouldBeLessThanOrEqualTo(2);
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await page.Locator("html[data-tonight=kept]").WaitForAsync();
        await visitor.Context.SetOfflineAsync(true);
        await visitor.GoAsync(Root + "/ikvall");
        await Assertions.Expect(page.Locator("h2", new() { HasText = "Tre saker i kväll" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-offline-note]")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Meeting_Projector_StepsByKeysAndIsLegible()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        var page = visitor.Page;
        await page.SetViewportSizeAsync(1280, 720);
        await visitor.GoAsync(BriefingHouse.Sheet + "/mote?vagg=PoliceAndMunicipality");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tre saker i kväll");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        (await page.Locator(".meeting .card p").First.EvaluateAsync<double>("e => parseFloat(getComputedStyle(e).fontSize)")).ShouldBeGreaterThanOrEqualTo(22);
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("För ditt område");
    }

    [BrowserFact]
    public async Task Meeting_NextPressed_KeepsTheNoteAndCarriesTheCounts()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        var page = visitor.Page;
        await visitor.GoAsync(BriefingHouse.Sheet + "/mote");
        await page.Locator(".meeting-tools summary").ClickAsync();
        await page.Locator("[name='Present[Police]']").FillAsync("2");
        await page.Locator("#Note").FillAsync("Tagit upp nyckeln");
        await page.Locator("#Note").BlurAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tre saker i kväll");
        await Assertions.Expect(page.Locator("[name='Present[Police]']")).ToHaveValueAsync("2");
        await Assertions.Expect(page.Locator("form:has(.present) [data-carried]")).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("För ditt område");
        await Assertions.Expect(page.Locator("#Note")).ToHaveValueAsync("Tagit upp nyckeln");
    }

    [BrowserFact]
    public async Task GroupMeeting_OneNoteSaved_KeepsWhatWasTypedBeside()
    {
        await using var host = await GroupHouse.EmptyAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        var meeting = await coordinator.PlanAsync(await coordinator.BeginAsync(), "2026-11-20");
        await coordinator.AddItemAsync(meeting, "Belysningen");
        await coordinator.AddItemAsync(meeting, "Parken");
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        var page = visitor.Page;
        await visitor.GoAsync(meeting);
        var forms = page.Locator("#dagordning form[action*='handler=Note']");
        await page.Locator("#dagordning details summary").Nth(0).ClickAsync();
        await page.Locator("#dagordning details summary").Nth(1).ClickAsync();
        await forms.Nth(0).Locator("textarea").FillAsync("Tre lampor är trasiga.");
        await forms.Nth(1).Locator("textarea").FillAsync("Buskarna är höga.");
        await forms.Nth(0).Locator("button[value=note]").ClickAsync();
        await Assertions.Expect(page.Locator("#dagordning li").Nth(0)).ToContainTextAsync("Tre lampor är trasiga.");
        await Assertions.Expect(forms.Nth(1).Locator("textarea")).ToHaveValueAsync("Buskarna är höga.");
        await Assertions.Expect(forms.Nth(1).Locator("textarea")).ToBeVisibleAsync();
        await forms.Nth(1).Locator("button[value=note]").ClickAsync();
        await Assertions.Expect(page.Locator("#dagordning li").Nth(1).Locator("p.prewrap")).ToHaveTextAsync("Buskarna är höga.");
    }

    [BrowserFact]
    public async Task Meeting_Clock_RunsOverAllBlocksAndBeginsAnewAtAPress()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        var page = visitor.Page;
        await page.Clock.InstallAsync();
        await visitor.GoAsync(BriefingHouse.Sheet + "/mote");
        var clock = page.Locator("[data-countdown]");
        await Assertions.Expect(clock).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(20:00|19:5[0-9]) kvar$"));
        await page.Clock.FastForwardAsync("05:00");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tre saker i kväll");
        await Assertions.Expect(clock).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^1[45]:[0-9]{2} kvar$"));
        await page.Clock.FastForwardAsync("16:00");
        await Assertions.Expect(clock).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[01]:[0-9]{2} över tiden$"));
        await visitor.ShouldBeAccessibleAsync();
        await clock.ClickAsync();
        await Assertions.Expect(clock).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(20:00|19:5[0-9]) kvar$"));
    }
}
