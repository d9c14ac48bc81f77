using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Continuity;
using Lykta.Web.Capabilities.Decisions;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Demo;

/// <summary>A newcomer to the demo finds something on every page of the evening, on whichever day one comes.</summary>
public sealed class LivedInDemoTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory]
    [InlineData(Database.Sqlite, 0), InlineData(Database.Sqlite, 1), InlineData(Database.Sqlite, 3), InlineData(Database.Postgres, 2), InlineData(Database.Postgres, 6)]
    public async Task Seed_OnAnyDay_HasTonightsSheetDecisionsReachAndParticipation(Database database, int days)
    {
        await using var host = await StartAsync(database, days, isDemo: false);
        await host.Services.GetRequiredService<DemoSeed>().PlantAsync(days: 21, perWeek: 8);
        var evening = BriefingQueries.Evening(host.Clock.GetUtcNow());
        var tonight = await host.ReadAsync(db => db.SharedTonightAsync(host.Clock.GetUtcNow(), CancellationToken.None));
        tonight.ShouldNotBeNull().Day.ShouldBe(evening);
        foreach (var audience in SheetVersions.All)
            (await host.ReadAsync(db => db.VersionAsync(tonight, audience, CancellationToken.None))).ShouldNotBeNull().Document.In(BriefingBlock.Presence).ShouldNotBeEmpty(audience.ToString());
        (await host.ReadAsync(db => db.Set<BriefingSheet>().AnyAsync(s => s.Day > evening && s.State == SheetState.Draft))).ShouldBeTrue("and the coming ones are planned");
        (await host.ReadAsync(db => db.Set<Decision>().AsSplitQuery().ToListAsync())).Select(d => d.State).Distinct().Count().ShouldBe(4);
        (await host.ReadAsync(db => db.Set<FunctionContact>().ToListAsync())).ShouldAllBe(c => c.Reach.IsStated);
        (await host.ReadAsync(db => db.Set<CollaborationRelease>().Where(r => r.Kind == ReleaseKind.Briefing).Select(r => r.PartnershipId).Distinct().CountAsync())).ShouldBe(2);
    }

    [Fact]
    public async Task Newcomer_OnASunday_ReadsEachPageOfTheEvening()
    {
        await using var host = await StartAsync(Database.Sqlite, 2, isDemo: true);
        using var field = await host.SignedInAsync("falt");
        (await field.GetAsync(Root + "/ikvall")).Document.QuerySelectorAll(".brief-block").Length.ShouldBeGreaterThan(3);
        using var steering = await host.SignedInAsync("styrgrupp");
        (await steering.GetAsync(Root + "/beslut")).Text.ShouldContain("Fredagsgenomgången blir permanent");
        (await steering.GetAsync(Root + "/tillganglighet")).Text.ShouldContain("Kommunpolis");
        (await steering.GetAsync(Root + "/utsattning/deltagande")).Document.QuerySelectorAll("table")[0].TextContent.ShouldContain("borta två månader");
        using var coordinator = await host.SignedInAsync("samordnare");
        var list = await coordinator.GetAsync(Root + "/utsattning");
        list.Status.ShouldBe(HttpStatusCode.OK);
        list.Text.ShouldContain("22 november");
    }

    private static async Task<LyktaHost> StartAsync(Database database, int days, bool isDemo)
    {
        var clock = new FakeClock();
        clock.Move(TimeSpan.FromDays(days));
        return await LyktaHost.StartAsync(database, isEmpty: true, isDemo: isDemo, clock: clock);
    }
}
