using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups;

/// <summary>A group as the list shows it.</summary>
public sealed record GroupRow(WorkGroup Group, IReadOnlyList<GroupMember> Members, DateOnly? NextMeeting, int OpenPoints);

/// <summary>An invited member and how many came.</summary>
public sealed record InvitedMember(MeetingInvitation Invitation, GroupMember Member);

/// <summary>A need with how many of its meetings have been held and are planned.</summary>
public sealed record NeedRow(GroupNeed Need, int Held, int Planned);

public static class GroupQueries
{
    public static async Task<List<GroupRow>> GroupsAsync(this LyktaDbContext db, DateOnly today, CancellationToken cancel)
    {
        var groups = await db.Set<WorkGroup>().AsNoTracking().ToListAsync(cancel);
        var members = (await db.Set<GroupMember>().AsNoTracking().Where(m => m.To == null).ToListAsync(cancel)).ToLookup(m => m.GroupId);
        var next = (await db.Set<GroupMeeting>().AsNoTracking().Where(m => m.State == MeetingState.Planned && m.Day >= today).Select(m => new { m.GroupId, m.Day }).ToListAsync(cancel)).ToLookup(m => m.GroupId, m => m.Day);
        var points = (await db.Set<GroupPoint>().AsNoTracking().Where(p => p.DoneOn == null).Select(p => p.GroupId).ToListAsync(cancel)).ToLookup(g => g);
        return [.. groups.OrderBy(g => g.Name, SwedishFolding.Order).Select(g => new GroupRow(g, [.. members[g.Id]], next[g.Id].Any() ? next[g.Id].Min() : null, points[g.Id].Count()))];
    }

    public static Task<WorkGroup?> GroupAsync(this LyktaDbContext db, int number, CancellationToken cancel) =>
        db.Set<WorkGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.Number == number, cancel);

    public static Task<GroupMeeting?> MeetingAsync(this LyktaDbContext db, WorkGroupId group, int number, CancellationToken cancel) =>
        db.Set<GroupMeeting>().AsNoTracking().SingleOrDefaultAsync(m => m.GroupId == group && m.Number == number, cancel);

    /// <summary>Those who are members now, by category and name.</summary>
    public static async Task<List<GroupMember>> MembersAsync(this LyktaDbContext db, WorkGroupId group, CancellationToken cancel) =>
        [.. (await db.Set<GroupMember>().AsNoTracking().Where(m => m.GroupId == group && m.To == null).ToListAsync(cancel))
            .OrderBy(m => m.Category).ThenBy(m => m.Organisation, SwedishFolding.Order)];

    public static async Task<List<InvitedMember>> InvitedAsync(this LyktaDbContext db, GroupMeetingId meeting, CancellationToken cancel) =>
        [.. (await (from invitation in db.Set<MeetingInvitation>().AsNoTracking()
                    join member in db.Set<GroupMember>() on invitation.MemberId equals member.Id
                    where invitation.MeetingId == meeting
                    select new InvitedMember(invitation, member)).ToListAsync(cancel))
            .OrderBy(i => i.Member.Cluster, SwedishFolding.Order).ThenBy(i => i.Member.Category).ThenBy(i => i.Member.Organisation, SwedishFolding.Order)];

    public static async Task<List<NeedRow>> NeedsAsync(this LyktaDbContext db, WorkGroupId group, CancellationToken cancel)
    {
        var needs = await db.Set<GroupNeed>().AsNoTracking().Where(n => n.GroupId == group).OrderBy(n => n.Number).ToListAsync(cancel);
        var meetings = await db.Set<GroupMeeting>().AsNoTracking().Where(m => m.GroupId == group && m.NeedId != null).Select(m => new { m.NeedId, m.State }).ToListAsync(cancel);
        return needs.ConvertAll(n => new NeedRow(n, meetings.Count(m => m.NeedId == n.Id && m.State == MeetingState.Held), meetings.Count(m => m.NeedId == n.Id && m.State == MeetingState.Planned)));
    }

    /// <summary>Points that are not done, oldest first.</summary>
    public static Task<List<GroupPoint>> OpenPointsAsync(this LyktaDbContext db, WorkGroupId group, CancellationToken cancel) =>
        db.Set<GroupPoint>().AsNoTracking().Where(p => p.GroupId == group && p.DoneOn == null).OrderBy(p => p.Since).ThenBy(p => p.Id).ToListAsync(cancel);

    /// <summary>Groups that the viewer takes part in: the own unit, or the organisation that it belongs to, has a place there.</summary>
    public static Task<List<WorkGroupId>> OwnGroupsAsync(this LyktaDbContext db, IReadOnlyCollection<MembershipId> memberships, CancellationToken cancel)
    {
        var ids = memberships.ToList();
        var units = db.Set<Membership>().Where(m => ids.Contains(m.Id) && m.EndedAt == null)
            .Join(db.Set<Organisation>(), m => m.OrganisationId, o => o.Id, (m, o) => new { Unit = (OrganisationId?)o.Id, Root = (OrganisationId?)o.RootId });
        return db.Set<GroupMember>().Where(m => m.To == null && m.UnitId != null && (units.Any(u => u.Unit == m.UnitId) || units.Any(u => u.Root == m.UnitId)))
            .Select(m => m.GroupId).Distinct().ToListAsync(cancel);
    }

    /// <summary>What is said in a group is read by those who take part in it, and by the coordinator.</summary>
    public static async Task<bool> SeesInsideAsync(this LyktaDbContext db, WorkGroupId group, CancellationToken cancel) =>
        db.Scope.Viewer.May(Permission.ManageGroups) || (await db.OwnGroupsAsync(db.Scope.Viewer.Memberships, cancel)).Contains(group);

    /// <summary>Title, time and place: all that leaves Lykta about a meeting.</summary>
    public static CalendarEvent Event(this GroupMeeting meeting, string group, Texts texts) =>
        new(meeting.Id.Value, meeting.Version, meeting.StartsAt, meeting.EndsAt, texts["Groups.Event", group], meeting.Place, meeting.State == MeetingState.Cancelled);
}
