using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.City.Indicators;
using Lykta.Web.Capabilities.Decisions;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.Plans.Share;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;

namespace Lykta.Web.Tests.Capabilities.Disposal;

/// <summary>A warned text outside observations waits for the coordinator as theirs do: kept, removed, or gone after a week.</summary>
public sealed class WarnedTextTests
{
    private const string Review = Root + "/granskning";
    private const string Warned = "Johan Bergqvist ses vid kiosken";

    [Theory, OnBothDatabases]
    public async Task Ticked_InASheet_IsListedAndKeptOrRemoved(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var refused = await client.WriteLineAsync(BriefingBlock.Events, ("Input.Text", Warned), ("Input.Sharing", "Open"));
        refused.Status.ShouldBe(HttpStatusCode.OK, "the wall warns first");
        (await WaitingAsync(host)).ShouldBeEmpty();
        foreach (var words in new[] { Warned, Warned + " igen" })
            (await client.WriteLineAsync(BriefingBlock.Events, ("Input.Text", words), ("Input.Sharing", "Open"), ("Input.IsAboutNobody", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await client.WriteLineAsync(BriefingBlock.Events, ("Input.Text", "Marknad på torget"), ("Input.Sharing", "Open"), ("Input.IsAboutNobody", "true"));
        (await WaitingAsync(host)).Select(w => (w.Entity, w.Property, w.Channel)).Distinct().ShouldBe([("BriefingItem", "Text", "briefing")]);
        var page = await client.GetAsync(Review);
        page.Text.ShouldContain("Utsättningsblad");
        page.Document.QuerySelectorAll("form[action*='KeepText']").Length.ShouldBe(2);
        (await client.SubmitFormAsync(page, "form[action*='KeepText']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitFormAsync(await client.GetAsync(Review), "form[action*='RemoveText']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await WaitingAsync(host)).ShouldBeEmpty();
        (await host.ReadAsync(db => db.Set<BriefingItem>().CountAsync(i => i.Text != null && i.Text.StartsWith(Warned)))).ShouldBe(1);
        (await host.ReadAsync(db => db.Set<ErasureRecord>().CountAsync(e => e.Class == RetentionClass.WarnedText))).ShouldBe(1);
        using var field = await host.SignedInAsync("falt");
        (await field.GetAsync(Review)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothDatabases]
    public async Task Ticked_InALockedSheet_IsTakenOutOfEveryVersionAfterAWeek(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await client.WriteLineAsync(BriefingBlock.Events, ("Input.Text", Warned), ("Input.Sharing", "Open"), ("Input.IsAboutNobody", "true"));
        await client.ShareAsync();
        (await client.GetAsync(Sheet + "/visa")).Text.ShouldContain(Warned);
        host.Clock.Move(TimeSpan.FromDays(6));
        await RoundAsync(host);
        (await WaitingAsync(host)).Count.ShouldBe(1);
        host.Clock.Move(TimeSpan.FromDays(1));
        await RoundAsync(host);
        (await WaitingAsync(host)).ShouldBeEmpty();
        using var later = await host.SignedInAsync("samordnare");
        (await later.GetAsync(Sheet + "/visa")).Text.ShouldNotContain(Warned);
        (await host.ReadAsync(db => db.Set<BriefingVersion>().Where(v => db.Set<BriefingSheet>().Any(s => s.Id == v.SheetId && s.Key == Tonight)).Select(v => v.Content).ToListAsync())).ShouldAllBe(c => !c.Contains(Warned));
    }

    [Theory, OnBothDatabases]
    public async Task Ticked_InDebriefNoteAndDecision_EachWaitsAndWhatIsWrittenAnewIsLeftAlone(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var note = await client.GetAsync(Sheet + "/mote?block=2");
        await client.SubmitFormAsync(note, "#anteckning", ("Note", Warned), ("IsAboutNobody", "true"));
        var decisions = await client.GetAsync(Root + "/beslut");
        (await client.SubmitAsync(decisions, ("Input.Title", "Ljus vid kiosken"), ("Input.Proposal", Warned), ("Input.On", "2026-11-20"), ("Input.IsAboutNobody", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        await client.ShareAsync();
        host.MoveTo(20, 23);
        using var field = await host.SignedInAsync("falt");
        (await field.SubmitAsync(await field.GetAsync(Sheet + "/aterrapport"), ("Input.Text", Warned), ("Input.IsAboutNobody", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await WaitingAsync(host)).Select(w => w.Channel).Order().ShouldBe(["briefing", "debrief", "decision"]);
        using var again = await host.SignedInAsync("samordnare");
        foreach (var text in await WaitingAsync(host))
            (await host.ReadAsync(async db => (await WarnedTexts.FindAsync(db, text, CancellationToken.None)) is { } entry && text.TextIn(entry) == Warned)).ShouldBeTrue(text.Entity);
        var listed = (await again.GetAsync(Review)).Text;
        foreach (var where in new[] { "Återrapport", "Beslut", "Utsättningsblad" })
            listed.ShouldContain(where);
        await again.SubmitFormAsync(await again.GetAsync(Sheet + "/mote?block=2"), "#anteckning", ("Note", "Mer ljus vid kiosken"));
        host.Clock.Move(TimeSpan.FromDays(8));
        await RoundAsync(host);
        (await host.ReadAsync(db => db.Set<BriefingNote>().Select(n => n.Text).SingleAsync())).ShouldBe("Mer ljus vid kiosken");
        (await host.ReadAsync(db => db.Set<Debrief>().CountAsync(d => d.Text == Warned))).ShouldBe(0);
        (await host.ReadAsync(db => db.Set<Decision>().Where(d => d.Title == "Ljus vid kiosken").Select(d => d.Proposal).SingleAsync())).ShouldBe("–", "something must stand there");
        (await host.ReadAsync(db => db.Set<WarnedText>().CountAsync())).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Ticked_InAMeasureSharedWithANeighbour_GoesFromTheNeighbourToo(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(Root + "/atgarder/A-1");
        (await client.SubmitFormAsync(page, "form.form.section", ("Fields[TimePlan]", Warned), ("accepted", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await client.SubmitFormAsync(await client.GetAsync(Root + "/atgarder/A-1/dela"), "form:has(button[aria-label$='Norra Åstad'])")).Status.ShouldBe(HttpStatusCode.Redirect);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        const string received = $"/{DemoSeed.NeighbourSlug}/atgarder/delat-med-oss";
        (await neighbour.GetAsync(received)).Text.ShouldContain(Warned);
        (await client.SubmitFormAsync(await client.GetAsync(Review), "form[action*='RemoveText']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await neighbour.GetAsync(received)).Text.ShouldNotContain(Warned);
        (await host.ReadAsync(db => db.Set<SharedMeasure>().CountAsync(s => s.TimePlan == Warned))).ShouldBe(0);
    }

    [Theory, OnBothDatabases]
    public async Task Ticked_InAReleasedFigureAndInADefinition_GoesFromTheCityAndTheDistricts(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        const string figure = Root + "/indikatorer/1/2025";
        (await client.SubmitFormAsync(await client.GetAsync(figure), "#varde", ("Input.Value", "71,5"), ("Input.Base", "200"), ("Input.Note", Warned), ("Input.IsAccepted", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        host.Clock.Move(TimeSpan.FromMinutes(1));
        (await client.SubmitFormAsync(await client.GetAsync(figure), "#slappform")).Status.ShouldBe(HttpStatusCode.Redirect);
        using var city = await host.SignedInAsync("stadssamordnare");
        const string indicators = "/" + DemoSeed.CitySlug + "/staden/indikatorer";
        (await city.GetAsync(indicators + ".csv")).Body.ShouldContain(Warned);
        (await city.SubmitFormAsync(await city.GetAsync(indicators + "/1/definition"), "main form", ("Input.ValidFrom", "2026-01-01"), ("Input.Meaning", Warned), ("Input.IsAccepted", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        host.Clock.Move(TimeSpan.FromDays(8));
        await RoundAsync(host);
        await RoundAsync(host, DemoSeed.CitySlug);
        using var later = await host.SignedInAsync("stadssamordnare");
        var file = (await later.GetAsync(indicators + ".csv")).Body;
        file.ShouldContain("71,5");
        file.ShouldNotContain(Warned);
        (await host.ReadAsync(db => db.Set<IndicatorDefinition>().CountAsync(d => d.Meaning == "–"))).ShouldBe(1);
    }

    private static Task<List<WarnedText>> WaitingAsync(LyktaHost host) => host.ReadAsync(db => db.Set<WarnedText>().AsNoTracking().ToListAsync());

    private static async Task RoundAsync(LyktaHost host, string slug = DemoSeed.DistrictSlug)
    {
        var duty = host.Services.GetServices<Web.Platform.Ticks.IDuty>().Single(d => d.Name == "text-review");
        await duty.RunAsync((await host.SystemScopeAsync(slug)).Partnership!, CancellationToken.None);
    }
}
