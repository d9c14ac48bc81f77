using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Documents;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Briefing;

public sealed class SheetTests
{
    [Theory, OnBothDatabases]
    public async Task Series_FridayAndSaturday_HaveSheetsForFourWeeksAndNoDoubles(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        await host.StrikeAsync();
        await host.StrikeAsync();
        var days = await host.ReadAsync(db => db.Set<BriefingSheet>().Where(s => s.Day >= new DateOnly(2026, 11, 20)).OrderBy(s => s.Day).Select(s => s.Day).ToListAsync());
        days.Select(Iso).ShouldBe(["2026-11-20", "2026-11-21", "2026-11-27", "2026-11-28", "2026-12-04", "2026-12-05", "2026-12-11", "2026-12-12"]);
        host.Clock.Move(TimeSpan.FromDays(7));
        await host.StrikeAsync();
        (await host.ReadAsync(db => db.Set<BriefingSheet>().CountAsync(s => s.Day >= new DateOnly(2026, 11, 20)))).ShouldBe(10);
    }

    [Theory, OnBothDatabases]
    public async Task Tonight_Prefilled_HasPlacesOpenPointsWithAgeAndLastDebrief(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Sheet);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelectorAll("section > .card-head h2").Select(h => h.TextContent)
            .ShouldBe(["För ditt område", "Tre saker i kväll", "Ute i kväll", "Öppet sedan sist", "På gång", "Ny här? 60 sekunder"]);
        page.Document.QuerySelectorAll("#block-2 li.card").Length.ShouldBeInRange(1, 3);
        page.Document.QuerySelector("#block-5")!.TextContent.ShouldContain("6 v.");
        page.Document.QuerySelector("#block-5")!.TextContent.ShouldContain("Bättre ljus vid gångtunneln");
        page.Document.QuerySelector("#block-1")!.TextContent.ShouldContain("Oroligt enligt 2 av 2 som var där fredag 13 november.");
        page.Document.QuerySelector("#block-7")!.TextContent.ShouldContain("aldrig vem");
        (await client.GetAsync(Root + "/laget")).Text.ShouldContain("Lås och dela kvällens utsättning");
    }

    [Theory, OnBothDatabases]
    public async Task Share_TwoPresses_LocksForGoodAndCorrectsInANewEdition(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await client.WriteLineAsync(BriefingBlock.Events, ("Input.Text", "Konsert i parken slutar 22"), ("Input.Sharing", "Open"));
        var preview = await client.GetAsync(Sheet + "/dela");
        preview.Text.ShouldContain("allmän handling");
        preview.Document.QuerySelectorAll("[data-version]").Length.ShouldBe(3);
        (await client.ShareAsync(disposal: "")).Text.ShouldContain("Skriv vilket beslut om gallring som gäller");
        (await client.ShareAsync()).Location.ShouldBe(Sheet + "/dela");
        var stored = await host.ReadAsync(db => db.Set<BriefingVersion>().Where(v => db.Set<BriefingSheet>().Any(s => s.Id == v.SheetId && s.Key == Tonight)).ToDictionaryAsync(v => v.Audience, v => v.Sha256));
        stored.Count.ShouldBe(3);
        (await client.GetAsync($"{Sheet}/rad?block=Events")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(Sheet + "/dela")).Document.QuerySelector("[name='Input.Registration']").ShouldBeNull("there is no form to lock again with");
    }

    [Theory, OnBothDatabases]
    public async Task Locked_EveryChange_IsRefusedAndTheCorrectionStandsBeside(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var before = await client.GetAsync(Sheet);
        var line = await client.GetAsync($"{Sheet}/rad?block=Events");
        (await client.ShareAsync()).Status.ShouldBe(HttpStatusCode.Redirect);
        var content = await ContentAsync(host);
        (await client.SubmitFormAsync(before, "form[action*='handler=Remove']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitFormAsync(before, "form[action*='handler=Fill']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitAsync(line, ("Input.Text", "Smög sig in"))).Status.ShouldBe(HttpStatusCode.Conflict);
        (await ContentAsync(host)).ShouldBe(content);
        (await client.SubmitFormAsync(await client.GetAsync(Sheet), "form[action*='handler=Correct']")).Status.ShouldBe(HttpStatusCode.Redirect);
        await client.WriteLineAsync(BriefingBlock.Events, ("Input.Text", "Rättad tid: 23"), ("Input.Sharing", "Open"));
        (await ContentAsync(host)).ShouldBe(content);
        (await client.GetAsync(Root + "/ikvall")).Text.ShouldNotContain("Rättad tid");
        (await client.ShareAsync()).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(Root + "/ikvall")).Text.ShouldContain("Rättad tid: 23");
    }

    [Theory, OnBothDatabases]
    public async Task Correction_Drafted_LeavesTheSharedInReachAndCanBeDiscarded(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await client.ShareAsync();
        var content = await ContentAsync(host);
        await client.SubmitFormAsync(await client.GetAsync(Sheet), "form[action*='handler=Correct']");
        await client.WriteLineAsync(BriefingBlock.Events, ("Input.Text", "Rättad tid: 23"), ("Input.Sharing", "Open"));
        var draft = await client.GetAsync(Sheet);
        var shared = await client.GetAsync(draft.Document.QuerySelector("#rattelse a")!.GetAttribute("href")!);
        shared.Document.QuerySelectorAll("form[action$='/fil']").Length.ShouldBe(3);
        var link = new Uri(shared.Document.QuerySelector(".address")!.TextContent).AbsolutePath;
        await client.SubmitFormAsync(shared, "form[action*='CloseLink']");
        using var guard = await host.PhoneAsync("Stadens ordningsvakter");
        (await guard.GetAsync(link)).Status.ShouldBe(HttpStatusCode.Gone);

        await client.SubmitFormAsync(draft, "#rattelse form");
        (await client.GetAsync(Sheet)).Document.QuerySelector("#rattelse").ShouldNotBeNull("not without saying that one is sure");
        (await client.SubmitFormAsync(await client.GetAsync(Sheet), "#rattelse form", ("isSure", "true"))).Location.ShouldBe(Sheet);
        var after = await client.GetAsync(Sheet);
        after.Document.QuerySelector("#rattelse").ShouldBeNull();
        after.Text.ShouldContain("Låst och delad");
        after.Text.ShouldNotContain("Rättad tid");
        (await ContentAsync(host)).ShouldBe(content);
        var stale = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)draft.Document.QuerySelector("#rattelse form")!).Where(f => f.Key != "__nyckel");
        (await client.PostAsync(Sheet + "?handler=Discard", [.. stale, new("isSure", "true")])).Status.ShouldBe(HttpStatusCode.NotFound, "what is shared is never discarded");

        await client.SubmitFormAsync(await client.GetAsync(Sheet), "form[action*='handler=Correct']");
        (await client.ShareAsync()).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(Root + "/ikvall")).Document.QuerySelector(".kicker")!.TextContent.ShouldContain("rättad, utgåva 2, ");
    }

    [Theory, OnBothDatabases]
    public async Task Line_PersonalData_IsStoppedAndTheTextIsKept(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var stopped = await client.WriteLineAsync(BriefingBlock.Events, ("Input.Text", "Ring 19850101-2382 om konserten"), ("Input.Sharing", "Open"));
        stopped.Status.ShouldBe(HttpStatusCode.OK);
        stopped.Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
        stopped.Document.QuerySelector("#Input_Text")!.TextContent.ShouldContain("konserten");
        (await host.ReadAsync(db => db.Set<BriefingItem>().AnyAsync(i => i.Text!.Contains("19850101")))).ShouldBeFalse();
        (await client.WriteLineAsync(BriefingBlock.Priorities, ("Input.Text", "Något"))).Text.ShouldContain("Välj en plats");
        (await client.WriteLineAsync(BriefingBlock.Presence, ("Input.Heading", "Fält"), ("Input.From", "18:00"), ("Input.To", "18:00"))).Text.ShouldContain("inte samma tid");
    }

    [Fact]
    public async Task Files_WithoutTheActiveChoice_StayAndWithItAreOneA4()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        await client.ShareAsync();
        var share = await client.GetAsync(Sheet + "/dela");
        const string guards = "form[action$='/fil']:has(input[value='Guards'])";
        (await client.SubmitFormAsync(share, guards, ("Format", "html"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await client.SubmitFormAsync(share, "form[action$='/fil']:has(input[value='NightPatrols'])", ("Format", "html"))).Status.ShouldBe(HttpStatusCode.OK);
        var html = await client.SubmitFormAsync(share, guards, ("Format", "html"), ("IsChosen", "true"));
        html.Text.ShouldContain("Version: Ordningsvakter");
        html.Headers["Content-Disposition"].ShouldContain("utsattning-ordningsvakter_sundby-ekbacken_2026-11-20.html");
        (await host.ReadAsync(db => db.Set<Web.Platform.Audit.AuditEntry>().CountAsync(a => a.Action == "briefing.file"))).ShouldBe(2);
        var fields = LyktaClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)share.Document.QuerySelector(guards)!).Append(new("Format", "pdf")).Append(new("IsChosen", "true"));
        using var content = new FormUrlEncodedContent(fields);
        using var response = await client.Http.PostAsync(Sheet + "/fil", content);
        Assert.SkipWhen(response.StatusCode == HttpStatusCode.Redirect, "No program that makes PDF is installed on this machine.");
        var pdf = await response.Content.ReadAsByteArrayAsync();
        System.Text.Encoding.ASCII.GetString(pdf[..5]).ShouldBe("%PDF-");
        PdfPrinter.PagesOf(pdf).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Link_UntilItEnds_AsksForSignInAndGivesOnesOwnVersion(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await client.ShareAsync();
        var link = new Uri((await client.GetAsync(Sheet + "/dela")).Document.QuerySelector(".address")!.TextContent).AbsolutePath;
        using var nobody = host.NewClient();
        (await nobody.GetAsync(link)).Location!.ShouldContain("logga-in");
        using var guard = await host.PhoneAsync("Stadens ordningsvakter");
        (await guard.GetAsync(link)).Location.ShouldBe(Sheet + "/visa");
        (await guard.GetAsync(Sheet + "/visa")).Text.ShouldContain("Version: Ordningsvakter");
        (await guard.GetAsync(Sheet + "/visa/PoliceAndMunicipality")).Status.ShouldBe(HttpStatusCode.NotFound);
        await client.SubmitFormAsync(await client.GetAsync(Sheet + "/dela"), "form[action*='CloseLink']");
        (await guard.GetAsync(link)).Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Calendar_Shared_FoldsAndPublishes()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync(Sheet + ".ics")).Status.ShouldBe(HttpStatusCode.NotFound);
        await client.ShareAsync();
        var calendar = (await client.GetAsync(Sheet + ".ics")).Body;
        calendar.ShouldContain("METHOD:PUBLISH");
        calendar.ShouldContain("DTSTART:20261120T170000Z");
        calendar.ShouldContain("DTEND:20261121T020000Z");
        calendar.Split("\r\n").ShouldAllBe(l => System.Text.Encoding.UTF8.GetByteCount(l) <= 75);
    }

    [Theory]
    [InlineData("samordnare", 200, 200), InlineData("falt", 403, 200), InlineData("polis", 403, 200), InlineData("park", 403, 200), InlineData("fastighet", 403, 200)]
    [InlineData("forskola", 403, 403), InlineData("enhetschef", 403, 403), InlineData("styrgrupp", 403, 403), InlineData("sekreterare", 403, 403)]
    [InlineData("analytiker", 403, 403), InlineData("utvarderare", 403, 403), InlineData("admin", 403, 403)]
    public async Task Pages_EachPersona_AreOpenOrRefused(string persona, int manage, int read)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        foreach (var path in new[] { "/utsattning", $"/utsattning/{LastFriday}", $"/utsattning/{LastFriday}/dela", $"/utsattning/{LastFriday}/mote", $"/utsattning/{Tonight}/rad?block=Events" })
            ((int)(await client.GetAsync(Root + path)).Status).ShouldBe(manage, path);
        foreach (var path in new[] { "/ikvall", $"/utsattning/{LastFriday}/visa", $"/utsattning/{LastFriday}.ics" })
            ((int)(await client.GetAsync(Root + path)).Status).ShouldBe(read, path);
        (await client.GetAsync($"/{DemoSeed.NeighbourSlug}/utsattning")).Status.ShouldBe(HttpStatusCode.NotFound);
        ((int)(await client.GetAsync(Root + "/utsattning/2020-01-01")).Status).ShouldBe(manage == 200 ? 404 : 403);
    }

    private static Task<string> ContentAsync(LyktaHost host) => host.ReadAsync(async db => string.Concat(await db.Set<BriefingVersion>()
        .Where(v => db.Set<BriefingSheet>().Any(s => s.Id == v.SheetId && s.Key == Tonight && s.Edition == 1)).OrderBy(v => v.Audience).Select(v => v.Content).ToListAsync())
        + string.Concat(await db.Set<BriefingItem>().Where(i => db.Set<BriefingSheet>().Any(s => s.Id == i.SheetId && s.Key == Tonight && s.Edition == 1)).OrderBy(i => i.Id).Select(i => i.Text ?? "").ToListAsync()));
}
