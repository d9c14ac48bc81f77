using System.Net;
using Lykta.Web.Capabilities.Members;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Members;

public sealed class BeginningTests
{
    private const string List = "/vastra/medlemmar";

    [Fact]
    public async Task Members_NewPartnership_LeadThroughTheBeginningUntilAllIsDone()
    {
        await using var host = await LyktaHost.StartAsync(isDemo: false, isEmpty: true);
        using var admin = await FoundedAsync(host);
        var steps = await StepsAsync(admin);
        steps.Select(s => s.Path).ShouldBe(["/vastra/organisationer", "/vastra/omraden/importera", "/vastra/platser/ny", "/vastra/kodlistor", "/vastra/medlemmar/bjud-in"]);
        steps.Where(s => s.IsDone).Select(s => s.Path).ShouldBe(["/vastra/kodlistor"], "the standard event types come with the founding");
        foreach (var (path, _) in steps)
            (await admin.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK, path);

        var added = await admin.SubmitAsync(
            await admin.GetAsync("/vastra/organisationer"), ("Input.Name", "Polisen"), ("Input.Category", "Police"), ("Input.Branch", "Polisen"));
        added.Status.ShouldBe(HttpStatusCode.Redirect, added.Text);
        (await StepsAsync(admin))[0].IsDone.ShouldBeTrue();

        await host.Writes.RunAsync(
            await host.SystemScopeAsync("vastra"),
            (unit, _) =>
            {
                var area = Area.Draw("Västra torget", AreaKind.Neighbourhood, [], (17, 59, 18, 60));
                unit.Db.AddRange(area, Place.Named("Torget", "torget", PlaceKind.Square, [], 17.5, 59.5, area.Id));
                return Task.FromResult(true);
            },
            CancellationToken.None);
        (await StepsAsync(admin)).Where(s => !s.IsDone).Select(s => s.Path).ShouldBe(["/vastra/medlemmar/bjud-in"]);

        var invite = await admin.GetAsync("/vastra/medlemmar/bjud-in");
        var unitId = invite.Document.QuerySelectorAll("[name='Input.UnitId'] option").Select(o => o.GetAttribute("value")!).First(v => v.Length > 0);
        var invited = await admin.SubmitAsync(
            invite, ("Input.Email", "samordnare@exempel.se"), ("Input.Title", "Samordnare"), ("Input.UnitId", unitId), ("Input.Role", "Coordinator"));
        invited.Document.QuerySelector(".ds-error-summary").ShouldBeNull(invited.Text);
        (await StepsAsync(admin)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Members_PartnershipAtWork_ShowNoBeginning()
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        (await admin.GetAsync($"/{DemoSeed.DistrictSlug}/medlemmar")).Document.QuerySelector("#kom-igang").ShouldBeNull();
    }

    [Fact]
    public async Task Organisations_WithoutABranch_SayWhatToWrite()
    {
        await using var host = await LyktaHost.StartAsync();
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync($"/{DemoSeed.DistrictSlug}/organisationer");
        page.Text.ShouldContain("utan grenar skriver sitt eget namn");
        (await admin.SubmitAsync(page, ("Input.Name", "Polisen"), ("Input.Category", "Police"))).Text.ShouldContain("Skriv verksamhetsgrenen");
    }

    private static async Task<List<(string Path, bool IsDone)>> StepsAsync(LyktaClient admin) =>
        [.. (await admin.GetAsync(List)).Document.QuerySelectorAll("[aria-labelledby=kom-igang] li a").Select(a => (a.GetAttribute("href")!, a.QuerySelector(".chip.done") is not null))];

    private static async Task<LyktaClient> FoundedAsync(LyktaHost host)
    {
        var token = await host.Services.GetRequiredService<FirstDoors>().OpenAsync(CancellationToken.None);
        var client = host.NewClient();
        var founded = await client.SubmitAsync(
            await client.GetAsync("/forsta/" + token),
            ("Input.Name", "Västra"), ("Input.Authority", "Västra stadsdelsnämnden"), ("Input.Slug", "vastra"), ("Input.Email", "forst@exempel.se"),
            ("Input.Way", "Password"), ("Input.Password", TestAccounts.Password));
        founded.Location.ShouldBe("/logga-in/sakra", founded.Text);
        var secure = await client.GetAsync("/logga-in/sakra");
        var key = secure.Document.QuerySelector("kbd")!.TextContent.Replace(" ", "");
        await client.SubmitFormAsync(secure, "form:has([name='Input.Code'])", ("Input.Code", host.CodeOf(new(default, "", "", key))));
        return client;
    }
}
