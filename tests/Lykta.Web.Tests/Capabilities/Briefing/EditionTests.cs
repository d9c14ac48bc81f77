using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>What is told on a form that was opened before a corrected edition was locked.</summary>
public sealed class EditionTests
{
    [Theory, OnBothDatabases]
    public async Task Debrief_EditionLockedMeanwhile_KeepsEveryAnswer(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.ShareAsync();
        host.MoveTo(20, 23);
        using var police = await host.SignedInAsync("polis");
        var form = await police.GetAsync(Sheet + "/aterrapport");
        var fields = form.Document.QuerySelectorAll("fieldset.told").Select(f => f.QuerySelector("input")!.GetAttribute("name")!).ToList();
        fields.Count.ShouldBeGreaterThan(1);

        using var again = await host.SignedInAsync("samordnare");
        await again.SubmitFormAsync(await again.GetAsync(Sheet), "form[action*='handler=Correct']");
        await again.SubmitFormAsync(await again.GetAsync(Sheet), "#block-2 form[action*='handler=Remove']");
        (await again.ShareAsync()).Status.ShouldBe(HttpStatusCode.Redirect);

        (await police.SubmitAsync(form, [.. fields.Select(f => (f, "Uneasy")), ("Input.Text", "Lugnt efter midnatt")])).Location.ShouldBe(Root + "/ikvall");
        var answers = await host.ReadAsync(async db => await (
            from answer in db.Set<DebriefAnswer>()
            join debrief in db.Set<Debrief>() on answer.DebriefId equals debrief.Id
            join item in db.Set<BriefingItem>() on answer.ItemId equals item.Id
            join sheet in db.Set<BriefingSheet>() on item.SheetId equals sheet.Id
            where debrief.Text == "Lugnt efter midnatt"
            select new { sheet.Edition, answer.Answer }).ToListAsync());
        answers.Count.ShouldBe(fields.Count);
        answers.Count(a => a.Edition == 2).ShouldBe(fields.Count - 1, "each place that stands in the new edition is answered there");
        host.MoveTo(23, 9);
        using var monday = await host.SignedInAsync("samordnare");
        (await monday.GetAsync(Root + "/laget")).Document.QuerySelector(".weekend")!.TextContent.Split("Bara en verksamhet har svarat om").Length.ShouldBe(fields.Count + 1, "also of the place that was left out");
    }

    [Theory, OnBothDatabases]
    public async Task Debrief_RowThatNoEditionHas_IsToldToTheSender(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.ShareAsync();
        host.MoveTo(20, 23);
        using var police = await host.SignedInAsync("polis");
        var form = await police.GetAsync(Sheet + "/aterrapport");
        var sent = await police.SubmitAsync(form, ($"Input.Answers[{Guid.NewGuid()}]", "Uneasy"), ("Input.Text", "Glas på gångvägen"));
        sent.Text.ShouldContain("Ett svar gällde en rad som inte finns");
        sent.Document.QuerySelector("#Input_Text")!.TextContent.ShouldContain("Glas på gångvägen");
    }

    [Fact]
    public void Carried_SamePlaceAtTwoTimes_FollowsTheTime()
    {
        static SheetLine At(int from, string place = "torget") => new(Guid.NewGuid(), BriefingBlock.Priorities) { Place = place, PlaceSlug = place, From = new(from, 0), To = new(from + 1, 0) };
        SheetLine[] before = [At(20), At(22), At(21, "parken")];
        SheetLine[] now = [At(22), At(20)];
        var carried = CarriedAnswers.Onto(now, before, new Dictionary<Guid, DebriefAnswerKind>
        {
            [before[0].Item] = DebriefAnswerKind.Calm,
            [before[1].Item] = DebriefAnswerKind.Uneasy,
            [before[2].Item] = DebriefAnswerKind.AsExpected,
        });
        carried.HasUnknown.ShouldBeFalse();
        carried.Answers.ShouldBe(new Dictionary<Guid, DebriefAnswerKind>
        {
            [now[1].Item] = DebriefAnswerKind.Calm,
            [now[0].Item] = DebriefAnswerKind.Uneasy,
            [before[2].Item] = DebriefAnswerKind.AsExpected,
        }, ignoreOrder: true);
        carried.Kept.ShouldHaveSingleItem().ShouldBe(before[2]);
    }
}
