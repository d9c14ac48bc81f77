using System.Globalization;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>What a draft is filled in with, and what it must not say.</summary>
public sealed class PrefillTests
{
    [Theory, OnBothDatabases]
    public async Task Places_HoweverManyWereSeen_AreToldWithoutANumber(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var reporter = await host.SignedInAsync("falt");
        for (var i = 0; i < 13; i++)
            await reporter.SubmitAsync(await reporter.GetAsync($"{Root}/rapportera?typ=nedskrapning&plats=kyrkbyparken"), ("Input.Type", "nedskrapning"), ("Input.Place", "kyrkbyparken"), ("Input.Text", $"Glas {i.ToString(CultureInfo.InvariantCulture)}"));
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Sheet), "form[action*='handler=Fill']");
        var lines = await host.ReadAsync(db => db.Set<BriefingItem>()
            .Where(i => i.Block == BriefingBlock.Priorities && db.Set<BriefingSheet>().Any(s => s.Id == i.SheetId && s.Key == Tonight)).Select(i => i.Text!).ToListAsync());
        lines.ShouldContain(t => t.Contains("Flera iakttagelser den senaste veckan, mest nedskräpning.", StringComparison.Ordinal));
        lines.ShouldAllBe(t => !System.Text.RegularExpressions.Regex.IsMatch(t, @"\d+ iakttagelse", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Theory, OnBothDatabases]
    public async Task Presence_Walkers_AreThoseSignedUpForTonight(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            unit.Db.RemoveRange(await unit.Db.Set<PatrolShift>().ToListAsync(cancel));
            var volunteers = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Nattvandrarna Sundby", cancel);
            foreach (var (name, walkers) in new[] { ("Vandrarna i Ekbacken", 3), ("Vandrarna i Kyrkbyn", 0) })
            {
                var group = PatrolGroup.Begin(new(Text(name), volunteers.Id, PatrolGroupKind.Association, null));
                var template = PatrolTemplate.Of(group.Id, DayOfWeek.Friday, new(new(21, 30), new(0, 30), null, null, 3));
                var shift = PatrolShift.Plan(template, new(2026, 11, 20));
                for (var i = 0; i < walkers; i++)
                    shift.Join(unit.Now);
                unit.Db.AddRange(group, template, shift);
            }

            return true;
        }, CancellationToken.None);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Sheet), "form[action*='handler=Fill']");
        var rows = (await coordinator.GetAsync(Sheet)).Document.QuerySelectorAll("#block-4 li.card").Select(r => r.TextContent).ToList();
        rows.ShouldNotContain(r => r.Contains("Nattvandrare", StringComparison.Ordinal), "last Friday's walk is not tonight's");
        rows.ShouldNotContain(r => r.Contains("Vandrarna i Kyrkbyn", StringComparison.Ordinal), "nobody has signed up");
        var walk = rows.Single(r => r.Contains("Vandrarna i Ekbacken", StringComparison.Ordinal));
        walk.ShouldContain("21.30–00.30");
        walk.ShouldContain("3 personer");
        walk.ShouldNotContain("från förra passet");
    }

    [Theory, OnBothDatabases]
    public async Task Presence_CopiedFromLastPass_IsMarkedUntilItIsConfirmed(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var page = await coordinator.GetAsync(Sheet);
        var marked = page.Document.QuerySelectorAll("#block-4 li.card").Count(r => r.TextContent.Contains("från förra passet", StringComparison.Ordinal));
        marked.ShouldBeGreaterThan(1);
        await coordinator.SubmitFormAsync(page, "#block-4 form[action*='handler=Confirm']");
        var after = (await coordinator.GetAsync(Sheet)).Document.QuerySelector("#block-4")!;
        after.QuerySelectorAll("li.card").Count(r => r.TextContent.Contains("från förra passet", StringComparison.Ordinal)).ShouldBe(marked - 1);
        await coordinator.SubmitFormAsync(await coordinator.GetAsync(Sheet), "form[action*='handler=Fill']");
        (await coordinator.GetAsync(Sheet)).Document.QuerySelectorAll("#block-4 form[action*='handler=Confirm']").Length.ShouldBe(marked - 1, "what was confirmed stays and is not copied once more");
    }
}
