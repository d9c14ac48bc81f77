using Lykta.Browser.Tests.TestKit;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Browser.Tests.Capabilities.Shared;

public sealed class DoorTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Demo_InARealBrowser_SignsInAndIsAccessible()
    {
        await using var host = await LyktaHost.StartAsync();
        await using var visitor = await browser.VisitAsync(host);
        await visitor.GoAsync("/demo");
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitTheWidthAsync();
        await visitor.SignInAsync("falt");
        (await visitor.GoAsync("/sundby-ekbacken/iakttagelser"))!.Status.ShouldBe(200);
        visitor.ShouldNotHaveComplained();
    }
}
