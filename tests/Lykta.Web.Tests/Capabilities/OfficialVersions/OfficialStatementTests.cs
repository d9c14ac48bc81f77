using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.FollowUps.Statement;
using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.DocumentTemplates;
using Lykta.Web.Tests.Documents.OfficeFiles;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.OfficialVersions;

/// <summary>A round's tjänsteutlåtande that was edited in Word comes back as the official one.</summary>
public sealed class OfficialStatementTests
{
    private const string Address = OfficialHouse.Statement;

    [Theory, OnBothDatabases]
    public async Task Statement_EditedAndKept_IsTheFileToTheByte_AndIsWhatThePackageHolds(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        (await client.GetAsync(Address)).Document.QuerySelector("a[href$='/jamfor']").ShouldBeNull("nothing has been made");
        (await client.GetAsync($"{Address}/jamfor")).Location.ShouldBe(Address);
        (await client.GetAsync(Address)).Text.ShouldContain("Skapa tjänsteutlåtandet i Word först.");
        await client.KeptStatementAsync();
        var edited = OfficialHouse.Saying(await OfficeFiles.StatementAsync(client, "docx"), "Nämnden får här en läsanvisning.");
        (await client.KeepAsync(await client.CompareAsync(Address, edited))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.Http.GetByteArrayAsync(Address + "/officiell-2.docx")).ShouldBe(edited);
        var page = await client.GetAsync(Address);
        foreach (var said in new[] { "Officiella versioner", "gäller", "ersatt", OfficialVersion.HashOf(edited)[..12], "Siffror och tabeller är de som skapades.", "innehåller officiell version 2" })
            page.Text.ShouldContain(said);
        page.Text.ShouldNotContain("har ändrats sedan");
        await client.KeptBoardAsync();
        using var zip = new ZipArchive(new MemoryStream(await OfficeFiles.StatementAsync(client, "zip")));
        Read(zip, "tjansteutlatande.docx").ShouldBe(edited);
        var facts = XDocument.Load(new MemoryStream(Read(zip, "metadata.xml"))).Root!.Elements("fact").Select(f => (f.Attribute("name")!.Value, f.Value)).ToList();
        facts.ShouldContain(("Officiell version", "2"));
        facts.ShouldContain(("Officiella versionens kontrollsumma (SHA-256)", OfficialVersion.HashOf(edited)));
        facts.ShouldContain(("Nämndens version: Officiell version", "1"));
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Action == "statement.compared"))).ShouldBe(2);
        var before = host.Clock.GetUtcNow().AddDays(1);
        (await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => Disposers.EraseAsync(unit, RetentionClass.OfficialVersion, before, cancel), CancellationToken.None)).ShouldBe(1, "only the replaced one");
    }

    [Theory, OnBothDatabases]
    public async Task Statement_WithAnotherNumberOrCell_WantsAReason(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        var made = await OfficeFiles.StatementAsync(client, "docx", ("Input.Background", "Rundan gällde 17 platser."));
        host.Clock.Move(TimeSpan.FromDays(3));
        using var later = await host.SignedInAsync("sekreterare");
        (await later.CompareAsync(Address, made)).Text.ShouldContain("Siffror och tabeller är de som skapades", Case.Insensitive, "the day in it is the day it was made");
        var compared = await later.CompareAsync(Address, OfficialHouse.Saying(made, "Under året har 4711 kronor använts."));
        compared.Text.ShouldContain("4711");
        var refused = await later.KeepAsync(compared);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Skriv varför siffror eller tabeller skiljer sig.");
        (await later.KeepAsync(refused, ("Keep.Reason", "Beloppet kommer ur bokslutet."))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await later.GetAsync(Address)).Text.ShouldContain("1 skillnad. Beloppet kommer ur bokslutet.");
        await OfficeFiles.StatementAsync(later, "docx", ("Input.Background", "Något annat."));
        (await later.GetAsync(Address)).Text.ShouldContain("Uppgifterna har ändrats sedan den officiella versionen sparades");
    }

    [Theory, OnBothDatabases]
    public async Task Form_SaysAgainWhatTheLastFileSaid_WithoutTheOfficer(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        await OfficeFiles.StatementAsync(client, "docx", ("Input.Views", "Förvaltningen föreslår att arbetet fortsätter."), ("Input.Officer", "Handläggare stab"));
        var page = await client.GetAsync(Address);
        page.Text.ShouldContain("Förvaltningen föreslår att arbetet fortsätter.");
        page.Document.QuerySelector("[name='Input.DiaryNumber']")!.GetAttribute("value").ShouldBe("SE 2026/295");
        page.Document.QuerySelector("[name='Input.Officer']")!.GetAttribute("value").ShouldBeNullOrEmpty();
        var kept = await host.ReadAsync(db => db.Set<RoundStatement>().AsNoTracking().SingleAsync());
        (kept.HasOwnSummary, kept.Summary).ShouldBe((false, null), "Lykta's own sentence is made anew with the numbers of the day");
        await OfficeFiles.StatementAsync(client, "las.pdf", ("Input.Views", "Inte kvar."));
        (await client.GetAsync(Address)).Text.ShouldContain("arbetet fortsätter", Case.Insensitive, "only a Word file is remembered");
    }

    [Theory, OnBothDatabases]
    public async Task WarnedWordsAndFileName_WaitForReview(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        const string warned = "Sven Nilsson har lämnat synpunkter.";
        var asked = await client.SubmitFormAsync(await client.GetAsync(Address), "main form", ("Input.Views", warned));
        asked.Document.QuerySelector("[name='Input.IsAboutNobody']").ShouldNotBeNull();
        var made = await OfficeFiles.StatementAsync(client, "docx", ("Input.Views", warned), ("Input.IsAboutNobody", "true"));
        (await WaitingAsync(host)).ShouldBe(["statement"]);
        var compared = await client.CompareAsync(Address, made, "Sven Nilsson.docx");
        (await WaitingAsync(host)).ShouldBe(["statement"], "nothing is stored before the yes");
        (await client.KeepAsync(compared)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await WaitingAsync(host)).ShouldBe(["official", "statement"]);
        var review = await client.GetAsync($"/{DemoSeed.DistrictSlug}/granskning");
        review.Text.ShouldContain("Sven Nilsson.docx");
        review.Text.ShouldContain(warned);
        while (await client.GetAsync($"/{DemoSeed.DistrictSlug}/granskning") is var page && page.Document.QuerySelector("form[action*='RemoveText']") is not null)
            await client.SubmitFormAsync(page, "form[action*='RemoveText']");
        (await host.ReadAsync(db => db.Set<OfficialVersion>().Select(v => v.FileName).SingleAsync())).ShouldBe("–");
        (await host.ReadAsync(db => db.Set<RoundStatement>().Select(s => s.Views).SingleAsync())).ShouldBeNull();
        (await client.Http.GetByteArrayAsync(Address + "/officiell-1.docx")).ShouldBe(made);
    }

    [Theory]
    [InlineData("sekreterare", HttpStatusCode.OK, true)]
    [InlineData("styrgrupp", HttpStatusCode.OK, false)]
    [InlineData("enhetschef", HttpStatusCode.Forbidden, false)]
    [InlineData("admin", HttpStatusCode.Forbidden, false)]
    public async Task Official_ByRoleAndPartnership_IsReadKeptOrRefused(string persona, HttpStatusCode status, bool mayKeep)
    {
        await using var host = await LyktaHost.StartAsync();
        byte[] made;
        using (var coordinator = await host.SignedInAsync("samordnare"))
            made = await coordinator.KeptStatementAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(Address + "/officiell-1.docx")).Status.ShouldBe(status);
        (await client.GetAsync(Address + "/jamfor")).Status.ShouldBe(status);
        using var neighbour = await host.SignedInAsync("sekreterare", neighbour: true);
        foreach (var path in new[] { "/jamfor", "/officiell-1.docx" })
            (await neighbour.GetAsync($"/{DemoSeed.NeighbourSlug}/uppfoljning/2026-t2/tjansteutlatande{path}")).Status.ShouldBe(HttpStatusCode.NotFound);
        if (status == HttpStatusCode.OK)
            ((await client.CompareAsync(Address, made)).Document.QuerySelector("form[action*='Keep']") is not null).ShouldBe(mayKeep);
    }

    private static Task<List<string>> WaitingAsync(LyktaHost host) => host.ReadAsync(db => db.Set<WarnedText>().Select(t => t.Channel).OrderBy(c => c).ToListAsync());

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var from = zip.GetEntry(name)!.Open();
        using var held = new MemoryStream();
        from.CopyTo(held);
        return held.ToArray();
    }
}
