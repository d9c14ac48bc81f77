using System.Net;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Tests.Platform.Files;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Lykta.Web.Tests.Capabilities.Observations.Report.ReportForms;

namespace Lykta.Web.Tests.Capabilities.Observations.Report;

/// <summary>Receipt, undo, the same thing seen, correction, and the photo.</summary>
public sealed class AfterSendingTests
{
    private const string Mine = "/sundby-ekbacken/mina";
    private static readonly (string, string)[] Lamp = [("Input.Type", "belysning"), ("Input.Place", "bjorkparken")];

    [Theory, OnBothDatabases]
    public async Task Undo_WithinTheMinute_RemovesTheRowAndItsCounts(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        var before = await CountsAsync(host);
        await client.SendAsync("nyckel-angra", Lamp);
        var receipt = await client.GetAsync("/sundby-ekbacken/rapportera/kvitto/nyckel-angra");
        (await client.SubmitFormAsync(receipt, "#angra")).Location.ShouldBe(Form);
        (await CountsAsync(host)).ShouldBe(before);
        (await client.SendAsync("nyckel-angra", Lamp)).Status.ShouldBe(HttpStatusCode.OK);
        (await CountsAsync(host)).ShouldBe(before);
        (await client.GetAsync("/sundby-ekbacken/rapportera/kvitto/nyckel-angra")).Text.ShouldContain("ångrad");
    }

    [Theory, OnBothDatabases]
    public async Task Undo_TooLateOrByAnother_ChangesNothing(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        await client.SendAsync("nyckel-sen", Lamp);
        var after = await CountsAsync(host);
        var receipt = await client.GetAsync("/sundby-ekbacken/rapportera/kvitto/nyckel-sen");
        using var other = await host.SignedInAsync("polis");
        (await other.GetAsync("/sundby-ekbacken/rapportera/kvitto/nyckel-sen")).Status.ShouldBe(HttpStatusCode.NotFound);
        host.Clock.Move(TimeSpan.FromMinutes(2));
        (await client.SubmitFormAsync(receipt, "#angra")).Location!.ShouldEndWith("/kvitto/nyckel-sen");
        (await CountsAsync(host)).ShouldBe(after);
    }

