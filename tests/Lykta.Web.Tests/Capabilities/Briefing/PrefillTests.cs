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
}
