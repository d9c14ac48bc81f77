using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Links;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Time;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.Capabilities.NightPatrols;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Briefing;

/// <summary>The Friday of those who come to it: the municipal police officer, the night patrol's leader and a walker, with the line cut in the middle.</summary>
public sealed class NightJourneyTests(BrowserFixture browser)
{
    private const string Root = BriefingHouse.Root;

    [BrowserFact]
    public async Task Police_FromTheLink_ReadsItsVersionAndAnswersInThreePresses()
    {
        await using var host = await LyktaHost.StartAsync();
        using (var coordinator = await host.SignedInAsync("samordnare"))
            await coordinator.ShareAsync();
        var sheet = await host.ReadAsync(db => db.Set<BriefingSheet>().Where(s => s.Key == BriefingHouse.Tonight).Select(s => s.Id).SingleAsync());
        await using var visitor = await (await browser.VisitAsync(host)).SignInAsync("polis");
        var page = visitor.Page;
        await visitor.GoAsync($"{Root}/utsattning/lank/{sheet.Value}");
        await page.WaitForURLAsync("**/visa");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Version: Polis och kommun");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitTheWidthAsync();

        host.MoveTo(20, 23);
        await visitor.GoAsync(Root + "/ikvall");
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Vad såg ni?" }));
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Presses.PressAsync(page.Locator("fieldset.told label.tile").First);
        await PressAndLoseTheAnswerAsync(page, "**/aterrapport", page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }));
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }));
        await page.WaitForURLAsync("**/ikvall");
        visitor.Presses.ShouldBeAtMost(3);
        (await host.ReadAsync(db => db.Set<Debrief>().CountAsync(d => d.SheetId == sheet))).ShouldBe(1, "the answer to the first was lost, not the debrief");
    }

    [BrowserFact]
    public async Task Share_LineCutAfterSaving_SharesOnceAndSaysSo()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await (await browser.VisitAsync(host, Device.Desktop)).SignInAsync("samordnare");
        var page = visitor.Page;
        await visitor.GoAsync(BriefingHouse.Sheet + "/dela");
        var share = page.GetByRole(AriaRole.Button, new() { Name = "Lås och dela", Exact = true });
        await PressAndLoseTheAnswerAsync(page, "**/dela", share);
        await share.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Utsättningen är delad");
        var sheets = host.ReadAsync(db => db.Set<BriefingSheet>().Where(s => s.Key == BriefingHouse.Tonight).Select(s => new { s.Edition, Versions = db.Set<BriefingVersion>().Count(v => v.SheetId == s.Id) }).ToListAsync());
        (await sheets).ShouldBe([new { Edition = 1, Versions = 3 }]);
    }

    [BrowserFact]
    public async Task Walker_GroupsAddress_SignsUpInTwoPressesAndCancelsInTwo()
    {
        await using var host = await LyktaHost.StartAsync();
        var (address, shift) = await PatrolHouse.PlannedAsync(host);
        await using var visitor = await browser.VisitAsync(host);
        var page = visitor.Page;
        await visitor.GoAsync(address);
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await page.Locator("[name='Input.Name']").FillAsync(PatrolHouse.Name);
        await page.Locator("[name='Input.Phone']").FillAsync(PatrolHouse.Phone);
        await visitor.Presses.PressAsync(page.Locator("input[name='Input.IsAdult'][type=checkbox]"));
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Anmäl mig" }));
        await page.WaitForURLAsync("**/nattvandra/min/*");
        visitor.Presses.ShouldBeAtMost(2);
        (await PatrolHouse.ShiftAsync(host, shift)).SignedUp.ShouldBe(1, "the next walk stood chosen");
        await visitor.ShouldBeAccessibleAsync();
        visitor.Presses.StartOver();
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Avboka" }));
        await page.WaitForURLAsync("**" + address);
        visitor.Presses.ShouldBeAtMost(2);
        (await PatrolHouse.ShiftAsync(host, shift)).SignedUp.ShouldBe(0);
    }

    [BrowserFact]
    public async Task PatrolLeader_SharedPhone_ReadsStartsOnlyWithTwoAndAnswersInFourPresses()
    {
        await using var host = await LyktaHost.StartAsync();
        MoveToAComingFriday(host);
        var (address, shift) = await PatrolHouse.PlannedAsync(host);
        await PatrolHouse.SignUpAsync(host, address, 0);
        await using var visitor = await browser.VisitAsync(host);
        var page = visitor.Page;
        await EnterAsync(visitor);
        await visitor.ShouldBeAccessibleAsync();
        visitor.Presses.ShouldBeAtMost(2);

        visitor.Presses.StartOver();
        await visitor.GoAsync(PatrolHouse.Patrols);
        await visitor.Presses.PressAsync(page.Locator($"a[href$='/pass/{shift.Value}']"));
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Presses.PressAsync(page.Locator("input[name='Input.Came']").First);
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Börja vandra" }));
        await Assertions.Expect(page.Locator(".ds-error-summary")).ToContainTextAsync("Färre än två vuxna får inte gå ut");
        (await PatrolHouse.ShiftAsync(host, shift)).StartedAt.ShouldBeNull();
        await page.Locator("[name='Input.More']").FillAsync("1");
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Börja vandra" }));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Hur var kvällen?");
        visitor.Presses.ShouldBeAtMost(4);

        visitor.Presses.StartOver();
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Link, new() { Name = "Hur var kvällen?" }));
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.Presses.PressAsync(page.Locator("#Input_Mood label.tile").First);
        await visitor.Presses.PressAsync(page.Locator("#Input_Youths label.tile").First);
        await PressAndLoseTheAnswerAsync(page, "**/rapport", page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }));
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }));
        await page.WaitForURLAsync($"**/pass/{shift.Value}");
        visitor.Presses.ShouldBeAtMost(4);
        (await host.ReadAsync(db => db.Set<PatrolReport>().CountAsync(r => r.ShiftId == shift))).ShouldBe(1);
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Field_NetworkGoneAllNight_ReadsTonightInEveryNewWindow()
    {
        await using var host = await LyktaHost.StartAsync();
        await host.ShareTrueEveningAsync();
        await using var visitor = await (await browser.VisitAsync(host)).SignInAsync("falt");
        await visitor.GoAsync(Root + "/ikvall");
        await visitor.Page.Locator("html[data-tonight=kept]").WaitForAsync();
        var lines = await visitor.Page.Locator("main h3, main h2").AllInnerTextsAsync();
        await visitor.Context.SetOfflineAsync(true);
        for (var window = 0; window < 3; window++)
        {
            var page = await visitor.Context.NewPageAsync();
            await page.GotoAsync(Root + "/ikvall");
            (await page.Locator("main h3, main h2").AllInnerTextsAsync()).ShouldBe(lines, "every line, and not a summary");
            await Assertions.Expect(page.Locator("[data-offline-note]")).ToBeVisibleAsync();
            await page.CloseAsync();
        }
    }

    /// <summary>The line is cut when the server has stored what was sent: the answer never comes, and the form stands as it was.</summary>
    private static async Task PressAndLoseTheAnswerAsync(IPage page, string form, ILocator button)
    {
        var cut = new TaskCompletionSource();
        await page.RouteAsync(form, CutAsync);
        await button.ClickAsync();
        await cut.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await page.UnrouteAsync(form, CutAsync);

        async Task CutAsync(IRoute route)
        {
            if (route.Request.Method != "POST")
            {
                await route.ContinueAsync();
                return;
            }

            try
            {
                await route.FetchAsync(new() { MaxRedirects = 0 });
                await route.AbortAsync("aborted");
                cut.TrySetResult();
            }
            catch (PlaywrightException failure)
            {
                // Nobody hears what a route's handler throws: the test, which waits for it, does.
                cut.TrySetException(failure);
            }
        }
    }

    // A shift link's cookie ends by the browser's own clock, so the evening must lie ahead of it.
    private static void MoveToAComingFriday(LyktaHost host)
    {
        host.Clock.MoveToTrueTime();
        var today = BriefingQueries.Evening(host.Clock.GetUtcNow());
        var friday = today.AddDays(1 + (((int)DayOfWeek.Friday - (int)today.AddDays(1).DayOfWeek + 7) % 7));
        host.Clock.Move(Stockholm.Instant(friday.ToDateTime(new(20, 0))) - host.Clock.GetUtcNow());
    }

    private static async Task EnterAsync(Visitor visitor)
    {
        var (path, pin) = await ShiftLinkAsync(visitor.Host);
        await visitor.GoAsync(path);
        await visitor.Page.Locator("[name='Input.Pin']").FillAsync(pin);
        await visitor.Presses.PressAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Öppna" }));
        await visitor.Page.WaitForURLAsync("**/ikvall");
    }

    private static async Task<(string Path, string Pin)> ShiftLinkAsync(LyktaHost host)
    {
        var made = await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var organisation = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Nattvandrarna Sundby", cancel);
            return Doors.Make(unit, AccessLinkKind.Shift, organisation.Id, organisation.Name);
        }, CancellationToken.None);
        return ("/t/" + made.Token, made.Pin!);
    }
}
