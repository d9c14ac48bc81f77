using System.Net;
using System.Text;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

/// <summary>
/// A word of its own in every field of every block at every sharing level, in every note and debrief; then everything that each
/// audience can reach is read, and a word may stand only where its level lets it.
/// </summary>
public sealed class LeakTests
{
    private const BriefingAudience Nobody = (BriefingAudience)9;

    private string shift = "";
    private string signUpAddress = "";
    private string walkersAddress = "";

    private sealed record Planted(string Word, SharingLevel Level, BriefingBlock Block, string Field);

    [Theory, OnBothDatabases]
    public async Task UniqueWords_EveryBlockAndLevel_ReachOnlyWhomTheyMay(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var planted = await PlantAsync(host);
        await PlantPatrolAsync(host);
        using var coordinator = await host.SignedInAsync("samordnare");
        (await coordinator.ShareAsync()).Status.ShouldBe(HttpStatusCode.Redirect);
        host.MoveTo(20, 21);
        using var police = await host.SignedInAsync("polis");
        using var field = await host.SignedInAsync("falt");
        using var guard = await host.PhoneAsync("Stadens ordningsvakter");
        using var patrol = await host.PhoneAsync("Nattvandrarna Sundby");
        using var housing = await host.SignedInAsync("fastighet");
        using var policePhone = await host.PhoneAsync("Lokalpolisområde Sundby");
        foreach (var (who, audience, client) in new (string, BriefingAudience, LyktaClient)[]
                 {
                     ("polis", BriefingAudience.PoliceAndMunicipality, police), ("falt", BriefingAudience.PoliceAndMunicipality, field), ("polistelefon", BriefingAudience.PoliceAndMunicipality, policePhone),
                     ("vakt", BriefingAudience.Guards, guard), ("vandrare", BriefingAudience.NightPatrols, patrol), ("fastighet", BriefingAudience.NightPatrols, housing),
                 })
            await LookAsync(planted, who, audience, client);
        await LookAtFilesAsync(planted, coordinator);
        var share = await coordinator.GetAsync(Sheet + "/dela");
        Check(planted, "mejl", BriefingAudience.NightPatrols, share.Document.QuerySelector("#mail")!.TextContent, mustHave: false);
        Check(planted, "sms", BriefingAudience.NightPatrols, share.Document.QuerySelector("#sms")!.TextContent, mustHave: false);
        foreach (var persona in new[] { "forskola", "admin", "utvarderare", "sekreterare", "analytiker" })
        {
            using var other = await host.SignedInAsync(persona);
            await LookAsync(planted, persona, Nobody, other);
        }

        // The handover tells open points, by the gate: what the partnership shares, and to a unit manager what the own organisation keeps.
        using var steering = await host.SignedInAsync("styrgrupp");
        await LookAsync([.. planted.Where(p => p.Block != BriefingBlock.OpenPoints || p.Field == "Note" || p.Level < SharingLevel.Partnership)], "styrgrupp", Nobody, steering);
        using var manager = await host.SignedInAsync("enhetschef");
        await LookAsync([.. planted.Where(p => p.Block != BriefingBlock.OpenPoints || p.Field == "Note" || p.Level is SharingLevel.Branch or SharingLevel.Briefing)], "enhetschef", Nobody, manager);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        await LookAsync(planted, "grannen", Nobody, neighbour);
        using var nobody = host.NewClient();
        await LookAsync(planted, "ingen", Nobody, nobody);
        Check(planted, "anmäld vandrare", BriefingAudience.NightPatrols, WebUtility.HtmlDecode((await nobody.GetAsync(Root + walkersAddress)).Body), mustHave: true);
        await LookAtFeedsAsync(host, planted);
    }

    // The feed tells title, time and place: not even what its reader may see elsewhere.
    private static async Task LookAtFeedsAsync(LyktaHost host, IReadOnlyList<Planted> planted)
    {
        foreach (var persona in new[] { "samordnare", "polis", "fastighet" })
        {
            using var client = await host.SignedInAsync(persona);
            await client.SubmitFormAsync(await client.GetAsync(Root + "/kalender"), "#skapa");
            var address = new Uri((await client.GetAsync(Root + "/kalender")).Document.QuerySelector(".address")!.TextContent).AbsolutePath;
            using var calendar = host.NewClient();
            var feed = (await calendar.GetAsync(address)).Body;
            feed.ShouldContain("BEGIN:VEVENT", customMessage: persona);
            Check(planted, "kalender " + persona, Nobody, feed, mustHave: false);
        }
    }

