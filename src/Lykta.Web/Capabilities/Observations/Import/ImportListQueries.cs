using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Import;

public static class ImportListQueries
{
    /// <summary>Everything that a file's words are matched against; six small reads.</summary>
    public static async Task<ImportLists> ImportListsAsync(
        this LyktaDbContext db, ScreeningContext screening, DateTimeOffset now, CancellationToken cancel)
    {
        var mine = db.Scope.Viewer.Memberships;
        var unit = await db.Set<Membership>().Where(m => mine.Contains(m.Id)).OrderBy(m => m.StartedAt).Select(m => m.OrganisationId).FirstAsync(cancel);
        return new(
            await db.Set<EventType>().AsNoTracking().Where(t => t.RetiredAt == null).OrderBy(t => t.Order).ToListAsync(cancel),
            await db.Set<Place>().AsNoTracking().Where(p => p.ClosedAt == null).ToListAsync(cancel),
            await db.Set<Area>().AsNoTracking().Where(a => a.ValidTo == null).ToListAsync(cancel),
            await db.Set<Organisation>().AsNoTracking().Where(o => o.ClosedAt == null).ToListAsync(cancel),
            unit, screening, now);
    }
}
