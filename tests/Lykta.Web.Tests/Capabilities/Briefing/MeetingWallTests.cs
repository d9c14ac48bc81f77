using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>What the wall says of rows that the room may not read.</summary>
public sealed class MeetingWallTests
{
    [Theory, OnBothDatabases]
    public async Task Wall_RowsOnlyForPolice_SaysHowManyAndNotThatThereAreNone(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            unit.Db.RemoveRange(await unit.Db.Set<BriefingItem>().Where(i => unit.Db.Set<BriefingSheet>().Any(s => s.Id == i.SheetId && s.Key == Tonight)).ToListAsync(cancel));
            return true;
        }, CancellationToken.None);
        (await client.GetAsync(Sheet + "/mote?block=1")).Text.ShouldContain("Inget särskilt för området.");
        await client.WriteLineAsync(BriefingBlock.ForYourArea, ("Input.Text", "Grinden är lagad"), ("Input.Sharing", "Briefing"));
        await client.WriteLineAsync(BriefingBlock.ForYourArea, ("Input.Text", "Lampan är lagad"), ("Input.Sharing", "Briefing"));
        await client.WriteLineAsync(BriefingBlock.Priorities, ("Input.Place", "kyrkbyparken"), ("Input.From", "20:00"), ("Input.To", "23:00"), ("Input.Sharing", "Briefing"));
        var area = (await client.GetAsync(Sheet + "/mote?block=1")).Text;
        area.ShouldContain("2 rader visas inte i det här rummet. Väggen visar versionen för ordningsvakter.");
        area.ShouldNotContain("Inget särskilt för området.");
        area.ShouldNotContain("Grinden är lagad");
        foreach (var block in new[] { 2, 3 })
        {
            var page = (await client.GetAsync($"{Sheet}/mote?block={block}")).Text;
            page.ShouldContain("1 rad visas inte i det här rummet.");
            page.ShouldNotContain("Inga prioriterade platser än.");
            page.ShouldNotContain("Inga platser att visa.");
        }

        var police = (await client.GetAsync(Sheet + "/mote?block=1&vagg=PoliceAndMunicipality")).Text;
        police.ShouldContain("Grinden är lagad");
        police.ShouldNotContain("visas inte i det här rummet");
    }
}
