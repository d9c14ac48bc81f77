using System.Collections.Concurrent;
using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Faults;

public sealed class MixedLoadTests
{
    [Fact]
    public async Task Sqlite_ReadersSendersSignInsAndBackups_NeverMeetALockedDatabase()
    {
        await using var place = await FaultPlace.MakeAsync(Database.Sqlite, observations: 5000);
        var before = await place.ReadAsync(db => db.Set<Observation>().CountAsync());
        await using var program = await place.StartAsync("--Logging:LogLevel:Default", "Warning");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(Rounds.Of(30, 3600)));
        var (ledger, statuses) = (new Ledger(), new ConcurrentDictionary<HttpStatusCode, int>());
        var senders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sender.SignedInAsync(program.Address)));
        var readers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sender.SignInAsync(program.Address, "samordnare")));
        await Task.WhenAll([
            .. senders.Select(s => s.SendUntilAsync(ledger, stop.Token)),
            .. readers.Select(r => ReadUntilAsync(r, statuses, stop.Token)),
            SignInUntilAsync(program.Address, stop.Token), BackUpUntilAsync(place, stop.Token)]);
        ledger.Refused.ShouldBeEmpty();
        ledger.Unsure.ShouldBeEmpty();
        statuses.Keys.ShouldBe([HttpStatusCode.OK]);
        await place.ShouldHoldAsync(ledger, before);
        TestContext.Current.SendDiagnosticMessage($"{ledger.Acknowledged.Count} sent, {statuses[HttpStatusCode.OK]} read");
    }

    private static async Task ReadUntilAsync(LyktaClient reader, ConcurrentDictionary<HttpStatusCode, int> statuses, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var answer = await reader.Http.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser", CancellationToken.None);
            statuses.AddOrUpdate(answer.StatusCode, 1, (_, n) => n + 1);
        }
    }

    // Accounts are written past the queue.
    private static async Task SignInUntilAsync(Uri address, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
            (await Sender.SignInAsync(address, "polis")).Dispose();
    }

    private static async Task BackUpUntilAsync(FaultPlace place, CancellationToken stop)
    {
        var to = Path.Combine(place.Folder, "kopior");
        while (!stop.IsCancellationRequested)
        {
            var (code, said) = await BuiltProgram.RunAsync(["backup", "--to", to, .. place.Settings]);
            code.ShouldBe(0, said);
            Directory.Delete(to, recursive: true);
        }
    }
}
