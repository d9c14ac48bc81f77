using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Faults;

/// <summary>Two processes over one PostgreSQL, with the key ring in common.</summary>
public sealed class TwoNodesTests
{
    private const string List = $"/{DemoSeed.DistrictSlug}/iakttagelser";

    [Fact]
    public async Task TwoNodes_OneDatabase_ShareSessionsSeeEachOtherAtOnceAndDoubleNothing()
    {
        Assert.SkipUnless(PostgresServer.IsInstalled, "PostgreSQL is not installed on this machine.");
        await using var place = await FaultPlace.MakeAsync(Database.Postgres);
        var before = await place.ReadAsync(db => db.Set<Observation>().CountAsync());
        await using var first = await place.StartAsync();
        await using var second = await BuiltProgram.StartAsync(BuiltProgram.FreePort(), place.Settings);

        using var here = await Sender.SignInAsync(first.Address, "samordnare");
        using var there = Follow(here, first, second);
        (await there.GetAsync(List)).Status.ShouldBe(HttpStatusCode.OK, "the session of one node holds on the other");

        var ledger = new Ledger();
        using var sender = await Sender.SignedInAsync(first.Address);
        using var other = await Sender.SignedInAsync(second.Address);
        for (var round = 0; round < Rounds.Of(5, 50); round++)
        {
            var key = Guid.NewGuid().ToString("N");
            var answers = await Task.WhenAll(sender.SendAsync(ledger, key), other.SendAsync(ledger, key));
            answers.ShouldAllBe(a => a == HttpStatusCode.Redirect);
            var number = await place.ReadAsync(db => db.Set<Observation>().MaxAsync(o => o.Number));
            (await there.GetAsync(List)).Body.ShouldContain($"{List}/{number}\"", customMessage: "what one node received the other shows at once");
        }

        await place.ShouldHoldAsync(ledger, before);
        await ShouldEndEverywhereAsync(here, there);
    }

    private static async Task ShouldEndEverywhereAsync(LyktaClient here, LyktaClient there)
    {
        await here.SubmitFormAsync(await here.GetAsync(List), "form[action='/logga-ut']");
        for (var looks = 0; (await there.GetAsync(List)).Status == HttpStatusCode.OK; looks++)
        {
            looks.ShouldBeLessThan(50, "a session that has ended is dead on every node");
            await Task.Delay(100);
        }
    }

    private static LyktaClient Follow(LyktaClient client, BuiltProgram from, BuiltProgram to)
    {
        var follower = new LyktaClient(to.Address);
        foreach (Cookie cookie in client.Cookies.GetCookies(from.Address))
            follower.Cookies.Add(to.Address, new Cookie(cookie.Name, cookie.Value));
        return follower;
    }
}
