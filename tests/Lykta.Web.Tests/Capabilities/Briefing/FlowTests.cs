using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

public sealed class FlowTests
{
    private const string Next = Root + "/utsattning/2026-11-27";

    /// <summary>Reports Monday to Thursday, Friday's sheet, three versions, debriefs, and Monday's picture shows them.</summary>
    [Theory, OnBothDatabases]
    public async Task Week_FromReportsToMonday_IsOneChain(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        for (var day = 23; day <= 26; day++)
        {
            host.MoveTo(day, 20);
            using var reporter = await host.SignedInAsync("falt");
            for (var i = 0; i < 3; i++)
            {
                var sent = await reporter.SubmitAsync(await reporter.GetAsync($"{Root}/rapportera?typ=nedskrapning&plats=kyrkbyparken"), ("Input.Type", "nedskrapning"), ("Input.Place", "kyrkbyparken"), ("Input.Text", $"Glas vid lekytan {day}-{i}"));
                sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Text);
            }
        }

        host.MoveTo(27, 15);
        await host.StrikeAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        var sheet = await coordinator.GetAsync(Next);
        var line = sheet.Document.QuerySelectorAll("#block-2 li").Single(l => l.QuerySelector("h3")!.TextContent.StartsWith("Kyrkbyparken", StringComparison.Ordinal));
        line.TextContent.ShouldContain("nedskräpning");
        var form = await coordinator.GetAsync(line.QuerySelector("a[href*='rad?id=']")!.GetAttribute("href")!);
        (await coordinator.SubmitAsync(form, ("Input.Action", "Parkvakten plockar glas 21"), ("Input.Sharing", "Open"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await coordinator.ShareAsync(Next)).Status.ShouldBe(HttpStatusCode.Redirect);

        host.MoveTo(27, 22);
        using var guard = await host.PhoneAsync("Stadens ordningsvakter");
        using var patrol = await host.PhoneAsync("Nattvandrarna Sundby");
        using var police = await host.SignedInAsync("polis");
        foreach (var (reader, version) in new[] { (police, "PoliceAndMunicipality"), (guard, "Guards"), (patrol, "NightPatrols") })
            (await reader.GetAsync($"{Next}/visa")).Text.ShouldContain(VersionName(version));
        (await police.GetAsync(Root + "/ikvall")).Text.ShouldContain("nedskräpning");
        (await guard.GetAsync(Root + "/ikvall")).Text.ShouldContain("nedskräpning");
        var seen = (await patrol.GetAsync(Root + "/ikvall")).Text;
        seen.ShouldContain("Parkvakten plockar glas 21");
        seen.ShouldNotContain("nedskräpning");
        foreach (var (phone, answer) in new[] { (guard, "Uneasy"), (patrol, "Calm"), (police, "AsExpected") })
        {
            var tell = await phone.GetAsync(Next + "/aterrapport");
            var field = tell.Document.QuerySelectorAll("fieldset.told").Single(f => f.TextContent.Contains("Kyrkbyparken", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("name")!;
            (await phone.SubmitAsync(tell, (field, answer), ("Input.Text", answer == "Uneasy" ? "Glas på gångvägen igen" : ""))).Location.ShouldBe(Root + "/ikvall");
        }

        host.MoveTo(30, 8);
        using var monday = await host.SignedInAsync("samordnare");
        var picture = await monday.GetAsync(Root + "/laget");
        var told = picture.Document.QuerySelector(".weekend")!.TextContent;
        told.ShouldContain("Kyrkbyparken");
        told.ShouldContain("Oroligt enligt 1 av 3");
        told.ShouldContain("Glas på gångvägen igen");
        host.MoveTo(30, 9);
        host.Clock.Move(TimeSpan.FromDays(4));
        await host.StrikeAsync();
        using var friday = await host.SignedInAsync("samordnare");
        (await friday.GetAsync(Root + "/utsattning/2026-12-04")).Document.QuerySelector("#block-1")!.TextContent.ShouldContain("Kyrkbyparken");
    }

    private static string VersionName(string audience) => new PlainTexts()["Briefing.Audience." + audience];

    [Theory, OnBothDatabases]
    public async Task Tonight_Shared_FillsThePageAndTheBoxOfThePresent(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.GetAsync(Root + "/ikvall")).Text.ShouldContain("Ingen utsättning är delad för i kväll.");
        await coordinator.ShareAsync();
        var page = await coordinator.GetAsync(Root + "/ikvall");
        page.Text.ShouldContain("Tre saker i kväll");
        long.Parse(page.Headers["Lykta-Keep-Until"]).ShouldBe(Web.Platform.Time.Stockholm.Instant(new DateTime(2026, 11, 21, 6, 0, 0, DateTimeKind.Unspecified)).ToUnixTimeMilliseconds());
        var card = (await coordinator.GetAsync(Root + "/laget")).Document.QuerySelectorAll(".data-card").Single(c => c.QuerySelector("h2")?.TextContent.StartsWith("I kväll", StringComparison.Ordinal) == true);
        card.TextContent.ShouldContain("Ordningsvakter");
        card.TextContent.ShouldContain("Källa: kvällens delade utsättning.");
    }

    [Theory, OnBothDatabases]
    public async Task Debrief_BeforeThePassAndPersonalData_IsRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.ShareAsync();
        (await coordinator.GetAsync(Sheet + "/aterrapport")).Status.ShouldBe(HttpStatusCode.NotFound, "the pass has not begun");
        host.MoveTo(20, 23);
        using var guard = await host.PhoneAsync("Stadens ordningsvakter");
        var form = await guard.GetAsync(Sheet + "/aterrapport");
        (await guard.SubmitAsync(form)).Text.ShouldContain("Svara om minst en plats");
        (await guard.SubmitAsync(form, ("Input.Text", "Ring 070-123 45 67"))).Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
        (await host.ReadAsync(db => db.Set<Debrief>().CountAsync(d => d.Text!.Contains("070")))).ShouldBe(0);
        (await guard.SubmitAsync(form, ("Input.Text", "Lugnt hela kvällen"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await guard.SubmitAsync(form, ("Input.Text", "Lugnt hela kvällen"));
        (await host.ReadAsync(db => db.Set<Debrief>().CountAsync(d => d.Text == "Lugnt hela kvällen"))).ShouldBe(1, "the same form twice is one debrief");
        host.Clock.Move(TimeSpan.FromDays(5));
        using var later = await host.SignedInAsync("samordnare");
        (await later.GetAsync(Sheet + "/aterrapport")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Thanks_WhenThePhoneFetchesItsCopyFirst_IsStillSaidToThePerson()
    {
        await using var host = await LyktaHost.StartAsync();
        using (var coordinator = await host.SignedInAsync("samordnare"))
            await coordinator.ShareAsync();
        host.MoveTo(20, 23);
        using var field = await host.SignedInAsync("falt");
        (await field.SubmitAsync(await field.GetAsync(Sheet + "/aterrapport"), ("Input.Text", "Lugnt hela kvällen"))).Status.ShouldBe(HttpStatusCode.Redirect);
        using (var behind = new HttpRequestMessage(HttpMethod.Get, Root + "/ikvall") { Headers = { { "Lykta-Copy", "1" } } })
        using (var copy = await field.Http.SendAsync(behind))
            (await copy.Content.ReadAsStringAsync()).ShouldNotContain("Tack. Det du berättade");
        (await field.GetAsync(Root + "/ikvall")).Text.ShouldContain("Tack. Det du berättade");
        (await field.GetAsync(Root + "/ikvall")).Text.ShouldNotContain("Tack. Det du berättade");
    }

    [Theory, OnBothDatabases]
    public async Task Meeting_KeysNotesAndAttendance_AreKeptWithoutNames(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var first = await client.GetAsync(Sheet + "/mote");
        first.Document.QuerySelector("[data-shortcut=ArrowRight]")!.GetAttribute("value").ShouldBe("2");
        first.Document.QuerySelector("[data-shortcut=ArrowLeft]").ShouldBeNull();
        (await client.GetAsync(Sheet + "/mote?block=9")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.SubmitFormAsync(first, "form[action*='handler=Note']", ("Note", "Ring 19850101-2382"))).Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
        var noted = await client.SubmitFormAsync(first, "form[action*='handler=Note']", ("Note", "Tagit upp nyckeln"));
        noted.Status.ShouldBe(HttpStatusCode.Redirect, noted.Document.QuerySelector(".ds-error-summary")?.TextContent);
        (await client.GetAsync(Sheet + "/mote?block=1")).Document.QuerySelector("#Note")!.TextContent.ShouldContain("Tagit upp nyckeln");
        await client.SubmitFormAsync(first, "form[action*='handler=Present']", ("Present[Police]", "2"), ("Present[Guards]", "4"), ("Present[FieldWorkers]", "3"));
        var stored = await host.ReadAsync(db => db.Set<BriefingAttendance>().Where(a => db.Set<BriefingSheet>().Any(s => s.Id == a.SheetId && s.Key == Tonight)).ToDictionaryAsync(a => a.Role, a => a.Count));
        stored.ShouldBe(new Dictionary<AttendingRole, int> { [AttendingRole.Police] = 2, [AttendingRole.Guards] = 4, [AttendingRole.FieldWorkers] = 3 }, ignoreOrder: true);
        typeof(BriefingAttendance).GetProperties().Select(p => p.Name).ShouldBe(["PartnershipId", "SheetId", "Role", "Count"], ignoreOrder: true);
        (await client.GetAsync(Root + "/utsattning/deltagande")).Text.ShouldContain("Närvaro på mötena");
        var grid = await client.GetAsync(Sheet + "/mote?block=4");
        grid.Document.QuerySelectorAll(".grid-night thead th").Length.ShouldBe(10, "nine hours and who");
    }

    [Theory, OnBothDatabases]
    public async Task Meeting_NextPressed_KeepsTheNoteFirst(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        const string note = "form[action*='handler=Note']";
        var first = await client.GetAsync(Sheet + "/mote");
        (await client.SubmitFormAsync(first, note, ("till", "2"))).Location.ShouldBe(Sheet + "/mote?block=2", "nothing written, nothing to keep");
        (await host.ReadAsync(db => db.Set<BriefingNote>().CountAsync())).ShouldBe(0);
        (await client.SubmitFormAsync(first, note, ("Note", "Ring 19850101-2382"), ("till", "2"))).Document.QuerySelector("#Note")!.TextContent.ShouldContain("19850101", Case.Sensitive, "what is stopped stays in sight");
        var next = await client.SubmitFormAsync(await client.GetAsync(Sheet + "/mote"), note, ("Note", "Tagit upp nyckeln"), ("till", "2"));
        next.Location.ShouldBe(Sheet + "/mote?block=2");
        (await client.GetAsync(Sheet + "/mote?block=1")).Document.QuerySelector("#Note")!.TextContent.ShouldContain("Tagit upp nyckeln");
    }

    [Theory, OnBothDatabases]
    public async Task Present_TwoWhoCountAtOnce_KeepsBoth(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var (first, second) = (await client.GetAsync(Sheet + "/mote"), await client.GetAsync(Sheet + "/mote"));
        (await client.SubmitFormAsync(first, "form[action*='handler=Present']", ("Present[Police]", "2"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitFormAsync(second, "form[action*='handler=Present']", ("Present[Guards]", "4"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var both = await client.GetAsync(Sheet + "/mote");
        (both.Document.QuerySelector("[name='Present[Police]']")!.GetAttribute("value"), both.Document.QuerySelector("[name='Present[Guards]']")!.GetAttribute("value")).ShouldBe(("2", "4"));
        (await client.SubmitFormAsync(both, "form[action*='handler=Present']", ("Present[Police]", ""))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(Sheet + "/mote")).Document.QuerySelector("[name='Present[Police]']")!.GetAttribute("value").ShouldBe("");
    }

    [Theory, OnBothDatabases]
    public async Task Meeting_OneCountWrong_KeepsAllThatWasWrittenInAnOpenSection(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await client.SubmitFormAsync(await client.GetAsync(Sheet + "/mote"), "form[action*='handler=Note']", ("Note", "Tagit upp nyckeln"));
        var refused = await client.SubmitFormAsync(await client.GetAsync(Sheet + "/mote"), "form[action*='handler=Present']", ("Present[Police]", "2"), ("Present[Guards]", "fyra"));
        refused.Document.QuerySelector("details:has(.present)")!.HasAttribute("open").ShouldBeTrue();
        refused.Document.QuerySelector("[name='Present[Police]']")!.GetAttribute("value").ShouldBe("2");
        var wrong = refused.Document.QuerySelector("[name='Present[Guards]']")!;
        wrong.GetAttribute("value").ShouldBe("fyra");
        wrong.GetAttribute("aria-invalid").ShouldBe("true");
        refused.Document.QuerySelector(".ds-error-summary a")!.GetAttribute("href").ShouldBe("#" + wrong.Id);
        refused.Document.QuerySelector("#Note")!.TextContent.ShouldContain("Tagit upp nyckeln");
        (await host.ReadAsync(db => db.Set<BriefingAttendance>().CountAsync(a => db.Set<BriefingSheet>().Any(s => s.Id == a.SheetId && s.Key == Tonight)))).ShouldBe(0);
    }

    [Fact]
    public void Cover_HalfTheWindow_TellsTheGap()
    {
        var place = new SheetLine(Guid.NewGuid(), BriefingBlock.Priorities) { Place = "Torget", PlaceSlug = "torget", From = new(21, 0), To = new(1, 0) };
        SheetLine There(int from, int to, string slug = "torget", int? count = 2) => new(Guid.NewGuid(), BriefingBlock.Presence) { PlaceSlug = slug, From = new(from, 0), To = new(to, 0), Count = count };
        Cover.Of(place, [There(20, 23)]).Say().ShouldBe("23–01");
        Cover.Of(place, [There(20, 22), There(23, 2)]).Say().ShouldBe("22–23");
        Cover.Of(place, [There(20, 23), There(22, 2)]).IsCovered.ShouldBeTrue();
        Cover.Of(place, [There(20, 2, "parken")]).Say().ShouldBe("21–01");
        Cover.Of(place, [There(20, 2, count: 0)]).IsCovered.ShouldBeFalse();
        Cover.Of(place with { From = null, To = null }, []).IsKnown.ShouldBeFalse();
    }

    [Theory, OnBothDatabases]
    public async Task Collaboration_EachDistrict_ReleasesItsOwnAndReadsItsAreaFirst(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        const string key = "2026-11-20-natverk-astad";
        using var mine = await host.SignedInAsync("samordnare");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        foreach (var slug in new[] { DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug })
        {
            await host.Writes.RunAsync(await host.SystemScopeAsync(slug), async (unit, cancel) =>
            {
                unit.Db.Add(BriefingSeries.Begin(DayOfWeek.Friday, new(15, 0), new(18, 0), new(3, 0), await unit.Db.Set<Collaboration>().Select(c => c.Id).SingleAsync(cancel)));
                return true;
            }, CancellationToken.None);
            await host.StrikeAsync(slug);
        }

        foreach (var (client, root, name) in new[] { (mine, Root, "Egenrad"), (neighbour, "/" + DemoSeed.NeighbourSlug, "Grannrad") })
        {
            foreach (var (level, suffix) in new[] { ("Organisation", "inne"), ("Briefing", "polis"), ("Open", "alla") })
            {
                var form = await client.GetAsync($"{root}/utsattning/{key}/rad?block=ForYourArea");
                (await client.SubmitAsync(form, ("Input.Text", name + suffix), ("Input.Sharing", level))).Status.ShouldBe(HttpStatusCode.Redirect);
            }
        }

        (await mine.GetAsync($"{Root}/utsattning/{key}")).Text.ShouldContain("Ingen annan stadsdel har släppt sina rader än.");
        await neighbour.SubmitFormAsync(await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/utsattning/{key}"), "form[action*='handler=Release']");
        (await mine.GetAsync($"{Root}/utsattning/{key}")).Text.ShouldContain("Grannradpolis");
        await mine.ShareAsync($"{Root}/utsattning/{key}");
        var view = (await mine.GetAsync($"{Root}/utsattning/{key}/visa")).Text;
        view.IndexOf("Egenradpolis", StringComparison.Ordinal).ShouldBeInRange(0, view.IndexOf("Grannradpolis", StringComparison.Ordinal));
        view.ShouldNotContain("Grannradinne");
        view.ShouldNotContain("Egenradinne");
        using var patrol = await host.PhoneAsync("Nattvandrarna Sundby");
        var seen = (await patrol.GetAsync(Root + "/ikvall")).Text;
        seen.ShouldContain("Grannradalla");
        seen.ShouldNotContain("Grannradpolis");
        var released = await host.ReadAsync(db => db.Set<CollaborationRelease>().Where(r => r.Kind == ReleaseKind.Briefing).Select(r => r.Content!).ToListAsync());
        released.ShouldHaveSingleItem().ShouldNotContain("Grannradinne");
    }

    [Theory, OnBothDatabases]
    public async Task Participation_TwoMonthsWithoutARelease_IsFlagged(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        foreach (var (slug, months) in new[] { (DemoSeed.DistrictSlug, new[] { 8, 9, 10 }), (DemoSeed.NeighbourSlug, new[] { 7, 8 }) })
        {
            await host.Writes.RunAsync(await host.SystemScopeAsync(slug), async (unit, cancel) =>
            {
                var id = await unit.Db.Set<Collaboration>().Select(c => c.Id).SingleAsync(cancel);
                foreach (var month in months)
                    unit.Db.Add(CollaborationRelease.OfBriefing(id, unit.Scope.PartnershipId, new(2026, month, 7), "[]", null, unit.Now));
                return true;
            }, CancellationToken.None);
        }

        using var client = await host.SignedInAsync("styrgrupp");
        var rows = (await client.GetAsync(Root + "/utsattning/deltagande")).Document.QuerySelector("table")!.QuerySelectorAll("tbody tr");
        rows.Single(r => r.TextContent.Contains("Norra Åstad", StringComparison.Ordinal)).TextContent.ShouldContain("borta två månader");
        rows.Single(r => r.TextContent.Contains("Sundby-Ekbacken", StringComparison.Ordinal)).TextContent.ShouldNotContain("borta");
    }
}
