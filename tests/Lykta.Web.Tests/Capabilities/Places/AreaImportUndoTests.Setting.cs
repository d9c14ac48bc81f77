using System.Net;
using Lykta.Web.Capabilities.Disclosure;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Places.Import;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Lykta.Web.Tests.Capabilities.Places;

public sealed partial class AreaImportUndoTests
{
    /// <summary>Saves a file and gives the address of the page that tells how it went.</summary>
    private static async Task<string> ImportAsync(LyktaClient client, params string[] features)
    {
        var saved = await client.SubmitAsync(await AreaImportTests.UploadAsync(client, AreaImportTests.Collection(features)));
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        return saved.Location!;
    }

    private static async Task<LyktaPage> TakeBackAsync(LyktaClient client, string import)
    {
        var done = await client.SubmitFormAsync(await client.GetAsync(import + "/ta-tillbaka"), "main form");
        done.Status.ShouldBe(HttpStatusCode.Redirect, done.Text);
        return await client.GetAsync(done.Location!);
    }

    private static async Task<AreaId> IdAsync(LyktaHost host, string name) => (await AreaImportTests.AreasAsync(host)).Single(a => a.Name == name).Id;

    /// <summary>An observation in an area, at a point, at a place, or at neither.</summary>
    private static async Task<ObservationId> ReceiveAsync(
        LyktaHost host, AreaId area, (double X, double Y)? point = null, PlaceId? place = null, SharingLevel sharing = SharingLevel.Partnership) =>
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            var type = await unit.Db.Set<EventType>().OrderBy(t => t.Order).FirstAsync(cancel);
            var owner = await unit.Db.Set<Organisation>().SingleAsync(o => o.Name == "Fältgruppen", cancel);
            var received = await unit.ReceiveAsync(new(type.Id, unit.Now, new(owner.Id, owner.RootId, owner.BranchId), ObservationSource.Form)
            {
                Area = area,
                Place = place,
                Longitude = point?.X,
                Latitude = point?.Y,
                Sharing = sharing,
            }, cancel);
            return received.Id;
        }, CancellationToken.None);

    private static async Task<PlaceId> PlaceAsync(LyktaHost host, string name, (double X, double Y) at, AreaId? area) =>
        await host.Writes.RunAsync(await host.SystemScopeAsync(), (unit, _) =>
        {
            var place = Place.Named(name, name.ToLowerInvariant(), PlaceKind.Square, Wkb.Write(Shapes.At(at.X, at.Y)), at.X, at.Y, area);
            unit.Db.Add(place);
            return Task.FromResult(place.Id);
        }, CancellationToken.None);

    private static async Task ChangeAsync(LyktaHost host, Func<LyktaDbContext, CancellationToken, Task> change) =>
        await host.Writes.RunAsync(await host.SystemScopeAsync(), async (unit, cancel) =>
        {
            await change(unit.Db, cancel);
            return true;
        }, CancellationToken.None);

    private static Task MeasureInAsync(LyktaHost host, AreaId? area) => ChangeAsync(host, async (db, cancel) =>
    {
        var first = await db.Set<Measure>().OrderBy(m => m.Number).Select(m => m.Id).FirstAsync(cancel);
        await db.Set<Measure>().Where(m => m.Id == first).ExecuteUpdateAsync(set => set.SetProperty(m => m.AreaId, area), cancel);
    });

    private static Task MaskAsync(LyktaHost host, ObservationId observation) => ChangeAsync(host, (db, _) =>
    {
        var about = DisclosureCase.Open(1, new(2026, 11, 20), null, RequesterCategory.Media, new(null, null, null, null), host.Clock.GetUtcNow());
        db.Add(about);
        db.Add(DisclosureMask.Whole(about.Id, observation, DisclosureField.Text, Statute.Osl26P1));
        return Task.CompletedTask;
    });

    private static Task<int> AuditedAsync(LyktaHost host) => host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action == "areas.import-undone"));

    /// <summary>Everything about areas, to the byte, and what is counted and placed in each.</summary>
    private static Task<string> AllAsync(LyktaHost host) => host.ReadAsync(async db =>
    {
        var areas = await db.Set<Area>().AsNoTracking().ToListAsync();
        var counts = await db.Set<DayCount>().Where(c => c.Count != 0).GroupBy(c => c.AreaId).Select(g => new { g.Key, Sum = g.Sum(c => c.Count) }).ToListAsync();
        var links = await db.Set<AreaSuccession>().AsNoTracking().ToListAsync();
        var places = await db.Set<Place>().AsNoTracking().ToListAsync();
        return string.Join('\n', new[]
        {
            areas.Select(a => $"{a.Id} {a.Name} {a.Kind} {a.ParentId} {a.ValidFrom} {a.ValidTo} {a.West} {a.South} {a.East} {a.North} {Convert.ToHexString(a.Boundary)}"),
            counts.Select(c => $"{c.Key} {c.Sum}"), links.Select(l => $"{l.FromId} {l.ToId} {l.On}"), places.Select(p => $"{p.Id} {p.AreaId}"),
        }.SelectMany(rows => rows.Order(StringComparer.Ordinal)));
    });
}
