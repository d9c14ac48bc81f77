using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Tests.Capabilities.Observations.Report;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;
using static Lykta.Browser.Tests.Capabilities.Observations.Report.ReportRows;

namespace Lykta.Browser.Tests.Capabilities.Observations.Report;

public sealed class ReportBudgetTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task FieldAssistant_FromTheStartPage_NeedsFourPressesAndTwoForOneMore()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host);
        await visitor.SignInAsync("falt");
        await visitor.GoAsync(Start);
        var before = await host.CountAsync();
        var page = visitor.Page;
        await visitor.Presses.PressAsync(page.Locator(".top-end a[data-shortcut=n]"));
        await visitor.Presses.PressAsync(page.Locator("label.tile", new() { HasText = "samling" }).First);
        await visitor.Presses.PressAsync(page.Locator("[data-place-recent]").First);
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }));
        await page.WaitForURLAsync("**/rapportera/kvitto/*");
        visitor.Presses.ShouldBeAtMost(4);
        var first = await host.NewestAsync();
        await Assertions.Expect(page.Locator(".receipt")).ToContainTextAsync($"Nr {first.Number}");

        visitor.Presses.StartOver();
        await visitor.Presses.PressAsync(page.Locator(".tiles.links a", new() { HasText = "belysning" }));
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }));
        await page.WaitForURLAsync("**/rapportera/kvitto/*");
        visitor.Presses.ShouldBeAtMost(2);
        (await host.CountAsync()).ShouldBe(before + 2);
        (await host.NewestAsync()).PlaceId.ShouldBe(first.PlaceId);
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Police_WithThePhonesPosition_NeedsThreePresses()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host);
        await visitor.Context.GrantPermissionsAsync(["geolocation"]);
        await visitor.Context.SetGeolocationAsync(new() { Longitude = 16.9655f, Latitude = 58.9932f, Accuracy = 12 });
        await visitor.SignInAsync("polis");
        await visitor.GoAsync(Start);
        var page = visitor.Page;
        await visitor.Presses.PressAsync(page.Locator(".top-end a[data-shortcut=n]"));
        await Assertions.Expect(page.Locator("[data-place-hint]")).ToContainTextAsync("GPS ±12 m");
        await visitor.Presses.PressAsync(page.Locator("label.tile", new() { HasText = "belysning" }));
        await Assertions.Expect(page.Locator("[data-place-hint]")).ToContainTextAsync("Sparas som punkt");
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }));
        await page.WaitForURLAsync("**/rapportera/kvitto/*");
        visitor.Presses.ShouldBeAtMost(3);
        (await host.NewestAsync()).Longitude.ShouldBe(16.9655);
    }

    [BrowserFact]
    public async Task Guard_BehindAShiftLink_NeedsThreePressesOnTheForm()
    {
        await using var host = await LyktaHost.StartAsync(adjust: ReportForms.WithLinkDoor);
        await using var visitor = await browser.VisitAsync(host);
        await visitor.GoAsync(await host.LinkDoorAsync(AccessLinkKind.Shift, "Stadens ordningsvakter"));
        await visitor.GoAsync(Form);
        var page = visitor.Page;
        (await page.Locator("label.tile", new() { HasText = "nära relation" }).CountAsync()).ShouldBe(1);
        (await page.Locator("label.tile", new() { HasText = "Incident mot anställd" }).CountAsync()).ShouldBe(0);
        await visitor.Presses.PressAsync(page.Locator("label.tile", new() { HasText = "Ordnings" }));
        await visitor.Presses.PressAsync(page.Locator("[data-place-recent]").First);
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }));
        await page.WaitForURLAsync("**/rapportera/kvitto/*");
        visitor.Presses.ShouldBeAtMost(3);
        (await host.NewestAsync()).Source.ShouldBe(Lykta.Web.Capabilities.Observations.ObservationSource.ShiftLink);
    }

    [BrowserFact]
    public async Task Form_OnAPhone_StandsOnOneScreen()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host);
        await visitor.SignInAsync("falt");
        await visitor.GoAsync(Form + "?plats=bjorkparken");
        (await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollHeight")).ShouldBe(Device.Phone.Height);
        var low = await visitor.Page.Locator(".tiles > label.tile, .send-bar > .ds-button").EvaluateAllAsync<double[]>("all => all.map(t => t.getBoundingClientRect().height)");
        low.ShouldAllBe(height => height >= 60);
    }
}
