using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>What the coordinator sees of the three versions before they are locked.</summary>
public sealed class PreviewTests
{
    [Theory, OnBothDatabases]
    public async Task Losses_RowsAtTheSamePlace_AreToldApartAndCountedAsRows(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            unit.Db.RemoveRange(await unit.Db.Set<BriefingItem>().Where(i => unit.Db.Set<BriefingSheet>().Any(s => s.Id == i.SheetId && s.Key == Tonight)).ToListAsync(cancel));
            return true;
        }, CancellationToken.None);
        foreach (var (who, reach, sign) in new[] { ("Fältlaget", "Briefing", "Fält 1"), ("Parklaget", "Briefing", "Park 1"), ("Kyrkans lag", "Open", "Kyrka 1") })
        {
            var written = await client.WriteLineAsync(BriefingBlock.Presence, ("Input.Heading", who), ("Input.Place", "kyrkbyparken"), ("Input.From", "20:00"), ("Input.To", "23:00"), ("Input.Contact", sign), ("Input.Sharing", reach), ("Input.IsAboutNobody", "true"));
            written.Status.ShouldBe(HttpStatusCode.Redirect, written.Text);
        }

        await client.WriteLineAsync(BriefingBlock.Priorities, ("Input.Place", "kyrkbyparken"), ("Input.From", "20:00"), ("Input.To", "23:00"), ("Input.Text", "Glas"), ("Input.Sharing", "Open"));
        var page = await client.GetAsync(Sheet + "/dela");
        var police = page.Document.QuerySelector("[data-version=PoliceAndMunicipality]")!;
        police.QuerySelector("details")!.TextContent.ShouldContain("Fältlaget, Kyrkbyparken 20–23");
        var patrols = page.Document.QuerySelector("[data-version=NightPatrols]")!;
        patrols.QuerySelector("p")!.TextContent.ShouldContain("Får 2 rader.");
        patrols.QuerySelector("p")!.TextContent.ShouldContain("Går miste om 2 rader. Av 2 rader följer en del inte med.");
        var losses = patrols.QuerySelectorAll("ul.small li").Select(l => l.TextContent).ToList();
        losses.Count.ShouldBe(4);
        losses.ShouldBeUnique();
        losses.ShouldContain("Hela raden i Ute i kväll: Fältlaget, Kyrkbyparken 20–23");
    }
}
