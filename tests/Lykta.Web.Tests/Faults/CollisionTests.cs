using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Tests.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Faults;

public sealed class CollisionTests
{
    [Theory, OnBothDatabases]
    public async Task EightSavers_FromOneVersion_OneWinsAndTheOthersAreToldOfIt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var scope = await host.SystemScopeAsync();
        for (var round = 0; round < Rounds.Of(5, 125); round++)
        {
            var seen = await host.ReadAsync(db => db.Set<EventType>().AsNoTracking().OrderBy(t => t.Order).FirstAsync());
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async saver =>
            {
                try
                {
                    return await host.Writes.RunAsync(scope, async (unit, cancel) =>
                    {
                        var type = await unit.Db.Set<EventType>().SingleAsync(t => t.Id == seen.Id, cancel);
                        unit.Db.Entry(type).Property(t => t.Version).OriginalValue = seen.Version;
                        type.Reword($"Sparare {round}-{saver}", type.NameEn, type.Icon);
                        return StatusCodes.Status200OK;
                    }, CancellationToken.None);
                }
                catch (Exception lost)
                {
                    return ErrorPages.StatusOf(lost);
                }
            }));
            outcomes.Count(s => s == StatusCodes.Status200OK).ShouldBe(1);
            outcomes.Count(s => s == StatusCodes.Status409Conflict).ShouldBe(7);
            (await host.ReadAsync(db => db.Set<EventType>().Where(t => t.Id == seen.Id).Select(t => t.Version).SingleAsync())).ShouldBe(seen.Version + 1);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Report_IntoAnAreaThatHasJustGone_IsAskedForAgainAndNotPutAside(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var type = await host.ReadAsync(db => db.Set<EventType>().FirstAsync());
        var unit = await host.ReadAsync(db => db.Set<Organisation>().FirstAsync());
        var lost = await Should.ThrowAsync<DbUpdateException>(async () => await host.Writes.RunAsync(await host.SystemScopeAsync(), (work, cancel) => work.ReceiveAsync(
            new(type.Id, work.Now, new(unit.Id, unit.RootId, unit.BranchId), ObservationSource.Form) { Area = AreaId.New(), Sharing = SharingLevel.Briefing }, cancel), CancellationToken.None));
        ErrorPages.StatusOf(lost).ShouldBe(StatusCodes.Status503ServiceUnavailable);
    }

    [Theory, OnBothDatabases]
    public async Task TwentyEqualPosts_AtOnce_AreOneObservationAndOneAnswer(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var sender = await Sender.SignedInAsync(host.Address);
        for (var round = 0; round < Rounds.Of(3, 50); round++)
        {
            var before = await host.ReadAsync(db => db.Set<Observation>().CountAsync());
            var key = Guid.NewGuid().ToString("N");
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sender.PostAsync(key)));
            answers.Distinct().ShouldHaveSingleItem().Status.ShouldBe(HttpStatusCode.Redirect);
            (await host.ReadAsync(db => db.Set<Observation>().CountAsync())).ShouldBe(before + 1);
        }
    }
}
