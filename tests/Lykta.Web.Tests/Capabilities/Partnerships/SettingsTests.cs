using System.Net;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Partnerships;

public sealed class SettingsTests
{
    private const string Page = $"/{DemoSeed.DistrictSlug}/installningar";

    [Theory]
    [InlineData("admin", true)]
    [InlineData("samordnare", false)]
    [InlineData("falt", false)]
    [InlineData("polis", false)]
    [InlineData("styrgrupp", false)]
    [InlineData("sekreterare", false)]
    [InlineData("enhetschef", false)]
    [InlineData("forskola", false)]
    [InlineData("analytiker", false)]
    [InlineData("utvarderare", false)]
    public async Task Get_EachRole_IsAllowedOrRefused(string persona, bool allowed)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(Page)).Status.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task Post_LimitAndLamp_HoldAndAreLogged(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("admin");
        var saved = await client.SubmitAsync(await client.GetAsync(Page), ("Input.SmallNumberLimit", "7"), ("Input.LampColour", "#FFC400"));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        var own = await OwnAsync(host);
        (own.SmallNumberLimit, own.LampColour).ShouldBe((7, "#ffc400"));
        (await host.ReadAsync(db => db.Set<AuditEntry>().SingleAsync(e => e.Action == "partnership.changed"))).Codes.ShouldBe("small-from=5;small-to=7;lamp=#ffc400");
        var page = await client.GetAsync(Page);
        page.Document.QuerySelector($"link[href='/{DemoSeed.DistrictSlug}/lampa.css']").ShouldNotBeNull();
        var css = await client.GetAsync($"/{DemoSeed.DistrictSlug}/lampa.css");
        css.Headers["Content-Type"].ShouldStartWith("text/css");
        css.Body.ShouldContain("--lamp:#ffc400");
        (await host.ReadAsync(db => db.Set<Partnership>().SingleAsync(p => p.Slug == DemoSeed.NeighbourSlug), DemoSeed.NeighbourSlug)).SmallNumberLimit.ShouldBe(5);
    }

    [Theory]
    [InlineData("2", "")]
    [InlineData("11", "")]
    [InlineData("", "")]
    [InlineData("fem", "")]
    [InlineData("5", "#14233b")]
    [InlineData("5", "red")]
    [InlineData("5", "#fff;}a{")]
    public async Task Post_OutsideTheRule_IsRefusedOnItsField(string limit, string colour)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("admin");
        var refused = await client.SubmitAsync(await client.GetAsync(Page), ("Input.SmallNumberLimit", limit), ("Input.LampColour", colour));
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
        (await OwnAsync(host)).SmallNumberLimit.ShouldBe(5);
    }

    private static Task<Partnership> OwnAsync(LyktaHost host) =>
        host.ReadAsync(db => db.Set<Partnership>().AsNoTracking().SingleAsync(p => p.Slug == DemoSeed.DistrictSlug));
}
