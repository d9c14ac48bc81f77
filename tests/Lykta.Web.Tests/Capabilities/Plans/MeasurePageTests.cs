using System.Net;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans;

public sealed class MeasurePageTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string EditForm = "form.form.section";

    [Theory, OnBothDatabases]
    public async Task List_Demo_GroupsByAreaAndFlagsGaps(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/atgarder");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("tr[data-number]").Length.ShouldBe(DemoMeasures.All.Count);
        page.Document.QuerySelectorAll("tr.group").Length.ShouldBeGreaterThan(8);
        page.Text.ShouldContain("skäl i stället för orsak");
        page.Text.ShouldContain("Trygghetsinvesteringar");
        page.Document.QuerySelectorAll("h1").Length.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task List_Filters_LeaveOnlyWhatHolds(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (await NamesAsync(client, "roll=vi-betalade")).ShouldBe(["Låsta källare och tillsyn av trapphus"]);
        (await NamesAsync(client, "lucka=EndsUnfunded")).ShouldContain("Platssamverkan Sundby torg");
        (await NamesAsync(client, "lucka=NoCauseOrReason")).ShouldBe(["Tillsyn tillsammans med polis och brandförsvar", "Väg ut: samtal och praktik efter avhopp"], ignoreOrder: true);
        (await NamesAsync(client, "omrade=systemhot")).Count.ShouldBe(2);
        (await NamesAsync(client, "q=bjorkparken")).ShouldContain("Ny belysning i stråket genom Björkparken");
        (await NamesAsync(client, "kalla=Ung+fritid")).ShouldBe(["Feriearbete och riktade lovaktiviteter"]);
    }

    [Theory, OnBothDatabases]
    public async Task Export_SameFilter_SameRows(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var csv = (await client.GetAsync($"{Root}/atgarder.csv?omrade=systemhot")).Body;
        csv.ShouldContain("Tillsyn tillsammans med polis");
        csv.ShouldNotContain("Fritidsgården");
        (await client.GetAsync($"{Root}/atgarder.xlsx")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Edit_TwoAtOnce_MergesCellsAndShowsBothTexts(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var one = await host.SignedInAsync("samordnare");
        using var two = await host.SignedInAsync("samordnare");
        var (first, second) = (await one.GetAsync($"{Root}/atgarder/A-1"), await two.GetAsync($"{Root}/atgarder/A-1"));
        (await one.SubmitFormAsync(first, EditForm, ("Fields[How]", "Tre lag går."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await two.SubmitFormAsync(second, EditForm, ("Fields[TimePlan]", "Till jul"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var clash = await two.SubmitFormAsync(second, EditForm, ("Fields[How]", "Fyra lag går."), ("Fields[Mandate]", "Skollagen"));
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Text.ShouldContain("Tre lag går.");
        clash.Body.ShouldContain("Fyra lag går.");
        var kept = await FindAsync(host, 1);
        (kept.How, kept.TimePlan, kept.Mandate).ShouldBe(("Tre lag går.", "Till jul", "Skollagen"));
        (await two.SubmitFormAsync(clash, EditForm)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await FindAsync(host, 1)).How.ShouldBe("Fyra lag går.");
    }

    [Theory, OnBothDatabases]
    public async Task Edit_NewName_KeepsTheOldOne(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/atgarder/A-2");
        await client.SubmitFormAsync(page, EditForm, ("Fields[Name]", "SST+"));
        (await client.GetAsync($"{Root}/atgarder/A-2")).Text.ShouldContain("Har hetat ”Sociala insatsgrupper, unga 19–29”");
    }

    [Fact]
    public async Task Edit_PersonalNumber_IsRefusedAndTheTypedTextStays()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/atgarder/A-3");
        var refused = await client.SubmitFormAsync(page, EditForm, ("Fields[How]", "Gäller 811218-9876"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Document.Title!.ShouldStartWith("Fel:");
        refused.Body.ShouldContain("Gäller 811218-9876");
        (await FindAsync(host, 3)).How.ShouldNotBe("Gäller 811218-9876");
    }

    [Theory, OnBothDatabases]
    public async Task Beside_BadInput_IsSaidOnTheFieldWithWhatWasTyped(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Root + "/atgarder/A-1");
        var (lines, indicators) = await host.ReadAsync(async db => (await db.Set<FundingLine>().CountAsync(), await db.Set<MeasureIndicator>().CountAsync()));
        var money = await client.SubmitFormAsync(page, "form[action*='handler=Funding']", ("source", "Kulturrådet"), ("year", "i år"), ("amount", "mycket"), ("endsOn", "2027-06-30"));
        money.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        money.Text.ShouldContain("Skriv året med fyra siffror.");
        money.Text.ShouldContain("Skriv beloppet i hela kronor");
        money.Document.QuerySelectorAll("main form input:not([type=hidden])").Select(i => i.GetAttribute("value")).ShouldBe(["Kulturrådet", "i år", "mycket", "2027-06-30"]);
        (await client.SubmitFormAsync(money, "main form", ("Year", "2027"), ("Amount", "250 000"))).Location.ShouldBe(Root + "/atgarder/A-1#medel", "the keyboard goes on where it was");
        var measured = await client.SubmitFormAsync(page, "form[action*='handler=Indicator']", ("name", "Tid till åtgärd"), ("baseline", "tolv"), ("target", "3,5"));
        measured.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        measured.Text.ShouldContain("Skriv ett tal, som 12 eller 3,5.");
        (await client.SubmitFormAsync(measured, "main form", ("Baseline", "12"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitFormAsync(page, "form[action*='handler=Indicator']", ("name", "Ring 070-123 45 67"))).Document.QuerySelector("#Name")!.GetAttribute("value").ShouldBe("Ring 070-123 45 67");
        (await host.ReadAsync(async db => (await db.Set<FundingLine>().CountAsync(), await db.Set<MeasureIndicator>().CountAsync()))).ShouldBe((lines + 1, indicators + 1));
        (await host.ReadAsync(db => db.Set<MeasureIndicator>().Where(i => i.Name == "Tid till åtgärd").Select(i => new { i.Baseline, i.Target }).SingleAsync())).ShouldBe(new { Baseline = (double?)12, Target = (double?)3.5 });
        (await client.GetAsync(Root + "/atgarder/A-1/del")).Location.ShouldBe(Root + "/atgarder/A-1");
    }

    [Theory, OnBothDatabases]
    public async Task Bulk_Ticked_ChangesThemAndNoOthers(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/atgarder");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("#bulk")!;
        var fields = LyktaClient.FieldsOf(form).Where(f => f.Key is not ("part" or "bulk-Status"))
            .Concat([new("nr", "1"), new("nr", "2"), new("part", "Status"), new("bulk-Status", "Paused")]);
        (await client.PostAsync(form.GetAttribute("action")!, fields)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.ReadAsync(db => db.Set<Measure>().Where(m => m.Status == MeasureStatus.Paused).Select(m => m.Number).OrderBy(n => n).ToListAsync())).ShouldBe([1, 2]);
    }

    [Theory, OnBothDatabases]
    public async Task Bulk_MixedWithOneThatIsNotThere_IsRefusedWhole(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)(await client.GetAsync($"{Root}/atgarder")).Document.QuerySelector("#bulk")!;
        var fields = LyktaClient.FieldsOf(form).Where(f => f.Key is not ("part" or "bulk-Status"))
            .Concat([new("nr", "1"), new("nr", "9999"), new("part", "Status"), new("bulk-Status", "Paused")]);
        var refused = await client.PostAsync(form.GetAttribute("action")!, fields);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Ingenting ändrades.");
        (await host.ReadAsync(db => db.Set<Measure>().CountAsync(m => m.Status == MeasureStatus.Paused))).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Hidden_OtherBranch_IsNowhere(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync($"{Root}/atgarder/A-2");
        await coordinator.SubmitFormAsync(page, EditForm, ("Fields[Sharing]", "Organisation"));
        using var police = await host.SignedInAsync("polis");
        (await police.GetAsync($"{Root}/atgarder/A-2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await police.GetAsync($"{Root}/atgarder")).Text.ShouldNotContain("Sociala insatsgrupper");
        (await police.GetAsync($"{Root}/atgarder.csv")).Body.ShouldNotContain("Sociala insatsgrupper");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/atgarder/A-1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("enhetschef", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("styrgrupp", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("forskola", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("analytiker", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode list, HttpStatusCode add)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync($"{Root}/atgarder")).Status.ShouldBe(list);
        (await client.GetAsync($"{Root}/atgarder/A-1")).Status.ShouldBe(list);
        (await client.GetAsync($"{Root}/atgardsplan")).Status.ShouldBe(list);
        (await client.GetAsync($"{Root}/atgardsplan/1")).Status.ShouldBe(list);
        (await client.GetAsync($"{Root}/atgarder/ny")).Status.ShouldBe(add);
        (await client.GetAsync($"{Root}/atgardsplan/ny")).Status.ShouldBe(add);
    }

    [Theory, OnBothDatabases]
    public async Task New_PlanAndMeasure_AreMade(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare", neighbour: true);
        const string root = "/" + DemoSeed.NeighbourSlug;
        (await client.GetAsync($"{root}/atgarder")).Text.ShouldContain("Det finns ingen plan än");
        var wrong = await client.SubmitAsync(await client.GetAsync($"{root}/atgardsplan/ny"), ("Input.To", "2020-01-01"));
        wrong.Text.ShouldContain("Slutdagen ligger före startdagen");
        var made = await client.SubmitAsync(await client.GetAsync($"{root}/atgardsplan/ny"), ("Input.OwnFields", "Budgetkod\nHandläggande enhet"));
        made.Location.ShouldBe($"{root}/atgardsplan/1");
        (await client.GetAsync(made.Location!)).Text.ShouldContain("Ingen åtgärd inom Systemhotande brottslighet");
        var added = await client.SubmitAsync(await client.GetAsync($"{root}/atgarder/ny"), ("Input.Name", "Nattvandring varje fredag"));
        var page = await client.GetAsync(added.Location!);
        page.Text.ShouldContain("Budgetkod");
        page.Document.QuerySelectorAll("[name^='Fields[Own']").Length.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task List_TwoThousandMeasures_IsPaged(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var first = await unit.Db.Set<Measure>().AsNoTracking().FirstAsync(m => m.Number == 1, cancel);
            for (var i = 0; i < 2000; i++)
                unit.Db.Add(Measure.Add(first.PlanId, await unit.NextNumberAsync("measure", cancel), DemoPlan.Text($"Åtgärd nummer {i}"), new(first.OwnerOrganisationId, first.OwnerBranchId, null), unit.Now));
            return true;
        }, CancellationToken.None);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/atgarder?sida=20");
        page.Document.QuerySelectorAll("tr[data-number]").Length.ShouldBe(100);
        page.Text.ShouldContain("2021 åtgärder");
    }

    private static async Task<List<string>> NamesAsync(LyktaClient client, string query) =>
        [.. (await client.GetAsync($"{Root}/atgarder?{query}")).Document.QuerySelectorAll("tr[data-number] th a").Select(a => a.TextContent)];

    private static Task<Measure> FindAsync(LyktaHost host, int number) =>
        host.ReadAsync(db => db.Set<Measure>().AsNoTracking().SingleAsync(m => m.Number == number));
}
