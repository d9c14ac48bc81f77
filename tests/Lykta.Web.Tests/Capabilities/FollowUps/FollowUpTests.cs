using System.Net;
using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.FollowUps;

public sealed class FollowUpTests
{
    private const string Root = "/" + DemoSeed.DistrictSlug;
    private const string Year = Root + "/uppfoljning/2026-ar";
    private const string RowForm = "#rad form[data-autosave]";

    [Theory, OnBothDatabases]
    public async Task UnitManager_WholeJob_FillsReviewsAndGetsAReceipt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("enhetschef");
        (await client.GetAsync($"{Root}/laget")).Text.ShouldContain("rader väntar");
        var page = await client.GetAsync($"{Year}/rader");
        var rows = page.Document.QuerySelectorAll("tr[data-row]").Length;
        rows.ShouldBe(DemoMeasures.All.Count(m => m.Lead == "Fältgruppen"));
        page.Text.ShouldContain("inte inskickad");
        var early = await client.SubmitFormAsync(await client.GetAsync($"{Year}/granska"), "main form");
        early.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        for (var turn = 0; turn < 20 && page.Document.QuerySelector(RowForm) is not null; turn++)
        {
            var sent = page.Document.QuerySelector("form[action*='Unchanged']") is { } one && turn % 2 == 0
                ? await client.SubmitFormAsync(page, $"form[action='{one.GetAttribute("action")}']")
                : await client.SubmitFormAsync(page, RowForm, ("Status", "Deviates"), ("Work", "Lite försenat."));
            sent.Status.ShouldBe(HttpStatusCode.Redirect, sent.Text);
            page = await client.GetAsync(sent.Location!);
        }

