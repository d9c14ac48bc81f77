using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.FollowUps;

public sealed class FollowUpBudgetTests(BrowserFixture browser)
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [BrowserFact]
    public async Task UnitManager_SevenRows_NeedTwentyPresses()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("enhetschef");
        await visitor.GoAsync($"{Root}/laget");
        var page = visitor.Page;
        await visitor.Presses.PressAsync(page.Locator("a[href$='/uppfoljning/2026-ar/rader']").First);
        (await page.Locator("main tr[data-row]").CountAsync()).ShouldBe(7);
        for (var row = 0; row < 12 && await page.Locator("#rad form[data-autosave]").CountAsync() > 0; row++)
        {
            await visitor.Presses.PressAsync(page.Locator("#rad label[for='status-Deviates']"));
            await page.Locator("#Work").FillAsync($"Rad {row} försenad.");
            await visitor.Presses.PressAsync(page.Locator("#rad form[data-autosave] .buttons button"));
        }

        await visitor.ShouldBeAccessibleAsync();
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skicka in" }));
        await Assertions.Expect(page.Locator(".flash").First).ToContainTextAsync("Kvitto nummer");
        visitor.Presses.ShouldBeAtMost(20);
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Table_CellAtOnceByTwo_ShowsBothTextsSideBySide()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("samordnare");
        await visitor.GoAsync($"{Root}/atgarder");
        var page = visitor.Page;
        var cell = page.Locator("tr[data-number='1'] td[data-edit='How']");
        await cell.Locator("button").ClickAsync();
        using var other = await host.SignedInAsync("samordnare");
        await other.SubmitFormAsync(await other.GetAsync($"{Root}/atgarder/A-1"), "form.form.section", ("Fields[How]", "Den andras text"));
        await cell.Locator("textarea").FillAsync("Min text");
        await cell.Locator("button").ClickAsync();
        await Assertions.Expect(cell.Locator(".cell-both")).ToContainTextAsync("Den andras text");
        await Assertions.Expect(cell.Locator(".cell-both")).ToContainTextAsync("Min text");
        await cell.Locator(".cell-both button").First.ClickAsync();
        await Assertions.Expect(cell.Locator("button.cell-open")).ToHaveTextAsync("Min text");
        visitor.ShouldNotHaveComplained();
    }

    [BrowserTheory]
    [InlineData("/atgarder")]
    [InlineData("/atgarder/A-1")]
    [InlineData("/atgardsplan/1")]
    [InlineData("/atgardsplan/1/importera")]
    [InlineData("/uppfoljning")]
    [InlineData("/uppfoljning/2026-ar")]
    [InlineData("/uppfoljning/2026-ar/namnden")]
    [InlineData("/sjalvkontroll")]
    public async Task Page_OnANarrowPhone_FitsAndIsAccessible(string path)
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, Device.Narrow);
        await visitor.SignInAsync("samordnare");
        await visitor.GoAsync(Root + path);
        await visitor.ShouldFitTheWidthAsync();
        await visitor.ShouldBeAccessibleAsync();
        visitor.ShouldNotHaveComplained();
    }
}
