using System.Net;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.Triage;

/// <summary>Who has reported what somebody else had reported already hears what it led to as well.</summary>
public sealed class MergedReportsTests
{
    [Theory, OnBothDatabases]
    public async Task Answer_OfTheKeptOne_ReachesEveryReporterOnce(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (police, field) = (await MemberAsync(host, "polis"), await MemberAsync(host, "falt"));
        var first = await host.ReceiveAsync("Lampan är släckt.", ago: TimeSpan.FromHours(30), by: police);
        var second = await host.ReceiveAsync("Mörkt.", ago: TimeSpan.FromHours(2), by: field);
        var third = await host.ReceiveAsync("Fortfarande mörkt.", by: field);
        using var desk = await host.SignedInAsync("samordnare");
        await MergeAsync(desk, third, second);
        await MergeAsync(desk, second, first);
        (await host.FindAsync(first.Number)).Sightings.ShouldBe(2, "one person told it twice");
        var form = await desk.GetAsync($"{DeskHouse.Root}/iakttagelser/{first.Number}/svar");
        form.Text.ShouldContain("2 sammanslagna rapporter");
        await desk.SubmitFormAsync(form, "form.form", ("Input.Sentence", "Planned"), ("Input.Own", "I vår."));
        (await host.FindAsync(first.Number)).Status.ShouldBe(ObservationStatus.Closed);
        foreach (var merged in new[] { second, third })
        {
            var told = await host.FindAsync(merged.Number);
            (told.Feedback, told.Status).ShouldBe(("Det är planerat. I vår.", ObservationStatus.Duplicate));
        }

        using var reporter = await host.SignedInAsync("falt");
        (await reporter.GetAsync(DeskHouse.Root + "/mina")).Text.ShouldContain("Det är planerat. I vår.");
        var (kept, live) = await host.CountsAsync();
        kept.ShouldBe(live, ignoreOrder: true);
    }

    [Theory, OnBothDatabases]
    public async Task Merge_IntoOneThatIsAnswered_SaysSoAndTheOtherCanBeAnsweredToo(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var first = await host.ReceiveAsync("Lampan är släckt.", ago: TimeSpan.FromHours(30), by: await MemberAsync(host, "polis"));
        var second = await host.ReceiveAsync("Mörkt.", by: await MemberAsync(host, "falt"));
        using var desk = await host.SignedInAsync("samordnare");
        await desk.SubmitFormAsync(await desk.GetAsync($"{DeskHouse.Root}/iakttagelser/{first.Number}/svar"), "form.form", ("Input.Sentence", "Done"));
        var merged = await MergeAsync(desk, second, first);
        (await desk.GetAsync(merged)).Text.ShouldContain($"öppna nr {second.Number} och återkoppla");
        (await host.FindAsync(second.Number)).Feedback.ShouldBeNull("who answers decides who is told");
        (await desk.GetAsync($"{DeskHouse.Root}/iakttagelser/{second.Number}")).Document.QuerySelector($"a[href$='/{second.Number}/svar']").ShouldNotBeNull();
        var form = await desk.GetAsync($"{DeskHouse.Root}/iakttagelser/{second.Number}/svar");
        (await desk.SubmitFormAsync(form, "form.form", ("Input.Sentence", "Done"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var told = await host.FindAsync(second.Number);
        (told.Feedback, told.Status).ShouldBe(("Det är åtgärdat.", ObservationStatus.Duplicate));
        var again = await desk.GetAsync($"{DeskHouse.Root}/iakttagelser/{first.Number}/svar");
        again.Text.ShouldContain("Rapportören har redan fått ett svar.");
        again.Document.QuerySelector("[name='Input.Own']")!.TextContent.Trim().ShouldBe("Det är åtgärdat.");
    }

    [Theory, OnBothDatabases]
    public async Task Bedom_TheSameSeenTheSundayBefore_IsOfferedOnMonday(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        host.Clock.Move(TimeSpan.FromDays(3));
        var sunday = await host.ReceiveAsync("Lampan är släckt.", ago: TimeSpan.FromHours(20));
        var monday = await host.ReceiveAsync("Mörkt.");
        var old = await host.ReceiveAsync("Mörkt förra veckan.", ago: TimeSpan.FromDays(8));
        using var desk = await host.SignedInAsync("samordnare");
        var offered = Offered(await desk.GetAsync($"{DeskHouse.Root}/bedom?nr={monday.Number}"));
        offered.ShouldContain($"{sunday.Number}");
        offered.ShouldNotContain($"{old.Number}");
    }

    [Theory, OnBothDatabases]
    public async Task List_WithOneThatIsMerged_TellsItAndTheMapCountsItOnce(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var first = await host.ReceiveAsync("Lampan är släckt.", ago: TimeSpan.FromHours(3));
        var second = await host.ReceiveAsync("Mörkt.");
        using var desk = await host.SignedInAsync("samordnare");
        var before = (await desk.GetAsync(DeskHouse.Root + "/iakttagelser?tid=7")).Text;
        before.ShouldNotContain("samma som en annan");
        await MergeAsync(desk, second, first);
        (await desk.GetAsync(DeskHouse.Root + "/iakttagelser?tid=7")).Text.ShouldContain("iakttagelser, varav 1 är samma som en annan");
    }

    private static string[] Offered(LyktaPage page) =>
        [.. page.Document.QuerySelectorAll("form[action*='handler=Merge'] [name=into]").Select(into => into.GetAttribute("value")!)];

    private static async Task<string> MergeAsync(LyktaClient desk, Observation item, Observation into)
    {
        var page = await desk.GetAsync($"{DeskHouse.Root}/bedom?nr={item.Number}");
        page.Document.QuerySelectorAll("form[action*='handler=Merge']").Single(f => f.QuerySelector("[name=into]")!.GetAttribute("value") == $"{into.Number}").SetAttribute("id", "just-den");
        return (await desk.SubmitFormAsync(page, "#just-den")).Location!;
    }

    private static Task<MembershipId> MemberAsync(LyktaHost host, string persona) => host.ReadAsync(async db =>
        (await (from member in db.Set<Membership>() join account in db.Set<Account>() on member.AccountId equals account.Id where account.Email == Persona.EmailOf(persona) select member).FirstAsync()).Id);
}