        page.Path.ShouldEndWith("/granska");
        var receipt = await client.SubmitFormAsync(page, "main form");
        receipt.Status.ShouldBe(HttpStatusCode.Redirect, receipt.Text);
        (await client.GetAsync(receipt.Location!)).Text.ShouldContain("Kvitto nummer 1");
        using var coordinator = await host.SignedInAsync("samordnare");
        var round = await coordinator.GetAsync(Year);
        round.Text.ShouldContain("inskickad i dag");
    }

    [Theory, OnBothDatabases]
    public async Task Row_TwoAtOnce_LosesNoText(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var one = await host.SignedInAsync("enhetschef");
        using var two = await host.SignedInAsync("falt");
        var (first, second) = (await one.GetAsync($"{Year}/rader?rad=1"), await two.GetAsync($"{Year}/rader?rad=1"));
        (await one.SubmitFormAsync(first, RowForm, ("Status", "Deviates"), ("Work", "Första texten"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var clash = await two.SubmitFormAsync(second, RowForm, ("Status", "Deviates"), ("Work", "Andra texten"));
        clash.Status.ShouldBe(HttpStatusCode.Conflict);
        clash.Body.ShouldContain("Första texten");
        clash.Body.ShouldContain("Andra texten");
        (await EntryAsync(host, 1)).Work.ShouldBe("Första texten");
        (await two.SubmitFormAsync(clash, RowForm)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await EntryAsync(host, 1)).Work.ShouldBe("Andra texten");
    }

    [Theory, OnBothDatabases]
    public async Task Row_WithIndicatorOrProgramme_HasItsFiguresBeside(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("enhetschef");
        // The programme's target has not been measured: the figure says so.
        (await client.GetAsync($"{Year}/rader?rad=2")).Document.QuerySelector("#rad .figures")!.TextContent.ShouldContain("I arbete eller studier efter avslut");
        var measured = await host.ReadAsync(db => (from i in db.Set<MeasureIndicator>()
                                                   join m in db.Set<Measure>() on i.MeasureId equals m.Id
                                                   join o in db.Set<Lykta.Web.Capabilities.Partnerships.Organisation>() on m.LeadId equals o.Id
                                                   where o.Name == "Fältgruppen"
                                                   orderby m.Number
                                                   select new { m.Number, i.Name }).FirstAsync());
        (await client.GetAsync($"{Year}/rader?rad={measured.Number}")).Document.QuerySelector("#rad .figures li span")!.TextContent.ShouldBe(measured.Name);
    }

    [Fact]
    public async Task Row_WithoutMethod_CannotBeAsPlanned()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("enhetschef");
        var page = await client.GetAsync($"{Year}/rader?rad=1");
        var refused = await client.SubmitFormAsync(page, RowForm, ("Status", "AsPlanned"), ("Method", ""));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("utan mätmetod kan inte vara som planerat");
        (await client.SubmitFormAsync(page, RowForm, ("Work", "811218-9876"), ("Status", "Deviates"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothDatabases]
    public async Task AfterTheDeadline_RowIsLocked_AndOpensFor48Hours(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        host.Clock.Move(TimeSpan.FromDays(11));
        using var client = await host.SignedInAsync("enhetschef");
        var locked = await client.GetAsync($"{Year}/rader?rad=1");
        locked.Text.ShouldContain("Låst: rundan stängde");
        await client.SubmitFormAsync(locked, "form[action*='Ask']");
        using var coordinator = await host.SignedInAsync("samordnare");
        var round = await coordinator.GetAsync(Year);
        round.Text.ShouldContain("försenad");
        await coordinator.SubmitFormAsync(round, "form[action*='Open']");
        var open = await client.GetAsync($"{Year}/rader?rad=1");
        (await client.SubmitFormAsync(open, RowForm, ("Status", "Deviates"), ("Work", "Sent svar"))).Status.ShouldBe(HttpStatusCode.Redirect);
        host.Clock.Move(TimeSpan.FromHours(49));
        using var later = await host.SignedInAsync("enhetschef");
        (await later.GetAsync($"{Year}/rader?rad=1")).Text.ShouldContain("Låst: rundan stängde");
    }

    [Theory, OnBothDatabases]
    public async Task NewRound_CopiedFromLast_IsSentAndAsksTheUnits(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{Root}/uppfoljning/ny");
        page.Text.ShouldContain("hämtade från Uppföljning helår 2026");
        var wrong = await client.SubmitAsync(page, ("Input.DueOn", "2020-01-01"));
        wrong.Text.ShouldContain("Sista dagen ligger före öppningsdagen");
        var made = await client.SubmitAsync(page, ("send", "true"));
        made.Location.ShouldBe($"{Root}/uppfoljning/2027-t1");
        using var unit = await host.SignedInAsync("enhetschef");
        (await unit.GetAsync($"{made.Location}/rader")).Text.ShouldContain("Så skrev ni förra gången");
        var reminded = await client.SubmitFormAsync(await client.GetAsync(made.Location!), "form[action*='Remind']");
        reminded.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBothDatabases]
    public async Task EmptySection_IsMarkedOrListed(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync($"{Year}/namnden")).Text.ShouldContain("ej inkommet");
        await client.SubmitFormAsync(await client.GetAsync(Year), "form[action*='Empty']");
        (await client.GetAsync($"{Year}/namnden")).Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Akut hantering")).TextContent.ShouldContain("Inget att redovisa");
    }

    [Theory]
    [InlineData("samordnare", HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK)]
    [InlineData("enhetschef", HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("sekreterare", HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("styrgrupp", HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("forskola", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task Get_ByRole_IsAllowedOrRefused(string persona, HttpStatusCode rows, HttpStatusCode board, HttpStatusCode begin)
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync(persona);
        (await client.GetAsync($"{Year}/rader")).Status.ShouldBe(rows);
        (await client.GetAsync($"{Year}/granska")).Status.ShouldBe(rows);
        (await client.GetAsync($"{Year}/namnden")).Status.ShouldBe(board);
        (await client.GetAsync($"{Year}/namnden.docx")).Status.ShouldBe(board);
        (await client.GetAsync($"{Year}/tjansteutlatande")).Status.ShouldBe(board);
        (await client.GetAsync($"{Root}/uppfoljning/ny")).Status.ShouldBe(begin);
    }

    [Fact]
    public async Task Rows_OfAnotherUnit_AreNotFound()
    {
        await using var host = await LyktaHost.StartAsync();
        using var client = await host.SignedInAsync("park");
        (await client.GetAsync($"{Year}/rader?rad=1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"{Year}/rader")).Text.ShouldNotContain("Sociala insatsgrupper");
    }

    private static Task<FollowUpEntry> EntryAsync(LyktaHost host, int order) => host.ReadAsync(async db =>
    {
        var round = await db.Set<FollowUpRound>().SingleAsync(r => r.Slug == "2026-ar");
        return await db.Set<FollowUpEntry>().AsNoTracking().SingleAsync(e => e.RoundId == round.Id && e.Order == order);
    });
}
