using System.Net;
using AngleSharp.Dom;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Platform.Outbox;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Groups.GroupHouse;

namespace Lykta.Web.Tests.Capabilities.Groups;

public sealed class MeetingTests
{
    private const string Secret = "Klottret vid tunneln ökar igen";

    [Theory, OnBothDatabases]
    public async Task Note_OnePress_BecomesAnOpenPointOrAnAction(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        var meeting = await client.PlanAsync(group, "2026-11-20");
        (await client.SubmitFormAsync(await client.GetAsync(meeting), "#ny-punkt", ("Heading", "19850101-2382"))).Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
        await client.AddItemAsync(meeting, "Belysningen");
        (await client.NoteAsync(meeting, "point", ("Input.Note", ""))).Text.ShouldContain("Skriv anteckningen som ska bli en punkt");
        (await client.NoteAsync(meeting, "point", ("Input.Note", "Tre lampor är trasiga."))).Location.ShouldBe(meeting + "#punkt-0", "the keyboard goes on where it was");
        (await client.NoteAsync(meeting, "action", ("Input.Note", "Byt lamporna."))).Text.ShouldContain("Skriv vem som gör det");
        (await client.NoteAsync(meeting, "action", ("Input.Note", "Byt lamporna."), ("Input.Owner", "Parkenheten"), ("Input.DueOn", "2026-12-05"))).Text.ShouldContain("inom 14 dagar");
        (await client.NoteAsync(meeting, "action", ("Input.Note", "Byt lamporna."), ("Input.Owner", "Parkenheten"), ("Input.DueOn", "2026-12-04"))).Location.ShouldBe(meeting + "#punkt-0");
        var points = await host.ReadAsync(db => db.Set<GroupPoint>().OrderBy(p => p.Id).ToListAsync());
        points.Select(p => (p.Kind, p.Text, p.Owner)).ShouldBe([(GroupPointKind.OpenPoint, "Tre lampor är trasiga.", null), (GroupPointKind.Action, "Byt lamporna.", "Parkenheten")]);
        (await client.GetAsync(Root + "/overlamning")).Text.ShouldContain("Tre lampor är trasiga.");
        host.Clock.Move(TimeSpan.FromDays(21));
        using var later = await host.SignedInAsync("samordnare");
        var page = await later.GetAsync(group);
        page.Document.QuerySelector("#punkter")!.TextContent.ShouldContain("försenad åtgärd");
        page.Document.QuerySelector("#punkter")!.TextContent.ShouldContain("3 v.");
        (await later.SubmitFormAsync(page, "#punkter form")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await later.GetAsync(group)).Document.QuerySelectorAll("#punkter li").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Notes_UntouchedAndWrong_AreMarkedOnlyWhenWrong()
    {
        await using var host = await EmptyAsync();
        using var client = await host.SignedInAsync("samordnare");
        var meeting = await client.PlanAsync(await client.BeginAsync(), "2026-11-20");
        await client.AddItemAsync(meeting, "Belysningen");
        const string marked = "#dagordning li .ds-field.invalid, #dagordning li .ds-field[data-invalid]";
        (await client.GetAsync(meeting)).Document.QuerySelectorAll(marked).ShouldBeEmpty();
        (await client.NoteAsync(meeting, "point", ("Input.Note", ""))).Document.QuerySelectorAll(marked).Length.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Items_NotFinished_GoToTheNextAgendaWithTheirAge(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        var first = await client.PlanAsync(group, "2026-11-20");
        await client.AddItemAsync(first, "Klar punkt");
        await client.AddItemAsync(first, "Belysningen");
        (await client.PressAsync(first, "#dagordning form[action*='handler=Done']")).Status.ShouldBe(HttpStatusCode.Redirect);
        var second = await client.PlanAsync(group, "2026-12-04");
        (await client.PressAsync(first, "#hallet")).Status.ShouldBe(HttpStatusCode.Redirect);
        var agenda = (await client.GetAsync(second)).Document.QuerySelector("#dagordning")!;
        agenda.QuerySelectorAll("h3").Select(h => h.TextContent).ShouldBe(["Belysningen"]);
        agenda.QuerySelector(".chip")!.TextContent.ShouldBe("från förra mötet", "as old as on the day it is read, and less than a week is no number");
        (await client.PressAsync(second, "#stall-in")).Status.ShouldBe(HttpStatusCode.Redirect);
        host.Clock.Move(TimeSpan.FromDays(28));
        using var later = await host.SignedInAsync("samordnare");
        var third = await later.PlanAsync(group, "2026-12-18");
        agenda = (await later.GetAsync(third)).Document.QuerySelector("#dagordning")!;
        agenda.QuerySelectorAll("h3").Select(h => h.TextContent).ShouldBe(["Belysningen"], "from the last that was held");
        agenda.QuerySelector(".chip")!.TextContent.ShouldBe("från förr, 4 v.");
    }

    [Theory, OnBothDatabases]
    public async Task Attendance_OfSchoolClusters_ShowsInvitedAgainstAttended(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync("SSPF områdesmöte", ("Input.Kind", "Thematic"));
        foreach (var (school, cluster) in new[] { ("Norra skolan", "Norra klustret"), ("Södra skolan", "Norra klustret"), ("Västra skolan", "Västra klustret") })
            await client.JoinAsync(group, school, cluster: cluster);
        var meeting = await client.PlanAsync(group, "2026-11-20");
        var page = await client.GetAsync(meeting);
        page.Document.QuerySelector("#narvaro")!.TextContent.ShouldContain("3 organisationer är kallade.");
        var fields = page.Document.QuerySelectorAll("#narvaro tbody input:not([type=hidden])").Select(i => i.GetAttribute("name")!).ToList();
        (await client.SubmitFormAsync(page, "#narvaro form", (fields[0], "många"))).Text.ShouldContain("Skriv ett antal mellan 0 och 200");
        (await client.SubmitFormAsync(page, "#narvaro form", (fields[0], "2"), (fields[1], "0"), (fields[2], "1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var noted = await client.GetAsync(meeting);
        noted.Document.QuerySelector("#narvaro-summa")!.TextContent.ShouldBe("2 av 3 kallade organisationer kom, sammanlagt 3 personer.");
        noted.Document.QuerySelectorAll("#kluster li > span:first-child").Select(l => l.TextContent).ShouldBe(["Norra klustret. Saknades: Södra skolan", "Västra klustret"]);
        noted.Document.QuerySelectorAll("#kluster .chip").Select(l => l.TextContent).ShouldBe(["1 av 2 kom", "1 av 1 kom"]);
    }

    [Theory, OnBothDatabases]
    public async Task Meeting_CancelledUnderAnOpenPage_RefusesAndKeepsWhatWasTyped(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        await client.JoinAsync(group, "Norra skolan");
        var meeting = await client.PlanAsync(group, "2026-11-20");
        await client.AddItemAsync(meeting, "Belysningen");
        var open = await client.GetAsync(meeting);
        (await client.SubmitFormAsync(open, "#dagordning form[action*='handler=Note']", ("does", "note"), ("Input.Note", "Sparad i tid."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.PressAsync(meeting, "#stall-in")).Status.ShouldBe(HttpStatusCode.Redirect);
        var attended = open.Document.QuerySelector("#narvaro tbody input")!.GetAttribute("name")!;
        foreach (var (form, typed, shown) in new[]
        {
            ("#dagordning form[action*='handler=Note']", new[] { ("does", "point"), ("Input.Note", "Tre lampor är trasiga."), ("Input.Owner", "Parkenheten") }, "Tre lampor är trasiga.\nParkenheten"),
            ("#dagordning form[action*='handler=Note']", [("does", "point"), ("Input.Note", "")], ""),
            ("#ny-punkt", [("Heading", "Ny sak")], "Ny sak"), ("#narvaro form", [(attended, "3")], "Norra skolan: 3"), ("#dagordning form[action*='handler=Done']", [], ""),
        })
        {
            var refused = await client.SubmitFormAsync(open, form, [.. typed, ("__nyckel", Guid.NewGuid().ToString("N"))]);
            refused.Status.ShouldBe(HttpStatusCode.Conflict, form);
            refused.Document.QuerySelector(".ds-error-summary h2")!.TextContent.ShouldBe("Det gick inte att spara");
            refused.Text.ShouldContain("Mötet har ställts in och ändras inte längre. Inget har sparats.");
            (refused.Document.QuerySelector("#osparat textarea")?.TextContent.Trim() ?? "").ShouldBe(shown);
        }

        (await client.SubmitFormAsync(open, "#dagordning form[action*='handler=Note']", ("does", "note"), ("Input.Note", "Sparad i tid."))).Location.ShouldBe(meeting, "the answer to the first may have been lost");
        (await host.ReadAsync(async db => (await db.Set<GroupPoint>().CountAsync(), (await db.Set<AgendaItem>().SingleAsync()).Note, await db.Set<MeetingInvitation>().CountAsync(i => i.Attended != null)))).ShouldBe((0, "Sparad i tid.", 0));
    }

    [Theory, OnBothDatabases]
    public async Task Attendance_TwoWhoCountAtOnce_KeepsBothAndShowsWhereTheyDiffer(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        foreach (var school in new[] { "Norra skolan", "Södra skolan" })
            await client.JoinAsync(group, school);
        var meeting = await client.PlanAsync(group, "2026-11-20");
        var (first, second) = (await client.GetAsync(meeting), await client.GetAsync(meeting));
        var fields = first.Document.QuerySelectorAll("#narvaro tbody input:not([type=hidden])").Select(i => i.GetAttribute("name")!).ToList();
        (await client.SubmitFormAsync(first, "#narvaro form", (fields[0], "2"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitFormAsync(second, "#narvaro form", (fields[1], "4"))).Status.ShouldBe(HttpStatusCode.Redirect, "another row");
        (await client.GetAsync(meeting)).Document.QuerySelector("#narvaro-summa")!.TextContent.ShouldContain("sammanlagt 6 personer");
        var late = await client.SubmitFormAsync(second, "#narvaro form", (fields[0], "5"), ("__nyckel", Guid.NewGuid().ToString("N")));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Document.QuerySelector("#narvaro .stored-now")!.TextContent.ShouldContain("2");
        late.Document.QuerySelectorAll("#narvaro tbody input:not([type=hidden])").Select(i => i.GetAttribute("value")).ShouldBe(["5", "4"], "what was typed, and what another saved where nothing was");
        (await client.SubmitFormAsync(late, "#narvaro form")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(meeting)).Document.QuerySelector("#narvaro-summa")!.TextContent.ShouldContain("sammanlagt 9 personer");
    }

    [Theory, OnBothDatabases]
    public async Task Meeting_Insides_AreReadByThoseWhoTakePartOnly(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        await client.JoinAsync(group, "Lokalpolisområde Sundby", isUnit: true);
        var meeting = await client.PlanAsync(group, "2026-11-20");
        await client.AddItemAsync(meeting, "Tunneln");
        (await client.NoteAsync(meeting, "point", ("Input.Note", Secret))).Status.ShouldBe(HttpStatusCode.Redirect);
        using var police = await host.SignedInAsync("polis");
        (await police.GetAsync(meeting)).Text.ShouldContain(Secret);
        (await police.GetAsync(group)).Text.ShouldContain(Secret);
        using var field = await host.SignedInAsync("falt");
        foreach (var path in new[] { group, meeting, Register })
        {
            var page = await field.GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.OK);
            page.Body.ShouldNotContain(Secret);
            page.Body.ShouldNotContain("Tunneln");
        }

        using var manager = await host.SignedInAsync("enhetschef");
        (await manager.GetAsync(Root + "/overlamning")).Body.ShouldNotContain(Secret);
    }

    /// <summary>The ways out: mail, calendar file and feed hold title, time, place and link, whatever was said.</summary>
    [Theory, OnBothDatabases]
    public async Task Outside_MailFileAndFeed_NeverHoldWhatWasSaid(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await EmptyAsync(database, settings: server.Settings());
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        for (var i = 1; i <= 24; i++)
            await client.JoinAsync(group, $"Butik {i}", mailbox: $"butik{i}@exempel.se");
        await client.JoinAsync(group, "Lokalpolisområde Sundby", isUnit: true);
        var meeting = await client.PlanAsync(group, "2026-11-20");
        await client.AddItemAsync(meeting, "Tunneln");
        (await client.NoteAsync(meeting, "point", ("Input.Note", Secret))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.PressAsync(meeting, "#hallet")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.PressAsync(meeting, "#sammanfattning form")).Status.ShouldBe(HttpStatusCode.Redirect);
        await SentAsync(host, 25);
        server.Taken.SelectMany(m => m.To).Distinct().Count().ShouldBe(25, "all who were invited");
        server.Taken.ShouldAllBe(m => m.Text.Contains("Torggruppen har mötts") && m.Text.Contains(meeting) && m.Text.Contains("Var: Medborgarkontoret"));
        server.Taken.ShouldAllBe(m => !m.Text.Contains(Secret) && !m.Text.Contains("Tunneln") && !m.Raw.Contains("text/calendar"));
        (await host.MessagesAsync()).ShouldAllBe(m => m.Secret == null);
        using var police = await host.SignedInAsync("polis");
        await police.SubmitFormAsync(await police.GetAsync(Root + "/kalender"), "#skapa");
        var calendar = await police.GetAsync(Root + "/kalender");
        calendar.Body.ShouldNotContain(Secret);
        var feed = (await police.GetAsync(new Uri(calendar.Document.QuerySelector(".address")!.TextContent).AbsolutePath)).Body;
        var file = (await police.GetAsync(meeting + ".ics")).Body;
        foreach (var text in new[] { feed, file })
        {
            text.ShouldContain("SUMMARY:Möte: Torggruppen");
            text.ShouldContain("LOCATION:Medborgarkontoret");
            text.ShouldNotContain("Klottret");
            text.ShouldNotContain("Tunneln");
            text.ShouldNotContain("DESCRIPTION");
        }

        using var field = await host.SignedInAsync("falt");
        await field.SubmitFormAsync(await field.GetAsync(Root + "/kalender"), "#skapa");
        (await field.GetAsync(new Uri((await field.GetAsync(Root + "/kalender")).Document.QuerySelector(".address")!.TextContent).AbsolutePath)).Body.ShouldNotContain("Torggruppen", customMessage: "not in the group");
    }

    [Theory, OnBothDatabases]
    public async Task Invitation_MovedAndCancelled_IsTheSameEventWithAHigherSequence(Database database)
    {
        await using var server = new SmtpServer();
        await using var host = await EmptyAsync(database, settings: server.Settings());
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        await client.JoinAsync(group, "Bokhandeln", mailbox: "butik@exempel.se");
        var meeting = await client.PlanAsync(group, "2026-12-04");
        await client.JoinAsync(group, "Lokalpolisområde Sundby", isUnit: true);
        (await client.PressAsync(meeting, "#kalla")).Status.ShouldBe(HttpStatusCode.Redirect);
        await SentAsync(host, 2);
        var invited = Calendar(server, "butik@exempel.se");
        invited.ShouldContain("METHOD:REQUEST");
        invited.ShouldContain("ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:butik@exempel.se");
        invited.ShouldContain("DTSTART:20261204T080000Z");
        (await client.SubmitFormAsync(await client.GetAsync(meeting + "/andra"), "#mote", ("Input.Day", "2026-12-11"))).Location.ShouldBe(meeting);
        await SentAsync(host, 4);
        var moved = Calendar(server, "butik@exempel.se");
        moved.ShouldContain("DTSTART:20261211T080000Z");
        (await client.PressAsync(meeting, "#stall-in")).Status.ShouldBe(HttpStatusCode.Redirect);
        await SentAsync(host, 6);
        var cancelled = Calendar(server, "butik@exempel.se");
        cancelled.ShouldContain("METHOD:CANCEL");
        cancelled.ShouldContain("STATUS:CANCELLED");
        string[] all = [invited, moved, cancelled];
        all.Select(c => Line(c, "UID")).Distinct().Single().ShouldBe($"{(await host.MeetingAsync(meeting)).Id.Value:N}@lykta");
        all.Select(c => int.Parse(Line(c, "SEQUENCE"))).ShouldBeInOrder(SortDirection.Ascending);
        all.Select(c => Line(c, "SEQUENCE")).Distinct().Count().ShouldBe(3);
        var file = (await client.GetAsync(meeting + ".ics")).Body;
        file.ShouldContain("STATUS:CANCELLED", customMessage: "it stays, as cancelled");
        Line(file, "UID").ShouldBe(Line(invited, "UID"));
        (await client.GetAsync(meeting + "/andra")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(Root + "/kalender")).Document.QuerySelector("#narmast .chip")!.TextContent.ShouldBe("inställt");
    }

    [Theory, OnBothDatabases]
    public async Task Disposal_OfOldMeetings_TakesWhatWasSaidAndLeavesTheGroup(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        foreach (var does in new[] { "note", "point" })
        {
            var meeting = await client.PlanAsync(group, "2026-11-20");
            await client.AddItemAsync(meeting, "Tunneln");
            (await client.NoteAsync(meeting, does, ("Input.Note", Secret))).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        var before = host.Clock.GetUtcNow().AddDays(2);
        (await host.ReadAsync(db => Disposers.LookAsync(db, RetentionClass.GroupMeeting, before, CancellationToken.None))).Count.ShouldBe(1, "the other has an open point");
        (await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => Disposers.EraseAsync(unit, RetentionClass.GroupMeeting, before, cancel), CancellationToken.None)).ShouldBe(1);
        (await host.ReadAsync(db => db.Set<AgendaItem>().CountAsync())).ShouldBe(1);
        (await client.GetAsync(group)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task SentAsync(LyktaHost host, int count)
    {
        for (var tries = 0; tries < 1500 && (await host.MessagesAsync()).Count(m => m.Status == OutboxStatus.Sent) < count; tries++)
            await Task.Delay(20);
        (await host.MessagesAsync()).Count(m => m.Status == OutboxStatus.Sent).ShouldBe(count);
    }

    /// <summary>The calendar part of the last mail to that address, unfolded.</summary>
    private static string Calendar(SmtpServer server, string to)
    {
        var mail = server.Taken.Last(m => m.To.Contains(to)).Text;
        return mail[mail.IndexOf("BEGIN:VCALENDAR", StringComparison.Ordinal)..].Replace("\r\n ", "", StringComparison.Ordinal);
    }

    private static string Line(string calendar, string name) => calendar.Split("\r\n").First(l => l.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..];
}
