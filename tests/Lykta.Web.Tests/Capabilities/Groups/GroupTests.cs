using System.Net;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Groups.GroupHouse;

namespace Lykta.Web.Tests.Capabilities.Groups;

public sealed class GroupTests
{
    [Theory, OnBothDatabases]
    public async Task Temporary_NeedsItsReasonAndEnd_AndAsksToCloseWhenTheDayComes(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var refused = await client.SubmitFormAsync(await client.GetAsync(Register + "/ny"), "#grupp", ("Input.Name", "Lovgruppen"), ("Input.Kind", "Temporary"), ("Input.Goals", "Ett lugnt lov."));
        refused.Text.ShouldContain("Skriv varför den tillfälliga gruppen behövs");
        refused.Text.ShouldContain("Välj ett slutdatum");
        var group = await client.BeginAsync("Lovgruppen", ("Input.Kind", "Temporary"), ("Input.Trigger", "Många samlas vid torget på lovet."), ("Input.EndsOn", "2026-12-01"));
        (await client.GetAsync(Register)).Document.QuerySelector("tbody .chip")!.TextContent.ShouldBe("pågår");
        (await client.GetAsync(Root + "/laget")).Text.ShouldNotContain("Lovgruppen");
        host.Clock.Move(TimeSpan.FromDays(11));
        using var later = await host.SignedInAsync("samordnare");
        (await later.GetAsync(Register)).Document.QuerySelector("tbody .chip")!.TextContent.ShouldBe("vill stängas");
        (await later.GetAsync(Root + "/laget")).Text.ShouldContain("Lovgruppen: stäng eller förläng");
        (await later.SubmitFormAsync(await later.GetAsync(group + "/andra"), "#grupp", ("Input.EndsOn", "2026-12-20"), ("Input.IsAboutNobody", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await later.GetAsync(Register)).Document.QuerySelector("tbody .chip")!.TextContent.ShouldBe("pågår");
        host.Clock.Move(TimeSpan.FromDays(20));
        using var last = await host.SignedInAsync("samordnare");
        (await last.PressAsync(group, "#stang form")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await last.GetAsync(Register)).Document.QuerySelector("tbody").ShouldBeNull("closed groups only when asked for");
        (await last.GetAsync(Register + "?lage=Closed")).Text.ShouldContain("Lovgruppen");
        (await last.GetAsync(group + "/moten/nytt")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await last.GetAsync(Root + "/laget")).Text.ShouldNotContain("Lovgruppen");
    }

    [Theory, OnBothDatabases]
    public async Task Evaluation_AfterAYearWithout_IsRedUntilWritten(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        (await client.GetAsync(Register)).Text.ShouldNotContain("utvärdering försenad");
        host.Clock.Move(TimeSpan.FromDays(366));
        using var later = await host.SignedInAsync("samordnare");
        (await later.GetAsync(Register)).Document.QuerySelector("tbody .chip.danger")!.TextContent.ShouldContain("utvärdering försenad");
        (await later.SubmitFormAsync(await later.GetAsync(group), "#utvardering form", ("Evaluation", ""))).Text.ShouldContain("Skriv utvärderingen");
        (await later.SubmitFormAsync(await later.GetAsync(group), "#utvardering form", ("Evaluation", "Målet är nått: torget känns tryggare."), ("IsAboutNobody", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await later.GetAsync(Register)).Document.QuerySelector("tbody .chip.danger").ShouldBeNull();
        (await later.GetAsync(group)).Text.ShouldContain("torget känns tryggare");
    }

    [Theory, OnBothDatabases]
    public async Task Members_AreOrganisationsAndFunctions_NeverPersons(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        var form = await client.GetAsync(group + "/medlem");
        (await client.SubmitFormAsync(form, "#medlem", ("Input.Function", ""))).Text.ShouldContain("Välj en enhet eller skriv organisationens namn");
        foreach (var (address, said) in new[] { ("anna.andersson@exempel.se", "ser ut att höra till en person"), ("ingen adress", "Skriv en e-postadress"), ("a@b.se\r\nBcc: x@y.se", "Skriv en e-postadress") })
            (await client.SubmitFormAsync(form, "#medlem", ("Input.Organisation", "Bokhandeln"), ("Input.Function", "Butikschef"), ("Input.Mailbox", address), ("Input.IsAboutNobody", "true"))).Text.ShouldContain(said, customMessage: address);
        (await client.SubmitFormAsync(form, "#medlem", ("Input.Organisation", "Bokhandeln"), ("Input.Function", "Gäller 19850101-2382"))).Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
        (await host.ReadAsync(db => db.Set<GroupMember>().CountAsync())).ShouldBe(0);
        await client.JoinAsync(group, "Bokhandeln", mailbox: "butik@exempel.se");
        await client.JoinAsync(group, "Lokalpolisområde Sundby", isUnit: true);
        var page = await client.GetAsync(group);
        page.Document.QuerySelectorAll("tbody th").Select(t => t.TextContent).ShouldBe(["Lokalpolisområde Sundby", "Bokhandeln"], "by category, then by name");
        (await client.SubmitFormAsync(page, "form[action*='handler=Leave']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(group)).Document.QuerySelectorAll("tbody th").Length.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Export_OfWhatOneSees_HasNoMailboxAndNothingSaid(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        await client.BeginAsync("Hotellgruppen", ("Input.Kind", "Thematic"));
        await client.JoinAsync(group, "Bokhandeln", mailbox: "butik@exempel.se");
        (await client.GetAsync(Register + "?slag=Thematic")).Document.QuerySelectorAll("tbody th").Single().TextContent.ShouldContain("Hotellgruppen");
        var file = await client.GetAsync(Register + ".csv?slag=Geographic");
        file.Status.ShouldBe(HttpStatusCode.OK);
        file.Body.ShouldContain("Torggruppen");
        file.Body.ShouldContain("Bokhandeln (Samordnande funktion)");
        file.Body.ShouldNotContain("Hotellgruppen");
        file.Body.ShouldNotContain("butik@exempel.se");
        (await client.GetAsync(Register + ".xlsx")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task Need_OpensThreeMeetings_AndTheThirdHeldClosesIt(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync("Skola, social och polis");
        var form = await client.GetAsync($"{Register}/behov?grupp={group.Split('/')[^1]}");
        var refused = await client.SubmitFormAsync(form, "#behov", ("Input.Text", ""), ("Input.Weeks", "0"), ("Input.Day", "2026-11-20"));
        refused.Text.ShouldContain("Skriv vad ni behöver mötas om");
        refused.Text.ShouldContain("mellan 1 och 12");
        (await client.SubmitFormAsync(form, "#behov", ("Input.Text", "Dela nulägesbild regelbundet"), ("Input.Weeks", "2"), ("Input.Day", "2026-11-20"), ("Input.IsAboutNobody", "true"))).Location.ShouldBe(group);
        (await host.ReadAsync(db => db.Set<GroupMeeting>().OrderBy(m => m.Number).Select(m => m.Day).ToListAsync())).ShouldBe([new(2026, 11, 20), new(2026, 12, 4), new(2026, 12, 18)]);
        (await client.PressAsync(group + "/moten/1", "#hallet")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(group)).Document.QuerySelector("#behov .chip")!.TextContent.ShouldBe("1 av 3 möten hållna");
        (await client.GetAsync(group + "/moten/2")).Document.QuerySelector("#dagordning h3")!.TextContent.ShouldBe("Dela nulägesbild regelbundet");
        (await client.PressAsync(group + "/moten/2", "#hallet")).Text.ShouldContain("Mötets dag har inte kommit än");
        (await client.PressAsync(group + "/moten/2", "#stall-in")).Status.ShouldBe(HttpStatusCode.Redirect);
        host.Clock.Move(TimeSpan.FromDays(30));
        using var later = await host.SignedInAsync("samordnare");
        (await later.PressAsync(group + "/moten/3", "#hallet")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await later.GetAsync(group)).Document.QuerySelector("#behov .chip")!.TextContent.ShouldBe("2 av 3 möten hållna", "a cancelled meeting is not counted");
        var more = await later.GetAsync(group + "/moten/nytt");
        var need = more.Document.QuerySelector("#Input_Need option:last-child")!.GetAttribute("value")!;
        var planned = await later.SubmitFormAsync(more, "#mote", ("Input.Day", "2026-12-20"), ("Input.Need", need));
        (await later.PressAsync(planned.Location!, "#hallet")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await later.GetAsync(group)).Document.QuerySelector("#behov .chip")!.TextContent.ShouldBe("stängt 2026-12-20, tre möten hållna");
        (await later.GetAsync(group + "/moten/nytt")).Document.QuerySelector("#Input_Need").ShouldBeNull("it is closed");
    }

    [Theory]
    [InlineData("samordnare", 200, 200), InlineData("polis", 200, 403), InlineData("falt", 200, 403), InlineData("enhetschef", 200, 403), InlineData("styrgrupp", 200, 403), InlineData("sekreterare", 200, 403)]
    [InlineData("forskola", 403, 403), InlineData("analytiker", 403, 403), InlineData("utvarderare", 403, 403), InlineData("admin", 403, 403)]
    public async Task Pages_EachPersona_AreOpenOrRefused(string persona, int read, int manage)
    {
        await using var host = await EmptyAsync();
        using var coordinator = await host.SignedInAsync("samordnare");
        var group = await coordinator.BeginAsync();
        var meeting = await coordinator.PlanAsync(group, "2026-11-27");
        using var client = await host.SignedInAsync(persona);
        foreach (var path in new[] { Register, Register + ".csv", group, meeting, meeting + ".ics" })
            ((int)(await client.GetAsync(path)).Status).ShouldBe(read, path);
        foreach (var path in new[] { Register + "/ny", Register + "/behov", group + "/andra", group + "/medlem", group + "/moten/nytt", meeting + "/andra" })
            ((int)(await client.GetAsync(path)).Status).ShouldBe(manage, path);
        if (read != 200 || manage == 200)
            return;
        var token = (await client.GetAsync(Root + "/kalender")).Document.QuerySelector("input[name='__skydd']")!.GetAttribute("value")!;
        foreach (var post in new[] { "Leave", "Close", "Reopen", "Done", "Evaluate" })
            (await client.PostAsync($"{group}?handler={post}", [new("__skydd", token)])).Status.ShouldBe(HttpStatusCode.Forbidden, post);
        foreach (var post in new[] { "Item", "Note", "Done", "Attendance", "Hold", "Cancel", "Invite", "Summary" })
            (await client.PostAsync($"{meeting}?handler={post}", [new("__skydd", token)])).Status.ShouldBe(HttpStatusCode.Forbidden, post);
    }

    [Theory, OnBothDatabases]
    public async Task Foreign_GroupAndMeeting_AreNotFound(Database database)
    {
        await using var host = await EmptyAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var group = await client.BeginAsync();
        var meeting = await client.PlanAsync(group, "2026-11-27");
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        foreach (var path in new[] { group, meeting, meeting + ".ics" })
        {
            (await neighbour.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
            (await neighbour.GetAsync(path.Replace(DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await client.GetAsync(Register + "/99")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(group + "/moten/99")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
