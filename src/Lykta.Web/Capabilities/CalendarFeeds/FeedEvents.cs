using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.CalendarFeeds;

/// <summary>What a member's calendar holds: meetings that the role takes part in and the walks of the own group. Never what is said there.</summary>
public sealed class FeedEvents(LyktaDbContext db, Texts texts)
{
    private const int DaysBack = 30;
    private const int DaysAhead = 90;

    /// <summary>A briefing is short.</summary>
    private static readonly TimeSpan Meeting = TimeSpan.FromMinutes(20);

    public async Task<IReadOnlyList<CalendarEvent>> OfAsync(Membership member, DateTimeOffset now, CancellationToken cancel)
    {
        var (first, last) = (Stockholm.DayOf(now).AddDays(-DaysBack), Stockholm.DayOf(now).AddDays(DaysAhead));
        List<CalendarEvent> events = [];
        if (RolePermissions.Has(member.Role, Permission.SeeTonight))
            events.AddRange(await BriefingsAsync(first, last, cancel));
        if (RolePermissions.Has(member.Role, Permission.SeePatrols))
            events.AddRange(await WalksAsync(member, first, last, cancel));
        if (RolePermissions.Has(member.Role, Permission.SeeGroups))
            events.AddRange(await MeetingsAsync(member, first, last, cancel));
        return [.. events.OrderBy(e => e.Starts).ThenBy(e => e.Id)];
    }

    private async Task<IEnumerable<CalendarEvent>> BriefingsAsync(DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var sheets = await db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Day >= first && s.Day <= last && s.Edition == 1)
            .Select(s => new { s.Id, s.Version, s.Day, s.MeetingAt, s.State }).ToListAsync(cancel);
        return sheets.Select(s =>
        {
            var starts = Stockholm.Instant(s.Day.ToDateTime(s.MeetingAt));
            return new CalendarEvent(s.Id.Value, s.Version, starts, starts + Meeting, texts["Feeds.Briefing"], null, s.State == SheetState.Cancelled);
        });
    }

    private async Task<IEnumerable<CalendarEvent>> MeetingsAsync(Membership member, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var rows = await (
            from meeting in db.Set<GroupMeeting>().AsNoTracking()
            join grouping in db.Set<WorkGroup>() on meeting.GroupId equals grouping.Id
            where meeting.Day >= first && meeting.Day <= last
            select new { meeting, grouping.Name }).ToListAsync(cancel);
        var own = RolePermissions.Has(member.Role, Permission.ManageGroups) ? null : (await db.OwnGroupsAsync([member.Id], cancel)).ToHashSet();
        return rows.Where(r => own is null || own.Contains(r.meeting.GroupId)).Select(r => r.meeting.Event(r.Name, texts));
    }

    private async Task<IEnumerable<CalendarEvent>> WalksAsync(Membership member, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var rows = await db.ShiftRowsAsync(first, last, cancel);
        return rows.Where(r => r.Group.UnitId == member.OrganisationId)
            .Select(r => new CalendarEvent(r.Shift.Id.Value, r.Shift.Version, r.Shift.StartsAt, r.Shift.EndsAt, texts["Feeds.Walk", r.Group.Name], r.Place, r.Shift.IsCancelled));
    }
}
