using System.Net;
using System.Text.RegularExpressions;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Observations;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Lykta.Web.Tests.Platform.KeptPages;

public sealed partial class KeptPagesTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private static readonly string[] Pages = ["/laget", "/iakttagelser", "/iakttagelser?typ=belysning", "/karta/data.geojson"];

    [Theory, OnBothDatabases]
    public async Task ReadAgain_NothingChanged_AsksTheDatabaseForTheStampAlone(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        foreach (var path in Pages)
        {
            await client.GetAsync(Root + path);
            using var queries = await CountedQueries.OfAsync(host);
            var again = await client.GetAsync(Root + path);
            again.Status.ShouldBe(HttpStatusCode.OK);
            // The stamp is read by the plain driver, which is not counted here.
            queries.Selects.ShouldBeEmpty(path);
        }
    }

    [Theory, OnBothDatabases]
    public async Task ReadAgain_AfterAWriteHere_ShowsIt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await ReadAsync(client);
        var item = await host.ReceiveAsync("Lampan vid lekplatsen är släckt.");
        var after = await ReadAsync(client);
        after["/iakttagelser"].ShouldContain("Lampan vid lekplatsen är släckt.");
        after["/iakttagelser?typ=belysning"].ShouldContain($"/iakttagelser/{item.Number}\"");
        after["/laget"].ShouldNotBe(before["/laget"]);
    }

    [Theory, OnBothDatabases]
    public async Task ReadAgain_AfterAWriteByAnotherNode_ShowsIt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync(Root + "/iakttagelser")).Body.ShouldNotContain("annan nod");
        var number = (await host.ReceiveAsync("Från en annan nod.")).Number;
        (await client.GetAsync(Root + "/iakttagelser")).Body.ShouldContain("annan nod");
        await OnAnotherNodeAsync(host, async writes => await writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) =>
            unit.Db.Set<Observation>().Where(o => o.Number == number).ExecuteDeleteAsync(cancel), CancellationToken.None));
        (await client.GetAsync(Root + "/iakttagelser")).Body.ShouldNotContain("annan nod");
    }

    [Theory, OnBothDatabases]
    public async Task Read_OtherReadersAndPartnership_NeverGetEachOthersPages(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.ReceiveAsync("Bara vår egen gren.", unit: "Park och stadsmiljö", sharing: SharingLevel.Branch);
        await host.ReceiveAsync("Bara vår egen organisation.", unit: "Park och stadsmiljö", sharing: SharingLevel.Organisation);
        (string Persona, bool Neighbour)[] readers =
            [("samordnare", false), ("falt", false), ("polis", false), ("fastighet", false), ("enhetschef", false), ("sekreterare", false), ("samordnare", true), ("polis", true)];
        var clients = new List<(string Name, string Root, LyktaClient Client)>();
        foreach (var (persona, neighbour) in readers)
            clients.Add(($"{persona} {neighbour}", neighbour ? "/" + DemoSeed.NeighbourSlug : Root, await host.SignedInAsync(persona, neighbour)));
        // Fresh in one order, kept in the other; a minute later nothing that was kept can be used.
        var fresh = await AllAsync(clients);
        clients.Reverse();
        var kept = await AllAsync(clients);
        foreach (var (who, body) in fresh)
            kept[who].ShouldBe(body, who);
        host.Clock.Move(TimeSpan.FromMinutes(1));
        foreach (var (who, body) in await AllAsync(clients))
            kept[who].Replace("uppdaterad 14:02", "uppdaterad 14:03", StringComparison.Ordinal).ShouldBe(body, who);
        fresh.Count(f => f.Value.Contains("Bara vår egen gren.", StringComparison.Ordinal)).ShouldBeLessThan(fresh.Count(f => f.Key.EndsWith("/iakttagelser", StringComparison.Ordinal)));
        fresh.Where(f => f.Key.StartsWith("polis", StringComparison.Ordinal)).ShouldAllBe(f => !f.Value.Contains("Bara vår egen", StringComparison.Ordinal));
        foreach (var (_, _, client) in clients)
            client.Dispose();
    }

    [Fact]
    public async Task Read_AnotherLanguageAndTheme_AreOtherPages()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync(Root + "/laget")).Document.DocumentElement.GetAttribute("lang").ShouldBe("sv");
        client.Cookies.Add(host.Address, new Cookie(".AspNetCore.Culture", "c%3Den-GB%7Cuic%3Den-GB"));
        client.Cookies.Add(host.Address, new Cookie("lykta-tema", "dark"));
        var other = await client.GetAsync(Root + "/laget");
        other.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        other.Document.DocumentElement.GetAttribute("data-theme").ShouldBe("dark");
    }

    [Fact]
    public async Task Form_InAKeptPage_CarriesTheTokenOfItsOwnBrowser()
    {
        await using var host = await LyktaHost.StartAsync();
        using var first = await host.SignedInAsync("samordnare");
        using var second = await host.SignedInAsync("samordnare");
        foreach (var browser in new[] { first, second, first, second, second })
            await browser.GetAsync(Root + "/laget");
        var kept = await first.GetAsync(Root + "/laget");
        (await second.SubmitFormAsync(kept, "form[action='/logga-ut']")).Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var browser in new[] { first, second })
            (await browser.SubmitFormAsync(await browser.GetAsync(Root + "/laget"), "form[action='/logga-ut']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await first.GetAsync(Root + "/laget")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases]
    public async Task Read_KeptPage_IsNotedEachTimeAndOnceASecond(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var mark = await host.Store.PageMarkAsync((await host.SystemScopeAsync()).PartnershipId, CancellationToken.None);
        for (var times = 1; times <= 2; times++)
        {
            await client.GetAsync(Root + "/iakttagelser");
            await FlushAsync(host);
            (await host.ReadAsync(db => db.Set<ReadEntry>().Where(e => e.Channel == "list").GroupBy(e => e.SubjectId).Select(g => g.Count()).ToListAsync())).Max().ShouldBe(times);
        }

        // Writing the log leaves the page as it was.
        (await host.Store.PageMarkAsync((await host.SystemScopeAsync()).PartnershipId, CancellationToken.None)).ShouldBe(mark);
    }

    [Fact]
    public async Task Right_TakenAway_HoldsForAKeptPage()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("falt");
        (await client.GetAsync(Root + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.OK);
        var scope = await host.SystemScopeAsync();
        await host.Writes.RunAsync(scope, (unit, cancel) => unit.Db.Set<Web.Capabilities.Partnerships.Membership>()
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.EndedAt, unit.Now), cancel), CancellationToken.None);
        host.Clock.Move(TimeSpan.FromSeconds(5));
        (await client.GetAsync(Root + "/iakttagelser")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task OnAnotherNodeAsync(LyktaHost host, Func<WriteQueue, Task> work)
    {
        var settings = host.Services.GetRequiredService<LyktaSettings>();
        if (settings.Postgres is { } connection)
        {
            using var store = new PostgresStore(connection);
            await work(new PostgresWriteQueue(host.Clock, store));
            return;
        }

        await using var queue = new SqliteWriteQueue(host.Clock, new SqliteStore(settings.SqlitePath), NullLogger<SqliteWriteQueue>.Instance);
        await queue.StartAsync(CancellationToken.None);
        await work(queue);
    }

    private static async Task FlushAsync(LyktaHost host) =>
        await host.Services.GetRequiredService<ReadBuffer>().FlushAsync((await host.SystemScopeAsync()).Partnership!, CancellationToken.None);

    private static async Task<Dictionary<string, string>> ReadAsync(LyktaClient client)
    {
        var bodies = new Dictionary<string, string>();
        foreach (var path in Pages)
            bodies[path] = (await client.GetAsync(Root + path)).Body;
        return bodies;
    }

    private static async Task<Dictionary<string, string>> AllAsync(List<(string Name, string Root, LyktaClient Client)> clients)
    {
        var bodies = new Dictionary<string, string>();
        foreach (var (name, root, client) in clients)
        {
            foreach (var path in Pages)
                bodies[$"{name} {path}"] = Token().Replace((await client.GetAsync(root + path)).Body, "");
        }

        return bodies;
    }

    [GeneratedRegex("value=\"CfDJ8[^\"]*\"")]
    private static partial Regex Token();
}
