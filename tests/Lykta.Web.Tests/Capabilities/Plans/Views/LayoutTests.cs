using System.Net;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Views;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Plans.Views;

/// <summary>The board and the timeline show what the table shows, through the same gate.</summary>
public sealed class LayoutTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Board_ColumnsByStatus_HoldTheFiltersRows(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/atgarder?vy=tavla");
        page.Document.QuerySelectorAll(".kanban section").Length.ShouldBe(5);
        page.Document.QuerySelectorAll(".kanban .card").Length.ShouldBe(DemoMeasures.All.Count);
        var first = page.Document.QuerySelector(".kanban .card:has(a[href$='/A-1'])")!;
        first.TextContent.ShouldContain("Fältgruppen");
        first.TextContent.ShouldContain("löpande");
        page.Document.QuerySelectorAll(".exports a").Select(a => a.GetAttribute("href")).ShouldContain($"{Root}/atgarder.xlsx?vy=tavla");
        var some = await client.GetAsync($"{Root}/atgarder?omrade=systemhot&vy=tavla");
        some.Document.QuerySelectorAll(".kanban .card").Length.ShouldBe(2);
        some.Document.QuerySelector("form[role=search] [name=vy]")!.GetAttribute("value").ShouldBe("tavla");
        (await client.GetAsync($"{Root}/atgarder?vy=banan")).Document.QuerySelectorAll("tr[data-number]").Length.ShouldBe(DemoMeasures.All.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Timeline_DrawsBarsMonthsAndToday_AndTellsTheSameInATable(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/atgarder?vy=tid");
        page.Document.QuerySelectorAll("svg.c-timeline a").Length.ShouldBe(DemoMeasures.All.Count);
        page.Document.QuerySelectorAll("svg .c-today").Length.ShouldBe(1);
        page.Document.QuerySelectorAll("svg rect.c-open").Length.ShouldBeGreaterThan(5, "ongoing work is open");
        page.Document.QuerySelectorAll("svg rect.c-late").Length.ShouldBe(1, "Områdesmöten ended twenty days ago");
        page.Document.QuerySelectorAll("details.twin tbody tr").Length.ShouldBe(DemoMeasures.All.Count);
        page.Document.QuerySelector("details.twin tbody tr:has(a[href$='/A-1'])")!.TextContent.ShouldContain("löpande");
        page.Document.QuerySelector("details.twin summary")!.TextContent.ShouldContain("Visa som tabell");
    }

    [Theory, OnBothDatabases]
    public async Task HiddenMeasure_IsInNoLayout(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync($"{Root}/atgarder/A-2"), "form.form.section", ("Fields[Sharing]", "Organisation"));
        using var police = await host.SignedInAsync("polis");
        foreach (var layout in new[] { "tavla", "tid" })
        {
            (await coordinator.GetAsync($"{Root}/atgarder?vy={layout}")).Text.ShouldContain("Sociala insatsgrupper");
            (await police.GetAsync($"{Root}/atgarder?vy={layout}")).Body.ShouldNotContain("Sociala insatsgrupper");
        }

        using var preschool = await host.SignedInAsync("forskola");
        (await preschool.GetAsync($"{Root}/atgarder?vy=tavla")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task TwoThousandMeasures_AreCappedWithASentence_OrPaged(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var first = await unit.Db.Set<Measure>().AsNoTracking().FirstAsync(m => m.Number == 1, cancel);
            for (var i = 0; i < 2000; i++)
                unit.Db.Add(Measure.Add(first.PlanId, await unit.NextNumberAsync("measure", cancel), DemoPlan.Text($"Åtgärd nummer {i}"), new(first.OwnerOrganisationId, first.OwnerBranchId, null), unit.Now));
            return true;
        }, CancellationToken.None);
        using var client = await host.SignedInAsync("samordnare");
        var board = await client.GetAsync($"{Root}/atgarder?vy=tavla");
        board.Document.QuerySelectorAll(".kanban section:first-child .card").Length.ShouldBe(MeasureBoard.MostCards);
        var planned = await host.ReadAsync(db => db.Set<Measure>().CountAsync(m => m.Status == MeasureStatus.Planned));
        board.Text.ShouldContain($"Här visas de 50 som slutar först av {planned}.");
        board.Document.QuerySelector(".kanban a[href='/sundby-ekbacken/atgarder?status=Planned']").ShouldNotBeNull();
        var timeline = await client.GetAsync($"{Root}/atgarder?vy=tid&sida=2");
        timeline.Document.QuerySelectorAll("svg.c-timeline a").Length.ShouldBe(MeasureTimeline.PageSize);
        timeline.Text.ShouldContain("Sidan visar 50 av 2021 åtgärder.");
        timeline.Document.QuerySelector("nav.pager a[href='/sundby-ekbacken/atgarder?vy=tid&sida=3']").ShouldNotBeNull();
    }

    [Fact]
    public void Window_LongBeforeAndAfter_StopsAYearFromThePlan()
    {
        var plan = ActionPlan.Begin(1, DemoPlan.Text("Plan"), PlanLevel.Local, new(2026, 1, 1), new(2026, 12, 31)).Value;
        MeasureTimeline.Window(plan, []).ShouldBe((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
        MeasureTimeline.Window(plan, [Whole(new(2025, 11, 20), new(2027, 2, 3))]).ShouldBe((new DateOnly(2025, 11, 1), new DateOnly(2027, 2, 28)));
        MeasureTimeline.Window(plan, [Whole(new(1999, 1, 1), new(2040, 1, 1))]).ShouldBe((new DateOnly(2025, 1, 1), new DateOnly(2027, 12, 31)));
    }

    private static WholeMeasure Whole(DateOnly from, DateOnly to)
    {
        var measure = Measure.Probe();
        measure.Change(Measure.PartOf(nameof(Measure.StartOn))!, new(Day: from), DateTimeOffset.UnixEpoch);
        measure.Change(Measure.PartOf(nameof(Measure.EndOn))!, new(Day: to), DateTimeOffset.UnixEpoch);
        return new(measure, [], [], []);
    }
}
