using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans;

/// <summary>The two clocks of 6 §.</summary>
public sealed class SelfCheckTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Picture_WithADate_RunsTheClockOfTheLaw(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Root + "/atgardsplan/1");
        var refused = await client.SubmitFormAsync(page, "form:has([name='Input.PictureOn'])", ("Input.PictureOn", "2026-12-01"));
        refused.Text.ShouldContain("Lägesbilden kan inte vara uppdaterad i framtiden");
        await client.SubmitFormAsync(page, "form:has([name='Input.PictureOn'])", ("Input.PictureOn", "2026-10-01"));
        (await client.GetAsync(Root + "/sjalvkontroll")).Text.ShouldContain("Lägesbilden uppdaterad: senast 2026-10-01, nästa före 2028-10-01");
        page = await client.GetAsync(Root + "/atgardsplan/1");
        await client.SubmitFormAsync(page, "form:has([name='Input.PictureOn'])", ("Input.PictureOn", "2024-10-01"));
        var check = await client.GetAsync(Root + "/sjalvkontroll");
        check.Document.QuerySelectorAll("ul.lines li").First(l => l.TextContent.Contains("Lägesbilden uppdaterad", StringComparison.Ordinal)).TextContent.ShouldContain("saknas eller för gammal");
    }
}
