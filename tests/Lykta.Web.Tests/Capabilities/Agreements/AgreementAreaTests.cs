using System.Net;
using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Agreements;

public sealed class AgreementAreaTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug + "/overenskommelser";

    [Theory, OnBothDatabases]
    public async Task Area_WithoutFinding_IsACountedGap_UntilItHasOneWithSourceAndDay(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync(Root)).Text.ShouldContain("Ett område i överenskommelser som gäller saknar stöd i lägesbilden.");
        var made = await client.SubmitAsync(await client.GetAsync(Root + "/ny"), ("Input.Title", "Med bostadsbolagen"), ("Input.Counterpart", "Sundbyhem"), ("Input.Purposes", "Trygga gårdar"),
            ("Input.Areas", "Gårdar och portar\n\nBelysning\n"), ("Input.SignedOn", "2026-01-01"), ("Input.ValidFrom", "2026-01-01"));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        (await client.GetAsync(made.Location!)).Text.ShouldContain("2 områden saknar stöd i lägesbilden.");
        (await client.GetAsync(Root)).Text.ShouldContain("3 områden i överenskommelser som gäller saknar stöd i lägesbilden.");
        var edit = await client.GetAsync(made.Location! + "/omraden/1");
        foreach (var (fields, told) in new ((string, string)[] Fields, string Told)[]
        {
            ([("Input.Finding", "Portarna står öppna")], "Skriv var i lägesbilden det står"),
            ([("Input.Source", "Lägesbilden")], "Skriv vad lägesbilden visar"),
            ([("Input.Finding", "Portarna står öppna"), ("Input.Source", "Lägesbilden"), ("Input.FoundOn", "2026-12-24")], "kan inte ligga framåt"),
            ([("Input.Name", "")], "Fyll i fältet"),
            ([("Input.Finding", "Ring 19850709-9805"), ("Input.Source", "Lägesbilden"), ("Input.FoundOn", "2026-10-01")], "personnumret"),
        })
        {
            var refused = await client.SubmitFormAsync(edit, "#omrade", fields);
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, told);
            refused.Text.ShouldContain(told, Case.Insensitive);
        }

        var saved = await client.SubmitFormAsync(edit, "#omrade", ("Input.Finding", "Portarna står öppna om kvällarna"), ("Input.Source", "Lägesbilden 2026"), ("Input.FoundOn", "2026-10-01"));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        var page = await client.GetAsync(made.Location!);
        page.Text.ShouldContain("Ett område saknar stöd i lägesbilden.");
        page.Text.ShouldContain("Lägesbilden 2026, 2026-10-01");
    }

    [Theory, OnBothDatabases]
    public async Task Predecessor_ItsAreas_AreReadThroughTheLists(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("styrgrupp");
        var page = await client.GetAsync(Root + "/2");
        Now(page, "Ungdomsbrottslighet").ShouldBe("fortsätter i Unga som dras in i kriminalitet");
        Now(page, "Narkotika på torget").ShouldBe("fortsätter i Torget och gångvägarna; Väg ut ur kriminella nätverk");
        Now(page, "Buskörning").ShouldStartWith("ordinarie linjearbete Trafikfrågorna ligger kvar");
        page.Document.QuerySelectorAll("a[href*='/overenskommelser/2/omraden']").ShouldBeEmpty("who reads does not write");
        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/2/omraden/1"), "#ta-bort")).Status.ShouldBe(HttpStatusCode.Redirect);
        Now(await client.GetAsync(Root + "/2"), "Ungdomsbrottslighet").ShouldStartWith("finns i listan men inte här");
    }

    [Theory, OnBothDatabases]
    public async Task Area_TheLast_CannotBeRemoved_AndANewOneGetsTheNextNumber(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var edit = await client.GetAsync(Root + "/1/omraden");
        (await client.SubmitFormAsync(edit, "#omrade", ("Input.Name", "Nytt område"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.ReadAsync(db => db.Set<AgreementArea>().Where(a => a.Name == "Nytt område").Select(a => a.Number).SingleAsync())).ShouldBe(4);
        for (var row = 1; row < 4; row++)
            (await client.SubmitFormAsync(await client.GetAsync($"{Root}/1/omraden/{row}"), "#ta-bort")).Status.ShouldBe(HttpStatusCode.Redirect);
        var refused = await client.SubmitFormAsync(await client.GetAsync(Root + "/1/omraden/4"), "#ta-bort");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("måste ha minst ett område");
        (await client.GetAsync(Root + "/1/omraden/77")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Now(LyktaPage page, string old) => string.Join(' ', page.Document.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent == old)
        .QuerySelector("td")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
