using System.Net;
using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Agreements;

public sealed class AgreementTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory]
    [InlineData("2027-06-29", AgreementState.InForce)]
    [InlineData("2027-06-30", AgreementState.ReviseSoon)]
    [InlineData("2027-12-31", AgreementState.ReviseSoon)]
    [InlineData("2028-01-01", AgreementState.Overdue)]
    public void Agreement_From2024_IsRevisedDuring2027_WarnedSixMonthsAhead(string today, AgreementState expected)
    {
        ScreenedText Text(string words) => ScreenedText.TryPass(words, ScreeningContext.Inside, new HashSet<FindingKind>(), out var passed, out _) ? passed : throw new InvalidOperationException(words);
        var agreement = CollaborationAgreement.Register(1, new(Text("Samverkan"), Text("Polisen"), Text("Trygghet"), null, new(2023, 12, 1), new(2024, 1, 1))).Value;
        agreement.ReviseBy.ShouldBe(new DateOnly(2027, 12, 31));
        agreement.StateOn(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(expected);
    }

    [Theory, OnBothDatabases]
    public async Task Register_NeedsPurposesAndAreas_AndWarnsOnTheStartPage(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/overenskommelser/ny");
        var refused = await client.SubmitAsync(page, ("Input.Title", "Lokal samverkansöverenskommelse"), ("Input.Counterpart", "Lokalpolisområdet"), ("Input.SignedOn", "2023-02-01"), ("Input.ValidFrom", "2023-03-01"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Document.QuerySelectorAll(".ds-field.invalid, [data-invalid]").Length.ShouldBe(2, "purposes and areas");
        var made = await client.SubmitAsync(page, ("Input.Title", "Lokal samverkansöverenskommelse"), ("Input.Counterpart", "Lokalpolisområdet"), ("Input.Purposes", "Minska brott"), ("Input.Areas", "Unga i riskzon"), ("Input.SignedOn", "2023-02-01"), ("Input.ValidFrom", "2023-03-01"));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        (await client.GetAsync($"{Root}/overenskommelser")).Text.ShouldContain("revideras inom ett halvår");
        (await client.GetAsync($"{Root}/laget")).Text.ShouldContain("Lokal samverkansöverenskommelse ska revideras");
        await client.SubmitAsync(await client.GetAsync(made.Location! + "/andra"), ("Input.RevisedOn", "2026-11-01"));
        (await client.GetAsync($"{Root}/overenskommelser")).Text.ShouldContain("2030-10-31");
    }

    [Theory, OnBothDatabases]
    public async Task Successor_TakesEffect_EndsTheOneItReplaces(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (string Name, string Value)[] fields = [("Input.Counterpart", "Polisregionen"), ("Input.Purposes", "Minska brott"), ("Input.Areas", "Unga i riskzon"), ("Input.SignedOn", "2019-11-01")];
        await client.SubmitAsync(await client.GetAsync($"{Root}/overenskommelser/ny"), [("Input.Title", "Överenskommelsen 2019"), ("Input.ValidFrom", "2019-11-01"), .. fields]);
        var page = await client.GetAsync($"{Root}/overenskommelser/ny");
        var before = page.Document.QuerySelectorAll("#Input_Replaces option").Single(o => o.TextContent.StartsWith("Överenskommelsen 2019", StringComparison.Ordinal)).GetAttribute("value")!;
        (await client.SubmitAsync(page, [("Input.Title", "Överenskommelsen 2024"), ("Input.ValidFrom", "2024-01-01"), ("Input.Replaces", before), .. fields])).Status.ShouldBe(HttpStatusCode.Redirect);
        var kept = await host.ReadAsync(db => db.Set<CollaborationAgreement>().AsNoTracking().Where(a => a.Counterpart == "Polisregionen").OrderBy(a => a.Number).ToListAsync());
        kept.Select(a => (a.EndedOn, a.StateOn(new(2026, 11, 20)))).ShouldBe([(new DateOnly(2024, 1, 1), AgreementState.Ended), (null, AgreementState.InForce)]);
        (await client.GetAsync($"{Root}/overenskommelser")).Text.ShouldContain("Ersätter Överenskommelsen 2019 (2019-11-01)");
        (await client.SubmitAsync(page, [("Input.Title", "X"), ("Input.ValidFrom", "2024-01-01"), ("Input.Replaces", Guid.NewGuid().ToString()), .. fields])).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Council_HasCategoriesAndLevels_AndTheSelfCheckSeesIt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/rad");
        (await client.SubmitFormAsync(page, "form[action*='Form']", ("name", ""))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var lead = page.Document.QuerySelectorAll("#ledBy option").Single(o => o.TextContent.Contains("stadsdelsförvaltning")).GetAttribute("value")!;
        await client.SubmitFormAsync(page, "form[action*='Form']", ("name", "Lokala brottsförebyggande rådet"), ("ledBy", lead));
        var council = await client.GetAsync($"{Root}/rad");
        council.Text.ShouldContain("leds av kommunen");
        await client.SubmitFormAsync(council, "form[action*='Seat']", ("category", "Police"), ("organisation", "Lokalpolisområde Sundby"), ("function", "Lokalpolisområdeschef"), ("level", "Leading"));
        var seated = await client.GetAsync($"{Root}/rad");
        seated.Text.ShouldContain("ledande ställning");
        seated.Text.ShouldContain("Utan plats i rådet: kommun, skola");
        (await client.SubmitFormAsync(seated, "form[action*='Seat']", ("council", Guid.NewGuid().ToString()), ("organisation", "X"), ("function", "Y"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("polis", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("samordnare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("forskola", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode list, HttpStatusCode edit)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync($"{Root}/overenskommelser")).Status.ShouldBe(list);
        (await client.GetAsync($"{Root}/rad")).Status.ShouldBe(list);
        (await client.GetAsync($"{Root}/overenskommelser/ny")).Status.ShouldBe(edit);
        if (edit == HttpStatusCode.OK)
            (await client.GetAsync($"{Root}/overenskommelser/77/andra")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"{Root}/overenskommelser/2")).Status.ShouldBe(list);
        (await client.GetAsync($"{Root}/overenskommelser/2/omraden/1")).Status.ShouldBe(edit);
        (await client.GetAsync($"/{DemoSeed.NeighbourSlug}/overenskommelser/2")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
