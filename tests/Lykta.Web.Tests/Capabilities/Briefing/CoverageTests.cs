using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>Whether a place is covered is the same truth to everyone, whoever may know by whom.</summary>
public sealed class CoverageTests
{
    [Theory, OnBothDatabases]
    public async Task Cover_RowThatOnlyPoliceGet_IsCountedInEveryVersion(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var sheet = await unit.Db.Set<BriefingSheet>().SingleAsync(s => s.Key == Tonight, cancel);
            unit.Db.RemoveRange(await unit.Db.Set<BriefingItem>().Where(i => i.SheetId == sheet.Id).ToListAsync(cancel));
            return true;
        }, CancellationToken.None);
        await coordinator.WriteLineAsync(BriefingBlock.Priorities, ("Input.Place", "kyrkbyparken"), ("Input.From", "20:00"), ("Input.To", "23:00"), ("Input.Sharing", "Open"));
        foreach (var (who, from, to, reach) in new[] { ("Spanare", "20:00", "21:00", "Briefing"), ("Vandrare", "21:00", "23:00", "Open") })
        {
            var written = await coordinator.WriteLineAsync(BriefingBlock.Presence, ("Input.Heading", who), ("Input.Place", "kyrkbyparken"), ("Input.From", from), ("Input.To", to), ("Input.Sharing", reach), ("Input.IsAboutNobody", "true"));
            written.Status.ShouldBe(HttpStatusCode.Redirect, written.Text);
        }

        (await coordinator.ShareAsync()).Status.ShouldBe(HttpStatusCode.Redirect);
        foreach (var audience in SheetVersions.All)
            Covered((await coordinator.GetAsync($"{Sheet}/visa/{audience}")).Text, audience.ToString());
        var share = await coordinator.GetAsync(Sheet + "/dela");
        var file = await coordinator.SubmitFormAsync(share, "form[action$='/fil']:has(input[value='NightPatrols'])", ("Format", "html"));
        Covered(WebUtility.HtmlDecode(file.Body), "file");
        host.MoveTo(20, 21);
        using var patrol = await host.PhoneAsync("Nattvandrarna Sundby");
        var tonight = (await patrol.GetAsync(Root + "/ikvall")).Text;
        Covered(tonight, "tonight");
        tonight.ShouldNotContain("Spanare");
        file.Body.ShouldNotContain("Spanare");
    }

    private static void Covered(string text, string where)
    {
        text.ShouldContain("täckt", customMessage: where);
        text.ShouldNotContain("lucka", customMessage: where);
    }
}
