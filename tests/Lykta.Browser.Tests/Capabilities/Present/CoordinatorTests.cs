using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Present;

/// <summary>The coordinator's journey: 0 presses to see, 2 keys or 3 taps to assess.</summary>
public sealed class CoordinatorTests(BrowserFixture browser)
{
    private const string Root = "/sundby-ekbacken";

    [BrowserFact]
    public async Task Triage_AtADesk_TakesTwoKeysAnItem()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        var waiting = await WaitingAsync(host);
        waiting.Count.ShouldBeGreaterThan(2);
        await visitor.GoAsync(Root + "/bedom");
        foreach (var (number, key, control) in new[] { (waiting[0], "1", Control.Own), (waiting[1], "2", Control.Shared) })
        {
            visitor.Presses.StartOver();
            await visitor.Presses.KeyAsync(key);
            await visitor.Presses.KeyAsync("Enter");
            await visitor.Page.WaitForSelectorAsync($".flash:has-text('{number}')");
            visitor.Presses.ShouldBeAtMost(2);
            (await ControlAsync(host, number)).ShouldBe(control);
        }

        // A changed mind: another number moves the choice although a choice has the focus.
        await visitor.Page.Keyboard.PressAsync("1");
        await visitor.Page.Keyboard.PressAsync("3");
        (await visitor.Page.Locator("[name='Input.Control'][value='3']").IsCheckedAsync()).ShouldBeTrue();
        (await visitor.Page.Locator("[name='Input.Recipient']").IsVisibleAsync()).ShouldBeTrue();
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Triage_ShortcutsTurnedOff_DoNothing()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        await visitor.GoAsync(Root + "/bedom");
        await visitor.Page.Locator("[data-shortcuts-toggle]").UncheckAsync();
        await visitor.GoAsync(Root + "/bedom");
        await visitor.Page.Keyboard.PressAsync("1");
        (await visitor.Page.Locator("[name='Input.Control']:checked").CountAsync()).ShouldBe(0);
    }

    [BrowserFact]
    public async Task Triage_OnAPhone_TakesThreeTapsFromTheStartPage()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await (await browser.VisitAsync(host)).SignInAsync("samordnare");
        await visitor.GoAsync(Root + "/laget");
        var first = (await WaitingAsync(host))[0];
        visitor.Presses.StartOver();
        await visitor.Presses.PressAsync(visitor.Page.Locator(".todo a").First);
        await visitor.Presses.PressAsync(visitor.Page.Locator(".key-tile").First);
        await visitor.Presses.PressAsync(visitor.Page.Locator(".desk-save button"));
        await visitor.Page.WaitForSelectorAsync($".flash:has-text('{first}')");
        visitor.Presses.ShouldBeAtMost(3);
        (await ControlAsync(host, first)).ShouldBe(Control.Own);
        visitor.ShouldNotHaveComplained();
    }

    [BrowserTheory]
    [InlineData("/laget", "samordnare")]
    [InlineData("/laget/saknas", "samordnare")]
    [InlineData("/bedom", "samordnare")]
    [InlineData("/iakttagelser", "samordnare")]
    [InlineData("/iakttagelser?fran=fel", "samordnare")]
    [InlineData("/iakttagelser/1", "samordnare")]
    [InlineData("/iakttagelser/1/svar", "samordnare")]
    [InlineData("/kodlistor", "samordnare")]
    [InlineData("/samlat", "analytiker")]
    public async Task Page_DesktopDarkPhoneAndNarrow_IsAccessibleAndFits(string path, string persona)
    {
        await using var host = await LyktaHost.StartAsync();
        if (path.Contains("/1", StringComparison.Ordinal))
            path = path.Replace("/1", $"/{(await WaitingAsync(host))[0]}", StringComparison.Ordinal);
        foreach (var device in new[] { Device.Desktop, Device.Phone, Device.Narrow })
        {
            await using var visitor = await (await browser.VisitAsync(host, device)).SignInAsync(persona);
            await visitor.GoAsync(Root + path);
            await visitor.ShouldBeAccessibleAsync();
            await visitor.ShouldFitTheWidthAsync();
            visitor.ShouldNotHaveComplained();
        }
    }

    private static Task<List<int>> WaitingAsync(LyktaHost host) => host.ReadAsync(db => db.Set<Observation>()
        .Where(o => o.Status == ObservationStatus.New && o.Sharing >= SharingLevel.Briefing).OrderBy(o => o.ReceivedAt).Select(o => o.Number).ToListAsync());

    private static Task<Control?> ControlAsync(LyktaHost host, int number) =>
        host.ReadAsync(db => db.Set<Observation>().Where(o => o.Number == number).Select(o => o.Control).SingleAsync());
}
