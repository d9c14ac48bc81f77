using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Tests.Capabilities.Observations;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Audit;

public sealed class ReadLogTests
{
    [Theory, OnBothDatabases]
    public async Task Page_ThatShowsRows_NotesEachOfThemAndNoOther(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        await NotedAsync(host);
        var page = await client.GetAsync(DeskHouse.Root + "/iakttagelser");
        var shown = page.Document.QuerySelectorAll("[data-row] th a").Select(a => int.Parse(a.GetAttribute("href")!.Split('/')[^1], CultureInfo.InvariantCulture)).ToList();
        shown.Count.ShouldBe(50);
        (await NotedAsync(host)).ShouldBe(shown.Select(n => ("list", n)), ignoreOrder: true);
    }

    [Theory]
    [InlineData("/platser/sundby-torg", "place")]
    [InlineData("/karta?tid=7", "map")]
    [InlineData("/karta/data.geojson?tid=7", "map")]
    [InlineData("/karta.geojson?tid=7", "map.geojson")]
    [InlineData("/iakttagelser?utskrift=1", "print")]
    [InlineData("/bedom", "list")]
    public async Task Page_WithSingleRows_NotesThem(string path, string channel)
    {
        await using var host = await LyktaHost.StartAsync();
        var item = await host.ReceiveAsync("Lampan är släckt.");
        using var client = await host.SignedInAsync("samordnare");
        await NotedAsync(host);
        (await client.GetAsync(DeskHouse.Root + path)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        var noted = await NotedAsync(host);
        noted.ShouldContain(n => n.Channel == channel);
        if (!path.Contains("geojson", StringComparison.Ordinal) && path != "/bedom")
            noted.ShouldContain((channel, item.Number));
    }

    [Fact]
    public async Task Page_OpenRow_IsNotNoted()
    {
        await using var host = await LyktaHost.StartAsync();
        var open = await host.ReceiveAsync("Lampan är släckt.", sharing: SharingLevel.Open);
        using var client = await host.SignedInAsync("falt");
        await NotedAsync(host);
        await client.GetAsync(DeskHouse.Root + "/iakttagelser");
        (await NotedAsync(host)).ShouldNotContain(("list", open.Number));
    }

    [Fact]
    public async Task Page_Read_IsOneBatchWhateverTheRows()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("falt");
        await NotedAsync(host);
        var before = await host.ReadAsync(db => db.Set<ReadBatch>().CountAsync());
        await client.GetAsync(DeskHouse.Root + "/iakttagelser");
        await NotedAsync(host);
        (await host.ReadAsync(db => db.Set<ReadBatch>().CountAsync())).ShouldBe(before + 1);
    }

    // What has been noted since the last time this was asked.
    private static async Task<List<(string Channel, int Number)>> NotedAsync(LyktaHost host)
    {
        await host.Services.GetRequiredService<ReadBuffer>().FlushAsync((await host.SystemScopeAsync()).Partnership!, CancellationToken.None);
        var noted = await host.ReadAsync(async db =>
        {
            var numbers = await db.Set<Observation>().ToDictionaryAsync(o => o.Id.Value, o => o.Number);
            var entries = await db.Set<ReadEntry>().AsNoTracking().OrderBy(e => e.BatchSequence).ThenBy(e => e.Row).ToListAsync();
            return entries.Where(e => e.SubjectKind == nameof(Observation)).Select(e => (e.At, e.Channel, Number: numbers.GetValueOrDefault(e.SubjectId))).ToList();
        });
        var now = host.Clock.GetUtcNow();
        host.Clock.Move(TimeSpan.FromSeconds(1));
        return [.. noted.Where(n => n.At >= now).Select(n => (n.Channel, n.Number))];
    }
}
