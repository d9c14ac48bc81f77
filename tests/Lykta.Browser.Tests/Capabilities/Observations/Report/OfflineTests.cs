using System.Text.RegularExpressions;
using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Tests.TestKit;
using Microsoft.Playwright;
using Shouldly;
using static Lykta.Browser.Tests.Capabilities.Observations.Report.Interruptions;
using static Lykta.Browser.Tests.Capabilities.Observations.Report.ReportRows;

namespace Lykta.Browser.Tests.Capabilities.Observations.Report;

public sealed class OfflineTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task FlightMode_ReportWritten_IsKeptAndReceivedWhenTheNetworkIsBack()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await ReadyAsync(host, "falt");
        var before = await host.CountAsync();
        var page = visitor.Page;
        await visitor.Context.SetOfflineAsync(true);
        await visitor.GoAsync(Form + "?plats=bjorkparken");
        await Assertions.Expect(page.Locator("[data-no-net]")).ToBeVisibleAsync();
        await WriteAsync(page, "Trasig belysning");
        await Assertions.Expect(page.Locator("[data-answer]")).ToContainTextAsync("Sparad på telefonen");
        await Assertions.Expect(page.Locator("[data-answer]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-queue-line]")).ToContainTextAsync("1 på telefonen");
        await visitor.ShouldBeAccessibleAsync();
        (await host.CountAsync()).ShouldBe(before);

        await visitor.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-queue-line]")).ToContainTextAsync("1 mottagen 14:02");
        await Assertions.Expect(page.Locator("[data-answer]")).ToHaveTextAsync($"Mottagen 14:02 (nr {(await host.NewestAsync()).Number}).");
        (await host.CountAsync()).ShouldBe(before + 1);
        (await host.NewestAsync()).Source.ShouldBe(ObservationSource.Offline);
        await page.Locator(".queue summary").ClickAsync();
        await Assertions.Expect(page.Locator(".queue-list")).ToContainTextAsync($"mottagen 14:02 (nr {(await host.NewestAsync()).Number})");
    }

    [BrowserFact]
    public async Task FlightMode_FormOpened_OffersThePlacesLatelyUsed()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await ReadyAsync(host, "falt");
        var page = visitor.Page;
        await visitor.GoAsync(Form);
        var recent = await page.Locator("[data-place-recent]").AllInnerTextsAsync();
        recent.Count.ShouldBe(2);
        await visitor.Context.SetOfflineAsync(true);
        await visitor.GoAsync(Form);
        await Assertions.Expect(page.Locator("[data-no-net]")).ToBeVisibleAsync();
        (await page.Locator("[data-place-recent]").AllInnerTextsAsync()).ShouldBe(recent);
    }

    [BrowserFact]
    public async Task FlightMode_AnotherPageOpened_ShowsTheCountAndSendsLater()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await ReadyAsync(host, "falt");
        await visitor.Context.SetOfflineAsync(true);
        await visitor.GoAsync(Form + "?plats=bjorkparken");
        await WriteAsync(visitor.Page, "Nedskräpning");
        await Assertions.Expect(visitor.Page.Locator("[data-answer]")).ToContainTextAsync("Sparad på telefonen");
        var other = await visitor.Context.NewPageAsync();
        var before = await host.CountAsync();
        await visitor.Page.CloseAsync();
        await visitor.Context.SetOfflineAsync(false);
        await other.GotoAsync(Start);
        await Assertions.Expect(other.Locator("[data-unsent]")).ToBeHiddenAsync();
        await Assertions.Expect(other.Locator("body")).ToBeVisibleAsync();
        await WaitForAsync(async () => await host.CountAsync() == before + 1);
    }

    [BrowserTheory]
    [InlineData(Cut.BeforeSaving)]
    [InlineData(Cut.AfterSaving)]
    public async Task LineCut_InTheMiddleOfSending_GivesOneRow(Cut cut)
    {
        var line = new Interruptions();
        await using var host = await LyktaHost.StartAsync(adjust: line.Register);
        await using var visitor = await ReadyAsync(host, "falt");
        var before = await host.CountAsync();
        await visitor.GoAsync(Form + "?plats=bjorkparken");
        line.Next(cut, cut, cut);
        await WriteAsync(visitor.Page, "Skadegörelse");
        await Assertions.Expect(visitor.Page.Locator("body")).ToContainTextAsync(new Regex("mottagen 14:02", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 60_000 });
        line.Arrived.ShouldBeGreaterThanOrEqualTo(4);
        (await host.CountAsync()).ShouldBe(before + 1);
    }

    [BrowserFact]
    public async Task SignOut_WithReportsWaiting_KeepsThemForTheWriterAlone()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await ReadyAsync(host, "falt");
        var before = await host.CountAsync();
        var page = visitor.Page;
        await visitor.GoAsync(Form + "?plats=bjorkparken");
        // Kept as by a phone that lost the network: nothing is sent while the server cannot be reached.
        await page.RouteAsync("**/ta-emot", route => route.AbortAsync());
        await visitor.Context.SetOfflineAsync(true);
        await WriteAsync(page, "Otrygg plats");
        await Assertions.Expect(page.Locator("[data-answer]")).ToContainTextAsync("Sparad på telefonen");
        await visitor.Context.ClearCookiesAsync();
        await visitor.Context.SetOfflineAsync(false);
        await visitor.SignInAsync("polis");
        await visitor.GoAsync(Form);
        await Assertions.Expect(page.Locator("[data-queue-line]")).ToHaveTextAsync("Inget väntar på telefonen");
        await visitor.GoAsync(Start);
        await Assertions.Expect(page.Locator("[data-unsent]")).ToBeHiddenAsync();
        (await host.CountAsync()).ShouldBe(before);

        await visitor.Context.ClearCookiesAsync();
        await page.UnrouteAllAsync();
        await visitor.SignInAsync("falt");
        await visitor.GoAsync(Form);
        await Assertions.Expect(page.Locator("[data-queue-line]")).ToContainTextAsync("1 mottagen");
        (await host.CountAsync()).ShouldBe(before + 1);
    }

    [BrowserFact]
    public async Task RescueFile_ReadInOnAnotherPhone_IsReceivedOnce()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await ReadyAsync(host, "falt");
        var before = await host.CountAsync();
        await visitor.Context.SetOfflineAsync(true);
        await visitor.GoAsync(Form + "?plats=bjorkparken");
        await WriteAsync(visitor.Page, "Trasig belysning");
        await visitor.Page.Locator(".queue summary").ClickAsync();
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Spara räddningsfil" }).ClickAsync());
        var file = Path.Combine(host.DataFolder, "raddning.json");
        await download.SaveAsAsync(file);

        await using var other = await ReadyAsync(host, "falt");
        await other.GoAsync(Form);
        await other.Page.Locator(".queue summary").ClickAsync();
        await other.Page.Locator(".queue input[type=file]").SetInputFilesAsync(file);
        await Assertions.Expect(other.Page.Locator("[data-queue-line]")).ToContainTextAsync("1 mottagen");
        await visitor.Context.SetOfflineAsync(false);
        await Assertions.Expect(visitor.Page.Locator("[data-queue-line]")).ToContainTextAsync("1 mottagen");
        (await host.CountAsync()).ShouldBe(before + 1);

        await using var stranger = await ReadyAsync(host, "polis");
        await stranger.GoAsync(Form);
        await stranger.Page.Locator(".queue summary").ClickAsync();
        await stranger.Page.Locator(".queue input[type=file]").SetInputFilesAsync(file);
        await Assertions.Expect(stranger.Page.Locator("[data-queue-list]")).ToContainTextAsync("inte en räddningsfil");
    }

    /// <summary>Signed in, and the phone has kept its copy of the form.</summary>
    private async Task<Visitor> ReadyAsync(LyktaHost host, string persona)
    {
        var visitor = await browser.VisitAsync(host);
        await visitor.SignInAsync(persona);
        await visitor.GoAsync(Start);
        await visitor.Page.Locator("html[data-offline=ready]").WaitForAsync();
        return visitor;
    }

    private static async Task WriteAsync(IPage page, string type)
    {
        await page.Locator("label.tile", new() { HasText = type }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skicka" }).ClickAsync();
    }

    private static async Task WaitForAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
            await tick.WaitForNextTickAsync(patience.Token);
    }
}
