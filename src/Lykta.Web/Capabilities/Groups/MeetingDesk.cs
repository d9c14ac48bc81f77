using Lykta.Web.Data;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups;

/// <summary>Makes meetings, invites to them and tells those who are invited.</summary>
public sealed class MeetingDesk(MailDesk mail)
{
    private static readonly Role[] Readers = [.. Enum.GetValues<Role>().Where(r => RolePermissions.Has(r, Permission.SeeGroups))];

    public bool SendsMail => mail.IsOn;

    /// <summary>A meeting with everybody in the group invited and what is left from last time on its agenda.</summary>
    public static async Task<GroupMeeting> PlanAsync(WriteUnit unit, WorkGroupId group, MeetingTime time, Guid? need, CancellationToken cancel)
    {
        var meeting = GroupMeeting.Plan(group, await unit.NextNumberAsync($"meeting-{group.Value:N}", cancel), time, need);
        unit.Db.Add(meeting);
        foreach (var member in await unit.Db.Set<GroupMember>().Where(m => m.GroupId == group && m.To == null).Select(m => m.Id).ToListAsync(cancel))
            unit.Db.Add(MeetingInvitation.To(meeting.Id, member));
        unit.Audit("group.meeting-planned", nameof(GroupMeeting), meeting.Id.Value);
        return meeting;
    }

    /// <summary>Members that have come since are invited too.</summary>
    public static async Task InviteNewAsync(WriteUnit unit, GroupMeeting meeting, CancellationToken cancel)
    {
        var there = await unit.Db.Set<MeetingInvitation>().Where(i => i.MeetingId == meeting.Id).Select(i => i.MemberId).ToListAsync(cancel);
        foreach (var member in await unit.Db.Set<GroupMember>().Where(m => m.GroupId == meeting.GroupId && m.To == null && !there.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancel))
            unit.Db.Add(MeetingInvitation.To(meeting.Id, member));
    }

    /// <summary>One mail to each function mailbox, otherwise to each account of the unit; the number of mails.</summary>
    public async Task<int> TellAsync(WriteUnit unit, string kind, GroupMeeting meeting, CancellationToken cancel)
    {
        // Those who were invited just now are not in the database yet, but in the unit.
        await unit.Db.Set<MeetingInvitation>().Where(i => i.MeetingId == meeting.Id).LoadAsync(cancel);
        var members = await unit.Db.Set<GroupMember>().AsNoTracking().Where(m => m.GroupId == meeting.GroupId && m.To == null).ToDictionaryAsync(m => m.Id, cancel);
        var sent = 0;
        foreach (var one in unit.Db.Set<MeetingInvitation>().Local.Where(i => i.MeetingId == meeting.Id && members.ContainsKey(i.MemberId)).ToList())
            sent += await TellAsync(unit, kind, one.Id, members[one.MemberId], cancel);
        return sent;
    }

    private async Task<int> TellAsync(WriteUnit unit, string kind, Guid invitation, GroupMember member, CancellationToken cancel)
    {
        if (member.Mailbox is not null)
        {
            mail.Order(unit, kind, invitation);
            return 1;
        }

        var accounts = await unit.Db.Set<Membership>().Where(m => m.OrganisationId == member.UnitId && m.EndedAt == null && Readers.Contains(m.Role)).Select(m => m.Id).ToListAsync(cancel);
        accounts.ForEach(account => mail.Order(unit, kind, invitation, account));
        return accounts.Count;
    }
}
