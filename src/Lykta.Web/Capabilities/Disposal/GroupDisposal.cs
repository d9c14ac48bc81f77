using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Disposal;

/// <summary>Old meetings go with what was said there, by the foreign key; one with a point that is still open waits until it is done.</summary>
internal static class GroupDisposal
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
        return ids.Count == 0 ? 0 : await unit.Db.Set<GroupMeeting>().Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(cancel);
    }

    private static IQueryable<GroupMeeting> Due(LyktaDbContext db, DateTimeOffset before)
    {
        var day = Stockholm.DayOf(before);
        return db.Set<GroupMeeting>().Where(m => m.Day < day && !db.Set<GroupPoint>().Any(p => p.MeetingId == m.Id && p.DoneOn == null));
    }
}
