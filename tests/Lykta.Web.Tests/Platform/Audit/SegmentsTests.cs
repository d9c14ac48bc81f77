using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Audit;

public sealed class SegmentsTests
{
    [Theory, OnBothDatabases]
    public async Task Drop_ClosedMonthsByDecision_ChainStillVerifies(Database database)
    {
        await using var host = await WithOldMonthsAsync(database);
        var due = await host.ReadAsync(db => Segments.DueAsync(db, ChainKind.Changes, host.Clock.GetUtcNow().AddYears(-2), CancellationToken.None));
        due.Select(s => s.Month).ShouldBe([202401, 202402]);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => Segments.DropAsync(unit, due[^1], cancel), CancellationToken.None);
        (await host.ReadAsync(db => db.Set<AuditEntry>().MinAsync(e => e.Sequence))).ShouldBe(due[^1].LastSequence + 1);
        (await AuditVerifierTests.VerifyAsync(host)).IsWhole.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Drop_BehindTheProgram_IsFoundAsSegmentMissing(Database database)
    {
        await using var host = await WithOldMonthsAsync(database);
        var first = (await host.ReadAsync(db => db.Set<SegmentClose>().OrderBy(s => s.LastSequence).ToListAsync()))[0];
        var partnership = host.Literal((await host.SystemScopeAsync()).PartnershipId.Value);
        await host.TamperAsync($"DELETE FROM \"AuditEntry\" WHERE \"PartnershipId\" = {partnership} AND \"Sequence\" <= {first.LastSequence}");
        await AuditVerifierTests.FindsAsync(
            host, ChainKind.Changes, new ChainFinding(ChainFault.SegmentMissing, 1, first.LastSequence), new(ChainFault.Deleted, 1, first.LastSequence));
    }

    [Fact]
    public async Task Drop_YoungMonthOnPostgres_IsRefusedByTheOwnersFunction()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed on this machine.");
        await using var host = await LyktaHost.StartAsync(Database.Postgres);
        host.Clock.Move(TimeSpan.FromDays(62));
        var scope = await host.SystemScopeAsync();
        await host.Writes.RunAsync(scope, host.Services.GetRequiredService<Segments>().CloseAsync, CancellationToken.None);
        var closed = (await host.ReadAsync(db => db.Set<SegmentClose>().OrderByDescending(s => s.LastSequence).ToListAsync()))[0];
        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() =>
            host.Writes.RunAsync(scope, (unit, cancel) => Segments.DropAsync(unit, closed, cancel), CancellationToken.None));
        refused.MessageText.ShouldContain("younger than a year");
    }

    // An empty installation whose first months were January and February 2024, looked at today.
    private static async Task<LyktaHost> WithOldMonthsAsync(Database database)
    {
        var clock = new FakeClock();
        var host = await LyktaHost.StartAsync(database, clock: clock);
        var partnership = host.Literal((await host.SystemScopeAsync()).PartnershipId.Value);
        foreach (var table in new[] { "AuditEntry", "AuditHead" })
            await host.TamperAsync($"DELETE FROM \"{table}\" WHERE \"PartnershipId\" = {partnership}");
        await host.Services.GetRequiredService<AuditAnchor>().AcceptRestoreAsync("made anew", CancellationToken.None);
        foreach (var month in new[] { 1, 2, 3 })
        {
            clock.Move(new DateTimeOffset(2024, month, 15, 12, 0, 0, TimeSpan.Zero) - clock.GetUtcNow());
            await AuditVerifierTests.WriteAsync(host, 4);
        }

        clock.Move(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero) - clock.GetUtcNow());
        await AuditVerifierTests.WriteAsync(host, 2);
        await host.Services.GetRequiredService<Segments>().RunAsync((await host.SystemScopeAsync()).Partnership!, CancellationToken.None);
        await AuditVerifierTests.AnchorAsync(host);
        return host;
    }
}
