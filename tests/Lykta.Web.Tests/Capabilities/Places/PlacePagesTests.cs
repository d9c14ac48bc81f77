using System.Net;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Places;

public sealed class PlacePagesTests
{
    private const string Root = $"/{DemoSeed.DistrictSlug}";

    [Theory, OnBothDatabases]
    public async Task Pages_EachRole_AreAllowedOrRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        foreach (var (persona, sees, manages) in new[]
        {
            ("samordnare", true, true), ("admin", true, true), ("falt", true, false), ("polis", true, false), ("enhetschef", true, false),
            ("styrgrupp", true, false), ("forskola", false, false), ("sekreterare", false, false), ("analytiker", false, false), ("utvarderare", false, false),
        })
        {
            using var client = await host.SignedInAsync(persona);
            foreach (var path in new[] { "/platser", "/platser/sundby-torg", "/platser/sundby-torg/affisch", "/platser.csv", "/omraden" })
                (await client.GetAsync(Root + path)).Status.ShouldBe(sees ? HttpStatusCode.OK : HttpStatusCode.Forbidden, persona + path);
            foreach (var path in new[] { "/platser/ny", "/platser/sundby-torg/andra", "/omraden/importera" })
                (await client.GetAsync(Root + path)).Status.ShouldBe(manages ? HttpStatusCode.OK : HttpStatusCode.Forbidden, persona + path);
        }
    }

    [Theory, OnBothDatabases]
    public async Task List_Filtered_IsInSwedishOrderAndOnlyTheOwnPlaces(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await AddAsync(client, "Åsnetorget", "58.9838", "16.9655");
        await AddAsync(client, "Ödetorget", "58.9838", "16.9655");
        await AddAsync(client, "Zakatorget", "58.9838", "16.9655");
        var page = await client.GetAsync($"{Root}/platser?typ=torg&q=TORGET");
        page.Document.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ShouldBe(["Kvarntorget", "Zakatorget", "Åsnetorget", "Ödetorget"]);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/platser")).Text.ShouldNotContain("Zakatorget");
        (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/platser/zakatorget")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task New_BadInput_SaysWhatAndKeepsWhatWasTyped(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await CountAsync(host);
        foreach (var (latitude, longitude, outline, error) in new[]
        {
            ("16.9655", "58.9838", "", "bytt plats"), ("48,85", "2,35", "", "utanför Sverige"), ("norr", "16.9", "", "latituden som ett tal"), ("1e999", "16.9", "", "latituden som ett tal"),
            ("", "", "{\"type\":\"Point\"", "inte GeoJSON"), ("", "", "{\"type\":\"Polygon\",\"coordinates\":[[[58,16],[59,16],[59,17],[58,16]]]}", "omvänd ordning"),
        })
        {
            var page = await client.SubmitAsync(
                await client.GetAsync($"{Root}/platser/ny"), ("Input.Name", "Testplatsen"), ("Input.Kind", "torg"), ("Input.Latitude", latitude), ("Input.Longitude", longitude), ("Input.Outline", outline));
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Document.Title.ShouldStartWith("Fel:");
            page.Document.QuerySelector(".ds-error-summary")!.TextContent.ShouldContain(error);
            page.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value").ShouldBe("Testplatsen");
        }

        var empty = await client.SubmitAsync(await client.GetAsync($"{Root}/platser/ny"), ("Input.Name", ""), ("Input.Kind", "borg"));
        empty.Text.ShouldContain("Skriv platsens namn.");
        empty.Text.ShouldContain("Välj en typ.");
        (await CountAsync(host)).ShouldBe(before);
    }

    [Theory, OnBothDatabases]
    public async Task New_NameOfAPerson_IsStoppedUntilItIsSaidToBeThePlaces(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (string, string)[] fields = [("Input.Name", "Anna Lindhs park"), ("Input.Kind", "park"), ("Input.Latitude", "58.9838"), ("Input.Longitude", "16.9655")];
        var stopped = await client.SubmitAsync(await client.GetAsync($"{Root}/platser/ny"), fields);
        stopped.Document.QuerySelector("[name='Input.IsPlaceName']").ShouldNotBeNull();
        var saved = await client.SubmitAsync(stopped, [.. fields, ("Input.IsPlaceName", "true")]);
        saved.Location.ShouldBe($"{Root}/platser/anna-lindhs-park");
        var number = await client.SubmitAsync(await client.GetAsync($"{Root}/platser/ny"), [("Input.Name", "Torget 811218-9876"), .. fields[1..], ("Input.IsPlaceName", "true")]);
        number.Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task New_Outline_IsKeptWithAPointInsideAndItsArea(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var cell = DemoGeography.Cell(5).EnvelopeInternal;
        var (x, y) = (cell.Centre.X, cell.Centre.Y);
        var outline = FormattableString.Invariant($"{{\"type\":\"Polygon\",\"coordinates\":[[[{x},{y}],[{x + 0.002},{y}],[{x + 0.002},{y + 0.001}],[{x},{y + 0.001}],[{x},{y}]]]}}");
        var saved = await client.SubmitAsync(await client.GetAsync($"{Root}/platser/ny"), ("Input.Name", "Solängen"), ("Input.Kind", "park"), ("Input.Outline", outline));
        saved.Location.ShouldBe($"{Root}/platser/solangen");
        var place = await host.ReadAsync(db => db.Set<Place>().SingleAsync(p => p.Slug == "solangen"));
        Wkb.Read(place.Shape).ShouldBeOfType<Polygon>().Covers(new Point(place.Longitude, place.Latitude)).ShouldBeTrue();
        (await host.ReadAsync(db => db.Set<Area>().SingleAsync(a => a.Id == place.AreaId))).Name.ShouldBe("Solgården");
        (await client.GetAsync($"{Root}/platser/solangen")).Text.ShouldContain("Solgården");
    }

    [Theory, OnBothDatabases]
    public async Task New_SameFormTwice_AddsOnePlace(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await CountAsync(host);
        var form = await client.GetAsync($"{Root}/platser/ny");
        (string, string)[] fields = [("Input.Name", "Dubbeltorget"), ("Input.Kind", "torg"), ("Input.Latitude", "58,9838"), ("Input.Longitude", "16,9655")];
        (await client.SubmitAsync(form, fields)).Location.ShouldBe($"{Root}/platser/dubbeltorget");
        (await client.SubmitAsync(form, fields)).Location.ShouldBe($"{Root}/platser/dubbeltorget");
        (await CountAsync(host)).ShouldBe(before + 1);
        (await AddAsync(client, "Dubbeltorget", "58.9838", "16.9655")).Location.ShouldBe($"{Root}/platser/dubbeltorget-2");
    }

    [Theory, OnBothDatabases]
    public async Task Edit_LostRace_ShowsBothTextsAndSavesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var first = await host.SignedInAsync("samordnare");
        using var second = await host.SignedInAsync("admin");
        var (mine, theirs) = (await first.GetAsync($"{Root}/platser/sundby-torg/andra"), await second.GetAsync($"{Root}/platser/sundby-torg/andra"));
        (await second.SubmitAsync(theirs, ("Input.Name", "Sundby stora torg"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var lost = await first.SubmitAsync(mine, ("Input.Name", "Sundby gamla torg"));
        lost.Status.ShouldBe(HttpStatusCode.Conflict);
        lost.Text.ShouldContain("Sundby stora torg");
        lost.Document.QuerySelector("[name='Input.Name']")!.GetAttribute("value").ShouldBe("Sundby gamla torg");
        (await NameAsync(host)).ShouldBe("Sundby stora torg");
        (await first.SubmitAsync(lost, ("Input.Name", "Sundby gamla torg"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await NameAsync(host)).ShouldBe("Sundby gamla torg");
    }

    [Theory, OnBothDatabases]
    public async Task Close_Place_IsLeftOutOfListAndSearchUntilReopened(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var edit = await client.GetAsync($"{Root}/platser/sundby-torg/andra");
        (await client.SubmitFormAsync(edit, "form[action*='handler=Close']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync($"{Root}/platser")).Text.ShouldNotContain("Sundby torg");
        (await client.GetAsync($"{Root}/platser?stangda=true")).Text.ShouldContain("Sundby torg");
        (await client.GetAsync($"{Root}/platser/sok?q=sundby+torg")).Text.ShouldNotContain("Sundby torg");
        (await client.GetAsync($"{Root}/platser/sundby-torg/affisch")).Status.ShouldBe(HttpStatusCode.NotFound);
        edit = await client.GetAsync($"{Root}/platser/sundby-torg/andra");
        await client.SubmitFormAsync(edit, "form[action*='handler=Reopen']");
        (await client.GetAsync($"{Root}/platser")).Text.ShouldContain("Sundby torg");
    }

    [Theory, OnBothDatabases]
    public async Task Search_SpelledAnyhow_FindsAsJsonForThoseWhoReport(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("forskola");
        client.Http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        foreach (var (asked, slug) in new[] { ("ARDAL", "ardalens-gangtunnel"), ("tunnel", "ardalens-gangtunnel"), ("östanbro", "ostanbro-ip"), ("Kvarntorgte", "kvarntorget") })
        {
            var found = await client.GetAsync($"{Root}/platser/sok?q={Uri.EscapeDataString(asked)}");
            found.Headers["Content-Type"].ShouldStartWith("application/json");
            found.Body.ShouldContain($"\"slug\":\"{slug}\"", customMessage: asked);
        }

        (await client.GetAsync($"{Root}/platser/sok?q=%25%27%22")).Body.ShouldBe("[]");
    }

    [Fact]
    public async Task Export_GeoJson_IsReadByGdal()
    {
        OutsideProgram.SkipUnlessInstalled("ogrinfo");
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var file = Path.Combine(host.DataFolder, "platser.geojson");
        var page = await client.GetAsync($"{Root}/platser.geojson");
        page.Headers["Content-Disposition"].ShouldContain("platser_sundby-ekbacken_2026-11-20.geojson");
        await File.WriteAllTextAsync(file, page.Body);
        var read = await OutsideProgram.RunAsync("ogrinfo", "-al", "-so", file);
        read.ShouldContain("Feature Count: 16");
        read.ShouldContain("Geometry: Point");
        read.ShouldContain("namn: String");
    }

    private static Task<string> NameAsync(LyktaHost host) => host.ReadAsync(db => db.Set<Place>().Where(p => p.Slug == "sundby-torg").Select(p => p.Name).SingleAsync());

    private static Task<int> CountAsync(LyktaHost host) => host.ReadAsync(db => db.Set<Place>().CountAsync());

    private static async Task<LyktaPage> AddAsync(LyktaClient client, string name, string latitude, string longitude) => await client.SubmitAsync(
        await client.GetAsync($"{Root}/platser/ny"), ("Input.Name", name), ("Input.Kind", "torg"), ("Input.Latitude", latitude), ("Input.Longitude", longitude));
}
