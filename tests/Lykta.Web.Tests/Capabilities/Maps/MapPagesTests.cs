using System.Net;
using System.Text.Json;
using Lykta.Web.Capabilities.Maps;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Maps;

public sealed class MapPagesTests
{
    private const string Root = $"/{DemoSeed.DistrictSlug}";
    private const double SecretX = 16.951357;
    private const double SecretY = 58.987531;

    [Theory, OnBothDatabases]
    public async Task Pages_EachRole_AreAllowedOrRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        foreach (var (persona, map, data, export) in new[]
        {
            ("samordnare", true, true, true), ("falt", true, true, true), ("polis", true, true, true), ("enhetschef", true, true, true), ("styrgrupp", true, true, false),
            ("admin", false, true, false), ("forskola", false, false, false), ("sekreterare", false, false, false), ("analytiker", false, false, false), ("utvarderare", false, false, false),
        })
        {
            using var client = await host.SignedInAsync(persona);
            (await client.GetAsync($"{Root}/karta")).Status.ShouldBe(map ? HttpStatusCode.OK : HttpStatusCode.Forbidden, persona);
            (await client.GetAsync($"{Root}/karta/data.geojson")).Status.ShouldBe(data ? HttpStatusCode.OK : HttpStatusCode.Forbidden, persona);
            (await client.GetAsync($"{Root}/karta.csv")).Status.ShouldBe(export ? HttpStatusCode.OK : HttpStatusCode.Forbidden, persona);
        }
    }

    [Theory, OnBothDatabases]
    public async Task AsList_EachFilter_ShowsTheSameObservations(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var area = await host.ReadAsync(db => db.Set<Place>().Where(p => p.Slug == "sundby-torg").Select(p => p.AreaId!.Value).SingleAsync());
        using var client = await host.SignedInAsync("samordnare");
        var shown = 0;
        foreach (var filter in new[]
        {
            "", "?tid=inatt", "?tid=7", "?tid=28", "?tid=egen&fran=2026-11-01&till=2026-11-10", "?tid=28&dygn=natt", "?tid=28&dygn=kvall&typ=ungdomssamling",
            "?tid=28&kalla=form", "?tid=28&niva=partnership", $"?tid=28&omrade={area.Value:N}",
        })
        {
            var map = await client.GetAsync($"{Root}/karta{filter}");
            var link = map.Document.QuerySelector($".exports a[href^='{Root}/iakttagelser']")!.GetAttribute("href")!;
            var asked = MapFilter.Read(Query(filter), host.Clock.GetUtcNow());
            var list = await client.GetAsync(link + (link.Contains('?') ? "&" : "?") + "utskrift=1");
            list.Status.ShouldBe(HttpStatusCode.OK, filter);
            var numbers = list.Document.QuerySelectorAll("[data-row] th a").Select(a => int.Parse(a.GetAttribute("href")!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
            var wanted = await OnMapAsync(host, asked);
            shown += wanted.Count;
            numbers.ShouldBe(wanted, ignoreOrder: true, customMessage: $"{filter} → {link}");
        }

        shown.ShouldBeGreaterThan(50);
    }

    private static MapQuery Query(string filter)
    {
        var values = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(filter);
        string? Of(string name) => values.TryGetValue(name, out var value) ? value.ToString() : null;
        return new() { Tid = Of("tid"), Fran = Of("fran"), Till = Of("till"), Dygn = Of("dygn"), Typ = Of("typ"), Kalla = Of("kalla"), Niva = Of("niva"), Omrade = Of("omrade") };
    }

    // Told by the rows themselves, hour by hour in memory, not by the queries of either page.
    private static Task<List<int>> OnMapAsync(LyktaHost host, MapFilter filter) => host.ReadAsync(async db =>
    {
        var code = await db.Set<EventType>().ToDictionaryAsync(t => t.Id, t => t.Code);
        var hours = filter.TimeOfDay switch { "natt" => [22, 23, 0, 1, 2, 3, 4, 5], "kvall" => [18, 19, 20, 21], _ => Enumerable.Range(0, 24).ToArray() };
        var rows = await db.Set<Observation>().AsNoTracking().Where(o => o.Sharing >= SharingLevel.Briefing).ToListAsync();
        return rows.Where(o => o.OccurredFrom >= filter.From && o.OccurredFrom < filter.To && (filter.Type is null || code[o.TypeId] == filter.Type)
            && (filter.Source is null || o.Source == filter.Source) && (filter.Sharing is null || o.Sharing == filter.Sharing) && (filter.Area is null || o.AreaId == filter.Area)
            && hours.Contains(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(o.OccurredFrom, "Europe/Stockholm").Hour)).Select(o => o.Number).ToList();
    });

    [Theory, OnBothDatabases]
    public async Task Data_TypesNotPlottedAsPoints_NeverLeakTheirOwnCoordinate(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        foreach (var code in new[] { "droghandel", "trapphus", "vald-nara", "hot" })
            await ReceiveAsync(host, code, SharingLevel.Partnership, d => d with { Longitude = SecretX, Latitude = SecretY });
        using var client = await host.SignedInAsync("samordnare");
        foreach (var path in new[] { "/karta/data.geojson?tid=7", "/karta/data.geojson?tid=7&typ=droghandel", "/karta/data.geojson?tid=7&typ=vald-nara", "/karta?tid=7", "/karta.csv?tid=7", "/karta.geojson?tid=7" })
        {
            var body = (await client.GetAsync(Root + path)).Body;
            body.ShouldNotContain("951357", customMessage: path);
            body.ShouldNotContain("987531", customMessage: path);
        }

        await ReceiveAsync(host, "belysning", SharingLevel.Partnership, d => d with { Longitude = SecretX, Latitude = SecretY });
        (await client.GetAsync($"{Root}/karta/data.geojson?tid=7")).Body.ShouldContain("951357");
    }

    [Theory, OnBothDatabases]
    public async Task Data_TypeThatIsNeverShown_CountsNowhereButInTheLegend(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = (await client.GetAsync($"{Root}/karta/data.geojson?tid=7")).Body;
        await ReceiveAsync(host, "vald-nara", SharingLevel.Partnership, d => d with { Text = null });
        (await client.GetAsync($"{Root}/karta/data.geojson?tid=7")).Body.ShouldBe(before);
        var page = await client.GetAsync($"{Root}/karta?tid=7");
        page.Text.ShouldContain("sådant som aldrig visas på karta dolt");
        page.Document.QuerySelector("select[name=typ] option[value=vald-nara]").ShouldBeNull();
        (await client.GetAsync($"{Root}/platser/sundby-torg")).Text.ShouldNotContain("Våld i nära relation");
    }

    [Theory, OnBothDatabases]
    public async Task Data_HiddenInserts_MoveNoByte(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var steering = await host.SignedInAsync("styrgrupp");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        string[] paths = ["/karta/data.geojson?tid=28", "/karta/data.geojson?tid=28&vy=yta", "/karta/data.geojson?tid=7&typ=belysning", "/karta?tid=28", "/karta?tid=28&vy=yta", "/platser/sundby-torg"];
        async Task<List<string>> ReadAsync(LyktaClient client, string slug)
        {
            var all = new List<string>();
            foreach (var path in paths)
                all.Add(WithoutKeys((await client.GetAsync($"/{slug}{path}")).Body));
            return all;
        }

        var (before, abroad) = (await ReadAsync(steering, DemoSeed.DistrictSlug), await ReadAsync(neighbour, DemoSeed.NeighbourSlug));
        foreach (var code in new[] { "belysning", "droghandel", "trapphus", "vald-nara" })
        {
            await ReceiveAsync(host, code, SharingLevel.Branch);
            await ReceiveAsync(host, code, SharingLevel.Organisation, d => d with { Longitude = SecretX, Latitude = SecretY });
            await ReceiveAsync(host, code, SharingLevel.Briefing);
        }

        (await ReadAsync(steering, DemoSeed.DistrictSlug)).ShouldBe(before);
        (await ReadAsync(neighbour, DemoSeed.NeighbourSlug)).ShouldBe(abroad);
        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.GetAsync($"{Root}/karta/data.geojson?tid=28")).Body.ShouldNotBe(before[0]);
    }

    [Theory, OnBothDatabases]
    public async Task Data_SmallSensitiveCount_IsTheSameForOneAndFour(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        const string address = $"{Root}/karta/data.geojson?tid=7&typ=droghandel";
        await EmptyAsync(host, "droghandel");
        await ReceiveAsync(host, "droghandel", SharingLevel.Partnership);
        var one = (await client.GetAsync(address)).Body;
        one.ShouldContain("\"antal\":\"dolt\"");
        for (var i = 0; i < 3; i++)
            await ReceiveAsync(host, "droghandel", SharingLevel.Partnership);
        (await client.GetAsync(address)).Body.ShouldBe(one);
        await ReceiveAsync(host, "droghandel", SharingLevel.Partnership);
        var five = (await client.GetAsync(address)).Body;
        using (var data = JsonDocument.Parse(five))
            data.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties")).Where(p => p.GetProperty("lager").GetString() == "omrade")
                .Select(p => p.GetProperty("antal").GetString()).ShouldContain("5–9");
        await ReceiveAsync(host, "droghandel", SharingLevel.Partnership);
        (await client.GetAsync(address)).Body.ShouldBe(five, "two pictures a day apart do not give away the day between");
    }

    [Theory, OnBothDatabases]
    public async Task Map_Filter_DrivesListMapAndExportAlike(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        const string filter = "tid=28&typ=belysning";
        var page = await client.GetAsync($"{Root}/karta?{filter}");
        var listed = page.Document.QuerySelectorAll("[data-item]").Select(e => e.GetAttribute("data-item")!).ToList();
        listed.ShouldNotBeEmpty();
        page.Document.QuerySelectorAll(".map-static circle").Length.ShouldBe(listed.Count);
        page.Document.QuerySelector("#karta")!.GetAttribute("data-url").ShouldBe($"{Root}/karta/data.geojson?{filter}");
        using var data = JsonDocument.Parse((await client.GetAsync($"{Root}/karta/data.geojson?{filter}")).Body);
        data.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties"))
            .Where(p => p.GetProperty("lager").GetString() == "iakttagelse").Select(p => p.GetProperty("nyckel").GetString()).ShouldBe(listed, ignoreOrder: true);
        var csv = (await client.GetAsync($"{Root}/karta.csv?{filter}")).Body;
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(l => l.Contains("Trasig belysning", StringComparison.Ordinal)).ShouldBe(listed.Count);
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "map.exported"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Map_AreaFilter_HoldsADistrictsParts(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var areas = await host.ReadAsync(db => db.Set<Area>().ToListAsync());
        async Task<int> CountAsync(string name) =>
            (await client.GetAsync($"{Root}/karta?tid=28&omrade={areas.Single(a => a.Name == name).Id.Code()}")).Document.QuerySelectorAll("[data-item]").Length;
        var all = (await client.GetAsync($"{Root}/karta?tid=28")).Document.QuerySelectorAll("[data-item]").Length;
        (await CountAsync("Sundby-Ekbacken")).ShouldBe(all);
        (await CountAsync("Ekbacken")).ShouldBeInRange(1, all - 1);
    }

    [Theory, OnBothDatabases]
    public async Task Map_BadInput_IsAnsweredInWordsNotAnError(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync($"{Root}/karta?tid=egen&fran=2026-11-02&till=2026-11-01")).Text.ShouldContain("Det första datumet är efter det sista.");
        foreach (var query in new[] { "tid=egen&fran=x&till=y", "omrade=nej&kalla=99&niva=-1&dygn=alltid&vy=3&plats=%00", "typ=%27%3B--", "tid=" + new string('9', 3000) })
        {
            var page = await client.GetAsync($"{Root}/karta?{query}");
            page.Status.ShouldBe(query.StartsWith("tid=egen", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.BadRequest, query);
            page.Document.QuerySelectorAll(".ds-error-summary li").Length.ShouldBe(1, query);
            page.Document.QuerySelectorAll("[data-item], .map-sum").ShouldBeEmpty("nothing else than was asked for");
            foreach (var way in new[] { "karta/data.geojson", "karta.geojson", "karta.csv" })
                (await client.GetAsync($"{Root}/{way}?{query}")).Status.ShouldBe(HttpStatusCode.BadRequest, $"{way} {query}");
        }
    }

    [Fact]
    public async Task Export_GeoJson_IsReadByGdal()
    {
        OutsideProgram.SkipUnlessInstalled("ogrinfo");
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var file = Path.Combine(host.DataFolder, "karta.geojson");
        await File.WriteAllTextAsync(file, (await client.GetAsync($"{Root}/karta.geojson?tid=28")).Body);
        var read = await OutsideProgram.RunAsync("ogrinfo", "-al", "-so", file);
        read.ShouldContain("Feature Count: ");
        read.ShouldContain("lager: String");
        read.ShouldContain("Extent: (16.9");
        read.ShouldNotContain("ERROR");
    }

    [Fact]
    public async Task Background_NotSetOrOutside_IsNotFound()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = host.NewClient();
        (await client.GetAsync("/oppet/kartbakgrund/karta.pmtiles")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/oppet/kartbakgrund/raster/1/0/0")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/oppet/kartbakgrund/raster/..%2f..%2flykta.db/0/0")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Background_FileSet_IsServedByRanges()
    {
        var folder = Directory.CreateTempSubdirectory("lykta-map-").FullName;
        var file = Path.Combine(folder, "stad.pmtiles");
        await File.WriteAllBytesAsync(file, [.. Enumerable.Range(0, 1000).Select(i => (byte)i)]);
        await using var host = await LyktaHost.StartAsync(settings: ["--Lykta:Map:PmTiles", file]);
        using var client = host.NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/oppet/kartbakgrund/karta.pmtiles") { Headers = { Range = new(10, 19) } };
        using var response = await client.Http.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe([.. Enumerable.Range(10, 10).Select(i => (byte)i)]);
        Directory.Delete(folder, recursive: true);
    }

    // The keys and tokens of forms differ each time and tell nothing.
    private static string WithoutKeys(string body) =>
        System.Text.RegularExpressions.Regex.Replace(body, "(?<=value=\")[A-Za-z0-9_-]{30,}(?=\")", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5));

    private static async Task ReceiveAsync(
        LyktaHost host, string code, SharingLevel sharing, Func<ObservationDraft, ObservationDraft>? change = null)
    {
        var scope = await host.SystemScopeAsync();
        await host.Writes.RunAsync(scope, async (unit, cancel) =>
        {
            var type = await unit.Db.Set<EventType>().SingleAsync(t => t.Code == code, cancel);
            var place = await unit.Db.Set<Place>().SingleAsync(p => p.Slug == "sundby-torg", cancel);
            var police = await unit.Db.Set<Organisation>().FirstAsync(o => o.Category == OrganisationCategory.Police, cancel);
            var draft = new ObservationDraft(type.Id, unit.Now.AddHours(-2), new(police.Id, police.RootId, police.BranchId), ObservationSource.Form)
            {
                Place = place.Id,
                Area = place.AreaId,
                Sharing = sharing,
            };
            await unit.ReceiveAsync(change?.Invoke(draft) ?? draft, cancel);
            return true;
        }, CancellationToken.None);
    }

    private static async Task EmptyAsync(LyktaHost host, string code) => await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
    {
        var rows = await unit.Db.Set<Observation>().Where(o => unit.Db.Set<EventType>().Any(t => t.Id == o.TypeId && t.Code == code)).ToListAsync(cancel);
        unit.Db.RemoveRange(rows);
        return rows.Count;
    }, CancellationToken.None);
}
