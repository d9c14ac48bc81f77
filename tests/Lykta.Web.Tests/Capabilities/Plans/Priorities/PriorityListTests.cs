using System.Net;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.City;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans.Priorities;

public sealed class PriorityListTests
{
    private const string District = "/" + DemoSeed.DistrictSlug;
    private const string Root = District + "/prioriterade-omraden";
    private const string Places = "Otrygga och brottsutsatta platser";
    private const string Threat = "Systemhotande brottslighet";
    private const string Ordinary = "Ordinarie linjearbete";
    private const string Roads = "Tryggare skolvägar";

    [Theory, OnBothDatabases]
    public async Task NewVersion_Unmapped_CannotBeMadeCurrent_AndMappedReadsTheOldMeasures(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await host.ReadAsync(db => db.Set<Measure>().AsNoTracking().ToDictionaryAsync(m => m.Number, m => m.PriorityAreaId));
        var draft = await ChangedDraftAsync(client);
        (await client.GetAsync(draft)).Text.ShouldContain("ett område i listan före är inte kopplat");
        var refused = await client.SubmitFormAsync(await client.GetAsync(draft), "#gallande", ("From", "2027-01-01"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Koppla alla områden i listan före, 1 saknas");
        var page = await client.GetAsync(draft + "/koppla");
        var unsaid = await client.MapAsync(page, (Threat, [Ordinary], ""));
        unsaid.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        unsaid.Text.ShouldContain("Skriv varför området blir ordinarie linjearbete");
        unsaid.Document.QuerySelectorAll($"#{PriorityHouse.ToField(unsaid, Threat)} input[checked]").Length.ShouldBe(1, "what was ticked stays");
        (await client.MapAsync(page, (Threat, [Ordinary, Roads], "Polisen leder."))).Text.ShouldContain("inte båda");
        (await client.MapAsync(page, (Threat, [Ordinary], "Polisens grova brott leder arbetet."), (Places, [Places, Roads], ""))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitFormAsync(await client.GetAsync(draft), "#gallande", ("From", "2024-01-01"))).Text.ShouldContain("Välj en dag efter");
        (await client.SubmitFormAsync(await client.GetAsync(draft), "#gallande", ("From", "2027-01-01"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await ReadByTheNewListAsync(client, host, before);
        (await client.GetAsync(draft + "/andra")).Status.ShouldBe(HttpStatusCode.NotFound, "what is in force does not change");
    }

    // Nothing that was written has moved, the plan is as whole as before, and each old measure is found by the new area.
    private static async Task ReadByTheNewListAsync(LyktaClient client, LyktaHost host, Dictionary<int, PriorityAreaId?> before)
    {
        (await host.ReadAsync(db => db.Set<Measure>().AsNoTracking().ToDictionaryAsync(m => m.Number, m => m.PriorityAreaId))).ShouldBe(before, ignoreOrder: true);
        (await host.ReadAsync(db => db.Set<PriorityList>().AsNoTracking().OrderBy(l => l.Number).Select(l => l.ValidTo).ToListAsync())).ShouldBe([new(2023, 12, 31), new DateOnly(2026, 12, 31), null]);
        var roads = await CountAsync(client, "tryggare-skolvagar");
        roads.ShouldBeGreaterThan(0);
        roads.ShouldBe(await CountAsync(client, "platser"));
        (await CountAsync(client, PriorityReading.OrdinaryWorkCode)).ShouldBe(await CountAsync(client, "systemhot"));
        var table = await client.GetAsync($"{District}/atgarder");
        table.Text.ShouldContain($"I listan från 2027-01-01: {Places}; {Roads}");
        table.Text.ShouldContain($"I listan från 2027-01-01: {Ordinary}");
        (await client.GetAsync($"{District}/atgardsplan/1")).Text.ShouldNotContain("Ingen åtgärd inom " + Roads);
        (await client.GetAsync($"{District}/atgarder/A-1")).Document.QuerySelectorAll("select[name='Fields[PriorityAreaId]'] option").Select(o => o.TextContent).ShouldNotContain(Roads);
        (await client.SubmitAsync(await client.GetAsync($"{District}/atgardsplan/ny"), ("Input.Title", "Plan 2027"), ("Input.From", "2027-01-01"), ("Input.To", "2027-12-31"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var next = await client.GetAsync($"{District}/atgardsplan/2");
        next.Text.ShouldContain("Ingen åtgärd inom " + Roads);
        next.Text.ShouldNotContain("Ingen åtgärd inom " + Threat);
    }

    [Theory, OnBothDatabases]
    public async Task Matrix_OfTheCity_ReadsReportsOfTheOldListByTheNew(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await CityHouse.ReportedAsync(host);
        using var city = await host.SignedInAsync("beredning");
        const string root = CityHouse.Root + "/prioriterade-omraden";
        var old = Cells(await city.GetAsync(CityHouse.Root + "/staden?ar=2026"));
        (await city.SubmitFormAsync(await city.GetAsync(root), "form[action*='handler=Start']")).Status.ShouldBe(HttpStatusCode.Redirect);
        var draft = await city.DraftAsync(root);
        var edit = await city.GetAsync(draft + "/andra");
        await city.SubmitFormAsync(edit, "#lista", (PriorityHouse.FieldOf(edit, Threat), ""), ("Input.Added", Roads));
        (await city.MapAsync(await city.GetAsync(draft + "/koppla"), (Threat, [Ordinary], "Regionen har det."), (Places, [Places, Roads], ""))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await city.SubmitFormAsync(await city.GetAsync(draft), "#gallande", ("From", "2026-07-01"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var matrix = await city.GetAsync(CityHouse.Root + "/staden?ar=2026");
        var now = Cells(matrix);
        now.Keys.ShouldNotContain(Threat);
        now[Roads].ShouldBe(old[Places]);
        now[Ordinary].ShouldBe(old[Threat]);
        matrix.Text.ShouldContain("läses här i stadens nuvarande lista");
        (await city.GetAsync(CityHouse.Root + "/staden?ar=2025")).Text.ShouldNotContain("läses här i stadens nuvarande lista");
    }

    [Theory, OnBothDatabases]
    public async Task Save_SecondFromTheSameVersion_IsToldAndLosesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var draft = await client.DraftAsync(Root);
        var (first, second, mapping) = (await client.GetAsync(draft + "/andra"), await client.GetAsync(draft + "/andra"), await client.GetAsync(draft + "/koppla"));
        (await client.SubmitFormAsync(first, "#lista", ("Input.Name", "Listan 2027"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var lost = await client.SubmitFormAsync(second, "#lista", ("Input.Name", "Listan 2028"));
        lost.Status.ShouldBe(HttpStatusCode.Conflict);
        lost.Document.QuerySelector("#Input_Name")!.GetAttribute("value").ShouldBe("Listan 2028");
        lost.Text.ShouldContain("Listan 2027");
        var unmapped = await client.MapAsync(mapping, (Threat, [], ""));
        unmapped.Status.ShouldBe(HttpStatusCode.Conflict);
        unmapped.Document.QuerySelector($"#{PriorityHouse.ToField(unmapped, Threat)} .stored-now")!.TextContent.ShouldContain(Threat);
        (await client.SubmitFormAsync(await client.GetAsync(Root), "form[action*='handler=Start']", []).ContinueWith(t => t.IsFaulted, TaskScheduler.Default)).ShouldBeTrue("there is a list");
        (await client.SubmitFormAsync(await client.GetAsync(draft), "#utkast")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(draft)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Draft_WithBadWords_IsRefused_AndWhatWasTypedStays(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var draft = await client.DraftAsync(Root);
        foreach (var (added, told) in new[] { ("Området 19850709-9805", "personnumret"), (Places, "Samma område står två gånger") })
        {
            var refused = await client.SubmitFormAsync(await client.GetAsync(draft + "/andra"), "#lista", ("Input.Added", added));
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, added);
            refused.Text.ShouldContain(told, Case.Insensitive);
            refused.Document.QuerySelector("#Input_Added")!.TextContent.Trim().ShouldBe(added);
        }

        (await client.SubmitFormAsync(await client.GetAsync(draft + "/andra"), "#lista", ("Input.Name", ""))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await client.SubmitFormAsync(await client.GetAsync(draft), "#gallande", ("From", "9999-99-99"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("styrgrupp", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("polis", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("analytiker", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("forskola", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode read, HttpStatusCode write)
    {
        await using var host = await LyktaHost.StartAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        var draft = await coordinator.DraftAsync(Root);
        using var client = await host.SignedInAsync(persona);
        var page = await client.GetAsync(Root);
        page.Status.ShouldBe(read);
        (await client.GetAsync(draft)).Status.ShouldBe(read);
        (await client.GetAsync(draft + "/andra")).Status.ShouldBe(write);
        (await client.GetAsync(draft + "/koppla")).Status.ShouldBe(write);
        if (persona != "samordnare" && read == HttpStatusCode.OK)
        {
            page.Document.QuerySelectorAll("main form[method=post]").ShouldBeEmpty();
            // The city's analyst in a district reads its draft but does not write it.
            if (write == HttpStatusCode.OK)
                (await client.SubmitFormAsync(await client.GetAsync(draft + "/andra"), "#lista", ("Input.Name", "X"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await client.GetAsync($"/{DemoSeed.NeighbourSlug}/prioriterade-omraden")).Status.ShouldBe(HttpStatusCode.NotFound);
        if (read == HttpStatusCode.OK)
            (await client.GetAsync(Root + "/77")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> ChangedDraftAsync(LyktaClient client)
    {
        var draft = await client.DraftAsync(Root);
        (await client.GetAsync(draft)).Text.ShouldContain("Inget hindrar att listan börjar gälla");
        var edit = await client.GetAsync(draft + "/andra");
        var saved = await client.SubmitFormAsync(edit, "#lista", ("Input.Name", "Områden 2027"), (PriorityHouse.FieldOf(edit, Threat), ""), ("Input.Added", Roads));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        return draft;
    }

    private static async Task<int> CountAsync(LyktaClient client, string area) =>
        (await client.GetAsync($"{District}/atgarder?omrade={area}")).Document.QuerySelectorAll("table.measures tr[data-row]").Length;

    // The first district's number by column.
    private static Dictionary<string, string> Cells(LyktaPage page) => page.Document.QuerySelectorAll("tbody tr").First(r => r.QuerySelector("td a") is not null)
        .QuerySelectorAll("td[data-label]").ToDictionary(c => c.GetAttribute("data-label")!, c => c.QuerySelector("a")?.TextContent.Split(' ')[0] ?? "–", StringComparer.Ordinal);
}
