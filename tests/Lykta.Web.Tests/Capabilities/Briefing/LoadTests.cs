using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Briefing.Load;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

public sealed class LoadTests
{
    private const string Load = Root + "/utsattning/belastning";

    [Theory, OnBothDatabases]
    public async Task Load_OwnAndCommonHours_WarnsAboveTheShareThatIsSet(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var collaboration = await unit.Db.Set<Collaboration>().FirstAsync(cancel);
            var series = BriefingSeries.Begin(DayOfWeek.Saturday, new(16, 0), new(18, 0), new(3, 0), collaboration.Id);
            var sheet = BriefingSheet.Plan(series, new(2026, 11, 14), collaboration.Slug);
            unit.Db.AddRange(series, sheet);
            var owner = (await BriefingDuty.OwnerAsync(unit.Db, cancel))!;
            foreach (var (who, count) in new[] { ("Fältassistenter", 3), ("SL trygghetsvärdar", 2) })
                unit.Db.Add(BriefingItem.Write(sheet.Id, new(BriefingBlock.Presence, SharingLevel.Briefing) { Heading = Words(who), From = new(21, 0), To = new(1, 0), Count = count }, owner, null, 0, unit.Now));
            sheet.Share(new(Registration.KeptOrdered, null, false, Words("Nämndens beslut")), null, unit.Now).IsOk.ShouldBeTrue();
            return true;
        }, CancellationToken.None);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Load);
        string[] Row(string who) => [.. page.Document.QuerySelectorAll("#lag tbody tr").Single(r => r.QuerySelector("th")!.TextContent == who).QuerySelectorAll("td").Select(t => t.TextContent.Trim().Replace('\u00a0', ' '))];
        Row("SL trygghetsvärdar").ShouldBe(["0", "8", "1", "100 %, över gränsen", "0"], "four hours for two");
        Row("Fältassistenter").ShouldBe(["6", "12", "2", "67 %, över gränsen", "0"]);
        Row("Ordningsvakter").ShouldBe(["20", "0", "1", "0 %", "0"]);
        page = await client.GetAsync(Load + "?andel=75");
        Row("Fältassistenter")[3].ShouldBe("67 %", "the limit is higher");
        page = await client.GetAsync(Load + "?andel=9999&veckor=x");
        page.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var persona in new[] { "falt", "polis", "enhetschef", "forskola" })
        {
            using var other = await host.SignedInAsync(persona);
            (await other.GetAsync(Load)).Status.ShouldBe(HttpStatusCode.Forbidden, persona);
        }
    }

    /// <summary>The heading as it was written says whose the line is: SL's lines are SL's, the own team's its authority's.</summary>
    [Theory, OnBothDatabases]
    public async Task Load_PerParty_SumsLinesThatBeginWithThePartyOrOneOfItsUnits(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var collaboration = await unit.Db.Set<Collaboration>().FirstAsync(cancel);
            unit.Db.Add(new CollaborationParty { CollaborationId = collaboration.Id, Name = "SL", Category = OrganisationCategory.Transport });
            var series = BriefingSeries.Begin(DayOfWeek.Saturday, new(16, 0), new(18, 0), new(3, 0), collaboration.Id);
            var sheet = BriefingSheet.Plan(series, new(2026, 11, 14), collaboration.Slug);
            unit.Db.AddRange(series, sheet);
            var owner = (await BriefingDuty.OwnerAsync(unit.Db, cancel))!;
            foreach (var (who, count) in new[] { ("SL trygghetsvärdar", 2), ("SL, väktare", 1), ("sl trygghetsvärdar", 1), ("Slottsvakten", 1), ("Fältgruppen", 2), ("Fältgruppen, lag 2", 1) })
                unit.Db.Add(BriefingItem.Write(sheet.Id, new(BriefingBlock.Presence, SharingLevel.Briefing) { Heading = Words(who), From = new(21, 0), To = new(1, 0), Count = count }, owner, null, 0, unit.Now));
            sheet.Share(new(Registration.KeptOrdered, null, false, Words("Nämndens beslut")), null, unit.Now).IsOk.ShouldBeTrue();
            return true;
        }, CancellationToken.None);
        using var client = await host.SignedInAsync("samordnare");
        var rows = (await client.GetAsync(Load)).Document.QuerySelectorAll("#parter tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelectorAll("td").Select(t => t.TextContent.Trim()).ToArray());
        rows["SL"].ShouldBe(["16", "3", "0", "SL trygghetsvärdar, SL, väktare"]);
        rows["Sundby-Ekbackens stadsdelsförvaltning"].ShouldBe(["18", "3", "0", "Fältassistenter, Fältgruppen, Fältgruppen, lag 2"], "its team, and what its contacts call it");
        rows["Slottsvakten"].ShouldBe(["4", "1", "0", "Slottsvakten"], "only begins alike");
        rows["Ordningsvakter"].ShouldBe(["20", "1", "0", "Ordningsvakter"], "stands as it is written");
    }

    [Theory, OnBothDatabases]
    public async Task Load_SheetSharedAhead_IsPlannedUntilItsHoursHaveBeen(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await client.WriteLineAsync(BriefingBlock.Presence, ("Input.Heading", "Kvällslaget"), ("Input.From", "21:00"), ("Input.To", "01:00"), ("Input.Count", "2"), ("Input.Sharing", "Briefing"));
        await client.ShareAsync();
        async Task<string[]> RowAsync(LyktaClient client) => [.. (await client.GetAsync(Load)).Document.QuerySelectorAll("#lag tbody tr").Single(r => r.QuerySelector("th")!.TextContent == "Kvällslaget").QuerySelectorAll("td").Select(t => t.TextContent.Trim().Replace('\u00a0', ' '))];
        (await RowAsync(client)).ShouldBe(["0", "0", "0", "0 %", "8"], "at two in the afternoon nobody has been out");
        host.MoveTo(20, 22);
        (await RowAsync(client)).ShouldBe(["2", "0", "1", "0 %", "6"], "an hour of two people");
        host.MoveTo(21, 8);
        using var morning = await host.SignedInAsync("samordnare");
        (await RowAsync(morning)).ShouldBe(["8", "0", "1", "0 %", "0"]);
    }

    private static ScreenedText Words(string text) =>
        ScreenedText.TryPass(text, ScreeningContext.Inside, Enum.GetValues<FindingKind>().ToHashSet(), out var passed, out _) ? passed : throw new InvalidOperationException(text);
}
