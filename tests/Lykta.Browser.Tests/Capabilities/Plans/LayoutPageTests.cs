using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Plans;

/// <summary>Board and timeline on a desk and on the narrowest phone, and a view kept by a few presses.</summary>
public sealed class LayoutPageTests(BrowserFixture browser)
{
    private const string List = $"/{DemoSeed.DistrictSlug}/atgarder";

    [BrowserTheory]
    [InlineData("tavla", 1280, false), InlineData("tavla", 320, true), InlineData("tid", 1280, false), InlineData("tid", 320, true)]
    public async Task Layout_OnDeskAndPhone_FitsAndIsAccessible(string layout, int width, bool isDark)
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, new(width, 900, width < 600, isDark));
        await visitor.SignInAsync("samordnare");
        await visitor.GoAsync($"{List}?vy={layout}");
        await visitor.ShouldFitTheWidthAsync();
        await visitor.ShouldBeAccessibleAsync();
        if (Environment.GetEnvironmentVariable("LYKTA_PICTURES") is { Length: > 0 } folder)
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{layout}-{width}.png"), FullPage = true });
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Card_ChosenWithTheMouse_MovesAtOnce_AndWithTheKeyboardByItsButton()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("samordnare");
        await visitor.GoAsync($"{List}?vy=tavla");
        var page = visitor.Page;
        var done = page.Locator("[data-column=Done]");
        var before = int.Parse(await done.Locator("[data-count]").InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await page.Locator("#till-1").SelectOptionAsync("Done");
        await Assertions.Expect(done.Locator("#A-1")).ToBeVisibleAsync();
        await Assertions.Expect(done.Locator("[data-count]")).ToHaveTextAsync($"{before + 1}");
        await Assertions.Expect(page.Locator("#till-1")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-said]")).ToContainTextAsync("Klar. Sparat");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(done.Locator("#A-1")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-column=Paused] #A-1")).ToBeVisibleAsync();
        page.Url.ShouldEndWith("?vy=tavla", Case.Sensitive, "no page was loaded");
        await visitor.ShouldBeAccessibleAsync();
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Card_ThatSomebodyElseMoved_ShowsBothInTheCard()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, new(1280, 900, false, true));
        await visitor.SignInAsync("samordnare");
        await visitor.GoAsync($"{List}?vy=tavla");
        using var other = await host.SignedInAsync("samordnare");
        await other.SubmitFormAsync(await other.GetAsync($"{List}?vy=tavla"), "#flytta", ("nr", "1"), ("till-1", "Stopped"), ("var-1", "Ongoing"));
        var page = visitor.Page;
        await page.Locator("#till-1").SelectOptionAsync("Done");
        var both = page.Locator("#A-1 .cell-both");
        await Assertions.Expect(both).ToContainTextAsync("Sparat av någon annan: Avbruten");
        await Assertions.Expect(both).ToContainTextAsync("Det du valde: Klar");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await both.GetByRole(AriaRole.Button, new() { Name = "Behåll den andra" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-column=Stopped] #A-1")).ToBeVisibleAsync();
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task View_SavedAndOpened_ShowsTheSameFilter()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("enhetschef");
        await visitor.GoAsync($"{List}?status=Ongoing");
        var page = visitor.Page;
        await visitor.Presses.PressAsync(page.GetByText("Spara och ordna vyer"));
        await page.Locator("[name='View.Name']").FillAsync("Det som pågår");
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Spara vyn" }));
        await page.GotoAsync(List);
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Det som pågår" }));
        page.Url.ShouldEndWith("?status=Ongoing");
        await Assertions.Expect(page.Locator("#status")).ToHaveValueAsync("Ongoing");
        visitor.Presses.ShouldBeAtMost(3);
        visitor.ShouldNotHaveComplained();
    }
}
