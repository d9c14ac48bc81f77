using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Faults;

/// <summary>The database server stops as by a crash, in the middle of everything, and comes back.</summary>
public sealed class PostgresLossTests
{
    [Fact]
    public async Task Postgres_StoppedInMidRequest_IsToldInWordsAndWellWithinFiveSecondsWithAllThere()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed on this machine.");
        await using var place = await FaultPlace.MakeAsync(Database.Postgres);
        var before = await place.ReadAsync(db => db.Set<Observation>().CountAsync());
        await using var program = await place.StartAsync();
        var ledger = new Ledger();
        for (var round = 0; round < Rounds.Of(2, 20); round++)
        {
            using var stop = new CancellationTokenSource();
            using var sender = await Sender.SignedInAsync(program.Address);
            using var reader = await Sender.SignInAsync(program.Address, "samordnare");
            var sending = sender.SendUntilAsync(ledger, stop.Token);
            await Task.Delay(300);
            await place.Server!.StopServerAsync();
            var gone = await reader.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser");
            gone.Status.ShouldBe(HttpStatusCode.ServiceUnavailable, program.Said);
            gone.Document.QuerySelector("h1").ShouldNotBeNull();
            gone.Body.ShouldNotContain("Npgsql");
            await place.Server.StartServerAsync(fsync: true);
            await program.UntilReadyAsync(TimeSpan.FromSeconds(5));
            await stop.CancelAsync();
            await sending;
            foreach (var key in ledger.Unsure.Keys)
                (await sender.SendAsync(ledger, key)).ShouldBe(HttpStatusCode.Redirect);
            ledger.Refused.ShouldAllBe(s => s == HttpStatusCode.ServiceUnavailable);
            await place.ShouldHoldAsync(ledger, before);
            await ShouldSeeOnlyOwnAsync(program);
        }
    }

    // Right after the pool was cut its new connections are fought over by two partnerships at once.
    private static async Task ShouldSeeOnlyOwnAsync(BuiltProgram program)
    {
        using var here = await Sender.SignInAsync(program.Address, "samordnare");
        using var there = await Sender.SignInAsync(program.Address, "samordnare", neighbour: true);
        var pages = await Task.WhenAll(Enumerable.Range(0, 100).Select(async n => n % 2 == 0
            ? (Own: true, Page: await here.GetAsync($"/{DemoSeed.DistrictSlug}/iakttagelser"))
            : (Own: false, Page: await there.GetAsync($"/{DemoSeed.NeighbourSlug}/iakttagelser"))));
        foreach (var (own, page) in pages)
        {
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Body.Contains("Lampan vid gångvägen", StringComparison.Ordinal).ShouldBe(own, "the neighbour has no observations");
        }
    }
}
