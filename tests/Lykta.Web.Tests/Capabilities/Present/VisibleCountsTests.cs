using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Present;

public sealed class VisibleCountsTests
{
    [Theory, OnBothDatabases]
    public async Task Counts_EveryPersona_AreThoseOfTheRowsThatThePersonaSees(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var members = await host.ReadAsync(db => (
            from m in db.Set<Membership>()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            select new { m.Id, m.Role, o.RootId, o.BranchId, Unit = o }).ToListAsync());
        // A unit manager's own row at the briefing's level is seen only because it is one's own.
        var manager = members.Single(m => m.Role == Role.UnitManager);
        var type = await host.ReadAsync(db => db.Set<EventType>().FirstAsync());
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) => await unit.ReceiveAsync(
            new(type.Id, unit.Now, new(manager.Unit.Id, manager.RootId, manager.BranchId), ObservationSource.Form) { WrittenBy = manager.Id, Sharing = SharingLevel.Briefing }, cancel), CancellationToken.None);
        var (from, to) = (new DateOnly(2020, 1, 1), new DateOnly(2030, 1, 1));
        var different = new HashSet<int>();
        foreach (var member in members)
        {
            var inside = RolePermissions.SeesOwnOrganisation(member.Role);
            var viewer = new Viewer(
                PrincipalKind.Account, "account:x", [member.Id], [member.Role], inside ? [member.RootId] : [], inside ? [member.BranchId] : [],
                RolePermissions.SeesFrom(member.Role), DateTimeOffset.MinValue, "x");
            var scope = new LyktaScope();
            scope.Enter((await host.SystemScopeAsync()).Partnership!, viewer);
            var live = await host.Store.ReadAsync(scope, db => db.Set<Observation>().Where(o => o.Status != ObservationStatus.Duplicate)
                .GroupBy(o => new { o.OccurredOn, o.TypeId, o.PlaceId }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(), CancellationToken.None);
            var counted = await host.Store.ReadAsync(scope, async db => (List<VisibleCount>)
                [.. await db.CountsAsync(from, to, default), .. await db.OwnOutsideRingsAsync(from, default)], CancellationToken.None);
            counted.GroupBy(c => (c.Day, c.TypeId, c.PlaceId)).Where(g => g.Sum(c => c.Count) > 0).ToDictionary(g => g.Key, g => g.Sum(c => c.Count))
                .ShouldBe(live.ToDictionary(l => (l.Key.OccurredOn, l.Key.TypeId, l.Key.PlaceId ?? default), l => l.Count), ignoreOrder: true, customMessage: member.Role.ToString());
            different.Add(live.Sum(l => l.Count));
        }

        different.Count.ShouldBeGreaterThan(3);
    }

    [Theory, OnBothDatabases]
    public async Task Counts_ShiftPhone_SeesNoneKeptAhead(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var viewer = new Viewer(PrincipalKind.Shift, "shift:x", [], [Role.ShiftPhone], [], [], SharingLevel.Briefing, host.Clock.GetUtcNow().AddDays(-7), "x");
        var scope = new LyktaScope();
        scope.Enter((await host.SystemScopeAsync()).Partnership!, viewer);
        (await host.Store.ReadAsync(scope, db => db.CountsAsync(new(2020, 1, 1), new(2030, 1, 1), default), CancellationToken.None)).ShouldBeEmpty();
    }
}
