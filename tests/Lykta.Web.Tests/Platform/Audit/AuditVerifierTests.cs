using Lykta.Web.Platform;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Audit;

/// <summary>Each kind of tampering is done by SQL behind the program's back; the verifier names it and the number.</summary>
public sealed class AuditVerifierTests
{
    [Theory, OnBothDatabases]
    public async Task Verify_UntouchedChains_AreWhole(Database database)
    {
        await using var host = await ChainedAsync(database);
        var result = await host.Services.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None);
        result.IsWhole.ShouldBeTrue(Told(result));
        result.Chains.Count.ShouldBe(6);
        Of(result, ChainKind.Changes).Links.ShouldBeGreaterThanOrEqualTo(12);
        Of(result, ChainKind.Reads).Links.ShouldBe(4);
    }

    [Theory, OnBothDatabases]
    public async Task Verify_EditedRow_IsNamed(Database database)
    {
        await using var host = await ChainedAsync(database);
        await TamperAsync(host, "UPDATE \"AuditEntry\" SET \"Codes\" = 'n=99' WHERE \"PartnershipId\" = {0} AND \"Sequence\" = 5");
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.Edited, 5));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_EditedRowWithNewHash_IsNamedByTheNextLink(Database database)
    {
        await using var host = await ChainedAsync(database);
        var fresh = database == Database.Sqlite ? "X'" + new string('0', 64) + "'" : "'\\x" + new string('0', 64) + "'";
        await TamperAsync(host, $"UPDATE \"AuditEntry\" SET \"PreviousHash\" = {fresh} WHERE \"PartnershipId\" = {{0}} AND \"Sequence\" = 6");
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.Edited, 6));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_DeletedRows_AreNamed(Database database)
    {
        await using var host = await ChainedAsync(database);
        await TamperAsync(host, "DELETE FROM \"AuditEntry\" WHERE \"PartnershipId\" = {0} AND \"Sequence\" IN (4, 5)");
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.Deleted, 4, 5));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_DeletedFirstRows_AreNamed(Database database)
    {
        await using var host = await ChainedAsync(database);
        await TamperAsync(host, "DELETE FROM \"AuditEntry\" WHERE \"PartnershipId\" = {0} AND \"Sequence\" <= 3");
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.Deleted, 1, 3));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_SwappedRows_AreNamedTogether(Database database)
    {
        await using var host = await ChainedAsync(database);
        foreach (var (from, to) in new[] { (3, 1000), (8, 3), (1000, 8) })
            await TamperAsync(host, $"UPDATE \"AuditEntry\" SET \"Sequence\" = {to} WHERE \"PartnershipId\" = {{0}} AND \"Sequence\" = {from}");
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.Swapped, 3, 8));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_CopiedRow_IsNamedWithItsOriginal(Database database)
    {
        await using var host = await ChainedAsync(database);
        var last = (await host.ReadAsync(db => db.Set<AuditHead>().SingleAsync())).Sequence;
        await TamperAsync(host, $"""
            INSERT INTO "AuditEntry" SELECT e."PartnershipId", {last + 1}, "Action", "ActorKey", "ActorKind", "At", "Codes", "Hash", "PreviousHash", "SubjectId", "SubjectKind"
            FROM "AuditEntry" e WHERE "PartnershipId" = {"{0}"} AND "Sequence" = 5
            """, isInsert: true);
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.Copied, last + 1, 5));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_CutTailWithHeadMovedBack_IsFoundByTheAnchor(Database database)
    {
        await using var host = await ChainedAsync(database);
        var last = (await host.ReadAsync(db => db.Set<AuditHead>().SingleAsync())).Sequence;
        await TamperAsync(host, $"DELETE FROM \"AuditEntry\" WHERE \"PartnershipId\" = {{0}} AND \"Sequence\" > {last - 2}");
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.CutTail, last - 1, last));
        await MoveHeadBackAsync(host, last - 2);
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.CutTail, last - 1, last));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_EmptiedLog_IsFound(Database database)
    {
        await using var host = await ChainedAsync(database);
        var last = (await host.ReadAsync(db => db.Set<AuditHead>().SingleAsync())).Sequence;
        await TamperAsync(host, "DELETE FROM \"AuditEntry\" WHERE \"PartnershipId\" = {0}");
        await TamperAsync(host, "DELETE FROM \"AuditHead\" WHERE \"PartnershipId\" = {0}");
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.Emptied, last));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_RebuiltChain_IsFoundByTheAnchor(Database database)
    {
        await using var host = await ChainedAsync(database);
        // The anchor was laid when the demo had been planted, before the eleven that the house writes.
        var anchored = (await host.ReadAsync(db => db.Set<AuditHead>().SingleAsync())).Sequence - 11;
        await TamperAsync(host, "DELETE FROM \"AuditEntry\" WHERE \"PartnershipId\" = {0}");
        await TamperAsync(host, "DELETE FROM \"AuditHead\" WHERE \"PartnershipId\" = {0}");
        await WriteAsync(host, 25);
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.Rebuilt, anchored));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_EditedHead_IsFound(Database database)
    {
        await using var host = await ChainedAsync(database);
        await TamperAsync(host, "UPDATE \"AuditHead\" SET \"Sequence\" = 7 WHERE \"PartnershipId\" = {0}");
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.HeadEdited, 7));
    }

    [Theory, OnBothDatabases]
    public async Task Verify_OlderDatabaseRestored_IsFoundAndCanBeAccepted(Database database)
    {
        await using var host = await ChainedAsync(database);
        var old = (await host.ReadAsync(db => db.Set<AuditHead>().SingleAsync())).Sequence;
        host.Clock.Move(TimeSpan.FromHours(1));
        await WriteAsync(host, 3, "late");
        await AnchorAsync(host);
        // Everything newer goes, log and data alike: what a restored older file looks like from inside.
        await TamperAsync(host, $"DELETE FROM \"AuditEntry\" WHERE \"PartnershipId\" = {{0}} AND \"Sequence\" > {old}");
        await TamperAsync(host, $"DELETE FROM \"Submission\" WHERE \"PartnershipId\" = {{0}} AND \"Key\" LIKE '%-late'");
        await MoveHeadBackAsync(host, old);
        await FindsAsync(host, ChainKind.Changes, new ChainFinding(ChainFault.OlderFile, old + 1, old + 3));
        await host.Services.GetRequiredService<AuditAnchor>().AcceptRestoreAsync("KS 2026/114", CancellationToken.None);
        (await VerifyAsync(host)).IsWhole.ShouldBeTrue();
    }

    [Theory, OnBothDatabases]
    public async Task Verify_ReadsEditedDeletedCutAndEmptied_AreFound(Database database)
    {
        await using var host = await ChainedAsync(database);
        await TamperAsync(host, "UPDATE \"ReadEntry\" SET \"Channel\" = 'x' WHERE \"PartnershipId\" = {0} AND \"BatchSequence\" = 2 AND \"Row\" = 1");
        await TamperAsync(host, "DELETE FROM \"ReadEntry\" WHERE \"PartnershipId\" = {0} AND \"BatchSequence\" = 3 AND \"Row\" = 2");
        await FindsAsync(host, ChainKind.Reads, new ChainFinding(ChainFault.Edited, 2), new(ChainFault.Deleted, 3));
        await TamperAsync(host, "DELETE FROM \"ReadBatch\" WHERE \"PartnershipId\" = {0} AND \"Sequence\" = 4");
        await FindsAsync(host, ChainKind.Reads, new ChainFinding(ChainFault.Edited, 2), new(ChainFault.Deleted, 3), new(ChainFault.CutTail, 4, 4));
        await TamperAsync(host, "DELETE FROM \"ReadBatch\" WHERE \"PartnershipId\" = {0}");
        await FindsAsync(host, ChainKind.Reads, new ChainFinding(ChainFault.Emptied, 4));
    }

    [Fact]
    public async Task Verify_AnchorFileChangedOrGone_IsFound()
    {
        await using var host = await ChainedAsync(Database.Sqlite);
        var path = host.Services.GetRequiredService<LyktaSettings>().AnchorPath;
        var lines = await File.ReadAllLinesAsync(path);
        lines.Length.ShouldBeGreaterThan(3);
        await File.WriteAllLinesAsync(path, [lines[0], .. lines[2..]]);
        (await VerifyAsync(host)).Anchor.ShouldBe([new(ChainFault.AnchorEdited, 2)]);
        await File.WriteAllLinesAsync(path, [lines[0].Replace("\"Sequence\":", "\"Sequence\":9", StringComparison.Ordinal), .. lines[1..]]);
        (await VerifyAsync(host)).Anchor.Select(f => f.Sequence).ShouldBe([1, 2]);
        File.Delete(path);
        (await VerifyAsync(host)).Anchor.ShouldBe([new(ChainFault.AnchorMissing, 0)]);
    }

    [Fact]
    public async Task AppendOnly_OnPostgres_TheApplicationMayNeitherChangeNorDelete()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed on this machine.");
        await using var host = await ChainedAsync(Database.Postgres);
        var scope = await host.SystemScopeAsync();
        foreach (var table in new[] { "AuditEntry", "ReadEntry", "ReadBatch", "SegmentClose" })
        {
            foreach (var sql in new[] { $"DELETE FROM \"{table}\"", $"UPDATE \"{table}\" SET \"PartnershipId\" = \"PartnershipId\"", $"TRUNCATE \"{table}\"" })
            {
                var refused = await Should.ThrowAsync<Npgsql.PostgresException>(() => host.Writes.RunAsync(scope, async (unit, cancel) =>
                {
#pragma warning disable EF1002 // Table names of this test.
                    return await unit.Db.Database.ExecuteSqlRawAsync(sql, cancel);
#pragma warning restore EF1002
                }, CancellationToken.None));
                refused.SqlState.ShouldBe("42501", sql);
            }
        }
    }

    /// <summary>Twelve changes by submissions and four batches of two reads, then anchored.</summary>
    internal static async Task<LyktaHost> ChainedAsync(Database database)
    {
        var host = await LyktaHost.StartAsync(database);
        await WriteAsync(host, 11);
        var buffer = host.Services.GetRequiredService<ReadBuffer>();
        for (var batch = 0; batch < 4; batch++)
        {
            await using var request = host.Services.CreateAsyncScope();
            request.ServiceProvider.GetRequiredService<LyktaScope>().Enter((await host.SystemScopeAsync()).Partnership!, Viewer.System);
            var log = request.ServiceProvider.GetRequiredService<ReadLog>();
            log.Note("Observation", Guid.NewGuid(), "page");
            log.Note("Observation", Guid.NewGuid(), "page");
            await log.FlushAsync(CancellationToken.None);
        }

        await buffer.FlushAllAsync(CancellationToken.None);
        await AnchorAsync(host);
        return host;
    }

    internal static async Task WriteAsync(LyktaHost host, int count, string tag = "early")
    {
        var scope = await host.SystemScopeAsync();
        for (var i = 0; i < count; i++)
        {
            host.Clock.Move(TimeSpan.FromSeconds(1));
            await host.Writes.RunOnceAsync(scope, new($"{Guid.NewGuid():N}-{tag}", "body"), (unit, _) =>
            {
                unit.Audit("test.done", "Test", Guid.NewGuid(), ("n", "1"));
                return Task.FromResult("");
            }, CancellationToken.None);
        }
    }

    internal static async Task AnchorAsync(LyktaHost host) =>
        await host.Services.GetRequiredService<AuditAnchor>().WriteAsync(CancellationToken.None);

    internal static async Task<AuditVerification> VerifyAsync(LyktaHost host) =>
        await host.Services.GetRequiredService<AuditVerifier>().VerifyAsync((await host.SystemScopeAsync()).Partnership!, CancellationToken.None);

    internal static async Task FindsAsync(LyktaHost host, ChainKind chain, params ChainFinding[] expected)
    {
        var result = await VerifyAsync(host);
        Of(result, chain).Findings.ShouldBe(expected, Told(result));
        result.Chains.Single(c => c.Chain != chain && c.Partnership == DemoSeed.DistrictSlug).IsWhole.ShouldBeTrue(Told(result));
    }

    private static ChainReport Of(AuditVerification result, ChainKind chain) =>
        result.Chains.Single(c => c.Chain == chain && c.Partnership == DemoSeed.DistrictSlug);

    private static string Told(AuditVerification result) =>
        string.Join("; ", result.Chains.SelectMany(c => c.Findings.Select(f => $"{c.Partnership} {c.Chain} {f}")).Concat(result.Anchor.Select(f => $"{f}")));

    private static async Task TamperAsync(LyktaHost host, string sql, bool isInsert = false)
    {
        var partnership = host.Literal((await host.SystemScopeAsync()).PartnershipId.Value);
        if (isInsert)
            sql = sql.Replace("INSERT INTO \"AuditEntry\" SELECT", "INSERT INTO \"AuditEntry\" (\"PartnershipId\", \"Sequence\", \"Action\", \"ActorKey\", \"ActorKind\", \"At\", \"Codes\", \"Hash\", \"PreviousHash\", \"SubjectId\", \"SubjectKind\") SELECT", StringComparison.Ordinal);
        (await host.TamperAsync(sql.Replace("{0}", partnership, StringComparison.Ordinal))).ShouldBeGreaterThan(0, sql);
    }

    private static Task MoveHeadBackAsync(LyktaHost host, long sequence) => TamperAsync(
        host, $"UPDATE \"AuditHead\" SET \"Sequence\" = {sequence}, \"Hash\" = (SELECT e.\"Hash\" FROM \"AuditEntry\" e WHERE e.\"PartnershipId\" = \"AuditHead\".\"PartnershipId\" AND e.\"Sequence\" = {sequence}) WHERE \"PartnershipId\" = {{0}}");
}
