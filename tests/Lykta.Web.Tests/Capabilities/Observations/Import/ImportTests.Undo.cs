using System.Net;
using Lykta.Web.Capabilities.Disclosure;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Seed;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Observations.Import;

public sealed partial class ImportTests
{
    [Theory, OnBothDatabases]
    public async Task Undo_Import_TakesUntouchedRowsAndTellsWhatIsKept(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        var counted = await host.ReadAsync(db => db.Set<DayCount>().SumAsync(c => c.Count));
        await ImportAsync(host, client, Good, "rapporter.csv");
        var rows = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Source == ObservationSource.Import).OrderBy(o => o.Number).ToListAsync());
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            (await unit.Db.Set<Observation>().SingleAsync(o => o.Id == rows[0].Id, cancel)).SeenAgain();
            return true;
        }, CancellationToken.None);
        var list = await client.GetAsync(Page);
        list.Text.ShouldContain("3 iakttagelser kvar");
        var question = await client.GetAsync(list.Document.QuerySelector("a[href*='/ta-tillbaka/']")!.GetAttribute("href")!);
        question.Text.ShouldContain("2 iakttagelser tas bort.");
        question.Text.ShouldContain("1 blir kvar, eftersom någon har bedömt eller ändrat den.");
        (await FinishAsync(host, client, await client.SubmitFormAsync(question, "main form"))).Text.ShouldContain("2 iakttagelser är borttagna. Kvar av importen: 1.");
        (await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Source == ObservationSource.Import).Select(o => o.Id).SingleAsync())).ShouldBe(rows[0].Id);
        (await host.ReadAsync(db => db.Set<DayCount>().SumAsync(c => c.Count))).ShouldBe(counted + 1);
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "observations.import-undone"))).ShouldBe(1);
        (await client.GetAsync(question.Path)).Document.QuerySelector("main form").ShouldBeNull("nothing more to take back");
        (await ImportAsync(host, client, Good, "rapporter.csv")).Text.ShouldContain("2 nya iakttagelser. 1 rad fanns redan");
    }

    [Theory, OnBothDatabases]
    public async Task Undo_ReleasedWeekOrMaskedRow_IsKept(Database database)
    {
        await using var host = await LyktaHost.StartAsync(database);
        using var client = await host.SignedInAsync("samordnare");
        await ImportAsync(host, client, Good + "B1;Nedskräpning;2026-11-03;09:00;Björkparken;;;;\n", "rapporter.csv");
        var rows = await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Source == ObservationSource.Import).OrderBy(o => o.Number).ToListAsync());
        var collaboration = await host.ReadAsync(db => db.Set<Collaboration>().Select(c => c.Id).FirstAsync());
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
        {
            unit.Db.Add(CollaborationRelease.Of(collaboration, unit.Scope.PartnershipId, new(2026, 11, 2), Array.Empty<ReleasedCount>(), null, unit.Now));
            var about = DisclosureCase.Open(1, new(2026, 11, 20), null, RequesterCategory.Media, new(null, null, null, null), unit.Now);
            unit.Db.Add(about);
            unit.Db.Add(DisclosureMask.Whole(about.Id, rows[1].Id, DisclosureField.Text, Statute.Osl26P1));
            return Task.FromResult(true);
        }, CancellationToken.None);
        var address = $"{Page}/ta-tillbaka/{rows[0].ImportId!.Value.Value}";
        var question = await client.GetAsync(address);
        question.Text.ShouldContain("2 iakttagelser tas bort.");
        question.Text.ShouldContain("1 blir kvar, eftersom veckan den hör till är släppt till ett samarbete.");
        question.Text.ShouldContain("1 blir kvar, eftersom den är maskad i ett utlämnande som pågår.");
        await FinishAsync(host, client, await client.SubmitFormAsync(question, "main form"));
        (await host.ReadAsync(db => db.Set<Observation>().Where(o => o.Source == ObservationSource.Import).OrderBy(o => o.Number).Select(o => o.Id).ToListAsync()))
            .ShouldBe([rows[1].Id, rows[3].Id]);
        using var neighbour = await host.SignedInAsync("samordnare", neighbour: true);
        (await neighbour.GetAsync(address.Replace(DemoSeed.DistrictSlug, DemoSeed.NeighbourSlug, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var field = await host.SignedInAsync("falt");
        (await field.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
