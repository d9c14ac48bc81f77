using System.Net;
using Lykta.Web.Capabilities.Continuity;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Continuity;

public sealed class ContinuityTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Onboarding_Unfinished_IsListedToTheCoordinatorUntilTicked(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        using var field = await host.SignedInAsync("falt");
        (await coordinator.GetAsync(Root + "/introduktion/lage")).Document.QuerySelectorAll("tbody th").Select(t => t.TextContent).ShouldBe(["Fältassistent"]);
        (await field.GetAsync(Root + "/laget")).Text.ShouldContain("Gör klart din introduktion");
        var form = await field.GetAsync(Root + "/introduktion");
        var points = form.Document.QuerySelectorAll("[name=Points]").Select(p => ("Points", p.GetAttribute("value")!)).ToArray();
        points.Length.ShouldBe(6);
        (await field.SubmitFormAsync(form, "form:has([name=Points])", [.. points, ("Points", "hittepå")])).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await field.SubmitFormAsync(form, "form:has([name=Points])", points)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await coordinator.GetAsync(Root + "/introduktion/lage")).Document.QuerySelector("tbody").ShouldBeNull();
        (await field.GetAsync(Root + "/laget")).Text.ShouldNotContain("Gör klart din introduktion");
    }

    [Theory, OnBothDatabases]
    public async Task Handover_FunctionChangesHands_NewHolderSeesAllThatIsOpenAndReceives(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var account = await host.ReadAsync(db => db.Set<Membership>().Where(m => m.FunctionTitle == "Enhetschef unga").Select(m => m.AccountId).SingleAsync());
        host.Clock.Move(TimeSpan.FromDays(1));
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            (await unit.Db.Set<Membership>().SingleAsync(m => m.FunctionTitle == "Stadsdelsdirektör", cancel)).End(unit.Now);
            var before = await unit.Db.Set<Membership>().SingleAsync(m => m.FunctionTitle == "Enhetschef unga", cancel);
            before.End(unit.Now);
            unit.Db.Add(Membership.Start(account, before.OrganisationId, Role.UnitManager, "Enhetschef unga", unit.Now));
            return true;
        }, CancellationToken.None);
        using var taking = await host.SignedInAsync("enhetschef");
        (await taking.GetAsync(Root + "/laget")).Text.ShouldContain("Ta emot överlämningen: Enhetschef unga");
        var pack = await taking.GetAsync(Root + "/overlamning");
        pack.Text.ShouldContain("Stadsdelsdirektör");
        pack.Text.ShouldContain("ingen efterträdare");
        pack.Text.ShouldContain("Nätverk Åstad");
        pack.Text.ShouldContain("Kommunpolis");
        pack.Text.ShouldContain("Nämndens beslut 12 mars");
        (await taking.SubmitFormAsync(pack, "main form[method=post]")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await taking.GetAsync(Root + "/overlamning")).Text.ShouldContain("mottagen");
        (await taking.GetAsync(Root + "/laget")).Text.ShouldNotContain("Ta emot överlämningen");
        (await host.ReadAsync(db => db.Set<HandoverReceipt>().CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Handover_Coordinator_SeesEveryOpenPoint(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Root + "/overlamning");
        page.Text.ShouldContain("Nyckel till trygghetsrummet");
        page.Text.ShouldContain("Trasig kamera vid stationen");
        page.Text.ShouldContain("Bättre ljus vid gångtunneln");
    }

    [Theory, OnBothDatabases]
    public async Task Contacts_ByFunction_AreKeptWithoutPersonalNumbers(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Root + "/kontakter");
        page.Text.ShouldContain("Kommunpolis");
        (await client.SubmitFormAsync(page, "form[action*='Add']", ("Input.Function", ""))).Text.ShouldContain("Skriv funktionen");
        (await client.SubmitFormAsync(page, "form[action*='Add']", ("Input.Function", "Skolvärd"), ("Input.Way", "19850101-2382"))).Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
        (await client.SubmitFormAsync(page, "form[action*='Add']", ("Input.Function", "Skolvärd"), ("Input.Hours", "skoldagar"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var field = await host.SignedInAsync("falt");
        var read = await field.GetAsync(Root + "/kontakter");
        read.Text.ShouldContain("Skolvärd");
        read.Document.QuerySelector("form[action*='Remove']").ShouldBeNull();
    }

    [Theory]
    [InlineData("samordnare", 200, 200, 200), InlineData("falt", 200, 403, 403), InlineData("polis", 200, 403, 403), InlineData("enhetschef", 200, 200, 403), InlineData("styrgrupp", 200, 200, 403)]
    [InlineData("forskola", 403, 403, 403), InlineData("sekreterare", 403, 403, 403), InlineData("admin", 403, 403, 200), InlineData("utvarderare", 403, 403, 403)]
    public async Task Pages_EachPersona_AreOpenOrRefused(string persona, int contacts, int handover, int status)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        ((int)(await client.GetAsync(Root + "/kontakter")).Status).ShouldBe(contacts);
        ((int)(await client.GetAsync(Root + "/overlamning")).Status).ShouldBe(handover);
        ((int)(await client.GetAsync(Root + "/introduktion/lage")).Status).ShouldBe(status);
        (await client.GetAsync(Root + "/introduktion")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync($"/{DemoSeed.NeighbourSlug}/introduktion")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
