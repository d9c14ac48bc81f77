using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.NightPatrols.PatrolHouse;

namespace Lykta.Web.Tests.Capabilities.NightPatrols;

/// <summary>Four answers are a report: on Monday they count beside the debriefs, and no small number of people can be read out of them.</summary>
public sealed class WalksOnMondayTests
{
    [Theory, OnBothDatabases]
    public async Task FourAnswers_WithoutAWord_CountOnMondayAndInTheNextSheet(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (address, shift) = await PlannedAsync(host);
        await AtSundbyTorgAsync(host, shift);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.ShareAsync();
        await SignUpAsync(host, address, 0);
        await SignUpAsync(host, address, 0);
        host.MoveTo(20, 21, 5);
        using (var leader = await host.PhoneAsync("Nattvandrarna Sundby"))
        {
            await leader.SubmitFormAsync(await leader.GetAsync($"{Patrols}/pass/{shift.Value}"), "#start", ("Input.More", "2"));
            host.MoveTo(21, 1, 30);
            var told = await leader.SubmitAsync(await leader.GetAsync($"{Patrols}/pass/{shift.Value}/rapport"), ("Input.Mood", "Uneasy"), ("Input.Youths", "UpToThirty"), ("Input.Needs", "Light"));
            told.Status.ShouldBe(HttpStatusCode.Redirect, told.Text);
            (await leader.GetAsync($"{Patrols}/pass/{shift.Value}")).Text.ShouldContain("Orolig", customMessage: "its own answers are shown back to the group");
            (await leader.GetAsync($"{Patrols}/pass/{shift.Value}/rapport")).Status.ShouldBe(HttpStatusCode.Redirect, "told once");
        }

        host.MoveTo(23, 8);
        using var monday = await host.SignedInAsync("samordnare");
        var said = (await monday.GetAsync(BriefingHouse.Root + "/laget")).Document.QuerySelector(".weekend").ShouldNotBeNull().TextContent;
        said.ShouldContain("1 nattvandring har svarat.");
        said.ShouldContain("Sundby torg");
        said.ShouldContain("Bara en verksamhet har svarat om fredag 20 november.", customMessage: "what a single answer says would tell who gave it");
        said.ShouldNotContain("Orolig");
        said.ShouldNotContain("▲");
        said.ShouldContain("Bättre ljus (1)");
        said.ShouldContain("11–30");
        using var housing = await host.SignedInAsync("fastighet");
        (await housing.GetAsync(BriefingHouse.Root + "/laget")).Document.QuerySelector(".weekend").ShouldBeNull("who reads the walkers' version is told nothing of the evening");
        host.MoveTo(27, 9);
        await host.StrikeAsync();
        using var friday = await host.SignedInAsync("samordnare");
        (await friday.GetAsync(BriefingHouse.Root + "/utsattning/2026-11-27")).Document.QuerySelector("#block-1")!.TextContent.ShouldContain("Sundby torg");
    }

    [Theory, OnBothDatabases]
    public async Task Walk_OnAnEveningWithoutASheet_IsToldOnMondayAllTheSame(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        host.MoveTo(23, 8);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var volunteers = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Nattvandrarna Sundby", cancel);
            var group = PatrolGroup.Begin(new(BriefingHouse.Text("Söndagsgruppen"), volunteers.Id, PatrolGroupKind.Association, null));
            var template = PatrolTemplate.Of(group.Id, DayOfWeek.Sunday, new(new(18, 0), new(21, 0), null, null, 3));
            var walk = PatrolShift.Plan(template, new(2026, 11, 22));
            walk.Start(2, null, walk.StartsAt).IsOk.ShouldBeTrue();
            unit.Db.AddRange(group, template, walk, PatrolReport.Tell(walk.Id, new(PatrolMood.Calm, YouthBand.UpToTen, PatrolNeeds.None, false, null), BriefingHouse.OwnerOf(volunteers), null, unit.Now));
            return true;
        }, CancellationToken.None);
        using var monday = await host.SignedInAsync("samordnare");
        var said = (await monday.GetAsync(BriefingHouse.Root + "/laget")).Document.QuerySelectorAll(".weekend").Single(w => w.TextContent.Contains("söndag", StringComparison.Ordinal)).TextContent;
        said.ShouldContain("1 nattvandring har svarat.");
        said.ShouldNotContain("1–10", customMessage: "a band that can hold fewer than the limit is not told");
    }

    private static async Task AtSundbyTorgAsync(LyktaHost host, PatrolShiftId shift) =>
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var place = await unit.Db.Set<Place>().Where(p => p.Slug == "sundby-torg").Select(p => p.Id).SingleAsync(cancel);
            return await unit.Db.Set<PatrolShift>().Where(s => s.Id == shift).ExecuteUpdateAsync(s => s.SetProperty(x => x.PlaceId, place), cancel);
        }, CancellationToken.None);
}
