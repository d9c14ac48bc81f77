using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.Capabilities.City;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.City;

/// <summary>The analyst of the city's beredningsgrupp: matrix, a district's cell, and the year's compilation as Word.</summary>
public sealed class CityBudgetTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Analyst_FromSignInToTheCompilation_StaysWithinTheBudget()
    {
        await using var host = await LyktaHost.StartAsync();
        await CityHouse.ReportedAsync(host);
        await using var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("beredning");
        var page = visitor.Page;
        // The matrix in at most one press from where sign-in leads.
        if (await page.Locator("main h1", new() { HasText = "Staden 2026" }).CountAsync() == 0)
            await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Staden", Exact = true }).First);
        visitor.Presses.ShouldBeAtMost(1);
        // A cell to the district's thread: one more.
        await visitor.Presses.PressAsync(page.Locator("main tbody a[href*='/rapporter/']").First);
        await Assertions.Expect(page.Locator("main li[id^='A-']").First).ToBeVisibleAsync();
        visitor.Presses.ShouldBeAtMost(2);
        await page.GoBackAsync();
        visitor.Presses.StartOver();
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Gör sammanställning" }));
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skicka till stadsdelsområdena" }));
        await Assertions.Expect(page.Locator("main h1")).ToContainTextAsync("Sammanställning 2026");
        var file = await page.RunAndWaitForDownloadAsync(() => visitor.Presses.PressAsync(page.Locator(".exports a[href$='.docx']")));
        file.SuggestedFilename.ShouldEndWith(".docx");
        // Draft, send, Word: three after the matrix.
        visitor.Presses.ShouldBeAtMost(3);
        visitor.ShouldNotHaveComplained();
    }
}
