using System.Net;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans;

public sealed class DecisionTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Decide_IncompletePlan_IsRefusedButReferralIsRecorded(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        var page = await client.GetAsync($"{Root}/atgardsplan/1/beslut");
        var refused = await client.SubmitAsync(page, ("Input.Outcome", "AsProposed"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Planen kan inte beslutas");
        (await client.SubmitAsync(page, ("Input.Outcome", "Referred"), ("Input.Paragraph", "12"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync($"{Root}/atgardsplan/1")).Text.ShouldContain("Återremiss");
        (await host.ReadAsync(db => db.Set<ActionPlan>().Where(p => p.Number == 1).Select(p => p.AdoptedVersion).SingleAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Decide_WholePlan_FreezesItAndLaterChangesDoNotReachIt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.FillGapsAsync();
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/atgardsplan/1/beslut");
        var done = await client.SubmitAsync(page, ("Input.Outcome", "AsProposed"), ("Input.Paragraph", "7"), ("Input.DiaryNumber", "SE 2026/101"), ("Input.Wording", "Nämnden antar planen."));
        done.Status.ShouldBe(HttpStatusCode.Redirect, done.Text);
        await client.SubmitFormAsync(await client.GetAsync($"{Root}/atgarder/A-1"), "form.form.section", ("Fields[How]", "Ändrat efter beslutet."));
        var frozen = await client.GetAsync($"{Root}/atgardsplan/1/version/1");
        frozen.Text.ShouldContain("Två lag går fasta stråk");
        frozen.Text.ShouldNotContain("Ändrat efter beslutet");
        frozen.Text.ShouldContain("saknas – skäl: Lagkrav");
        frozen.Document.QuerySelector(".hash")!.TextContent.Trim().Length.ShouldBeGreaterThan(64);
        (await client.GetAsync($"{Root}/sjalvkontroll")).Text.ShouldContain("SE 2026/101");
    }

    [Fact]
    public async Task Decide_ByRole_IsForTheSecretaryAndTheCoordinator()
    {
        await using var host = await LyktaHost.StartAsync();
        foreach (var (persona, expected) in new[] { ("samordnare", HttpStatusCode.OK), ("sekreterare", HttpStatusCode.OK), ("enhetschef", HttpStatusCode.Forbidden), ("styrgrupp", HttpStatusCode.Forbidden) })
        {
            using var client = await host.SignedInAsync(persona);
            (await client.GetAsync($"{Root}/atgardsplan/1/beslut")).Status.ShouldBe(expected, persona);
        }
    }
}
