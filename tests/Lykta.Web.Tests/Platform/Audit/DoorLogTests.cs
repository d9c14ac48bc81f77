using System.Net;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Lykta.Web.Tests.Platform.Audit;

public sealed class DoorLogTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task SignIn_DoneAndFailed_StandInTheChainWithoutWords(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        await client.SignInFormAsync(await client.GetAsync("/logga-in"), account.Email, "hemligt kanariefågel");
        (await host.SignInAsync(client, account)).Status.ShouldBe(HttpStatusCode.Redirect);
        var rows = await RowsAsync(host);
        rows.Select(r => (r.Action, r.SubjectId, r.Codes)).ShouldBe([(DoorLog.FailedAction, account.Id, "step=password"), (DoorLog.SignedInAction, account.Id, "method=mfa")]);
        (await RowsAsync(host, DemoSeed.NeighbourSlug)).ShouldBeEmpty("the account does not belong there");
        var verdict = await host.Services.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None);
        verdict.IsWhole.ShouldBeTrue();
    }

    [Fact]
    public async Task SignIn_HundredFailures_AreOneRowAnHour()
    {
        await using var host = await LyktaHost.StartAsync();
        var account = await host.MakeAccountAsync(memberships: [(DemoSeed.DistrictSlug, Role.Coordinator)]);
        using var client = host.NewClient();
        var door = await client.GetAsync("/logga-in");
        for (var i = 0; i < 12; i++)
            await client.SignInFormAsync(door, account.Email, "fel lösenord " + i);
        (await RowsAsync(host)).Select(r => r.Action).ShouldBe([DoorLog.FailedAction, DoorLog.LockedAction]);
        host.Clock.Move(TimeSpan.FromHours(1));
        await client.SignInFormAsync(door, account.Email, "fel lösenord igen");
        (await RowsAsync(host)).Select(r => r.Action).ShouldBe([DoorLog.FailedAction, DoorLog.LockedAction, DoorLog.FailedAction]);
    }

    [Fact]
    public async Task SignIn_UnknownAccount_LeavesNoTrace()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = host.NewClient();
        await client.SignInFormAsync(await client.GetAsync("/logga-in"), "ingen@exempel.se", "fel lösenord");
        (await RowsAsync(host)).ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Refused_ManyTimes_IsOneRowPerRightAndHour(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("forskola");
        await RowsAsync(host);
        for (var i = 0; i < 5; i++)
        {
            (await client.GetAsync(Root + "/medlemmar")).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await client.GetAsync(Root + "/medlemmar?q=kanariefågel")).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await client.GetAsync(Root + "/spar")).Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        var rows = (await RowsAsync(host)).Where(r => r.Action == DoorLog.RefusedAction).ToList();
        rows.Select(r => r.Codes).ShouldBe(["needs=ManageMembers", "needs=ReadAudit"]);
        rows.ShouldAllBe(r => r.ActorKey.StartsWith("account:", StringComparison.Ordinal));
        (await RowsAsync(host, DemoSeed.NeighbourSlug)).Where(r => r.Action == DoorLog.RefusedAction).ShouldBeEmpty();
    }

    private static async Task<List<AuditEntry>> RowsAsync(LyktaHost host, string slug = DemoSeed.DistrictSlug)
    {
        await host.Services.GetRequiredService<DoorLog>().FlushAsync(CancellationToken.None);
        return await host.ReadAsync(db => db.Set<AuditEntry>().AsNoTracking()
            .Where(e => e.Action.StartsWith("signin.") || e.Action.StartsWith("access.")).OrderBy(e => e.Sequence).ToListAsync(), slug);
    }
}
