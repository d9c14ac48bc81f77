using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Maps;

public sealed class MapTests(BrowserFixture browser)
{
    private const string Root = "/sundby-ekbacken";
    private const string Marked = "[...document.querySelectorAll('.map-list [data-item]')].filter(e => /^[op]-/.test(e.dataset.item)).map(e => e.dataset.label)";

    [BrowserFact]
    public async Task Map_InARealBrowser_HasAButtonForEachEntryInTheListsOrder()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await OpenAsync(host, "/karta?tid=28");
        var markers = await visitor.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.map-marker')].map(e => e.getAttribute('aria-label'))");
        markers.ShouldNotBeEmpty();
        markers.ShouldBe(await visitor.Page.EvaluateAsync<string[]>(Marked));
        (await visitor.Page.Locator(".maplibregl-canvas").CountAsync()).ShouldBe(1);
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Map_ByKeyboardAlone_ReachesAMarkerAndOpensItsCard()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await OpenAsync(host, "/karta?tid=28&typ=belysning");
        await visitor.Page.Locator(".maplibregl-canvas").FocusAsync();
        for (var i = 0; i < 5 && !await IsOnMarkerAsync(visitor.Page); i++)
            await visitor.Page.Keyboard.PressAsync("Tab");
        (await IsOnMarkerAsync(visitor.Page)).ShouldBeTrue();
        var label = await visitor.Page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')");
        label.ShouldStartWith("Trasig belysning");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("details[data-item][open]")).ToHaveCountAsync(1);
        (await visitor.Page.Locator("details[data-item][open]").GetAttributeAsync("data-label")).ShouldBe(label);
        await Assertions.Expect(visitor.Page.Locator(".map-marker[aria-pressed=true]")).ToHaveCountAsync(1);
        visitor.Page.Url.ShouldContain("#o-");
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Map_FilterAndLayers_AreKeptInTheAddress()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await OpenAsync(host, "/karta");
        await visitor.Page.Locator("#tid").SelectOptionAsync("28");
        await visitor.Page.Locator("#typ").SelectOptionAsync("belysning");
        await visitor.Page.Locator(".filters button").First.ClickAsync();
        await visitor.Page.WaitForURLAsync(url => url.Contains("tid=28", StringComparison.Ordinal) && url.Contains("typ=belysning", StringComparison.Ordinal));
        await IdleAsync(visitor.Page);
        await visitor.Page.Locator("[data-layer=iakttagelser]").UncheckAsync();
        visitor.Page.Url.ShouldContain("dolj=iakttagelser");
        await visitor.Page.ReloadAsync();
        await IdleAsync(visitor.Page);
        (await visitor.Page.Locator("[data-layer=iakttagelser]").IsCheckedAsync()).ShouldBeFalse();
        (await visitor.Page.Locator(".map-marker:visible").CountAsync()).ShouldBe(0);
        visitor.ShouldNotHaveComplained();
    }

    [BrowserFact]
    public async Task Edit_PressOnTheMap_WritesTheCoordinates()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await OpenAsync(host, "/platser/ny");
        await visitor.Page.Locator(".pick-map .maplibregl-canvas").ClickAsync();
        double.Parse(await visitor.Page.Locator("[name='Input.Latitude']").InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(58.99, 0.02);
        double.Parse(await visitor.Page.Locator("[name='Input.Longitude']").InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(16.97, 0.03);
        visitor.ShouldNotHaveComplained();
    }

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_InARealBrowser_AreAccessibleAndFit(bool isNarrow)
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, isNarrow ? Device.Narrow with { IsDark = true } : Device.Desktop);
        await visitor.SignInAsync("samordnare");
        foreach (var path in new[]
        {
            "/karta?tid=28&plats=sundby-torg", "/karta?tid=28&vy=yta", "/karta?tid=egen", "/platser", "/platser/sundby-torg", "/platser/sundby-torg/andra", "/platser/sundby-torg/affisch",
            "/platser/ny", "/omraden", "/omraden/importera",
        })
        {
            await visitor.GoAsync(Root + path);
            if (path.StartsWith("/karta", StringComparison.Ordinal))
                await IdleAsync(visitor.Page);
            await visitor.ShouldBeAccessibleAsync();
            await visitor.ShouldFitTheWidthAsync();
        }

        visitor.ShouldNotHaveComplained();
    }

    private async Task<Visitor> OpenAsync(LyktaHost host, string path)
    {
        var visitor = await browser.VisitAsync(host, Device.Desktop);
        await visitor.SignInAsync("samordnare");
        await visitor.GoAsync(Root + path);
        await IdleAsync(visitor.Page);
        return visitor;
    }

    // Drawing in software takes its time on a loaded machine.
    private static Task IdleAsync(IPage page) => page.Locator("body[data-map=idle]").WaitForAsync(new() { Timeout = 90_000 });

    private static Task<bool> IsOnMarkerAsync(IPage page) => page.EvaluateAsync<bool>("document.activeElement.classList.contains('map-marker')");
}
