using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>Old sheets go whole: lines, versions, notes, attendance and debriefs follow by the foreign key.</summary>
internal static class BriefingDisposal
{
    public static async Task<DisposalLook> LookAsync(LyktaDbContext db, DateTimeOffset before, CancellationToken cancel)
    {
        var due = Due(db, before);
        var count = await due.LongCountAsync(cancel);
        return count == 0 ? DisposalLook.Nothing : new(count, Stockholm.StartOf(await due.MinAsync(s => s.Day, cancel)));
    }

    public static async Task<long> EraseAsync(WriteUnit unit, DateTimeOffset before, CancellationToken cancel)
    {
        var ids = await Due(unit.Db, before).OrderBy(s => s.Day).Take(Disposers.Slice).Select(s => s.Id).ToListAsync(cancel);
        return ids.Count == 0 ? 0 : await unit.Db.Set<BriefingSheet>().Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancel);
    }

    private static IQueryable<BriefingSheet> Due(LyktaDbContext db, DateTimeOffset before)
    {
        var day = Stockholm.DayOf(before);
        return db.Set<BriefingSheet>().Where(s => s.Day < day);
    }
}