    private async Task PlantPatrolAsync(LyktaHost host)
    {
        var seals = host.Services.GetRequiredService<PatrolSeals>();
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var volunteers = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Nattvandrarna Sundby", cancel);
            var group = PatrolGroup.Begin(new(Text("Nattvandrarna Sundby"), volunteers.Id, PatrolGroupKind.Association, null));
            var template = PatrolTemplate.Of(group.Id, DayOfWeek.Friday, new(new(21, 0), new(1, 0), null, null, 3));
            var planned = PatrolShift.Plan(template, new(2026, 11, 20));
            planned.Join(unit.Now);
            var signUp = PatrolSignUp.Of(planned.Id, seals.Seal(new("Vandrare", "070")), unit.Now);
            unit.Db.AddRange(group, template, planned, signUp);
            (shift, signUpAddress, walkersAddress) = (planned.Id.Value.ToString(), "/nattvandra/" + group.SignUpKey, "/nattvandra/min/" + seals.AddressOf(unit.Scope.PartnershipId, signUp.Id));
            return true;
        }, CancellationToken.None);
    }

    [Theory, OnBothDatabases]
    public async Task VersionsInTheDatabase_HoldNothingOfOtherLevels(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var planted = await PlantAsync(host);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.ShareAsync();
        foreach (var version in await host.ReadAsync(db => db.Set<BriefingVersion>().Where(v => db.Set<BriefingSheet>().Any(s => s.Id == v.SheetId && s.Key == Tonight)).ToListAsync()))
            Check(planted, version.Audience.ToString(), version.Audience, version.Content, mustHave: true);
        var outbox = await host.ReadAsync(db => db.Set<Web.Platform.Outbox.OutboxMessage>().ToListAsync());
        Check(planted, "outbox", Nobody, System.Text.Json.JsonSerializer.Serialize(outbox), mustHave: false);
        var audit = await host.ReadAsync(db => db.Set<Web.Platform.Audit.AuditEntry>().ToListAsync());
        Check(planted, "audit", Nobody, System.Text.Json.JsonSerializer.Serialize(audit), mustHave: false);
    }

    // Everything that carries text and can be fetched: pages, their data, exports, versions by guessed address.
    private async Task LookAsync(IReadOnlyList<Planted> planted, string who, BriefingAudience audience, LyktaClient client)
    {
        var found = new StringBuilder();
        foreach (var path in new[]
                 {
                     "/ikvall", "/laget", "/karta", "/karta/data.geojson", "/samlat", "/iakttagelser", "/kontakter", "/overlamning", "/introduktion", "/introduktion/lage", "/utsattning", $"/utsattning/{Tonight}", $"/utsattning/{Tonight}/dela", $"/utsattning/{Tonight}/mote", $"/utsattning/{Tonight}/mote?block=2",
                     $"/utsattning/{Tonight}/fil", $"/utsattning/{Tonight}.ics", $"/utsattning/{Tonight}/visa", $"/utsattning/{Tonight}/visa/PoliceAndMunicipality", $"/utsattning/{Tonight}/visa/Guards", $"/utsattning/{Tonight}/visa/NightPatrols",
                     $"/utsattning/{Tonight}/visa/1", $"/utsattning/{Tonight}/aterrapport", "/utsattning/deltagande", "/rapportera", "/samarbeten", "/nattvandring", $"/nattvandring/pass/{shift}", $"/nattvandring/pass/{shift}/rapport", signUpAddress, "/kalender",
                 })
        {
            var page = await client.GetAsync(Root + path);
            if (page.Status == HttpStatusCode.OK)
                found.Append(page.Body);
        }

        var file = await client.PostAsync($"{Root}/utsattning/{Tonight}/fil", [new("Version", "PoliceAndMunicipality"), new("Format", "html"), new("IsChosen", "true")]);
        found.Append(file.Body);
        Check(planted, who, audience, WebUtility.HtmlDecode(found.ToString()), mustHave: SheetVersions.All.Contains(audience));
    }

    private static async Task LookAtFilesAsync(IReadOnlyList<Planted> planted, LyktaClient coordinator)
    {
        var share = await coordinator.GetAsync(Sheet + "/dela");
        foreach (var audience in SheetVersions.All)
        {
            var form = $"form[action$='/fil']:has(input[value='{audience}'])";
            var html = await coordinator.SubmitFormAsync(share, form, ("Format", "html"), ("IsChosen", "true"));
            html.Headers["Content-Disposition"].ShouldContain(".html");
            Check(planted, "html " + audience, audience, WebUtility.HtmlDecode(html.Body), mustHave: true);
            html.Body.ShouldContain("Radera senast 2026-11-22");
            html.Body.ShouldNotContain("http://", customMessage: "one file with nothing outside it");
            html.Body.ShouldNotContain("src=");
        }
    }

    private static void Check(IReadOnlyList<Planted> planted, string who, BriefingAudience audience, string text, bool mustHave)
    {
        foreach (var word in planted)
        {
            var may = May(word, audience);
            if (!may)
                text.Contains(word.Word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{who} reads {word}");
            else if (mustHave && word.Field != "Contact")
                text.Contains(word.Word, StringComparison.OrdinalIgnoreCase).ShouldBeTrue($"{who} lacks {word}");
        }
    }

    // Written out here, not taken from the program.
    private static bool May(Planted word, BriefingAudience audience) => audience switch
    {
        BriefingAudience.PoliceAndMunicipality => word.Level is SharingLevel.Briefing or SharingLevel.Partnership or SharingLevel.Open,
        BriefingAudience.Guards => word.Level is SharingLevel.Partnership or SharingLevel.Open,
        BriefingAudience.NightPatrols => word.Level == SharingLevel.Open && word.Field != "Contact" && !(word.Block == BriefingBlock.Priorities && word.Field == "Text"),
        _ => false,
    };

    private static async Task<IReadOnlyList<Planted>> PlantAsync(LyktaHost host)
    {
        var planted = new List<Planted>();
        string Word(SharingLevel level, BriefingBlock block, string field)
        {
            var word = $"kvistord{planted.Count:000}z";
            planted.Add(new(word, level, block, field));
            return word;
        }

        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var sheet = await unit.Db.Set<BriefingSheet>().SingleAsync(s => s.Key == Tonight, cancel);
            unit.Db.RemoveRange(await unit.Db.Set<BriefingItem>().Where(i => i.SheetId == sheet.Id).ToListAsync(cancel));
            var place = await unit.Db.Set<Place>().FirstAsync(p => p.Name == "Sundby torg", cancel);
            var elsewhere = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Trygghet och säkerhet", cancel);
            var order = 0;
            foreach (var level in Enum.GetValues<SharingLevel>())
            {
                foreach (var block in Enum.GetValues<BriefingBlock>().Where(b => b != BriefingBlock.Map))
                {
                    var words = new ItemWords(block, level)
                    {
                        Heading = block is BriefingBlock.Priorities or BriefingBlock.Newcomer or BriefingBlock.OpenPoints ? null : Text(Word(level, block, "Heading")),
                        Place = block == BriefingBlock.Priorities ? place.Id : null,
                        From = block is BriefingBlock.Priorities or BriefingBlock.Presence ? new(20, 0) : null,
                        To = block is BriefingBlock.Priorities or BriefingBlock.Presence ? new(23, 0) : null,
                        Text = block == BriefingBlock.Presence ? null : Text(Word(level, block, "Text")),
                        Action = block == BriefingBlock.Priorities ? Text(Word(level, block, "Action")) : null,
                        Contact = block == BriefingBlock.Presence ? Text(Word(level, block, "Contact")) : null,
                        Since = sheet.Day.AddDays(-20),
                    };
                    unit.Db.Add(BriefingItem.Write(sheet.Id, words, OwnerOf(elsewhere), null, order++, unit.Now));
                }
            }

            foreach (var block in Enum.GetValues<BriefingBlock>())
            {
                var note = BriefingNote.On(sheet.Id, block);
                note.Say(Text(Word(SharingLevel.Branch, block, "Note")));
                unit.Db.Add(note);
            }

            return true;
        }, CancellationToken.None);
        return planted;
    }
}
