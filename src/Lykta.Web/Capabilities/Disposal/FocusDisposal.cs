using Lykta.Web.Capabilities.FocusPlaces;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>Periods go with their places, by the foreign key; one that has not ended is never old.</summary>
internal static class FocusDisposal
{
    public static async Task<DisposalLook> LookAsync(LyktaDbContext db, DateTimeOffset before, CancellationToken cancel)
    {
        var due = Due(db, before);
        var count = await due.LongCountAsync(cancel);
        return count == 0 ? DisposalLook.Nothing : new(count, Stockholm.StartOf(await due.MinAsync(p => p.To, cancel)));
    }

    public static async Task<long> EraseAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel)
    {
        var ids = await Due(unit.Db, before).OrderBy(p => p.To).Take(Disposers.Slice).Select(p => p.Id).ToListAsync(cancel);
        return ids.Count == 0 ? 0 : await unit.Db.Set<FocusPeriod>().Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(cancel);
    }

    private static IQueryable<FocusPeriod> Due(LyktaDbContext db, DateTimeOffset before)
    {
        var day = Stockholm.DayOf(before);
        return db.Set<FocusPeriod>().Where(p => p.To < day);
    }
}