    [Theory, OnBothDatabases]
    public async Task SameSeen_BeforeSending_AddsASightingAndTheWeeksAnswer(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var field = await host.SignedInAsync("falt");
        await field.SendAsync("nyckel-forst", [("Input.Type", "positiv"), ("Input.Place", "bjorkparken")]);
        var first = await ReportPageTests.NewestAsync(host);
        using var police = await host.SignedInAsync("polis");
        var before = await CountsAsync(host);
        var found = await police.GetAsync(Form + "/liknande?typ=positiv&plats=bjorkparken");
        found.Text.ShouldContain($"Nr {first.Number}");
        (await police.GetAsync(Form + "/liknande?typ=positiv&plats=kvarntorget")).Text.Trim().ShouldBeEmpty();
        (await police.SubmitAsync(found)).Location!.ShouldContain("/kvitto/");
        (await police.SubmitAsync(found)).Location!.ShouldContain("/kvitto/");
        var seen = await ReportPageTests.NewestAsync(host);
        (seen.Number, seen.Sightings).ShouldBe((first.Number, 2));
        (await CountsAsync(host)).ShouldBe(before);
        using var reporter = await host.SignedInAsync("forskola");
        (await reporter.GetAsync(Form + "/liknande?typ=positiv&plats=bjorkparken")).Text.Trim().ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task SameSeen_AfterSending_CountsItThere(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var field = await host.SignedInAsync("falt");
        await field.SendAsync("nyckel-forst", [("Input.Type", "positiv"), ("Input.Place", "bjorkparken")]);
        var first = await ReportPageTests.NewestAsync(host);
        var before = await CountsAsync(host);
        using var police = await host.SignedInAsync("polis");
        await police.SendAsync("nyckel-sedan", [("Input.Type", "positiv"), ("Input.Place", "bjorkparken")]);
        var receipt = await police.GetAsync("/sundby-ekbacken/rapportera/kvitto/nyckel-sedan");
        await police.SubmitFormAsync(receipt, ".similar form");
        var rows = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Number >= first.Number).OrderBy(o => o.Number).ToListAsync());
        rows.Select(o => (o.Status, o.Sightings)).ShouldBe([(ObservationStatus.New, 2), (ObservationStatus.Duplicate, 1)]);
        (await host.ReadAsync(db => db.Set<DayCount>().SumAsync(c => c.Count))).ShouldBe(before.Counted);
    }

    [Theory, OnBothDatabases]
    public async Task Correct_WithinADay_MovesTheCountsToo(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("falt");
        await client.SendAsync("nyckel-ratta", Lamp);
        var sent = await ReportPageTests.NewestAsync(host);
        var before = await CountsAsync(host);
        var form = await client.GetAsync($"{Mine}/{sent.Number}/ratta");
        (await client.SubmitFormAsync(form, "form.form", ("Input.Type", "nedskrapning"), ("Input.Place", "kvarntorget"), ("Input.Text", "Säckar vid torget."))).Location.ShouldBe(Mine);
        var corrected = await ReportPageTests.NewestAsync(host);
        corrected.Text.ShouldBe("Säckar vid torget.");
        corrected.TypeId.ShouldNotBe(sent.TypeId);
        corrected.PlaceId.ShouldNotBe(sent.PlaceId);
        (await CountsAsync(host)).ShouldBe(before);
        var stale = await client.SubmitFormAsync(form, "form.form", ("Input.Text", "Andra ord."), ("__nyckel", "en-annan-nyckel"));
        stale.Text.ShouldContain("sedan du öppnade formuläret");
        stale.Document.QuerySelectorAll(".stored-now").ShouldContain(s => s.TextContent.Contains("Säckar vid torget.", StringComparison.Ordinal));
        stale.Document.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Andra ord.");

        using var other = await host.SignedInAsync("polis");
        (await other.GetAsync($"{Mine}/{sent.Number}/ratta")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync(Mine)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(Mine)).Text.ShouldContain("Säckar vid torget.");
        host.Clock.Move(TimeSpan.FromHours(25));
        using var later = await host.SignedInAsync("falt");
        (await later.GetAsync($"{Mine}/{sent.Number}/ratta")).Text.ShouldContain("går inte längre att rätta");
    }

    [Theory, OnBothDatabases]
    public async Task Photo_BeforeAndAfterRelease_IsSeenByTheRightPeople(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var writer = await host.SignedInAsync("falt");
        (await writer.SendAsync("nyckel-foto", [.. Lamp, ("Input.Sharing", "Partnership")], Pictures.Jpeg())).Status.ShouldBe(HttpStatusCode.OK);
        var photo = await host.ReadAsync(db => db.Set<ObservationPhoto>().SingleAsync());
        var address = $"/sundby-ekbacken/foto/{photo.Id}";
        await SeenByAsync(("falt", true), ("samordnare", true), ("polis", false), ("styrgrupp", false));
        var own = await writer.GetAsync(address);
        own.Headers["Content-Type"].ShouldBe("image/jpeg");
        own.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        own.Headers["Cache-Control"].ShouldContain("no-store");
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            (await unit.Db.Set<ObservationPhoto>().SingleAsync(cancel)).Release(unit.Now);
            return true;
        }, CancellationToken.None);
        await SeenByAsync(("falt", true), ("samordnare", true), ("polis", true), ("styrgrupp", true), ("forskola", false));
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync($"/norra-astad/foto/{photo.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);

        async Task SeenByAsync(params (string Persona, bool Sees)[] all)
        {
            foreach (var (persona, sees) in all)
            {
                using var client = await host.SignedInAsync(persona);
                (await client.GetAsync(address)).Status.ShouldBe(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, persona);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Mine_EachRole_IsAllowedOrRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        foreach (var (persona, allowed) in new[] { ("falt", true), ("forskola", true), ("enhetschef", true), ("styrgrupp", false), ("analytiker", false), ("admin", false) })
        {
            using var client = await host.SignedInAsync(persona);
            (await client.GetAsync(Mine)).Status.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, persona);
            (await client.GetAsync(Form + "/app.webmanifest")).Status.ShouldBe(allowed ? HttpStatusCode.OK : HttpStatusCode.Forbidden, persona);
            (await client.GetAsync("/norra-astad/mina")).Status.ShouldBe(HttpStatusCode.NotFound, persona);
        }
    }

    private static Task<(int Counted, int Rows)> CountsAsync(LyktaHost host) => host.ReadAsync(async db =>
        (await db.Set<DayCount>().SumAsync(c => c.Count), await db.Set<Observation>().CountAsync()));
}
