using System.Net;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Data;
using Lykta.Web.Platform.Writes;
using Lykta.Web.Seed;
using Lykta.Web.Tests.Capabilities.Briefing;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Briefing.BriefingHouse;
using static Lykta.Web.Tests.Capabilities.NightPatrols.PatrolHouse;

namespace Lykta.Web.Tests.Capabilities.NightPatrols;

public sealed class PatrolTests
{
    [Theory, OnBothDatabases]
    public async Task Template_Made_GivesFourWeeksOfShiftsAndTheUncoveredFridayIsSeen(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var coordinator = await host.SignedInAsync("samordnare");
        var group = await GroupAsync(coordinator);
        await WalkAsync(coordinator, group, "Friday");
        await TickAsync(host);
        await TickAsync(host);
        (await ShiftsAsync(host)).Select(s => Iso(s.Day)).ShouldBe(["2026-11-20", "2026-11-27", "2026-12-04", "2026-12-11"]);
        var page = await coordinator.GetAsync(Patrols);
        page.Document.QuerySelectorAll("[data-day]").Length.ShouldBe(10, "Fridays and Saturdays of five weeks");
        page.Document.QuerySelector("[data-day='2026-11-20']")!.GetAttribute("data-covered").ShouldBe("false");
        page.Document.QuerySelector("[data-day='2026-11-20']")!.TextContent.ShouldContain("0 av 3 vuxna – behöver minst 2 till för att gå ut");
        page.Document.QuerySelector("[data-day='2026-12-18']")!.TextContent.ShouldContain("Inget pass är planerat.");
        (await coordinator.GetAsync(Root + "/laget")).Text.ShouldContain("Ingen vandrar fredag 20 november");
        var address = await AddressAsync(coordinator, group);
        await SignUpAsync(host, address, 0);
        await SignUpAsync(host, address, 0);
        page = await coordinator.GetAsync(Patrols);
        page.Document.QuerySelector("[data-day='2026-11-20']")!.GetAttribute("data-covered").ShouldBe("true");
        page.Document.QuerySelector("[data-day='2026-11-20']")!.TextContent.ShouldContain("2 av 3 vuxna – plats för 1 till");
        page.Document.QuerySelector("[data-day='2026-11-27']")!.GetAttribute("data-covered").ShouldBe("false");
        page.Text.ShouldNotContain(Name);
        host.Clock.Move(TimeSpan.FromDays(7));
        await TickAsync(host);
        (await ShiftsAsync(host)).Count.ShouldBe(5);
    }

