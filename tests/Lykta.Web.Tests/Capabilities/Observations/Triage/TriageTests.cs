using System.Net;
using AngleSharp.Dom;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.Triage;

public sealed class TriageTests
{
    private const string Form = ".desk form[action*='nr='].form";

    [Theory, OnBothDatabases]
    public async Task Assess_OwnControl_SavesAndGoesToTheNextOldest(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync(DeskHouse.Root + "/bedom");
        var waiting = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Status == ObservationStatus.New && o.Sharing >= SharingLevel.Briefing).OrderBy(o => o.ReceivedAt).Select(o => o.Number).ToListAsync());
        waiting.Count.ShouldBeGreaterThan(1);
        page.Document.QuerySelector(Form)!.GetAttribute("action").ShouldBe($"{DeskHouse.Root}/bedom?nr={waiting[0]}");
        var saved = await client.SubmitFormAsync(page, Form, ("Input.Control", "1"));
        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        var item = await host.FindAsync(waiting[0]);
        (item.Status, item.Control, item.AssessedAt).ShouldBe((ObservationStatus.Assessed, Control.Own, host.Clock.GetUtcNow()));
        var next = await client.GetAsync(saved.Location!);
        next.Document.QuerySelector(Form)!.GetAttribute("action").ShouldBe($"{DeskHouse.Root}/bedom?nr={waiting[1]}");
        next.Text.ShouldContain($"Iakttagelse {waiting[0]} är bedömd.");
        next.Document.QuerySelector($"main a[href$='/iakttagelser/{waiting[0]}']").ShouldNotBeNull("the way back");
        (await client.GetAsync(DeskHouse.Root + "/bedom")).Document.QuerySelector($"main a[href$='/iakttagelser/{waiting[0]}']").ShouldBeNull();
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Action == "observation.assessed" && e.SubjectId == item.Id.Value))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Assess_OthersWithoutRecipientOrDay_ErrsOnTheFieldsAndLosesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Lampan är släckt.");
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{DeskHouse.Root}/bedom?nr={item.Number}");
        var refused = await client.SubmitFormAsync(page, Form, ("Input.Control", "3"), ("Input.ForwardedOn", ""), ("Input.Problem", "Mörkt vid torget"), ("Input.Type", "skadegorelse"));
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Document.QuerySelector("#Input_Recipient-error")!.TextContent.ShouldContain("Skriv vem");
        refused.Document.QuerySelector("#Input_ForwardedOn-error")!.TextContent.ShouldContain("Skriv dagen");
        refused.Document.QuerySelectorAll(".ds-error-summary li").Length.ShouldBe(2);
        refused.Document.QuerySelector("[name='Input.Problem']")!.GetAttribute("value").ShouldBe("Mörkt vid torget");
        refused.Document.QuerySelector("[name='Input.Type'] option[selected]")!.GetAttribute("value").ShouldBe("skadegorelse");
        refused.Document.QuerySelector("[name='Input.Control'][value='3']")!.HasAttribute("checked").ShouldBeTrue();
        (await host.FindAsync(item.Number)).Status.ShouldBe(ObservationStatus.New);

        (await client.SubmitFormAsync(refused, Form, ("Input.Recipient", "Trafikkontoret"), ("Input.ForwardedOn", "2026-11-19"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var saved = await host.FindAsync(item.Number);
        (saved.Control, saved.ForwardedTo, saved.ForwardedOn, saved.Problem).ShouldBe((Control.Other, "Trafikkontoret", new DateOnly(2026, 11, 19), "Mörkt vid torget"));
        (await host.ReadAsync(db => db.Set<EventType>().SingleAsync(t => t.Id == saved.TypeId))).Code.ShouldBe("skadegorelse");
    }

    [Theory, OnBothDatabases]
    public async Task Assess_CorrectedPlaceTypeAndLevel_MovesTheCounts(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Samling.", "ungdomssamling");
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{DeskHouse.Root}/bedom?nr={item.Number}");
        await client.SubmitFormAsync(page, Form, ("Input.Control", "2"), ("Input.Place", "bjorkparken"), ("Input.Type", "skolnara"), ("Input.Sharing", "samverkan"));
        (await host.FindAsync(item.Number)).Sharing.ShouldBe(SharingLevel.Partnership);
        var (kept, live) = await host.CountsAsync();
        kept.ShouldBe(live, ignoreOrder: true);
    }

    [Theory, OnBothDatabases]
    public async Task Assess_ChoiceThatTheFormHides_IsRefusedOnItsField(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Lampan är släckt.");
        await RetireAsync(host, "skolnara", "bjorkparken");
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{DeskHouse.Root}/bedom?nr={item.Number}");
        page.Document.QuerySelector("[name='Input.Sharing'] option[value='oppet']").ShouldBeNull();
        foreach (var (field, value) in new[]
        {
            ("Input.Sharing", "oppet"), ("Input.Sharing", "Open"), ("Input.Sharing", "4"), ("Input.Sharing", ""), ("Input.Sharing", "gren,organisation"),
            ("Input.Control", "4"), ("Input.Control", "Own"), ("Input.Type", "finns-inte"), ("Input.Type", "skolnara"), ("Input.Place", "finns-inte"), ("Input.Place", "bjorkparken"),
        })
        {
            var refused = await client.SubmitFormAsync(page, Form, field == "Input.Control" ? [(field, value)] : [("Input.Control", "1"), (field, value)]);
            refused.Status.ShouldBe(HttpStatusCode.OK, $"{field}={value}");
            refused.Document.QuerySelector($"#{field.Replace('.', '_')}-error").ShouldNotBeNull($"{field}={value}");
        }

        var kept = await host.FindAsync(item.Number);
        (kept.Status, kept.Sharing, kept.Version, kept.TypeId, kept.PlaceId).ShouldBe((ObservationStatus.New, SharingLevel.Briefing, item.Version, item.TypeId, item.PlaceId));
    }

    private static async Task RetireAsync(LyktaHost host, string type, string place) => await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
    {
        (await unit.Db.Set<EventType>().SingleAsync(t => t.Code == type, cancel)).Retire(unit.Now);
        (await unit.Db.Set<Place>().SingleAsync(p => p.Slug == place, cancel)).Close(unit.Now);
        return true;
    }, CancellationToken.None);

    [Theory, OnBothDatabases]
    public async Task Assess_ChangedMeanwhile_ShowsBothAndSavesOnTheSecondTry(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Lampan är släckt.");
        using var mine = await host.SignedInAsync("samordnare");
        using var theirs = await host.SignedInAsync("samordnare");
        var (open, first) = (await mine.GetAsync($"{DeskHouse.Root}/bedom?nr={item.Number}"), await theirs.GetAsync($"{DeskHouse.Root}/bedom?nr={item.Number}"));
        await theirs.SubmitFormAsync(first, Form, ("Input.Control", "1"), ("Input.Problem", "Deras ord"));
        var lost = await mine.SubmitFormAsync(open, Form, ("Input.Control", "2"), ("Input.Problem", "Mina ord"));
        lost.Status.ShouldBe(HttpStatusCode.OK);
        lost.Document.QuerySelector(".previous")!.TextContent.ShouldContain("Deras ord");
        lost.Document.QuerySelector("[name='Input.Problem']")!.GetAttribute("value").ShouldBe("Mina ord");
        (await host.FindAsync(item.Number)).Problem.ShouldBe("Deras ord");
        (await mine.SubmitFormAsync(lost, Form)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.FindAsync(item.Number)).Problem.ShouldBe("Mina ord");
    }

    [Theory, OnBothDatabases]
    public async Task Assess_SameFormTwice_IsOneChange(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Lampan är släckt.");
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{DeskHouse.Root}/bedom?nr={item.Number}");
        await client.SubmitFormAsync(page, Form, ("Input.Control", "1"));
        (await client.SubmitFormAsync(page, Form, ("Input.Control", "1"))).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.FindAsync(item.Number)).Version.ShouldBe(1);
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(e => e.SubjectId == item.Id.Value && e.Action == "observation.assessed"))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Assess_PersonalNumberInTheProblem_IsStoppedAndNotStored(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Lampan är släckt.");
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{DeskHouse.Root}/bedom?nr={item.Number}");
        var refused = await client.SubmitFormAsync(page, Form, ("Input.Control", "1"), ("Input.Problem", "Gäller 811218-9876"));
        refused.Document.QuerySelector("#Input_Problem-error").ShouldNotBeNull();
        (await host.FindAsync(item.Number)).Problem.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Merge_SamePlaceAndWeek_CountsOnceAndTellsHowManySawIt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var first = await host.ReceiveAsync("Lampan är släckt.", ago: TimeSpan.FromHours(3));
        var again = await host.ReceiveAsync("Mörkt, lampan lyser inte.");
        using var client = await host.SignedInAsync("samordnare");
        var page = await client.GetAsync($"{DeskHouse.Root}/bedom?nr={again.Number}");
        var form = page.Document.QuerySelectorAll("form[action*='handler=Merge']").Single(f => f.QuerySelector("[name=into]")!.GetAttribute("value") == $"{first.Number}");
        form.SetAttribute("id", "just-den");
        (await client.SubmitFormAsync(page, "#just-den")).Status.ShouldBe(HttpStatusCode.Redirect);
        var merged = await host.FindAsync(again.Number);
        (merged.Status, merged.DuplicateOfId).ShouldBe((ObservationStatus.Duplicate, first.Id));
        (await host.FindAsync(first.Number)).Sightings.ShouldBe(2);
        var (kept, live) = await host.CountsAsync();
        kept.ShouldBe(live, ignoreOrder: true);
    }

    [Theory, OnBothDatabases]
    public async Task Photo_HeldOne_IsReleasedOrRemovedByThePersonWhoLooks(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Klotter.", "skadegorelse");
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
        {
            unit.Db.Add(ObservationPhoto.Hold(item.Id, "image/png", [1, 2, 3], unit.Now));
            unit.Db.Add(ObservationPhoto.Hold(item.Id, "image/png", [4, 5, 6], unit.Now.AddSeconds(1)));
            return Task.FromResult(true);
        }, CancellationToken.None);
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync(DeskHouse.Root + "/laget")).Text.ShouldContain("Granska 2 bilder");
        using var field = await host.SignedInAsync("falt");
        (await field.GetAsync($"{DeskHouse.Root}/iakttagelser/{item.Number}")).Document.QuerySelectorAll(".photos img").ShouldBeEmpty();
        const string form = "form[action*='handler=Photo']";
        var page = await client.GetAsync($"{DeskHouse.Root}/bedom?nr={item.Number}");
        page = await client.GetAsync((await client.SubmitFormAsync(page, form, ("release", "true"))).Location!);
        page.Document.QuerySelectorAll(form).Length.ShouldBe(1);
        await client.SubmitFormAsync(page, form, ("release", "false"));
        (await host.ReadAsync(db => db.Set<ObservationPhoto>().CountAsync(p => p.ObservationId == item.Id))).ShouldBe(1);
        (await field.GetAsync($"{DeskHouse.Root}/iakttagelser/{item.Number}")).Document.QuerySelectorAll(".photos img").Length.ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Answer_ReadySentenceAndOwnWords_ReachTheReporterAndClose(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var item = await host.ReceiveAsync("Lampan är släckt.", wish: "Laga lampan");
        using var client = await host.SignedInAsync("samordnare");
        var empty = await client.SubmitFormAsync(await client.GetAsync($"{DeskHouse.Root}/iakttagelser/{item.Number}/svar"), "form.form", ("Input.Sentence", ""));
        empty.Document.QuerySelector("#Input_Own-error").ShouldNotBeNull();
        var sent = await client.SubmitFormAsync(empty, "form.form", ("Input.Sentence", "Planned"), ("Input.Own", "Lagas före jul."));
        sent.Location.ShouldBe($"{DeskHouse.Root}/iakttagelser/{item.Number}");
        var closed = await host.FindAsync(item.Number);
        (closed.Feedback, closed.Status).ShouldBe(("Det är planerat. Lagas före jul.", ObservationStatus.Closed));
        closed.FeedbackAt.ShouldBe(host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Bedom_NotVisibleOrForeign_IsNotFound()
    {
        await using var host = await LyktaHost.StartAsync();
        var hidden = await host.ReceiveAsync("Internt.", unit: "Lokalpolisområde Sundby", sharing: SharingLevel.Branch);
        using var client = await host.SignedInAsync("samordnare");
        (await client.GetAsync($"{DeskHouse.Root}/bedom?nr={hidden.Number}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"{DeskHouse.Root}/bedom?nr=999999")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"{DeskHouse.Root}/iakttagelser/{hidden.Number}/svar")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"/{Seed.DemoSeed.NeighbourSlug}/bedom")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
