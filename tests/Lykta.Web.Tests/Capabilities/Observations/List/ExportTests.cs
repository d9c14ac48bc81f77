using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.List;

public sealed class ExportTests
{
    private const string Canary = "kanariefågel";
    private static readonly string[] Formats = ["csv", "rfc4180.csv", "xlsx", "geojson"];

    [Theory, OnBothDatabases]
    public async Task Export_RowThatOthersMayNotSee_IsInNoFormat(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.ReceiveAsync($"Hemlig {Canary}.", unit: "Lokalpolisområde Sundby", sharing: SharingLevel.Organisation);
        await host.ReceiveAsync("Öppen domherre.", sharing: SharingLevel.Partnership);
        await host.ReceiveAsync($"Granne {Canary}.", sharing: SharingLevel.Partnership, slug: Seed.DemoSeed.NeighbourSlug);
        using var client = await host.SignedInAsync("falt");
        using var police = await host.SignedInAsync("polis");
        foreach (var format in Formats)
        {
            var text = await TextOfAsync(client, format);
            text.ShouldNotContain(Canary, customMessage: format);
            text.ShouldContain("domherre", customMessage: format);
            (await TextOfAsync(police, format)).ShouldContain($"Hemlig {Canary}", customMessage: format);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Export_SameFilterAsTheList_GivesTheSameRowsAndIsAudited(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        const string query = "typ=belysning&fran=2026-01-01&till=2026-11-20";
        var wanted = await host.ReadAsync(async db =>
        {
            var type = await db.Set<EventType>().SingleAsync(t => t.Code == "belysning");
            var district = await db.Set<Web.Capabilities.Partnerships.Organisation>().SingleAsync(o => o.Name == "Trygghet och säkerhet");
            return await db.Set<Observation>().CountAsync(o => o.TypeId == type.Id && o.OccurredOn >= new DateOnly(2026, 1, 1)
                && (o.Sharing >= SharingLevel.Briefing || (o.Sharing == SharingLevel.Organisation && o.OwnerOrganisationId == district.RootId)
                    || (o.Sharing <= SharingLevel.Organisation && o.OwnerBranchId == district.BranchId)));
        });
        wanted.ShouldBeGreaterThan(20);
        var csv = await client.GetAsync($"{DeskHouse.Root}/iakttagelser.csv?{query}");
        csv.Headers["Content-Disposition"].ShouldContain("iakttagelser_sundby-ekbacken_2026-11-20.csv");
        csv.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(wanted + 1);
        csv.Body.TrimStart('\uFEFF').ShouldStartWith("Nr;Tid;Till;Kom in;Typ;Plats;");
        var json = JsonDocument.Parse((await client.GetAsync($"{DeskHouse.Root}/iakttagelser.geojson?{query}")).Body).RootElement;
        json.GetProperty("features").GetArrayLength().ShouldBe(wanted);
        json.GetProperty("description").GetString().ShouldBe("från 2026-01-01, till 2026-11-20, Trasig belysning");
        (await TextOfAsync(client, "xlsx", query)).ShouldContain("från 2026-01-01, till 2026-11-20, Trasig belysning");
        (await host.ReadAsync(db => db.Set<AuditEntry>().Where(e => e.Action == "observations.exported").Select(e => e.Codes).ToListAsync()))
            .ShouldBe(["format=csv;filtered=yes", "format=geojson;filtered=yes", "format=xlsx;filtered=yes"], ignoreOrder: true);
    }

    [Theory, OnBothDatabases]
    public async Task Export_TextThatBeginsAsAFormula_StaysText(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.ReceiveAsync("=HYPERLINK(\"http://example.test\";\"klicka\")");
        await host.ReceiveAsync("@SUM(1+1)*cmd");
        using var client = await host.SignedInAsync("samordnare");
        foreach (var format in new[] { "csv", "rfc4180.csv" })
        {
            var text = await TextOfAsync(client, format);
            text.ShouldContain("'=HYPERLINK", customMessage: format);
            text.ShouldContain("'@SUM", customMessage: format);
        }

        (await TextOfAsync(client, "xlsx")).ShouldNotContain("<f>");
    }

    [Theory, OnBothDatabases]
    public async Task Export_Places_AreAsExactAsTheTypeAllows(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var scope = await host.SystemScopeAsync();
        var nowhere = await host.ReceiveAsync("Ingenstans.", "belysning", "bjorkparken");
        var named = await host.ReceiveAsync("Vid platsen.", "belysning", "bjorkparken");
        await host.Writes.RunAsync(scope, async (unit, cancel) =>
        {
            // As if it had come in before the rule: the file must not tell the place all the same.
            var never = await unit.Db.Set<EventType>().SingleAsync(t => t.Code == "vald-nara", cancel);
            var drugs = await unit.Db.Set<EventType>().SingleAsync(t => t.Code == "droghandel", cancel);
            await unit.Db.Set<Observation>().Where(o => o.Id == nowhere.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.TypeId, never.Id).SetProperty(o => o.Longitude, 17.0).SetProperty(o => o.Latitude, 59.0), cancel);
            await unit.Db.Set<Observation>().Where(o => o.Id == named.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.TypeId, drugs.Id).SetProperty(o => o.Longitude, 17.0).SetProperty(o => o.Latitude, 59.0), cancel);
            return true;
        }, CancellationToken.None);
        using var client = await host.SignedInAsync("samordnare");
        var features = JsonDocument.Parse((await client.GetAsync($"{DeskHouse.Root}/iakttagelser.geojson?fran=2026-11-20")).Body).RootElement.GetProperty("features").EnumerateArray().ToList();
        JsonElement Of(int number) => features.Single(f => f.GetProperty("id").GetString() == $"{number}");
        Of(nowhere.Number).GetProperty("geometry").ValueKind.ShouldBe(JsonValueKind.Null);
        Of(nowhere.Number).GetProperty("properties").GetProperty("plats").ValueKind.ShouldBe(JsonValueKind.Null);
        Of(nowhere.Number).GetProperty("properties").GetProperty("omrade").ValueKind.ShouldBe(JsonValueKind.Null);
        var park = await host.ReadAsync(db => db.Set<Web.Capabilities.Places.Place>().SingleAsync(p => p.Slug == "bjorkparken"));
        Of(named.Number).GetProperty("geometry").GetProperty("coordinates")[0].GetDouble().ShouldBe(park.Longitude, 1e-6);
    }

    [Theory]
    [InlineData("styrgrupp")]
    [InlineData("sekreterare")]
    [InlineData("analytiker")]
    [InlineData("forskola")]
    public async Task Export_WithoutPermission_IsRefused(string persona)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        foreach (var format in Formats)
            (await client.GetAsync($"{DeskHouse.Root}/iakttagelser.{format}")).Status.ShouldBe(HttpStatusCode.Forbidden, format);
    }

    private static async Task<string> TextOfAsync(LyktaClient client, string format, string query = "")
    {
        var bytes = await client.Http.GetByteArrayAsync($"{DeskHouse.Root}/iakttagelser.{format}?{query}");
        if (format != "xlsx")
            return Encoding.UTF8.GetString(bytes);
        await using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text.AppendLine(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
