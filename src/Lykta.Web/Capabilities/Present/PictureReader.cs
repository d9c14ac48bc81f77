using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Shared.Charts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using NetTopologySuite.Geometries;

namespace Lykta.Web.Capabilities.Present;

/// <summary>
/// The picture for a viewer: one small read says whether the numbers in memory still hold. Kept per partnership, rings and
/// stamp, so that a hundred people who see the same rows cost one computation per change.
/// </summary>
public sealed class PictureReader(LyktaDbContext db, LyktaScope scope, IMemoryCache cache, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan NamesKept = TimeSpan.FromSeconds(30);

    public async Task<(Picture Picture, PictureCatalogue Catalogue)> ReadAsync(CancellationToken cancel)
    {
        var today = time.Today();
        var stamp = await db.Set<CountStamp>().AsNoTracking()
            .Select(s => new Stamped(s.Changes, s.PastChanges, s.ListChanges)).SingleOrDefaultAsync(cancel) ?? new(0, 0, 0);
        var catalogue = await CatalogueAsync(stamp, cancel);
        var own = await KeepAsync(
            ("own", Tenant, scope.Viewer.Seats, stamp.Changes, today),
            () => db.OwnOutsideRingsAsync(new Weeks(today).FirstDay, cancel));
        var who = own.Count == 0 ? "" : scope.Viewer.Seats;
        var picture = await KeepAsync(("picture", Tenant, Ring, who, stamp, today), async () =>
            PictureMaker.Make(await InputAsync(today, stamp, own, catalogue, cancel), catalogue));
        return (picture, catalogue);
    }

    private PartnershipId Tenant => scope.PartnershipId;

    private string Ring => scope.Viewer.Ring;

    private async Task<PictureInput> InputAsync(
        DateOnly today, Stamped stamp, List<VisibleCount> own, PictureCatalogue catalogue, CancellationToken cancel)
    {
        var recent = today.AddDays(1 - CountStamp.RecentDays);
        var past = await KeepAsync(("past", Tenant, Ring, stamp.PastChanges, today), () => PastAsync(new(today), recent.AddDays(-1), cancel));
        var now = await db.CountsAsync(recent, today, cancel);
        var monday = Stockholm.MondayOf(today);
        var first = Stockholm.MondayOf(new Weeks(today).FirstDay);
        var answers = await db.Set<WeekAnswer>().AsNoTracking()
            .Where(a => a.Week >= first && (a.Observations > 0 || a.HasNothingToReport))
            .GroupBy(a => a.Week).Select(g => new { Week = g.Key, Units = g.Count() }).ToDictionaryAsync(g => g.Week, g => g.Units, cancel);
        var charted = monday.AddDays(-7 * (Weeks.Charted - 1));
        var hours = await db.Set<HourCount>().AsNoTracking().Where(h => h.Week >= charted && h.Week <= monday)
            .GroupBy(h => h.HourOfWeek).Select(g => new { Hour = g.Key, Weight = g.Sum(h => h.Thousandths) })
            .ToDictionaryAsync(g => g.Hour, g => g.Weight, cancel);
        var weekAgo = SevenDays.StartOf(today);
        var (oldest, late) = (new Weeks(today).FirstDay, SevenDays.FirstOf(today));
        return new(today, [.. past, .. now, .. own])
        {
            Answers = answers,
            HourWeights = hours,
            Coverage = await CoverageAsync(today, catalogue, cancel),
            LateCount = await db.Set<Observation>().CountAsync(o => o.ReceivedAt >= weekAgo && o.OccurredOn < late && o.OccurredOn >= oldest, cancel),
        };
    }

    private async Task<List<VisibleCount>> PastAsync(Weeks weeks, DateOnly until, CancellationToken cancel)
    {
        var past = new List<VisibleCount>();
        foreach (var range in Weeks.Needed)
        {
            // A day more at both ends: the same weeks are also read as they ended yesterday.
            var (from, to) = weeks.DaysOf(range);
            past.AddRange(await db.CountsAsync(from.AddDays(-1), to < until ? to : until, cancel));
        }

        return past;
    }

    private async Task<Coverage> CoverageAsync(DateOnly today, PictureCatalogue catalogue, CancellationToken cancel)
    {
        var since = SevenDays.StartOf(today);
        var monday = Stockholm.MondayOf(SevenDays.FirstOf(today));
        var answered = await db.Set<WeekAnswer>().AsNoTracking()
            .Where(a => a.Week >= monday && a.LastAt >= since && (a.Observations > 0 || a.HasNothingToReport)).Select(a => a.UnitId).ToListAsync(cancel);
        return new(catalogue.Units.Count(u => answered.Contains(u.Id)), catalogue.Units.Count);
    }

    private Task<PictureCatalogue> CatalogueAsync(Stamped stamp, CancellationToken cancel) => KeepAsync(
        ("catalogue", Tenant, stamp.ListChanges), async () =>
        {
            var types = await db.Set<EventType>().AsNoTracking().ToDictionaryAsync(t => t.Id, cancel);
            var places = await db.Set<Place>().AsNoTracking()
                .Select(p => new CataloguePlace(p.Id, p.Name, p.Slug, p.Longitude, p.Latitude, p.ClosedAt != null)).ToDictionaryAsync(p => p.Id, cancel);
            var today = time.Today();
            var areas = await db.Set<Area>().AsNoTracking()
                .Where(a => a.Kind == AreaKind.Neighbourhood && (a.ValidFrom == null || a.ValidFrom <= today) && (a.ValidTo == null || a.ValidTo >= today))
                .Select(a => a.Boundary).ToListAsync(cancel);
            var units = await db.ReportingUnits()
                .Select(o => new CatalogueUnit(o.Id, o.Name, db.Set<Organisation>().Where(p => p.Id == o.ParentId).Select(p => p.Name).FirstOrDefault()))
                .ToListAsync(cancel);
            var limit = await db.Set<Partnership>().Where(p => p.Id == Tenant).Select(p => p.SmallNumberLimit).SingleAsync(cancel);
            return new PictureCatalogue(types, places, [.. areas.SelectMany(Rings)], units, limit);
        }, NamesKept);

    private static IEnumerable<MapRing> Rings(byte[] boundary)
    {
        var geometry = Wkb.Read(boundary);
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon polygon)
                yield return new([.. polygon.ExteriorRing.Coordinates.Select(c => new MapPoint(c.X, c.Y))]);
        }
    }

    private async Task<T> KeepAsync<T>(object key, Func<Task<T>> read, TimeSpan? kept = null) where T : class =>
        (await cache.GetOrCreateAsync(key, entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = kept ?? Kept;
            return read();
        }))!;

    private sealed record Stamped(long Changes, long PastChanges, long ListChanges);
}
