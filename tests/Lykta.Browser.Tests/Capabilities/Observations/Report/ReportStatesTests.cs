using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;
using static Lykta.Browser.Tests.Capabilities.Observations.Report.ReportRows;

namespace Lykta.Browser.Tests.Capabilities.Observations.Report;

public sealed class ReportStatesTests(BrowserFixture browser)
{
    public static TheoryData<string, bool> Devices => new() { { "phone", true }, { "phone", false }, { "narrow", true }, { "narrow", false }, { "desktop", false } };

    [BrowserTheory, MemberData(nameof(Devices))]
    public async Task EachState_OnEachDevice_IsAccessibleAndFits(string name, bool isDark)
    {
        await using var host = await LyktaHost.StartAsync();
        var device = name switch { "phone" => Device.Phone, "narrow" => Device.Narrow, _ => Device.Desktop } with { IsDark = isDark };
        await using var visitor = await browser.VisitAsync(host, device);
        await visitor.SignInAsync("falt");
        var page = visitor.Page;
        var send = page.GetByRole(AriaRole.Button, new() { Name = "Skicka" });
        await visitor.GoAsync(Form);
        await CheckAsync(visitor, "tom");

        await page.Locator("[data-place-more]").ClickAsync();
        await page.Locator("[data-place-query]").FillAsync("park");
        await CheckAsync(visitor, "sok");
        await page.Locator("[data-place-list] button").First.ClickAsync();

        await send.ClickAsync();
        await Assertions.Expect(page.Locator(".ds-error-summary")).ToBeFocusedAsync();
        await CheckAsync(visitor, "fel");

        await page.Locator(".more-tiles summary").ClickAsync();
        await page.Locator("[data-details] > summary").ClickAsync();
        await page.Locator("#Input_Text").FillAsync("Se 811218-9876 vid porten");
        await Assertions.Expect(page.Locator("[data-screen=Input_Text]")).ToContainTextAsync("Ta bort personnumret");
        await CheckAsync(visitor, "uppgifter");
        await page.Locator("#Input_Text").FillAsync("Högljutt vid lekplatsen.");
        await page.Locator("label.tile", new() { HasText = "samling" }).First.ClickAsync();
        await send.ClickAsync();
        await page.WaitForURLAsync("**/rapportera/kvitto/*");
        await CheckAsync(visitor, "kvitto");

        foreach (var (path, state) in new[]
                 {
                     ("/sundby-ekbacken/mina", "mina"), ($"/sundby-ekbacken/mina/{(await host.NewestAsync()).Number}/ratta", "ratta"), (Form + "#ko", "ko"),
                 })
        {
            await visitor.GoAsync(path);
            await CheckAsync(visitor, state);
        }

        visitor.ShouldNotHaveComplained();

        async Task CheckAsync(Visitor seen, string state)
        {
            await seen.ShouldBeAccessibleAsync();
            await seen.ShouldFitTheWidthAsync();
            if (Environment.GetEnvironmentVariable("LYKTA_PICTURES") is { } folder)
                await seen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{(isDark ? "dark" : "light")}-{state}.png"), FullPage = false });
        }
    }

    [BrowserFact]
    public async Task Concern_WrittenWithScript_OpensTheExitAndIsGone()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host);
        await visitor.SignInAsync("falt");
        await visitor.GoAsync(Form + "?typ=ungdomssamling&plats=bjorkparken");
        var page = visitor.Page;
        await page.Locator("[data-details] > summary").ClickAsync();
        await page.Locator("#Input_Text").FillAsync("Orosanmälan kanariefagel9982");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-concern]")).ToBeVisibleAsync();
        (await page.Locator("#Input_Text").InputValueAsync()).ShouldBeEmpty();
        await visitor.ShouldBeAccessibleAsync();
        (await page.EvaluateAsync<bool>(
            """
            async () => {
              const opened = await new Promise((done) => { const asked = indexedDB.open("lykta"); asked.onsuccess = () => done(asked.result); });
              const all = await new Promise((done) => { const asked = opened.transaction("items").objectStore("items").getAll(); asked.onsuccess = () => done(asked.result); });
              return JSON.stringify(all).includes("kanariefagel9982");
            }
            """)).ShouldBeFalse();
    }

    [BrowserTheory, InlineData(390), InlineData(320), InlineData(1280)]
    public async Task Nothing_PressedWithAFinger_AnswersTheWeek(int width)
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host, new(width, 844, width < 1000, true));
        await visitor.SignInAsync("falt");
        await visitor.GoAsync(Form);
        await visitor.Presses.PressAsync(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Inget att rapportera" }));
        await visitor.Page.WaitForURLAsync("**/rapportera/kvitto/*");
        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("veckan är besvarad");
    }

    [BrowserFact]
    public async Task SameThingSeen_BeforeSending_IsOnePress()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host);
        await visitor.SignInAsync("falt");
        var page = visitor.Page;
        await visitor.GoAsync(Form + "?typ=positiv&plats=bjorkparken");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }).ClickAsync();
        await page.WaitForURLAsync("**/rapportera/kvitto/*");
        var first = await host.NewestAsync();
        await visitor.GoAsync(Form + "?typ=positiv&plats=bjorkparken");
        await visitor.Presses.PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "+1" }));
        await page.WaitForURLAsync("**/rapportera/kvitto/*");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync($"+1 på nr {first.Number}");
        var seen = await host.NewestAsync();
        (seen.Number, seen.Sightings).ShouldBe((first.Number, 2));
    }
}
