using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Sharing;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Tenancy;

public sealed class TenancyTests
{
    [Theory, OnBothDatabases]
    public async Task Get_ForeignPartnership_IsNotFoundAsAnUnknownOne(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser")).Status.ShouldBe(HttpStatusCode.OK);
        var foreign = await client.GetAsync($"/{DemoSeed.NeighbourSlug}/iakttagelser");
        var unknown = await client.GetAsync("/finns-inte/iakttagelser");
        foreign.Status.ShouldBe(HttpStatusCode.NotFound);
        unknown.Status.ShouldBe(HttpStatusCode.NotFound);
        foreign.Body.Length.ShouldBe(unknown.Body.Length);
    }

    [Theory, OnBothDatabases]
    public async Task Read_EmptyScope_SeesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await using var db = host.Store.Open(new LyktaScope());
        (await db.Set<Observation>().CountAsync()).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Save_RowOfAnotherPartnership_IsRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var foreign = await host.ReadAsync(db => db.Set<Observation>().FirstAsync(), DemoSeed.NeighbourSlug);
        var scope = await host.SystemScopeAsync();
        await Should.ThrowAsync<ForeignPartnershipException>(() => host.Writes.RunAsync(scope, (unit, _) =>
        {
            unit.Db.Attach(foreign);
            foreign.Close(unit.Now);
            return Task.FromResult(true);
        }, CancellationToken.None));
    }

    [Theory, OnBothDatabases]
    public async Task SharingFilter_EveryPersona_AgreesWithTheGateRowByRow(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var all = await host.ReadAsync(db => db.Set<Observation>().AsNoTracking().ToListAsync());
        all.Select(o => o.Sharing).Distinct().Count().ShouldBeGreaterThan(3);
        var memberships = await host.ReadAsync(db => (
            from m in db.Set<Web.Capabilities.Partnerships.Membership>()
            join o in db.Set<Web.Capabilities.Partnerships.Organisation>() on m.OrganisationId equals o.Id
            select new { m, o }).ToListAsync());
        foreach (var one in memberships)
        {
            var role = one.m.Role;
            var inside = Web.Platform.Auth.RolePermissions.SeesOwnOrganisation(role);
            var viewer = new Viewer(
                PrincipalKind.Account, "account:x", [one.m.Id], [role], inside ? [one.o.RootId] : [], inside ? [one.o.BranchId] : [],
                Web.Platform.Auth.RolePermissions.SeesFrom(role), DateTimeOffset.MinValue, one.m.FunctionTitle);
            var scope = new LyktaScope();
            scope.Enter((await host.SystemScopeAsync()).Partnership!, viewer);
            var seen = await host.Store.ReadAsync(scope, db => db.Set<Observation>().Select(o => o.Id).ToListAsync(), CancellationToken.None);
            seen.ShouldBe(all.Where(o => SharingGate.IsVisible(o, viewer)).Select(o => o.Id), ignoreOrder: true, customMessage: role.ToString());
        }
    }

    [Fact]
    public async Task RowSecurity_OnPostgres_HidesRowsFromSqlWithoutScope()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed on this machine.");
        await using var host = await LyktaHost.StartAsync(Database.Postgres);
        await using var db = host.Store.Open(new LyktaScope());
        foreach (var table in PostgresRowSecurity.OwnedTables(db).Select(t => t.GetTableName()!))
        {
#pragma warning disable EF1002 // Table names of the model.
            (await db.Database.SqlQueryRaw<int>($"SELECT count(*)::int AS \"Value\" FROM \"{table}\"").SingleAsync()).ShouldBe(0, table);
#pragma warning restore EF1002
        }
    }

    [Fact]
    public async Task RowSecurity_OnPostgres_OwnRolesElsewhereAreReadAndNeverChanged()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed on this machine.");
        await using var host = await LyktaHost.StartAsync(Database.Postgres);
        var mine = await host.ReadAsync(db => db.Set<Web.Capabilities.Partnerships.Membership>().FirstAsync());
        var elsewhere = (await host.SystemScopeAsync(DemoSeed.NeighbourSlug)).PartnershipId;
        await using var connection = await ((PostgresStore)host.Store).Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        (await AskAsync($"SELECT set_config('lykta.partnership', '{elsewhere.Value}', true), set_config('lykta.account', '{mine.AccountId}', true)")).ShouldBe(1);
        (await AskAsync($"SELECT \"Id\" FROM \"Membership\" WHERE \"Id\" = '{mine.Id.Value}'")).ShouldBe(1);
        (await AskAsync($"UPDATE \"Membership\" SET \"PartnershipId\" = '{elsewhere.Value}' WHERE \"Id\" = '{mine.Id.Value}' RETURNING 1")).ShouldBe(0);
        (await AskAsync($"DELETE FROM \"Membership\" WHERE \"Id\" = '{mine.Id.Value}' RETURNING 1")).ShouldBe(0);

        async Task<int> AskAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await using var reader = await command.ExecuteReaderAsync();
            var rows = 0;
            while (await reader.ReadAsync())
                rows++;
            return rows;
        }
    }
}
