using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.Capabilities.NightPatrols;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Shared;

/// <summary>After a press the keyboard goes on where it was, and Escape leaves what was opened.</summary>
public sealed class KeyboardTests(BrowserFixture browser)
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [BrowserFact]
    public async Task Cell_EscapeFromItsButton_LeavesItAsItWas()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("samordnare");
        await visitor.GoAsync($"{Root}/atgarder");
        var cell = visitor.Page.Locator("tr[data-number='1'] td[data-edit='How']");
        var shown = await cell.InnerTextAsync();
        await cell.Locator("button").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(cell.Locator("button.cell-open")).ToBeFocusedAsync();
        (await cell.InnerTextAsync()).ShouldBe(shown);
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Sheet_LineRemoved_TheNextTabIsInTheSameBlock()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("samordnare");
        await visitor.GoAsync(BriefingHouse.Sheet);
        await PressAndTabAsync(visitor, "#block-2 form[action*='handler=Remove'] button");
        (await visitor.Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('#block-2')")).ShouldBeTrue();
    }

    [BrowserFact]
    public async Task Rows_NextEmptyRow_TheNextTabIsInTheRow()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("enhetschef");
        await visitor.GoAsync($"{Root}/uppfoljning/2026-ar/rader");
        await visitor.Page.Locator("#rad label[for='status-Deviates']").ClickAsync();
        await visitor.Page.Locator("#Work").FillAsync("Försenad.");
        await PressAndTabAsync(visitor, "#rad form[data-autosave] .buttons button");
        (await visitor.Page.EvaluateAsync<bool>("() => !!document.activeElement.closest('#rad')")).ShouldBeTrue();
    }

    [BrowserFact]
    public async Task Evenings_OnANarrowPhone_HaveTheTextUnderTheLink()
    {
        await using var host = await LyktaHost.StartAsync();
        await PatrolHouse.PlannedAsync(host);
        await using var visitor = await browser.VisitAsync(host, Device.Narrow);
        await visitor.SignInAsync("samordnare");
        await visitor.GoAsync(PatrolHouse.Patrols);
        var line = visitor.Page.Locator(".evenings .lines li").First;
        var (link, text) = ((await line.Locator("a").BoundingBoxAsync())!, (await line.Locator("span").BoundingBoxAsync())!);
        text.Y.ShouldBeGreaterThan(link.Y + link.Height - 1);
        await visitor.ShouldFitTheWidthAsync();
        await visitor.ShouldBeAccessibleAsync();
    }

    private static async Task PressAndTabAsync(Visitor visitor, string button)
    {
        await visitor.Page.Locator(button).First.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync(url => url.Contains('#', StringComparison.Ordinal));
        await visitor.Page.Keyboard.PressAsync("Tab");
    }
}
