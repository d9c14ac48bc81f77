using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups;

/// <summary>What is not done goes to the next agenda by itself: when the next meeting is made, and when a meeting has been held.</summary>
public static class CarryOver
{
    /// <summary>To a new meeting, from the last one before it.</summary>
    public static async Task ToNewAsync(WriteUnit unit, GroupMeeting next, CancellationToken cancel)
    {
        var last = await unit.Db.Set<GroupMeeting>().Where(m => m.GroupId == next.GroupId && m.Id != next.Id && m.State == MeetingState.Held)
            .OrderByDescending(m => m.Day).ThenByDescending(m => m.Number).FirstOrDefaultAsync(cancel);
        if (last is not null && !await unit.Db.Set<GroupMeeting>().AnyAsync(m => m.GroupId == next.GroupId && m.Id != next.Id && m.State == MeetingState.Planned && m.Day <= next.Day, cancel))
            await CopyAsync(unit, last, next, cancel);
    }

    /// <summary>From a meeting that is over (held or cancelled) to the first planned one, if there is any.</summary>
    public static async Task FromAsync(WriteUnit unit, GroupMeeting over, CancellationToken cancel)
    {
        var next = await unit.Db.Set<GroupMeeting>().Where(m => m.GroupId == over.GroupId && m.Id != over.Id && m.State == MeetingState.Planned)
            .OrderBy(m => m.Day).ThenBy(m => m.Number).FirstOrDefaultAsync(cancel);
        if (next is not null)
            await CopyAsync(unit, over, next, cancel);
    }

    private static async Task CopyAsync(WriteUnit unit, GroupMeeting from, GroupMeeting to, CancellationToken cancel)
    {
        var open = await unit.Db.Set<AgendaItem>().Where(i => i.MeetingId == from.Id && i.DoneOn == null).OrderBy(i => i.Order).ToListAsync(cancel);
        // What was finished in a meeting between them does not come back.
        var origins = open.ConvertAll(i => i.OriginId);
        var done = await unit.Db.Set<AgendaItem>().Where(i => origins.Contains(i.OriginId) && i.DoneOn != null).Select(i => i.OriginId).ToListAsync(cancel);
        await unit.Db.Set<AgendaItem>().Where(i => i.MeetingId == to.Id).LoadAsync(cancel);
        var there = unit.Db.Set<AgendaItem>().Local.Where(i => i.MeetingId == to.Id).ToList();
        var order = there.Count == 0 ? 0 : there.Max(i => i.Order) + 1;
        foreach (var item in open.Where(i => !done.Contains(i.OriginId) && there.All(t => t.OriginId != i.OriginId)))
            unit.Db.Add(item.CarryTo(to.Id, order++));
    }
}
