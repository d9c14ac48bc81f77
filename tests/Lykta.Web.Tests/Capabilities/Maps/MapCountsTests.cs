using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Tests.Capabilities.Observations;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Maps;

/// <summary>The map's counts are kept, for each ring its own, until one of them changes.</summary>
public sealed class MapCountsTests
{
    private const string Data = $"{DeskHouse.Root}/karta/data.geojson?tid=7";

    [Theory, OnBothDatabases]
    public async Task Data_Counts_FollowEachChangeAtOnceAndEachRingHasItsOwn(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var steering = await host.SignedInAsync("styrgrupp");
        using var coordinator = await host.SignedInAsync("samordnare");
        async Task<(string Steering, string Coordinator)> ReadAsync() => ((await steering.GetAsync(Data)).Body, (await coordinator.GetAsync(Data)).Body);
        var before = await ReadAsync();
        await host.ReceiveAsync(sharing: SharingLevel.Partnership, ago: TimeSpan.FromDays(1));
        var received = await ReadAsync();
        received.Steering.ShouldNotBe(before.Steering);
        received.Coordinator.ShouldNotBe(before.Coordinator);
        await OnNewestAsync(host, (unit, item, cancel) => CountsAhead.RecountAsync(unit.Db, item, () => item.MergeInto(item.Id), unit.Now, cancel));
        (await ReadAsync()).ShouldBe(before, "a duplicate is counted no more");
        await host.ReceiveAsync(sharing: SharingLevel.Briefing, ago: TimeSpan.FromDays(1));
        (await ReadAsync()).ShouldBe((before.Steering, received.Coordinator), "each ring has counts of its own");
    }

    [Theory, OnBothDatabases]
    public async Task Data_Counts_AreKeptUntilTheStampMoves(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var before = (await coordinator.GetAsync(Data)).Body;
        await host.ReceiveAsync(ago: TimeSpan.FromDays(1));
        var received = (await coordinator.GetAsync(Data)).Body;
        received.ShouldNotBe(before);
        await OnNewestAsync(host, (unit, item, _) => Task.FromResult(unit.Db.Remove(item)));
        (await coordinator.GetAsync(Data)).Body.ShouldBe(received, "gone behind the counts' back");
        await OnNewestAsync(host, (unit, _, cancel) => CountsAhead.StampAsync(unit.Db, Stockholm.DayOf(unit.Now), unit.Now, cancel));
        (await coordinator.GetAsync(Data)).Body.ShouldBe(before);
    }

    private static async Task OnNewestAsync(LyktaHost host, Func<WriteUnit, Observation, CancellationToken, Task> work) =>
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            await work(unit, await unit.Db.Set<Observation>().OrderByDescending(o => o.Number).FirstAsync(cancel), cancel);
            return true;
        }, CancellationToken.None);
}
