using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Links;

/// <summary>Without an account: the guards' shared phone with its PIN, and a business with its QR code.</summary>
public sealed class LinkJourneyTests(BrowserFixture browser)
{
    private const string Root = "/sundby-ekbacken";

    [BrowserFact]
    public async Task Guard_ShiftLinkAndPin_TwoPressesInAndFourToAReport()
    {
        await using var host = await LyktaHost.StartAsync();
        var (path, pin) = await MakeAsync(host, "Shift");
        await using var visitor = await browser.VisitAsync(host);
        var page = visitor.Page;
        await visitor.GoAsync(path);
        await visitor.ShouldBeAccessibleAsync();
        await page.Locator("[name='Input.Pin']").FillAsync(pin!);
        // Waited for from before the press: a page that has come already has no more events to wait for.
        var arrived = page.WaitForURLAsync("**/ikvall");
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Öppna" }));
        await arrived;
        visitor.Presses.ShouldBeAtMost(2);
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitTheWidthAsync();

        visitor.Presses.StartOver();
        await visitor.Presses.PressAsync(page.Locator("main a[href$='/rapportera']").First);
        await page.WaitForURLAsync("**/rapportera");
        await SendAsync(visitor, ObservationSource.ShiftLink);
    }

    [BrowserFact]
    public async Task Unit_QrCode_OpensTheFormAndReportsInFourPresses()
    {
        await using var host = await LyktaHost.StartAsync();
        var (path, _) = await MakeAsync(host, "Unit");
        await using var visitor = await browser.VisitAsync(host);
        await visitor.GoAsync(path);
        await visitor.Page.WaitForURLAsync("**/rapportera");
        visitor.Presses.Count.ShouldBe(0);
        await SendAsync(visitor, ObservationSource.UnitLink);
        (await visitor.GoAsync(Root + "/iakttagelser"))!.Status.ShouldBe(403);
    }

    private static async Task SendAsync(Visitor visitor, ObservationSource source)
    {
        var page = visitor.Page;
        var before = await CountAsync(visitor.Host);
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Presses.PressAsync(page.Locator("label.tile:visible").First);
        if (await page.Locator("[data-place-recent]").CountAsync() > 0)
        {
            await visitor.Presses.PressAsync(page.Locator("[data-place-recent]").First);
        }
        else
        {
            // Nobody there has reported before: the search, a few letters, and one of the places.
            await visitor.Presses.PressAsync(page.Locator("[data-place-more]"));
            await page.Locator("[data-place-query]").FillAsync("torg");
            await visitor.Presses.PressAsync(page.Locator("[data-place-list] button").First);
        }

        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }));
        await page.WaitForURLAsync("**/rapportera/kvitto/*");
        visitor.Presses.ShouldBeAtMost(4);
        await visitor.ShouldBeAccessibleAsync();
        (await CountAsync(visitor.Host)).ShouldBe(before + 1);
        (await visitor.Host.ReadAsync(db => db.Set<Observation>().OrderByDescending(o => o.Number).Select(o => o.Source).FirstAsync())).ShouldBe(source);
        visitor.ShouldNotHaveComplained();
    }

    // The browser drops cookies by its own clock, so the program's is put there too.
    private static async Task<(string Path, string? Pin)> MakeAsync(LyktaHost host, string kind)
    {
        host.Clock.MoveToTrueTime();
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync(Root + "/lankar");
        var units = page.Document.QuerySelectorAll($"form[action*='{kind}'] select[name=unitId] option");
        var unit = units.FirstOrDefault(o => o.TextContent.Contains("ordningsvakter", StringComparison.Ordinal)) ?? units[0];
        var made = await coordinator.SubmitFormAsync(page, $"form[action*='{kind}']", ("unitId", unit.GetAttribute("value")!));
        var address = made.Document.QuerySelector(".address")?.TextContent ?? throw new InvalidOperationException(made.Text);
        return (new Uri(address).AbsolutePath, made.Document.QuerySelector(".pin")?.TextContent);
    }

    private static Task<int> CountAsync(LyktaHost host) => host.ReadAsync(db => db.Set<Observation>().CountAsync());
}
