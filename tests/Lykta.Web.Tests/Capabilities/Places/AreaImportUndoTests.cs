using System.Net;
using System.Text.Json;
using Lykta.Web.Capabilities.Disposal;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Places.Import;
using Lykta.Web.Data;
using Lykta.Web.Platform.Jobs;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Places;

public sealed partial class AreaImportUndoTests
{
    private const string Root = $"/{DemoSeed.DistrictSlug}";

    private static string Square(string name, double x) => AreaImportTests.Square(name, x, 58.5);

    [Theory, OnBothDatabases]
    public async Task Undo_Import_GivesAreasBordersPlacesAndCountsAsBefore(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await ImportAsync(client, Square("Ekdunge", 16.5), Square("Norrhult", 16.52));
        var before = await AllAsync(host);
        var import = await ImportAsync(client, Square("Ekdunge", 16.505), Square("Norrhult", 16.52), Square("Tjärnmo", 16.495));
        var told = await client.GetAsync(import);
        told.Text.ShouldContain("Importen lade till 1 område och ändrade 1.");
        told.Text.ShouldContain("Fil: omraden.geojson.");

        var (tjärnmo, ekdunge) = (await IdAsync(host, "Tjärnmo"), await IdAsync(host, "Ekdunge"));
        var place = await PlaceAsync(host, "Bryggan", (16.497, 58.505), tjärnmo);
        var atPoint = await ReceiveAsync(host, tjärnmo, (16.502, 58.505));
        var hidden = await ReceiveAsync(host, tjärnmo, (16.503, 58.505), sharing: SharingLevel.Branch);
        var atPlace = await ReceiveAsync(host, tjärnmo, place: place);
        var question = await client.GetAsync(import + "/ta-tillbaka");
        question.Text.ShouldContain("1 område som importen lade till tas bort.");
        question.Text.ShouldContain("1 område får tillbaka gränsen och distriktet det hade före importen.");
        question.Text.ShouldContain("2 iakttagelser får det område som deras plats eller punkt då ligger i.");
        question.Text.ShouldContain("Iakttagelser som du inte får se placeras om på samma sätt.");
        question.Text.ShouldContain("1 plats får det område den då ligger i, eller inget.");
        question.Text.ShouldNotContain("Det här blir kvar");
        var done = await TakeBackAsync(client, import);
        done.Text.ShouldContain("1 område är borttaget. Återställda: 1. Kvar av importen: 0.");
        done.Text.ShouldContain("Tillbakatagen 2026-11-20 14:02 av");

        var rows = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.AreaId == ekdunge || o.PlaceId == place).ToListAsync());
        rows.Where(o => o.AreaId == ekdunge).Select(o => o.Id).ShouldBe([atPoint, hidden], ignoreOrder: true);
        rows.Single(o => o.Id == atPlace).AreaId.ShouldBeNull("nobody had drawn an area there");
        (await host.ReadAsync(db => db.Set<DayCount>().Where(c => c.AreaId == ekdunge).SumAsync(c => c.Count))).ShouldBe(2);
        (await host.ReadAsync(db => db.Set<DayCount>().CountAsync(c => c.AreaId == tjärnmo))).ShouldBe(0);
        (await AuditedAsync(host)).ShouldBe(1);
        (await client.GetAsync($"{Root}/omraden")).Text.ShouldNotContain("Tjärnmo");
        await ChangeAsync(host, async (db, cancel) =>
        {
            // What came after the import goes; what is left is what was.
            await CountsAhead.ApplyAsync(db, [.. rows.Select(r => (r, -1))], cancel);
            await db.Set<Observation>().Where(o => rows.Select(r => r.Id).Contains(o.Id)).ExecuteDeleteAsync(cancel);
            await db.Set<Place>().Where(p => p.Id == place).ExecuteDeleteAsync(cancel);
        });
        (await AllAsync(host)).ShouldBe(before);
        (await ImportAsync(client, Square("Tjärnmo", 16.495))).ShouldNotBe(import, "the same file may come again");
    }

    [Theory, OnBothDatabases]
    public async Task Undo_ChangedOrReferredTo_StaysAndIsSaid(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var import = await ImportAsync(
            client, Square("Almby", 16.5), Square("Björby", 16.52), Square("Cedby", 16.54), Square("Dalby", 16.56), Square("Ekby", 16.58), Square("Furuby", 16.6), Square("Granby", 16.62));
        var later = await ImportAsync(client, Square("Björby", 16.521));
        await MeasureInAsync(host, await IdAsync(host, "Almby"));
        await ReceiveAsync(host, await IdAsync(host, "Cedby"));
        await MaskAsync(host, await ReceiveAsync(host, await IdAsync(host, "Furuby"), (16.601, 58.501)));
        var (dalby, ekby, granby) = (await IdAsync(host, "Dalby"), await IdAsync(host, "Ekby"), await IdAsync(host, "Granby"));
        await ChangeAsync(host, async (db, cancel) =>
        {
            var old = await db.Set<Area>().Where(a => a.Kind == AreaKind.Neighbourhood && a.Name == "Sundby").Select(a => a.Id).SingleAsync(cancel);
            db.Add(new AreaSuccession { FromId = old, ToId = ekby, On = new(2026, 1, 1) });
            (await db.Set<Area>().SingleAsync(a => a.Id == old, cancel)).PlaceUnder(granby);
        });

        var question = await client.GetAsync(import + "/ta-tillbaka");
        question.Text.ShouldContain("1 område som importen lade till tas bort.");
        var said = question.Document.QuerySelectorAll("main section li").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();
        said.ShouldBe([
            "1 område blir som det är, eftersom det har ändrats sedan importen, för hand eller av en senare import. Björby",
            "1 område blir som det är, eftersom en åtgärd i en åtgärdsplan gäller det. Almby",
            "1 område blir som det är, eftersom en annan import säger vad det blev eller var förut. Ekby",
            "1 område blir som det är, eftersom det har iakttagelser som är maskade i ett utlämnande. Furuby",
            "1 område blir som det är, eftersom iakttagelser annars skulle stå utan område. Cedby",
            "1 område blir som det är, eftersom områden som blir kvar hör till det. Granby",
        ]);
        (await TakeBackAsync(client, import)).Text.ShouldContain("Kvar av importen: 6.");
        (await AreaImportTests.AreasAsync(host)).ShouldNotContain(a => a.Id == dalby);
        (await client.GetAsync(AreaImportTests.Import)).Document.QuerySelectorAll("ul.lines li")[1].TextContent.ShouldContain("Kvar av importen: 6.");
        var again = await client.GetAsync(import + "/ta-tillbaka");
        again.Text.ShouldContain("Inget av importen går att ta tillbaka nu.");
        again.Document.QuerySelector("main form").ShouldBeNull();

        // Once the later import and the measure are gone, so may their areas be.
        (await TakeBackAsync(client, later)).Text.ShouldContain("0 områden är borttagna. Återställda: 1. Kvar av importen: 0.");
        await MeasureInAsync(host, null);
        (await TakeBackAsync(client, import)).Text.ShouldContain("2 områden är borttagna. Återställda: 0. Kvar av importen: 4.");
        (await AreaImportTests.AreasAsync(host)).Select(a => a.Name).Where(n => n.EndsWith("by", StringComparison.Ordinal) && n != "Sundby").ShouldBe(["Cedby", "Ekby", "Furuby", "Granby"], ignoreOrder: true);
    }

    [Theory, OnBothDatabases]
    public async Task Undo_ReleasedWeekCountedOrBusy_Stays(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var import = await ImportAsync(client, Square("Almby", 16.5), Square("Björby", 16.52), Square("Cedby", 16.54));
        await ReceiveAsync(host, await IdAsync(host, "Almby"), (16.501, 58.501));
        var disposed = await ReceiveAsync(host, await IdAsync(host, "Björby"), (16.521, 58.501));
        var job = default(JobId);
        await ChangeAsync(host, async (db, cancel) =>
        {
            await db.Set<Observation>().Where(o => o.Id == disposed).ExecuteDeleteAsync(cancel);
            var collaboration = await db.Set<Lykta.Web.Capabilities.Partnerships.Collaboration>().Select(c => c.Id).FirstAsync(cancel);
            db.Add(Lykta.Web.Capabilities.Partnerships.CollaborationRelease.Of(
                collaboration, db.Scope.PartnershipId, new(2026, 11, 16), Array.Empty<Lykta.Web.Capabilities.Partnerships.ReleasedCount>(), null, host.Clock.GetUtcNow()));
            var running = Job.Order(ObservationImport.JobName, "{}", null, null, 1, host.Clock.GetUtcNow());
            running.Take(host.Clock.GetUtcNow(), host.Clock.GetUtcNow().AddHours(1));
            db.Add(running);
            job = running.Id;
        });
        var busy = await client.GetAsync(import + "/ta-tillbaka");
        busy.Text.ShouldContain("En import av iakttagelser pågår.");
        busy.Document.QuerySelector("main form").ShouldBeNull();
        await ChangeAsync(host, (db, cancel) => db.Set<Job>().Where(j => j.Id == job).ExecuteDeleteAsync(cancel));
        var question = await client.GetAsync(import + "/ta-tillbaka");
        question.Text.ShouldContain("eftersom det har iakttagelser i en vecka som är släppt till ett samarbete. Almby");
        question.Text.ShouldContain("eftersom det har iakttagelser som är gallrade men fortfarande räknas. Björby");
        (await TakeBackAsync(client, import)).Text.ShouldContain("1 område är borttaget. Återställda: 0. Kvar av importen: 2.");
    }

    [Theory, OnBothDatabases]
    public async Task Undo_TwiceOrByTwo_IsDoneOnce(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        using var other = await host.SignedInAsync("admin");
        var import = await ImportAsync(client, Square("Almby", 16.5), Square("Björby", 16.52));
        var question = await client.GetAsync(import + "/ta-tillbaka");
        var theirs = await other.GetAsync(import + "/ta-tillbaka");
        theirs.Status.ShouldBe(HttpStatusCode.OK);

        await MeasureInAsync(host, await IdAsync(host, "Almby"));
        var changed = await client.SubmitFormAsync(question, "main form");
        changed.Status.ShouldBe(HttpStatusCode.Conflict);
        changed.Text.ShouldContain("Något har ändrats sedan du läste sidan.");
        changed.Text.ShouldContain("eftersom en åtgärd i en åtgärdsplan gäller det. Almby");
        (await IdAsync(host, "Björby")).ShouldNotBe(default);

        var first = await client.SubmitFormAsync(changed, "main form");
        first.Status.ShouldBe(HttpStatusCode.Redirect, first.Text);
        (await client.SubmitFormAsync(changed, "main form")).Location.ShouldBe(first.Location, "the same form again");
        var late = await other.SubmitFormAsync(theirs, "main form");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Text.ShouldContain("Inget av importen går att ta tillbaka nu.");
        (await AuditedAsync(host)).ShouldBe(1);
        (await AreaImportTests.AreasAsync(host)).Count(a => a.Name is "Almby" or "Björby").ShouldBe(1);
    }

    [Theory, OnBothDatabases]
    public async Task Undo_OtherPartnershipOrRole_IsRefused(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var import = await ImportAsync(client, Square("Almby", 16.5));
        (await client.GetAsync(AreaImportTests.Import)).Document.QuerySelector($"a[href='{import}/ta-tillbaka']").ShouldNotBeNull();
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        var own = import.Replace(DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug, StringComparison.Ordinal);
        var theirPage = await AreaImportTests.UploadAsync(neighbour, AreaImportTests.Collection(Square("Grannby", 16.5)), $"/{DemoSeed.NeighbourSlug}/omraden/importera");
        var theirs = (await neighbour.SubmitAsync(theirPage)).Location!;
        var form = await neighbour.GetAsync(theirs + "/ta-tillbaka");
        foreach (var page in new[] { "", "/ta-tillbaka" })
        {
            (await neighbour.GetAsync(own + page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
            (await neighbour.GetAsync(import + page)).Status.ShouldBe(HttpStatusCode.NotFound, page);
            foreach (var persona in new[] { "falt", "styrgrupp", "sekreterare", "analytiker", "forskola", "utvarderare" })
            {
                using var refused = await host.SignedInAsync(persona);
                (await refused.GetAsync(import + page)).Status.ShouldBe(HttpStatusCode.Forbidden, persona + page);
            }
        }

        (await neighbour.SubmitFormAsync(form with { Path = own + "/ta-tillbaka" }, "main form")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(AreaImportTests.Import)).Text.ShouldNotContain(theirs);
        (await IdAsync(host, "Almby")).ShouldNotBe(default);
    }

    [Theory, OnBothDatabases]
    public async Task Undo_StockholmsStadsdelar_LeavesNothingOfThem(Database database)
    {
        var file = await File.ReadAllTextAsync(SharedData.PathOf("stockholm-stadsdelar.geojson"));
        await using var host = await LyktaHost.StartAsync(database);
        await ChangeAsync(host, (db, cancel) => db.Set<Area>().Where(a => a.Name == "Sundby").ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, "Sundbytorp"), cancel));
        using var client = await host.SignedInAsync("samordnare");
        // One that was there without a district is placed in one by the import, and out of it again.
        using var all = JsonDocument.Parse(file);
        await ImportAsync(client, all.RootElement.GetProperty("features")[0].GetRawText());
        var before = await AllAsync(host);
        var import = (await client.SubmitAsync(await AreaImportTests.UploadAsync(client, file))).Location!;
        (await client.GetAsync(import)).Text.ShouldContain("områden och ändrade 1.");
        (await client.GetAsync(import + "/ta-tillbaka")).Text.ShouldContain("områden som importen lade till tas bort.");
        (await TakeBackAsync(client, import)).Text.ShouldContain("Kvar av importen: 0.");
        (await AllAsync(host)).ShouldBe(before);
    }

    [Theory, OnBothDatabases]
    public async Task Import_FileNamedAfterAPerson_IsRefusedAndDisposalForgetsAnImport(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var preview = await AreaImportTests.UploadAsync(client, AreaImportTests.Collection(Square("Almby", 16.5)));
        (await client.SubmitAsync(preview, ("fileName", "811218-9876.geojson"))).Text.ShouldContain("Filens namn kan peka ut en person.");
        var import = await ImportAsync(client, Square("Almby", 16.5));
        host.Clock.Move(TimeSpan.FromMinutes(1));
        var before = host.Clock.GetUtcNow();
        (await host.ReadAsync(db => Disposers.LookAsync(db, RetentionClass.AreaImport, before, CancellationToken.None))).Count.ShouldBe(1);
        (await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, cancel) => Disposers.EraseAsync(unit, RetentionClass.AreaImport, before, cancel), CancellationToken.None)).ShouldBe(1);
        (await host.ReadAsync(db => db.Set<AreaImportChange>().CountAsync())).ShouldBe(0);
        (await client.GetAsync(import)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await IdAsync(host, "Almby")).ShouldNotBe(default);
    }
}
