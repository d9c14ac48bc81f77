using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Browser.Tests.EveryPage;

/// <summary>
/// The pictures of the documentation, from the demo as it stands. With <c>LYKTA_PICTURES=docs/pictures</c> (a whole path) they are
/// written there: <c>LYKTA_PICTURES=$PWD/docs/pictures dotnet test --project tests/Lykta.Browser.Tests --filter-class '*PictureTests'</c>.
/// </summary>
public sealed class PictureTests(BrowserFixture browser)
{
    private const int LargestBytes = 160 * 1024;

    [BrowserTheory]
    [InlineData("laget-nu", "samordnare", "/laget", 1280)]
    [InlineData("bedom", "samordnare", "/bedom", 1280)]
    [InlineData("iakttagelser", "samordnare", "/iakttagelser", 1280)]
    [InlineData("karta", "samordnare", "/karta?tid=28", 1280)]
    [InlineData("atgarder", "samordnare", "/atgarder", 1280)]
    [InlineData("utsattning", "samordnare", "/utsattning/2026-11-20", 1280)]
    [InlineData("namndens-version", "sekreterare", "/uppfoljning/2026-t2/namnden", 1280)]
    [InlineData("dokumentmallar", "samordnare", "/dokumentmallar", 1280)]
    [InlineData("rapportera", "falt", "/rapportera?typ=ungdomssamling&plats=bjorkparken", 390)]
    public async Task Picture_OfThePage_IsSmallEnoughForTheGuide(string name, string persona, string path, int width)
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await (await browser.VisitAsync(host, new(width, width == 390 ? 844 : 800, false, width == 390))).SignInAsync(persona);
        await visitor.GoAsync("/sundby-ekbacken" + path);
        if (name == "karta")
            await visitor.Page.Locator("body[data-map=idle]").WaitForAsync(new() { Timeout = 90_000 });
        var folder = Environment.GetEnvironmentVariable("LYKTA_PICTURES") ?? host.DataFolder;
        var picture = await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        picture.Length.ShouldBeLessThanOrEqualTo(LargestBytes);
    }
}
