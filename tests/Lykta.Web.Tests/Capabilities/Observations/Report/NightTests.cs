using Lykta.Web.Tests.TestKit;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Observations.Report.ReportForms;

namespace Lykta.Web.Tests.Capabilities.Observations.Report;

public sealed class NightTests
{
    [Fact]
    public async Task Form_OnAPhoneAfterSunset_IsDarkUnlessLightIsChosen()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("falt");
        (await ThemeAsync()).ShouldBe("");
        client.Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Linux; Android 15) Mobile");
        (await ThemeAsync()).ShouldBe("");
        host.Clock.Move(TimeSpan.FromHours(3));
        (await ThemeAsync()).ShouldBe("dark");
        client.Cookies.Add(host.Address, new System.Net.Cookie("lykta-tema", "light"));
        (await ThemeAsync()).ShouldBe("light");

        async Task<string?> ThemeAsync() => (await client.GetAsync(Form)).Document.DocumentElement.GetAttribute("data-theme");
    }
}
