using System.Net;
using System.Text;
using Lykta.Web.Capabilities.CalendarFeeds;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Documents;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.CalendarFeeds;

public sealed class FeedTests
{
    private const string Calendar = Root + "/kalender";

    [Theory, OnBothDatabases]
    public async Task Feed_TitleTimePlaceOnly_AndACancelledMeetingStays(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var address = await MakeAsync(coordinator);
        using var program = host.NewClient();
        var feed = await program.GetAsync(address);
        feed.Status.ShouldBe(HttpStatusCode.OK);
        feed.Headers["Content-Type"].ShouldBe("text/calendar; charset=utf-8");
        EventOf(feed.Body, "20261120T150000Z").ShouldContain("SUMMARY:Utsättning");
        Names(feed.Body).ShouldBeSubsetOf(["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "LOCATION"]);
        feed.Body.ShouldContain("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        feed.Body.ShouldContain("X-PUBLISHED-TTL:PT1H");
        var before = EventOf(feed.Body, "20261127T150000Z");
        before.ShouldContain("STATUS:CONFIRMED");
        (await coordinator.SubmitFormAsync(await coordinator.GetAsync(Root + "/utsattning/2026-11-27"), "#stall-in")).Status.ShouldBe(HttpStatusCode.Redirect);
        await host.StrikeAsync();
        var after = EventOf((await program.GetAsync(address)).Body, "20261127T150000Z");
        after.ShouldContain("STATUS:CANCELLED");
        Line(after, "UID").ShouldBe(Line(before, "UID"));
        int.Parse(Line(after, "SEQUENCE")).ShouldBeGreaterThan(int.Parse(Line(before, "SEQUENCE")));
        (await coordinator.GetAsync(Root + "/utsattning/2026-11-27")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await coordinator.GetAsync(Root + "/utsattning")).Text.ShouldNotContain("27 november");
        feed.Body.Split("\r\n").ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75);
    }

    [Theory, OnBothDatabases]
    public async Task Feed_RevokedOrRoleEnded_IsGoneAndANewOneIsAnother(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var police = await host.SignedInAsync("polis");
        var address = await MakeAsync(police);
        (await police.GetAsync(Calendar)).Document.QuerySelector(".address")!.TextContent.ShouldEndWith(".ics");
        using var program = host.NewClient();
        (await program.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
        (await program.GetAsync(address.Replace(DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await program.GetAsync(Calendar + "/hittepa.ics")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await police.SubmitFormAsync(await police.GetAsync(Calendar), "#aterkalla")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await program.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        var next = await MakeAsync(police);
        next.ShouldNotBe(address);
        (await program.GetAsync(next)).Status.ShouldBe(HttpStatusCode.OK);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => unit.Db.Set<Membership>().Where(m => m.FunctionTitle == "Kommunpolis")
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.EndedAt, unit.Now), cancel), CancellationToken.None);
        (await program.GetAsync(next)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Feed_EachRole_HoldsWhatTheRoleTakesPartIn(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var own = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Sundbyhem förvaltning", cancel);
            var group = PatrolGroup.Begin(new(Text("Husets vandrare"), own.Id, PatrolGroupKind.Other, null));
            var template = PatrolTemplate.Of(group.Id, DayOfWeek.Sunday, new(new(20, 0), new(22, 0), null, null, 3));
            unit.Db.AddRange(group, template, PatrolShift.Plan(template, new(2026, 11, 22)));
            return true;
        }, CancellationToken.None);
        foreach (var (persona, briefings, walks) in new[] { ("fastighet", true, true), ("falt", true, false), ("enhetschef", false, false), ("styrgrupp", false, false) })
        {
            using var client = await host.SignedInAsync(persona);
            using var program = host.NewClient();
            var feed = (await program.GetAsync(await MakeAsync(client))).Body;
            feed.Contains("SUMMARY:Utsättning", StringComparison.Ordinal).ShouldBe(briefings, persona);
            feed.Contains("Husets vandrare", StringComparison.Ordinal).ShouldBe(walks, persona);
        }

        foreach (var persona in new[] { "forskola", "admin", "utvarderare", "analytiker" })
        {
            using var client = await host.SignedInAsync(persona);
            (await client.GetAsync(Calendar)).Status.ShouldBe(HttpStatusCode.Forbidden, persona);
        }

        using var guard = await host.PhoneAsync("Stadens ordningsvakter");
        (await guard.GetAsync(Calendar)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.ReadAsync(db => db.Set<CalendarFeed>().CountAsync())).ShouldBe(4);
    }

    [Fact]
    public void File_SpecialSigns_AreEscaped() =>
        CalendarFile.Write("Å", [new(Guid.Empty, 0, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "a,b;c\\d\r\nBEGIN:VEVENT", null, false)], DateTimeOffset.UnixEpoch)
            .ShouldContain("SUMMARY:a\\,b\\;c\\\\d\\nBEGIN:VEVENT\r\n");

    private static async Task<string> MakeAsync(LyktaClient client)
    {
        await client.SubmitFormAsync(await client.GetAsync(Calendar), "#skapa");
        return new Uri((await client.GetAsync(Calendar)).Document.QuerySelector(".address")!.TextContent).AbsolutePath;
    }

    private static string EventOf(string feed, string starts) =>
        feed.Split("BEGIN:VEVENT").Single(e => e.Contains("DTSTART:" + starts, StringComparison.Ordinal));

    private static string Line(string one, string name) => one.Split("\r\n").Single(l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];

    private static IEnumerable<string> Names(string feed) =>
        feed[feed.IndexOf("BEGIN:VEVENT", StringComparison.Ordinal)..].Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(l => !l.StartsWith(' ') && !l.StartsWith("BEGIN", StringComparison.Ordinal) && !l.StartsWith("END:", StringComparison.Ordinal)).Select(l => l.Split([':', ';'])[0]).Distinct();
}
