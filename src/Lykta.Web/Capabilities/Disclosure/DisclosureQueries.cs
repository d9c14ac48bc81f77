using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disclosure;

/// <summary>
/// What a request covers among what the authority holds: its own rows at every ring, as a request goes to the authority and not to
/// a branch, and what others have shared with it. Other authorities' unshared rows are not its documents.
/// </summary>
public static class DisclosureQueries
{
    public const int Most = 2_000;

    public static async Task<List<DisclosedRow>> CoveredAsync(
        this LyktaDbContext db, DisclosureCase about, ObservationId? only, Texts texts, CancellationToken cancel)
    {
        var mine = db.Scope.Viewer.Memberships;
        var roots = await (
            from m in db.Set<Membership>()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where mine.Contains(m.Id)
            select o.RootId).Distinct().ToListAsync(cancel);
        var rows = db.Set<Observation>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).AsNoTracking()
            .Where(o => roots.Contains(o.OwnerOrganisationId) || o.Sharing >= SharingLevel.Briefing);
        if (only is { } one)
            rows = rows.Where(o => o.Id == one);
        if (about.From is { } from)
            rows = rows.Where(o => o.OccurredOn >= from);
        if (about.To is { } to)
            rows = rows.Where(o => o.OccurredOn <= to);
        if (about.PlaceId is { } place)
            rows = rows.Where(o => o.PlaceId == place);
        if (about.TypeId is { } type)
            rows = rows.Where(o => o.TypeId == type);
        var found = await rows.OrderBy(o => o.OccurredFrom).ThenBy(o => o.Id).Take(Most).ToListAsync(cancel);
        return await WordsAsync(db, found, texts, cancel);
    }

    private static async Task<List<DisclosedRow>> WordsAsync(LyktaDbContext db, List<Observation> rows, Texts texts, CancellationToken cancel)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var types = await db.Set<EventType>().AsNoTracking().ToDictionaryAsync(t => t.Id, t => t.Name(english), cancel);
        var places = await db.Set<Place>().AsNoTracking().Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var areas = await db.Set<Area>().AsNoTracking().Select(a => new { a.Id, a.Name }).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var units = await db.Set<Organisation>().AsNoTracking().Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        var ids = rows.Select(r => r.Id).ToList();
        var photos = await db.Set<ObservationPhoto>().Where(p => ids.Contains(p.ObservationId))
            .GroupBy(p => p.ObservationId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var own = await DisclosedFields.OwnAsync(db, ids, english, cancel);
        return [.. rows.Select(o => new DisclosedRow(o.Id, o.Number, photos.GetValueOrDefault(o.Id), DisclosedFields.Of(o, new(
            types.GetValueOrDefault(o.TypeId),
            o.PlaceId is { } p ? places.GetValueOrDefault(p) : o.AreaId is { } a ? areas.GetValueOrDefault(a) : null,
            units.GetValueOrDefault(o.UnitId), own.GetValueOrDefault(o.Id)), texts)))];
    }
}
