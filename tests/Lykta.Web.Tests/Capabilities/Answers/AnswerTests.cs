using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using Lykta.Web.Capabilities.Answers;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Answers;

/// <summary>The skrivelse from four parties with an ersättaryttrande from a fifth: its four questions answered from the register.</summary>
public sealed class AnswerTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string Questions =
        """
        1. Vilka direkta insatser har förvaltningen genomfört ute i vår stadsmiljö för att minska rekryteringen av barn och unga till gängkriminalitet eller för att motverka exempelvis droghandel?
        2. Vilka direkta insatser har förvaltningen genomfört helt på egen hand, och med vilka resurser? Vilka insatser har genomförts av andra parter där förvaltningen varit medverkande?
        3. Vad har förvaltningen för plan på att genomföra för direkta trygghetsskapande insatser resten av året?
        4. På vilket sätt fortbildas den personal som dagligen möter våra ungdomar?
        """;

    private static readonly string[] Parties = ["Moderaterna", "Centerpartiet", "Liberalerna", "Sverigedemokraterna", "Kristdemokraterna"];

    private static readonly (string Filter, (string, string)[] Fields)[] Asked =
    [
        ("skede=Carried&mal=CrimeAndSafety&ar=2026", [("skede", "Carried"), ("mal", "CrimeAndSafety")]),
        ("utforare=Own&skede=Carried&ar=2026", [("utforare", "Own"), ("skede", "Carried")]),
        ("prevention=Situational&skede=Planned&ar=2026", [("prevention", "Situational"), ("skede", "Planned")]),
        ("utbildning=true&ar=2026", [("utbildning", "true")]),
    ];

    [Theory, OnBothDatabases]
    public async Task FourQuestions_AnsweredFromTheRegister_FrozenAtDispatch(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var address = await RegisteredAsync(client);
        var page = await client.GetAsync(address);
        foreach (var party in Parties)
            page.Text.ShouldContain(party);
        page.Text.ShouldContain("Ersättaryttrande från Kristdemokraterna");
        for (var i = 0; i < Asked.Length; i++)
        {
            var question = await client.GetAsync($"{address}/fraga/{i + 1}");
            var saved = await client.SubmitFormAsync(question, "main form.form", [("Answer", $"Förvaltningens svar på fråga {i + 1}."), ("lista", "true"), .. Asked[i].Fields, ("sign", "true")]);
            saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
            var listed = Codes(await client.GetAsync($"{address}/fraga/{i + 1}"), "td.num");
            listed.ShouldNotBeEmpty($"question {i + 1}");
            listed.ShouldBe(await RegisterAsync(client, host, Asked[i].Filter), ignoreOrder: true, $"question {i + 1}");
        }

        Codes(await client.GetAsync($"{address}/bilaga-1"), "td.num").ShouldBe(await RegisterAsync(client, host, "ar=2026"), ignoreOrder: true);
        var blocked = await client.SubmitFormAsync(await client.GetAsync(address), "form[action*='Dispatch']");
        blocked.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        blocked.Text.ShouldContain("kan inte expedieras än");
        await ReadyAsync(host, client, address);
        var (open, whole) = (await client.GetAsync($"{address}/fraga/1"), await client.GetAsync(address));
        var dispatched = await client.SubmitFormAsync(await client.GetAsync(address), "form[action*='Dispatch']");
        var late = await client.SubmitFormAsync(open, "main form.form", ("Answer", "Skrivet för sent."));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("Ärendet är expedierat och kan inte ändras.");
        late.Document.QuerySelector("#osparat textarea")!.TextContent.Trim().ShouldBe("Skrivet för sent.");
        var words = await client.SubmitFormAsync(whole, "form[action*='Words']", ("Summary", "En sammanfattning för sent."));
        words.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        words.Document.QuerySelector("#osparat textarea")!.TextContent.ShouldContain("En sammanfattning för sent.");
        dispatched.Status.ShouldBe(HttpStatusCode.Redirect, dispatched.Text);
        await FrozenAsync(host, client, address);
    }

    [Theory, OnBothDatabases]
    public async Task Dispatch_UntilAllIsTicked_SaysWhatIsMissing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var address = await RegisteredAsync(client);
        var page = await client.GetAsync(address);
        page.Text.ShouldContain("4 svar är inte klarmarkerade");
        page.Text.ShouldContain("1 bilaga är inte avbockad");
        page.Text.ShouldContain("Ingen mottagare är inlagd");
        await client.SubmitFormAsync(page, "form[action*='Body']", ("body", "Pensionärsrådet"), ("input", "NotYet"));
        (await client.GetAsync(address)).Document.QuerySelectorAll("input[name=ticked][disabled]").Length.ShouldBe(1, "a body that has not answered cannot be ticked");
        (await client.SubmitFormAsync(page, "form[action*='Recipient']", ("recipient", ""))).Text.ShouldContain("minst en mottagare");
    }

    [Theory, OnBothDatabases]
    public async Task Dates_InWrongOrder_WarnAndDoNotStop(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("sekreterare");
        var address = await RegisteredAsync(client, ("Input.Kind", "Referral"), ("Input.Sender", "Kommunstyrelsen"), ("Input.TheirDiary", "KS 2023/740"),
            ("Input.ReceivedOn", "2026-09-29"), ("Input.DueOn", "2026-10-27"), ("Input.BoardOn", "2026-10-19"), ("Input.UnionOn", "2026-10-09"), ("Input.CouncilOn", "2026-10-20"));
        var page = await client.GetAsync(address);
        page.Text.ShouldContain("KS 2023/740");
        page.Text.ShouldContain("Rådet ligger efter nämndens möte");
        page.Text.ShouldNotContain("Förvaltningsgruppen ligger efter");
        await client.SubmitFormAsync(page, "form[action*='Head']", ("Input.CouncilOn", "2026-10-09"));
        (await client.GetAsync(address)).Text.ShouldNotContain("Rådet ligger efter");
    }

    [Fact]
    public async Task Question_OfAnotherUnit_CannotBeAnsweredByTheManager()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        var address = await RegisteredAsync(client);
        var page = await client.GetAsync(address);
        var field = page.Document.QuerySelectorAll("#owner-4 option").Single(o => o.TextContent == "Fältgruppen").GetAttribute("value")!;
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("#owner-4")!.Closest("form")!;
        await client.PostAsync(form.GetAttribute("action")!, LyktaClient.FieldsOf(form).Where(f => f.Key != "owner").Append(new("owner", field)));
        using var manager = await host.SignedInAsync("enhetschef");
        (await manager.GetAsync($"{Root}/laget")).Text.ShouldContain("1 fråga att besvara");
        var own = await manager.GetAsync($"{address}/fraga/4");
        (await manager.SubmitFormAsync(own, "main form.form", ("Answer", ""), ("sign", "true"))).Text.ShouldContain("Skriv svaret innan");
        (await manager.SubmitFormAsync(own, "main form.form", ("Answer", "Fältassistenterna har utbildats."), ("sign", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await manager.GetAsync($"{address}/fraga/1")).Document.QuerySelector("#Answer").ShouldBeNull();
        var fields = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)own.Document.QuerySelector("main form.form")!);
        (await manager.PostAsync($"{address}/fraga/1", fields)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("sekreterare", HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("styrgrupp", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("enhetschef", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("polis", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode list, HttpStatusCode begin)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync($"{Root}/arenden")).Status.ShouldBe(list);
        (await client.GetAsync($"{Root}/arenden/nytt")).Status.ShouldBe(begin);
        foreach (var path in new[] { "arenden/99", "arenden/99/fraga/1", "arenden/99/bilaga-1", "arenden/99/bilaga-1.csv", "arenden/99/svar.docx" })
            (await client.GetAsync($"{Root}/{path}")).Status.ShouldBe(list == HttpStatusCode.OK ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, path);
        (await client.GetAsync($"/{DemoSeed.NeighbourSlug}/arenden/1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task New_BadInput_IsRefusedOnItsFields()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("sekreterare");
        var page = await client.SubmitAsync(await client.GetAsync($"{Root}/arenden/nytt"), ("Input.Title", ""), ("Input.Questions", ""), ("Input.ReceivedOn", "i går"));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Text.ShouldContain("Skriv minst en fråga");
        page.Text.ShouldContain("Skriv vem som har undertecknat");
        (await client.SubmitAsync(await client.GetAsync($"{Root}/arenden/nytt"), ("Input.Title", "Om 811218-9876"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<string> RegisteredAsync(LyktaClient client, params (string Name, string Value)[] changed)
    {
        (string Name, string Value)[] fields =
        [
            ("Input.Kind", "BoardQuestion"), ("Input.Title", "Konkreta och direkta trygghetsskapande åtgärder"), ("Input.OwnDiary", "HÄ 2026/295"), ("Input.ReceivedOn", "2026-07-08"),
            ("Input.DueOn", "2026-12-26"), ("Input.BoardOn", "2026-12-10"), ("Input.UnionOn", "2026-11-30"), ("Input.Signatories", string.Join('\n', Parties.Take(4))), ("Input.Substitutes", Parties[4]), ("Input.Questions", Questions),
        ];
        var made = await client.SubmitAsync(await client.GetAsync($"{Root}/arenden/nytt"), [.. fields.Where(f => changed.All(c => c.Name != f.Name)), .. changed]);
        made.Status.ShouldBe(HttpStatusCode.Redirect, made.Text);
        return made.Location!;
    }

    private static async Task ReadyAsync(LyktaHost host, LyktaClient client, string address)
    {
        var page = await client.GetAsync(address);
        await client.SubmitFormAsync(page, "form[action*='Body']", ("body", "Förvaltningsgruppen"), ("heldOn", "2026-11-30"), ("input", "None"));
        await client.SubmitFormAsync(page, "form[action*='Recipient']", ("recipient", "Hägersten-Älvsjö stadsdelsnämnd\nKommunstyrelsen"));
        await client.SubmitFormAsync(page, "form[action*='Attachment']", ("attachment", "Sommarlovsprogrammet"));
        using var director = await host.SignedInAsync("styrgrupp");
        (await director.SubmitFormAsync(await director.GetAsync(address), "form[action*='Sign']")).Status.ShouldBe(HttpStatusCode.Redirect);
        page = await client.GetAsync(address);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("form[action*='Tick']")!;
        var boxes = form.QuerySelectorAll("input[name=ticked]").Select(b => b.GetAttribute("value")!).ToList();
        boxes.Count.ShouldBe(5);
        var keys = LyktaClient.FieldsOf(form).Where(f => f.Key != "ticked").ToList();
        await client.PostAsync(form.GetAttribute("action")!, keys.Concat(boxes.Skip(1).Select(b => KeyValuePair.Create("ticked", b))));
        (await client.GetAsync(address)).Text.ShouldContain("1 bilaga är inte avbockad");
        var again = (AngleSharp.Html.Dom.IHtmlFormElement)(await client.GetAsync(address)).Document.QuerySelector("form[action*='Tick']")!;
        await client.PostAsync(form.GetAttribute("action")!, LyktaClient.FieldsOf(again).Where(f => f.Key != "ticked").Concat(boxes.Select(b => KeyValuePair.Create("ticked", b))));
    }

    private static async Task FrozenAsync(LyktaHost host, LyktaClient client, string address)
    {
        var before = (await client.GetAsync($"{address}/bilaga-1")).Document.QuerySelectorAll("tbody th").Select(r => r.TextContent).ToList();
        var measure = await client.GetAsync($"{Root}/atgarder/A-1");
        (await client.SubmitFormAsync(measure, "main form.form.section", ("Fields[Name]", "Omdöpt efteråt"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var frozen = await client.GetAsync($"{address}/bilaga-1");
        frozen.Document.QuerySelectorAll("tbody th").Select(r => r.TextContent).ShouldBe(before);
        (await client.GetAsync($"{address}/fraga/1")).Document.QuerySelector("#Answer").ShouldBeNull();
        using var response = await client.Http.GetAsync($"{address}/svar.docx");
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var xml = await reader.ReadToEndAsync();
        foreach (var said in Parties.Concat(["Förvaltningens svar på fråga 4.", "4. På vilket sätt fortbildas", "HÄ 2026/295", "Sommarlovsprogrammet"]))
            xml.ShouldContain(said);
        xml.ShouldNotContain("Omdöpt efteråt");
        var kept = await host.ReadAsync(db => db.Set<AnswerCase>().AsNoTracking().SingleAsync());
        kept.Hash!.Length.ShouldBe(64);
        (await host.ReadAsync(db => db.Set<Measure>().AnyAsync(m => m.Name == "Omdöpt efteråt"))).ShouldBeTrue();
    }

    private static List<string> Codes(LyktaPage page, string cell) => [.. page.Document.QuerySelectorAll($"tbody {cell}").Select(c => c.TextContent.Trim()).Where(c => c.StartsWith("A-", StringComparison.Ordinal))];

    // The register's own file of the same filter, without what stays inside.
    private static async Task<List<string>> RegisterAsync(LyktaClient client, LyktaHost host, string filter)
    {
        var inside = await host.ReadAsync(db => db.Set<Measure>().Where(m => m.Sharing < Lykta.Web.Data.SharingLevel.Partnership).Select(m => m.Number).ToListAsync());
        var page = await client.GetAsync($"{Root}/atgarder?{filter}");
        page.Status.ShouldBe(HttpStatusCode.OK);
        return [.. page.Document.QuerySelectorAll("tbody a[href*='/atgarder/A-']").Select(a => a.GetAttribute("href")!.Split('/')[^1]).Distinct()
            .Where(code => !inside.Contains(int.Parse(code[2..], System.Globalization.CultureInfo.InvariantCulture)))];
    }
}
