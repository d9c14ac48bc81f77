using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Writes;

public sealed class WriteQueueTests
{
    [Theory, OnBothDatabases]
    public async Task Run_ManyAtOnce_NumbersHaveNoHolesAndAuditChains(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var scope = await host.SystemScopeAsync();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => host.Writes.RunAsync(scope, async (unit, cancel) =>
        {
            var number = await unit.NextNumberAsync("test", cancel);
            unit.Audit("test.numbered", "Test", Guid.NewGuid(), ("n", $"{number}"));
            return i % 10 == 9 ? throw new InvalidDataException("no") : number;
        }, CancellationToken.None).ContinueWith(t => t.IsCompletedSuccessfully ? t.Result : -1, TaskScheduler.Default)));
        numbers.Where(n => n > 0).Order().ShouldBe(Enumerable.Range(1, 54));
        var chain = await host.ReadAsync(db => db.Set<AuditEntry>().OrderBy(e => e.Sequence).ToListAsync());
        chain.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, chain.Count).Select(n => (long)n));
        foreach (var (entry, previous) in chain.Skip(1).Zip(chain))
        {
            entry.PreviousHash.ShouldBe(previous.Hash);
            entry.ComputeHash().ShouldBe(entry.Hash);
        }
    }

    [Theory, OnBothDatabases]
    public async Task RunOnce_SameSubmissionTwentyTimes_IsOneChange(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var scope = await host.SystemScopeAsync();
        var key = new SubmissionKey("k1", "h1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Writes.RunOnceAsync(
            scope, key, async (unit, cancel) => $"nr {await unit.NextNumberAsync("once", cancel)}", CancellationToken.None)));
        answers.Select(a => a.Outcome).Distinct().ShouldBe(["nr 1"]);
        answers.Count(a => !a.IsReplay).ShouldBe(1);
        await Should.ThrowAsync<SubmissionReusedException>(() => host.Writes.RunOnceAsync(
            scope, key with { BodyHash = "h2" }, (_, _) => Task.FromResult(""), CancellationToken.None));
    }

    [Theory, OnBothDatabases]
    public async Task CountsAhead_AfterSeeding_EqualTheRows(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (rows, counted, hours) = await host.ReadAsync(async db => (
            await db.Set<Observation>().CountAsync(),
            await db.Set<DayCount>().SumAsync(c => c.Count),
            await db.Set<HourCount>().SumAsync(c => c.Thousandths)));
        rows.ShouldBeGreaterThan(300);
        counted.ShouldBe(rows);
        hours.ShouldBe(rows * 1000L);
    }
}
