using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.OfficialVersions;
using Lykta.Web.Documents;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Documents.OfficeFiles;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.OfficialVersions;

public sealed class OfficialVersionTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;

    [Theory, OnBothDatabases]
    public async Task Board_EditedAndKept_IsTheFileToTheByte_AndGoesWithThePackage(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        await client.KeptBoardAsync();
        var edited = OfficialHouse.Saying(await client.Http.GetByteArrayAsync(OfficialHouse.Board + ".docx"), "Nämnden får här en läsanvisning.");
        (await client.KeepAsync(await client.CompareAsync(OfficialHouse.Board, edited))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.Http.GetByteArrayAsync(OfficialHouse.Board + "/officiell-2.docx")).ShouldBe(edited);
        var page = await client.GetAsync(OfficialHouse.Board);
        foreach (var said in new[] { "Officiella versioner", "Version 2", "gäller", "ersatt", OfficialVersion.HashOf(edited)[..12], "Siffror och tabeller är de som skapades." })
            page.Text.ShouldContain(said);
        using var zip = new ZipArchive(new MemoryStream(await OfficeFiles.StatementAsync(client, "zip")));
        Read(zip, "namndens-version.docx").ShouldBe(edited);
        var sheet = XDocument.Load(new MemoryStream(Read(zip, "metadata.xml"))).Root!;
        sheet.Elements("fact").ShouldContain(f => f.Attribute("name")!.Value == "Nämndens version: Officiell version" && f.Value == "2");
        sheet.Elements("fact").ShouldContain(f => f.Value == OfficialVersion.HashOf(edited));
        await ShouldBePdfOrSayWhyAsync(client, OfficialHouse.Board + "/officiell-2.pdf");
        var before = host.Clock.GetUtcNow().AddDays(1);
        (await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => Disposers.EraseAsync(unit, RetentionClass.OfficialVersion, before, cancel), CancellationToken.None)).ShouldBe(1, "only the replaced one");
        (await client.GetAsync(OfficialHouse.Board + "/officiell-1.docx")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Case_WithAnotherNumber_WantsAReason_AndIsFrozenAtDispatch(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        var address = await CaseAsync(client);
        var edited = OfficialHouse.Saying(await client.Http.GetByteArrayAsync($"{address}/svar.docx"), "Under året har 4711 kronor använts.");
        var compared = await client.CompareAsync(address, edited);
        compared.Text.ShouldContain("Varför siffror eller tabeller skiljer sig");
        var refused = await client.KeepAsync(compared);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Skriv varför siffror eller tabeller skiljer sig.");
        (await client.KeepAsync(refused, ("Keep.Reason", "Beloppet kommer ur bokslutet."))).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await client.GetAsync(address);
        page.Text.ShouldContain("1 skillnad. Beloppet kommer ur bokslutet.");
        page.Text.ShouldNotContain("har ändrats sedan");
        await client.SubmitFormAsync(page, "form[action*='Words']", ("Summary", "En ny sammanfattning."));
        (await client.GetAsync(address)).Text.ShouldContain("Uppgifterna har ändrats sedan den officiella versionen sparades");
        using (var zip = new ZipArchive(new MemoryStream(await client.Http.GetByteArrayAsync($"{address}/svar.zip"))))
            Read(zip, "svar.docx").ShouldBe(edited);
        var waiting = await client.CompareAsync(address, edited);
        await DispatchAsync(host, address);
        var late = await client.KeepAsync(waiting, ("Keep.Reason", "För sent."));
        late.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        late.Text.ShouldContain("Ärendet är expedierat och kan inte ändras");
        (await client.CompareAsync(address, edited)).Document.QuerySelector("form[action*='Keep']").ShouldBeNull();
        (await host.ReadAsync(db => db.Set<OfficialVersion>().CountAsync())).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task TrackedChangesAndComments_AreTold_AndAcceptedKnowingly(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        var edited = OfficialHouse.Edited(await client.Http.GetByteArrayAsync(OfficialHouse.Board + ".docx"), main =>
        {
            main.Document!.Body!.PrependChild(new Paragraph(new InsertedRun(new Run(new Text("En ny mening."))) { Author = "Handläggare", Id = "9001" }));
            main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(new Comment(new Paragraph(new Run(new Text("Se över.")))) { Id = "1", Author = "Handläggare" });
        });
        var compared = await client.CompareAsync(OfficialHouse.Board, edited);
        compared.Text.ShouldContain("ändringar som ingen har godkänt");
        var refused = await client.KeepAsync(compared, ("Keep.AcceptsTracked", "true"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("Filen har kommentarer.");
        refused.Text.ShouldNotContain("Filen har spårade ändringar.");
        (await client.KeepAsync(refused, ("Keep.AcceptsComments", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(OfficialHouse.Board)).Text.ShouldContain("Spårade ändringar följer med. Kommentarer följer med.");
    }

    [Theory]
    [InlineData("body")]
    [InlineData("struck")]
    [InlineData("comment")]
    [InlineData("picture")]
    [InlineData("title")]
    public async Task PersonalNumber_WhereverItHides_IsComparedAndNeverKept(string where)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("sekreterare");
        const string words = "Gäller 811218-9876.";
        var edited = OfficialHouse.Edited(await client.Http.GetByteArrayAsync(OfficialHouse.Board + ".docx"), main =>
        {
            if (where == "title")
                main.OpenXmlPackage.PackageProperties.Subject = words;
            else if (where == "picture")
                main.Document!.Body!.PrependChild(new Paragraph(new Run(new Drawing(new DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline(new DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties { Id = 7, Name = "Bild", Description = words })))));
            else if (where == "comment")
                main.AddNewPart<WordprocessingCommentsPart>().Comments = new Comments(new Comment(new Paragraph(new Run(new Text(words)))) { Id = "1", Author = "A" });
            else
                main.Document!.Body!.PrependChild(where == "body" ? new Paragraph(new Run(new Text(words))) : new Paragraph(new DeletedRun(new Run(new DeletedText(words))) { Author = "A", Id = "9001" }));
        });
        var compared = await client.CompareAsync(OfficialHouse.Board, edited);
        compared.Text.ShouldContain("Filen kan jämföras men inte sparas");
        compared.Document.QuerySelector("form[action*='Keep']").ShouldBeNull();
        (await host.ReadAsync(db => db.Set<OfficialVersion>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Kept_AfterTheDataChangedSinceTheComparison_IsToldAtOnce(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        var address = await CaseAsync(client);
        var compared = await client.CompareAsync(address, await client.Http.GetByteArrayAsync($"{address}/svar.docx"));
        await client.SubmitFormAsync(await client.GetAsync(address), "form[action*='Words']", ("Summary", "En ny sammanfattning."));
        (await client.KeepAsync(compared)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(address)).Text.ShouldContain("Uppgifterna har ändrats sedan den officiella versionen sparades");
    }

    [Fact]
    public async Task Words_MoreThanAnyoneReads_AreRefused()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("sekreterare");
        var random = new Random(7);
        var edited = OfficialHouse.Edited(await client.Http.GetByteArrayAsync(OfficialHouse.Board + ".docx"), main =>
        {
            for (var i = 0; i < 2_100; i++)
                main.Document!.Body!.PrependChild(new Paragraph(new Run(new Text(string.Concat(Enumerable.Range(0, 1_000).Select(_ => (char)random.Next('a', 'z')))))));
        });
        var refused = await client.CompareAsync(OfficialHouse.Board, edited);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Document.QuerySelector("form[action*='Keep']").ShouldBeNull();
    }

    [Fact]
    public async Task Draft_OfSomebodyElse_OrForAnotherDocument_IsNotThere()
    {
        await using var host = await LyktaHost.StartAsync();
        using var secretary = await host.SignedInAsync("sekreterare");
        using var coordinator = await host.SignedInAsync("samordnare");
        var made = await secretary.Http.GetByteArrayAsync(OfficialHouse.Board + ".docx");
        var compared = await secretary.CompareAsync(OfficialHouse.Board, made);
        var draft = compared.Document.QuerySelector("[name='Keep.Draft']")!.GetAttribute("value")!;
        var own = await coordinator.CompareAsync(OfficialHouse.Board, made);
        var lost = await coordinator.KeepAsync(own, ("Keep.Draft", draft));
        lost.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        lost.Text.ShouldContain("Lämna in den igen");
        var other = await secretary.CompareAsync(await CaseAsync(secretary), made);
        (await secretary.KeepAsync(other, ("Keep.Draft", draft), ("Keep.Reason", "x"))).Text.ShouldContain("Lämna in den igen");
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK, true)]
    [InlineData("sekreterare", HttpStatusCode.OK, true)]
    [InlineData("styrgrupp", HttpStatusCode.OK, false)]
    [InlineData("enhetschef", HttpStatusCode.Forbidden, false)]
    [InlineData("falt", HttpStatusCode.Forbidden, false)]
    [InlineData("admin", HttpStatusCode.Forbidden, false)]
    public async Task Official_ByRole_IsReadKeptOrRefused(string persona, HttpStatusCode status, bool mayKeep)
    {
        await using var host = await LyktaHost.StartAsync();
        byte[] made;
        using (var secretary = await host.SignedInAsync("sekreterare"))
            made = await secretary.KeptBoardAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync(OfficialHouse.Board + "/officiell-1.docx")).Status.ShouldBe(status);
        (await client.GetAsync(OfficialHouse.Board + "/officiell-9.docx")).Status.ShouldBe(status == HttpStatusCode.OK ? HttpStatusCode.NotFound : status);
        using var neighbour = await host.SignedInAsync("sekreterare", neighbour: true);
        (await neighbour.GetAsync(OfficialHouse.Board + "/officiell-1.docx")).Status.ShouldBe(HttpStatusCode.NotFound);
        if (status != HttpStatusCode.OK)
            return;
        var compared = await client.CompareAsync(OfficialHouse.Board, made);
        (compared.Document.QuerySelector("form[action*='Keep']") is not null).ShouldBe(mayKeep);
        if (!mayKeep)
            (await client.PostAsync(OfficialHouse.Board + "/jamfor?handler=Keep", LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)compared.Document.QuerySelector("main form")!))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task ShouldBePdfOrSayWhyAsync(LyktaClient client, string address)
    {
        using var response = await client.Http.GetAsync(address);
        if (ArchivePrinter.Program is null)
            (await client.GetAsync(response.Headers.Location!.ToString())).Text.ShouldContain("LibreOffice finns inte på servern");
        else
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    private static async Task DispatchAsync(LyktaHost host, string address)
    {
        var number = int.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var one = await unit.Db.Set<AnswerCase>().SingleAsync(c => c.Number == number, cancel);
            one.Dispatch(new CaseContent(one.Kind, one.Title, "SE 1", null, null, [], one.ReceivedOn, null, null, null, null).Write(), null, null, unit.Now);
            return true;
        }, CancellationToken.None);
    }

    private static async Task<string> CaseAsync(LyktaClient client)
    {
        var made = await client.SubmitAsync(
            await client.GetAsync($"{Root}/arenden/nytt"), ("Input.Kind", "BoardQuestion"), ("Input.Title", "Konkreta åtgärder"), ("Input.OwnDiary", "SE 2026/296"),
            ("Input.ReceivedOn", "2026-07-08"), ("Input.DueOn", "2026-12-26"), ("Input.BoardOn", "2026-12-10"), ("Input.Signatories", "Moderaterna"), ("Input.Questions", "1. Vilka insatser har gjorts?\n2. Vad planeras?"));
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        return made.Location!;
    }

    private static byte[] Read(ZipArchive zip, string name)
    {
        using var from = zip.GetEntry(name)!.Open();
        using var held = new MemoryStream();
        from.CopyTo(held);
        return held.ToArray();
    }
}
