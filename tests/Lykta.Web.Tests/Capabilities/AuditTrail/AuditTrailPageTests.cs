using System.Net;
using System.Text.RegularExpressions;
using Lykta.Web.Capabilities.AuditTrail;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Platform.Audit;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.AuditTrail;

public sealed class AuditTrailPageTests
{
    private const string Address = $"/{DemoSeed.DistrictSlug}/spar";

    [Theory, OnBothDatabases]
    public async Task Get_Administrator_SeesChangesAndReadsWithFilter(Database database)
    {
        await using var host = await AuditVerifierTests.ChainedAsync(database);
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Address);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(24);
        var filtered = await admin.GetAsync(Address + "?handelse=partnership.seeded");
        filtered.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        filtered.Text.ShouldContain("Demonstration inlagd");
        var reads = await admin.GetAsync(Address + "?logg=lasningar&slag=Observation&fran=2026-11-20&till=2026-11-20");
        reads.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(8);
        (await admin.GetAsync(Address + "?logg=lasningar&till=2026-11-19")).Text.ShouldContain("Inget i loggen");
    }

    [Theory, OnBothDatabases]
    public async Task Get_Rows_TellTheNumberAndTheCodesInWords(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var received = await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var type = await unit.Db.Set<EventType>().FirstAsync(cancel);
            var owner = await unit.Db.Set<Organisation>().FirstAsync(o => o.Name == "Fältgruppen", cancel);
            return await unit.ReceiveAsync(new(type.Id, unit.Now, new(owner.Id, owner.RootId, owner.BranchId), ObservationSource.Form) { Sharing = SharingLevel.Branch }, cancel);
        }, CancellationToken.None);
        using var admin = await host.SignedInAsync("admin");
        var row = (await admin.GetAsync(Address + "?handelse=observation.received")).Document.QuerySelector("tbody tr")!.TextContent;
        row.ShouldContain($"Iakttagelse nr {received.Number}");
        row.ShouldContain("delas med: ");
        row.ShouldNotContain("sharing=");
        row.ShouldNotContain("Branch");
    }

    [Fact]
    public void CodesInWords_KnownAndUnknown_AreWordsOrLeftAsTheyAre()
    {
        var texts = new Texts();
        texts.CodesInWords("class=Message;count=3").ShouldBe("slag: Meddelanden; antal: 3");
        texts.CodesInWords("classes=Message ReadLog").ShouldBe("slag: Meddelanden, Läslogg");
        texts.CodesInWords($"hash={new string('a', 60)}beef").ShouldBe("kontrollsumma: …aabeef");
        texts.CodesInWords("nonsense=1;alone").ShouldBe("nonsense: 1; alone");
        texts.CodesInWords("").ShouldBe("");
    }

    // Each action, kind and code that is written out in a call has its words: the next one that is added too.
    [Fact]
    public void AuditCalls_EveryActionKindAndCode_HasWords()
    {
        var known = TextCatalogue.Embedded["sv"];
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", "Lykta.Web"), "*.cs", SearchOption.AllDirectories))
        {
            foreach (Match call in Regex.Matches(File.ReadAllText(path), @"\.Audit\((?>[^();]+|\((?<open>)|\)(?<-open>))*\);", RegexOptions.None, TimeSpan.FromSeconds(10)))
            {
                missing.UnionWith(Names(call.Value, @"\.Audit\(\s*""([a-z][a-zA-Z.-]*[a-z])""", "AuditTrail.Action."));
                missing.UnionWith(Names(call.Value, @"^[^,]+,\s*nameof\((\w+)\)", "AuditTrail.Kind."));
                missing.UnionWith(Names(call.Value, @"\(""([a-zA-Z-]+)"",", "AuditTrail.Code."));
            }

            foreach (Match call in Regex.Matches(File.ReadAllText(path), @"[rR]eads\.Note\((?>[^();]+|\((?<open>)|\)(?<-open>))*\);", RegexOptions.None, TimeSpan.FromSeconds(10)))
            {
                missing.UnionWith(Names(call.Value, @"Note\((?:nameof\(|"")(\w+)", "AuditTrail.Kind."));
                missing.UnionWith(Names(call.Value, @"""([a-z]+)""\);", "AuditTrail.Channel."));
            }
        }

        foreach (var path in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "src", "Lykta.Web"), "Export.cshtml", SearchOption.AllDirectories).Where(path => File.ReadAllText(path + ".cs").Contains("reads.Note(", StringComparison.Ordinal)))
            missing.UnionWith(Names(File.ReadAllText(path), @"regex\(\^\(([^)]+)\)", "").SelectMany(formats => formats.Split('|')).Select(format => "AuditTrail.Channel." + format));
        missing.Where(key => !known.ContainsKey(key)).ShouldBeEmpty();
        missing.Count.ShouldBeGreaterThan(250, "the calls are found");

        static IEnumerable<string> Names(string call, string pattern, string prefix) =>
            Regex.Matches(call, pattern, RegexOptions.None, TimeSpan.FromSeconds(10)).Select(m => prefix + m.Groups[1].Value);
    }

    [Theory, OnBothDatabases]
    public async Task Post_CheckTheChain_TellsWholeAndThenTheEditedNumber(Database database)
    {
        await using var host = await AuditVerifierTests.ChainedAsync(database);
        using var admin = await host.SignedInAsync("admin");
        var page = await admin.GetAsync(Address);
        (await admin.SubmitAsync(page)).Text.ShouldContain("Kedjorna är hela");
        await host.TamperAsync("UPDATE \"AuditEntry\" SET \"Action\" = 'x' WHERE \"Sequence\" = 5");
        (await admin.SubmitAsync(await admin.GetAsync(Address)))
            .Text.ShouldContain("Nummer 5 har ändrats i efterhand.");
    }

    [Theory, OnBothDatabases]
    public async Task Export_Csv_HasTheRowsAndIsItselfLogged(Database database)
    {
        await using var host = await AuditVerifierTests.ChainedAsync(database);
        using var admin = await host.SignedInAsync("admin");
        var file = await admin.GetAsync(Address + ".csv?handelse=test.done");
        file.Headers["Content-Type"].ShouldStartWith("text/csv");
        file.Body.Split('\n').Count(l => l.Contains("test.done", StringComparison.Ordinal)).ShouldBe(11);
        (await admin.GetAsync(Address)).Text.ShouldContain("Loggen hämtad");
        (await admin.GetAsync(Address + ".exe")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("samordnare"), InlineData("falt"), InlineData("polis"), InlineData("enhetschef"), InlineData("styrgrupp"), InlineData("sekreterare")]
    [InlineData("analytiker"), InlineData("utvarderare"), InlineData("forskola")]
    public async Task Get_OtherRoles_AreForbidden(string persona)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(Address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync(Address + ".csv")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task Get_ForeignPartnershipOrBadInput_IsRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var admin = await host.SignedInAsync("admin");
        (await admin.GetAsync($"/{DemoSeed.NeighbourSlug}/spar")).Status.ShouldBe(HttpStatusCode.NotFound);
        var unread = await admin.GetAsync(Address + "?fran=igar");
        (unread.Status, unread.Text.Contains("Skriv datum som 2026-11-20.", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));
        var other = await admin.GetAsync(Address + "?fran=2026-11-20&till=imorgon");
        (other.Document.QuerySelector("#till-error") is null, other.Document.QuerySelector("#fran-error") is null).ShouldBe((false, true), "the fault stands on its own field");
        (await admin.GetAsync(Address + "?sida=sist")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await admin.GetAsync(Address + "?fran=2026-11-20&till=2026-11-19")).Text.ShouldContain("Det första datumet är efter det sista.");
        (await admin.GetAsync(Address + "?fran=9999-12-31&till=9999-12-31")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await admin.GetAsync(Address + "?fran=2099-12-31&till=2099-12-31&sida=99999999")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
