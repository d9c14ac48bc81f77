using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.FollowUps;

/// <summary>The nämndsekreterare: from the start page to a tjänsteutlåtande in Word.</summary>
public sealed class BoardBudgetTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Secretary_FromTheStartToTheStatement_NeedsSixPresses()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("sekreterare");
        await visitor.GoAsync($"/{DemoSeed.DistrictSlug}/laget");
        var page = visitor.Page;
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Uppföljning", Exact = true }).First);
        await visitor.Presses.PressAsync(page.Locator("main a[href$='/uppfoljning/2026-ar']").First);
        await visitor.Presses.PressAsync(page.Locator("main a[href$='/tjansteutlatande']").First);
        await page.Locator("[name='Input.DiaryNumber']").FillAsync("SE 2026/295");
        await page.Locator("[name='Input.Officer']").FillAsync("Handläggare stab");
        await visitor.ShouldBeAccessibleAsync();
        if ((await page.Locator("[name='Input.MeetingOn']").InputValueAsync()).Length == 0)
            await page.Locator("[name='Input.MeetingOn']").FillAsync("2026-12-17");
        var file = await page.RunAndWaitForDownloadAsync(() => visitor.Presses.PressAsync(page.Locator("main form .buttons button").First));
        file.SuggestedFilename.ShouldEndWith(".docx");
        visitor.Presses.ShouldBeAtMost(6);
        visitor.ShouldNotHaveComplained();
    }
}
