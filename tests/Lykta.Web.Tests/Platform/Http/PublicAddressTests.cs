using System.Net;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Http;

/// <summary>What an address tells, and what it is made from: never from what a visitor calls Lykta.</summary>
public sealed class PublicAddressTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Fact]
    public async Task Links_WithAnotherHostHeader_BeginWithTheOperatorsAddress()
    {
        await using var host = await LyktaHost.StartAsync(settings: ["--Lykta:PublicUrl", "https://lykta.exempel.se/"]);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/kalender"), "#skapa");
        coordinator.Http.DefaultRequestHeaders.Host = "ond.exempel.org";
        foreach (var path in new[] { "/kalender", "/platser/bjorkparken/affisch" })
        {
            var page = await coordinator.GetAsync(Root + path);
            page.Body.ShouldContain("https://lykta.exempel.se" + Root, customMessage: path);
            page.Body.Split("ond.exempel.org").SkipLast(1).Select(before => before[^Math.Min(80, before.Length)..]).ShouldBeEmpty(path);
        }
    }

    [Fact]
    public async Task Hosts_WhenListed_AreTheOnlyOnesAnswered()
    {
        await using var host = await LyktaHost.StartAsync(settings: ["--Lykta:Hosts", "localhost; lykta.exempel.se"]);
        using var client = host.NewClient();
        (await client.GetAsync("/logga-in")).Status.ShouldBe(HttpStatusCode.OK);
        client.Http.DefaultRequestHeaders.Host = "lykta.exempel.se";
        (await client.GetAsync("/logga-in")).Status.ShouldBe(HttpStatusCode.OK);
        client.Http.DefaultRequestHeaders.Host = "ond.exempel.org";
        (await client.GetAsync("/logga-in")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/nattvandra/min/x"), InlineData("/nattvandra/x"), InlineData("/kalender/x.ics"), InlineData("/nattvandra/min/AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task OpenAddress_Unknown_IsTheSameWhetherThePartnershipExistsOrNot(string path)
    {
        await using var host = await LyktaHost.StartAsync();
        using var nobody = host.NewClient();
        using var another = host.NewClient();
        var (there, nowhere) = (await nobody.GetAsync(Root + path), await another.GetAsync("/finns-inte-alls" + path));
        there.Status.ShouldBe(HttpStatusCode.NotFound);
        Plain(there).ShouldBe(Plain(nowhere));
        there.Headers.Keys.Order().ShouldBe(nowhere.Headers.Keys.Order());
        there.Headers["Cache-Control"].ShouldBe(nowhere.Headers["Cache-Control"]);
    }

    [Fact]
    public async Task StylePages_WherePeopleWork_DoNotExist()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        foreach (var path in new[] { "/_stil", "/_STIL", "/_stil/laget", "/_stil/utsattning" })
            (await client.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
    }

    // The page holds its own address and one-time values; they are alike in nothing else than their names.
    private static string Plain(LyktaPage page) => System.Text.RegularExpressions.Regex.Replace(
        page.Body.Replace("finns-inte-alls", DemoSeed.DistrictSlug, StringComparison.Ordinal), "(?<name>value|nonce)=\"[^\"]*\"", "${name}", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
}