    [Theory, OnBothDatabases]
    public async Task SignUp_ByLinkWithoutAccount_NamesTheControllerAndCancels(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (address, shift) = await PlannedAsync(host);
        using var nobody = host.NewClient();
        var page = await nobody.GetAsync(address);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector("#ansvarig")!.TextContent.ShouldContain("Personuppgiftsansvarig är Sundby-Ekbackens stadsdelsnämnd.");
        page.Document.QuerySelector("#ansvarig")!.TextContent.ShouldContain("raderas när passet är slut");
        (await nobody.SubmitAsync(page, ("Input.Shift", ""), ("Input.Name", "19850101-2382"), ("Input.Phone", "ring"))).Text.ShouldContain("Bara vuxna kan anmäla sig");
        var mine = await SignUpAsync(nobody, address, 0);
        mine.Location!.ShouldStartWith(Root + "/nattvandra/min/");
        (await ShiftAsync(host, shift)).SignedUp.ShouldBe(1);
        using var other = host.NewClient();
        (await other.GetAsync(address)).Text.ShouldContain("1 av 3 vuxna");
        (await other.GetAsync(address)).Text.ShouldNotContain(Name);
        var booked = await other.GetAsync(mine.Location!);
        booked.Text.ShouldContain("Nattvandrarna Sundby fredag");
        booked.Text.ShouldNotContain(Name, customMessage: "the address may be passed on");
        (await other.SubmitAsync(booked)).Location.ShouldBe(address);
        (await ShiftAsync(host, shift)).SignedUp.ShouldBe(0);
        (await host.ReadAsync(db => db.Set<PatrolSignUp>().CountAsync())).ShouldBe(0);
        (await other.GetAsync(mine.Location!)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync(Root + "/nattvandra/min/hittepa")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task SignUp_SixthAndSameFormTwice_AreNotCounted(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (address, shift) = await PlannedAsync(host);
        using var twice = host.NewClient();
        var form = await twice.GetAsync(address);
        var (first, again) = (await FillAsync(twice, form, 0), await FillAsync(twice, form, 0));
        first.Status.ShouldBe(HttpStatusCode.Redirect, first.Text);
        again.Status.ShouldBe(HttpStatusCode.Redirect, again.Text);
        (await ShiftAsync(host, shift)).SignedUp.ShouldBe(1);
        for (var i = 0; i < 4; i++)
            await SignUpAsync(host, address, 0);
        (await ShiftAsync(host, shift)).SignedUp.ShouldBe(5);
        var full = await twice.GetAsync(address);
        full.Document.QuerySelector("input[name='Input.Shift']")!.HasAttribute("disabled").ShouldBeTrue();
        (await FillAsync(twice, form, 0, again: true)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.ReadAsync(db => db.Set<PatrolSignUp>().CountAsync())).ShouldBe(5);
    }

    [Theory, OnBothDatabases]
    public async Task Lists_WhenTheShiftHasEnded_AreErasedByTheClockAndNothingOfThemIsLeft(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (address, shift) = await PlannedAsync(host);
        var mine = await SignUpAsync(host, address, 0);
        await SignUpAsync(host, address, 0);
        await SignUpAsync(host, address, 1);
        host.MoveTo(20, 20);
        using var leader = await host.PhoneAsync("Nattvandrarna Sundby");
        (await leader.GetAsync($"{Patrols}/pass/{shift.Value}")).Text.ShouldContain(Name);
        var stored = await host.ReadAsync(db => db.Set<PatrolSignUp>().Select(s => s.Sealed).ToListAsync());
        stored.ShouldAllBe(s => !s.Contains("Kvistina") && !s.Contains("070"));
        host.MoveTo(21, 0, 55);
        await TickAsync(host);
        (await host.ReadAsync(db => db.Set<PatrolSignUp>().CountAsync())).ShouldBe(3, "the shift is not over");
        host.MoveTo(21, 1);
        (await leader.GetAsync($"{Patrols}/pass/{shift.Value}")).Text.ShouldNotContain(Name, customMessage: "not even before the clock has struck");
        using var nobody = host.NewClient();
        (await nobody.GetAsync(mine.Location!)).Status.ShouldBe(HttpStatusCode.NotFound);
        await TickAsync(host);
        (await host.ReadAsync(db => db.Set<PatrolSignUp>().CountAsync(s => s.ShiftId == shift))).ShouldBe(0);
        (await host.ReadAsync(db => db.Set<PatrolSignUp>().CountAsync())).ShouldBe(1, "the Saturday of the week after is to come");
        var over = await ShiftAsync(host, shift);
        over.SignedUp.ShouldBe(2);
        over.ListErasedAt.ShouldNotBeNull();
        await NothingIsLeftAsync(host);
    }

    [Theory, OnBothDatabases]
    public async Task Shift_WithFewerThanTwoAdults_MayNotStart(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (address, shift) = await PlannedAsync(host);
        await SignUpAsync(host, address, 0);
        host.MoveTo(20, 20);
        using var leader = await host.PhoneAsync("Nattvandrarna Sundby");
        var path = $"{Patrols}/pass/{shift.Value}";
        var page = await leader.GetAsync(path);
        var came = page.Document.QuerySelector("input[name='Input.Came']")!.GetAttribute("value")!;
        (await leader.SubmitFormAsync(page, "#start", ("Input.Came", came))).Text.ShouldContain("Färre än två vuxna får inte gå ut");
        (await leader.SubmitFormAsync(page, "#start", ("Input.Came", came), ("Input.More", "5"))).Text.ShouldContain("Fler än fem");
        (await ShiftAsync(host, shift)).StartedAt.ShouldBeNull();
        (await leader.GetAsync(path + "/rapport")).Status.ShouldBe(HttpStatusCode.NotFound, "nobody has been out");
        (await leader.SubmitFormAsync(page, "#start", ("Input.Came", came), ("Input.More", "1"), ("Input.IsBriefed", "true"))).Status.ShouldBe(HttpStatusCode.Redirect);
        var out_ = await ShiftAsync(host, shift);
        (out_.Adults, out_.BriefedEdition).ShouldBe((2, null), "nothing was shared tonight");
        PatrolShift.FewestAdults.ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task Report_AfterAnothers_IsRefusedWithWhatWasTyped(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (_, shift) = await PlannedAsync(host);
        host.MoveTo(20, 22);
        using var leader = await host.PhoneAsync("Nattvandrarna Sundby");
        var path = $"{Patrols}/pass/{shift.Value}";
        await leader.SubmitFormAsync(await leader.GetAsync(path), "#start", ("Input.More", "3"));
        var (first, second) = (await leader.GetAsync(path + "/rapport"), await leader.GetAsync(path + "/rapport"));
        (await leader.SubmitAsync(first, ("Input.Mood", "Calm"), ("Input.Youths", "UpToTen"))).Status.ShouldBe(HttpStatusCode.Redirect);
        for (var i = 0; i < 2; i++)
        {
            var late = await leader.SubmitAsync(second, ("Input.Mood", "Uneasy"), ("Input.Youths", "UpToTen"), ("Input.Text", "Mörkt vid gångtunneln"));
            late.Status.ShouldBe(HttpStatusCode.Conflict);
            late.Text.ShouldContain("Någon annan hann svara på hur kvällen var");
            late.Document.QuerySelector("#Input_Text")!.TextContent.ShouldContain("Mörkt vid gångtunneln");
        }

        (await host.ReadAsync(db => db.Set<PatrolReport>().IgnoreQueryFilters().CountAsync(r => r.ShiftId == shift))).ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Report_FourQuestions_KeepsCountsAndFeedsTheNextSheet(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (_, shift) = await PlannedAsync(host);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.ShareAsync();
        host.MoveTo(20, 20);
        using var leader = await host.PhoneAsync("Nattvandrarna Sundby");
        var path = $"{Patrols}/pass/{shift.Value}";
        await leader.SubmitFormAsync(await leader.GetAsync(path), "#start", ("Input.More", "3"), ("Input.IsBriefed", "true"));
        (await ShiftAsync(host, shift)).BriefedEdition.ShouldBe(1);
        var form = await leader.GetAsync(path + "/rapport");
        form.Document.QuerySelectorAll("form fieldset, form textarea").Length.ShouldBe(4, "four questions");
        (await leader.SubmitAsync(form)).Text.ShouldContain("Välj hur kvällen var");
        (await leader.SubmitAsync(form, ("Input.Mood", "Uneasy"), ("Input.Youths", "UpToTen"), ("Input.Text", "Ring 070-123 45 67"))).Document.QuerySelector(".ds-error-summary").ShouldNotBeNull();
        (await leader.SubmitAsync(form, ("Input.Mood", "Uneasy"), ("Input.Youths", "UpToTen"), ("Input.Needs", "Light"), ("Input.Text", "Mörkt vid gångtunneln"))).Location.ShouldBe(path);
        (await leader.SubmitAsync(form, ("Input.Mood", "Uneasy"), ("Input.Youths", "UpToTen"), ("Input.Needs", "Light"), ("Input.Text", "Mörkt vid gångtunneln"))).Location.ShouldBe(path, "the answer to the first may have been lost");
        (await host.ReadAsync(db => db.Set<PatrolReport>().CountAsync(r => r.ShiftId == shift))).ShouldBe(1);
        (await leader.GetAsync(path + "/rapport")).Location.ShouldBe(path, "told once, and it is said so");
        (await leader.GetAsync(path)).Text.ShouldContain("Mörkt vid gångtunneln");
        using var guard = await host.PhoneAsync("Stadens ordningsvakter");
        (await guard.GetAsync(path)).Text.ShouldContain("Orolig.");
        (await guard.GetAsync(path)).Text.ShouldNotContain("Mörkt vid gångtunneln", customMessage: "goes to those who brief");
        typeof(PatrolReport).GetProperties().Select(p => p.Name).ShouldNotContain(n => n.Contains("Name") || n.Contains("Phone"));
        host.MoveTo(27, 15);
        await host.StrikeAsync();
        using var next = await host.SignedInAsync("samordnare");
        (await next.GetAsync(Root + "/utsattning/2026-11-27")).Text.ShouldContain("Mörkt vid gångtunneln");
        var past = string.Concat((await next.GetAsync(Patrols)).Document.QuerySelectorAll("table td").Select(c => c.TextContent.Trim()));
        past.ShouldContain(Group + "31–10Orolig");
    }

    [Theory, OnBothDatabases]
    public async Task List_OnlyTheGroupsOwnLeader_ReadsItAndOthersMayNotStart(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (address, shift) = await PlannedAsync(host);
        await SignUpAsync(host, address, 0);
        host.MoveTo(20, 20);
        var path = $"{Patrols}/pass/{shift.Value}";
        using var guard = await host.PhoneAsync("Stadens ordningsvakter");
        (await guard.GetAsync(path)).Text.ShouldNotContain(Name);
        foreach (var persona in new[] { "samordnare", "polis", "falt" })
        {
            using var client = await host.SignedInAsync(persona);
            var page = await client.GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.OK, persona);
            page.Text.ShouldNotContain(Name, customMessage: persona);
            page.Document.QuerySelector("#start").ShouldBeNull(persona);
            (page.Document.QuerySelector("#stall-in") is not null).ShouldBe(persona == "samordnare", persona);
            var token = (await client.GetAsync(Root + "/kalender")).Document.QuerySelector("input[name='__skydd']")!.GetAttribute("value")!;
            (await client.PostAsync(path + "?handler=Start", [new("__skydd", token), new("Input.More", "3")])).Status.ShouldBe(HttpStatusCode.NotFound, persona);
            (await client.GetAsync(path + "/rapport")).Status.ShouldBe(HttpStatusCode.NotFound, persona);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Cancelled_AndChangedAddress_CloseTheDoor(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (address, shift) = await PlannedAsync(host);
        await SignUpAsync(host, address, 0);
        using var coordinator = await host.SignedInAsync("samordnare");
        await coordinator.SubmitFormAsync(await coordinator.GetAsync($"{Patrols}/pass/{shift.Value}"), "#stall-in");
        (await coordinator.GetAsync(Patrols)).Document.QuerySelector("[data-day='2026-11-20']")!.TextContent.ShouldContain("Inställt");
        await TickAsync(host);
        (await host.ReadAsync(db => db.Set<PatrolSignUp>().CountAsync())).ShouldBe(0, "nobody needs the list of a cancelled shift");
        var group = (await ShiftAsync(host, shift)).GroupId;
        var page = await coordinator.GetAsync($"{Patrols}/grupp/{group.Value}");
        (await coordinator.SubmitFormAsync(page, "form[action*='handler=Address']")).Status.ShouldBe(HttpStatusCode.Redirect);
        using var nobody = host.NewClient();
        (await nobody.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.GetAsync(await AddressAsync(coordinator, group.Value.ToString()))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBothDatabases]
    public async Task AnotherPartnership_FindsNothingOfIt(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        var (address, shift) = await PlannedAsync(host);
        var mine = await SignUpAsync(host, address, 0);
        var group = (await ShiftAsync(host, shift)).GroupId.Value;
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        using var nobody = host.NewClient();
        foreach (var root in new[] { Root, "/" + DemoSeed.NeighbourSlug })
        {
            foreach (var path in new[] { "/nattvandring", $"/nattvandring/pass/{shift.Value}", $"/nattvandring/pass/{shift.Value}/rapport", $"/nattvandring/grupp/{group}" })
            {
                var status = (await neighbour.GetAsync(root + path)).Status;
                status.ShouldBe(root != Root && path == "/nattvandring" ? HttpStatusCode.OK : HttpStatusCode.NotFound, root + path);
            }
        }

        (await nobody.GetAsync(address.Replace(DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await nobody.GetAsync(mine.Location!.Replace(DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync("/" + DemoSeed.NeighbourSlug + "/nattvandring")).Text.ShouldNotContain("Nattvandrarna Sundby fredagar");
    }

    [Theory]
    [InlineData("samordnare", 200, 200), InlineData("falt", 200, 403), InlineData("polis", 200, 403), InlineData("park", 200, 403), InlineData("fastighet", 200, 403), InlineData("enhetschef", 200, 403)]
    [InlineData("styrgrupp", 200, 403), InlineData("forskola", 403, 403), InlineData("sekreterare", 403, 403), InlineData("analytiker", 403, 403), InlineData("utvarderare", 403, 403), InlineData("admin", 403, 403)]
    public async Task Pages_EachPersona_AreOpenOrRefused(string persona, int read, int manage)
    {
        await using var host = await LyktaHost.StartAsync();
        var (_, shift) = await PlannedAsync(host);
        var group = (await ShiftAsync(host, shift)).GroupId.Value;
        using var client = await host.SignedInAsync(persona);
        ((int)(await client.GetAsync(Patrols)).Status).ShouldBe(read);
        ((int)(await client.GetAsync($"{Patrols}/pass/{shift.Value}")).Status).ShouldBe(read);
        ((int)(await client.GetAsync(Patrols + "/grupp")).Status).ShouldBe(manage);
        ((int)(await client.GetAsync($"{Patrols}/grupp/{group}")).Status).ShouldBe(manage);
        ((int)(await client.GetAsync($"{Patrols}/pass/{Guid.NewGuid()}")).Status).ShouldBe(read == 200 ? 404 : 403);
    }

    // Every table that could remember: no name, no number, sealed or not.
    private static async Task NothingIsLeftAsync(LyktaHost host)
    {
        var submissions = await host.ReadAsync(db => db.Set<Submission>().ToListAsync());
        var audit = await host.ReadAsync(db => db.Set<Web.Platform.Audit.AuditEntry>().ToListAsync());
        var shifts = await host.ReadAsync(db => db.Set<PatrolShift>().ToListAsync());
        var all = System.Text.Json.JsonSerializer.Serialize(submissions) + System.Text.Json.JsonSerializer.Serialize(audit) + System.Text.Json.JsonSerializer.Serialize(shifts);
        all.ShouldNotContain("Kvistina");
        all.ShouldNotContain("174 06 35");
        submissions.Where(s => s.BodyHash.StartsWith("sign-up", StringComparison.Ordinal)).ShouldAllBe(s => s.BodyHash.Length == "sign-up ".Length + 32);
    }
}
