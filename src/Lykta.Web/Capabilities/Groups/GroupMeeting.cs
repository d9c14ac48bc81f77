using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Groups;

public enum MeetingState
{
    Planned = 1, Held, Cancelled,
}

/// <summary>Möte of a group. Its version is the SEQUENCE of its calendar event, so that a change is a change of the same event.</summary>
public sealed class GroupMeeting : IPartnershipOwned, IVersioned
{
    public const int LongestPlace = 120;

    private GroupMeeting() { }

    public GroupMeetingId Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public WorkGroupId GroupId { get; private init; }
    public int Number { get; private init; }
    public DateOnly Day { get; private set; }
    public TimeOnly From { get; private set; }
    public TimeOnly To { get; private set; }
    public string? Place { get; private set; }
    public MeetingState State { get; private set; }

    /// <summary>The need whose series it belongs to.</summary>
    public Guid? NeedId { get; private init; }
    public DateTimeOffset? InvitedAt { get; private set; }
    public DateTimeOffset? SummarySentAt { get; private set; }
    public int Version { get; private set; }

    public DateTimeOffset StartsAt => Stockholm.Instant(Day.ToDateTime(From));

    public DateTimeOffset EndsAt => Stockholm.Instant(Day.ToDateTime(To));

    public static GroupMeeting Plan(WorkGroupId group, int number, MeetingTime time, Guid? need = null)
    {
        var made = new GroupMeeting { Id = GroupMeetingId.New(), GroupId = group, Number = number, State = MeetingState.Planned, NeedId = need };
        (made.Day, made.From, made.To, made.Place) = (time.Day, time.From, time.To, time.Place?.Value);
        return made;
    }

    public Result<GroupMeeting> Move(MeetingTime time)
    {
        if (State != MeetingState.Planned)
            return GroupErrors.NotPlanned;
        (Day, From, To, Place) = (time.Day, time.From, time.To, time.Place?.Value);
        return this;
    }

    public Result<GroupMeeting> Cancel()
    {
        if (State != MeetingState.Planned)
            return GroupErrors.NotPlanned;
        State = MeetingState.Cancelled;
        return this;
    }

    public Result<GroupMeeting> Hold(DateOnly today)
    {
        if (State != MeetingState.Planned)
            return GroupErrors.NotPlanned;
        if (Day > today)
            return GroupErrors.NotYet;
        State = MeetingState.Held;
        return this;
    }

    public void Invite(DateTimeOffset now) => InvitedAt = now;

    public void SendSummary(DateTimeOffset now) => SummarySentAt = now;
}

/// <summary>When and where, checked.</summary>
public sealed record MeetingTime(DateOnly Day, TimeOnly From, TimeOnly To, ScreenedText? Place)
{
    public MeetingTime After(int weeks) => this with { Day = Day.AddDays(7 * weeks) };
}

/// <summary>Punkt på dagordningen. Until it is done it is carried to the next meeting, with the day it was first raised.</summary>
public sealed class AgendaItem : IPartnershipOwned, IVersioned
{
    public const int LongestHeading = 160;
    public const int LongestNote = 1000;

    private AgendaItem() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public GroupMeetingId MeetingId { get; private init; }
    public int Order { get; private init; }
    public string Heading { get; private init; } = "";
    public string? Note { get; private set; }

    /// <summary>The day of the meeting that first had it.</summary>
    public DateOnly Since { get; private init; }

    /// <summary>The first of the items that it has been carried from.</summary>
    public Guid OriginId { get; private init; }
    public DateOnly? DoneOn { get; private set; }
    public int Version { get; private set; }

    public bool IsCarried => OriginId != Id;

    public static AgendaItem On(GroupMeeting meeting, int order, ScreenedText heading)
    {
        var id = Guid.CreateVersion7();
        return new() { Id = id, OriginId = id, MeetingId = meeting.Id, Order = order, Heading = heading.Value, Since = meeting.Day };
    }

    /// <summary>The same item on the next agenda; the note stays with the meeting that it was made in.</summary>
    public AgendaItem CarryTo(GroupMeetingId meeting, int order) => new()
    {
        Id = Guid.CreateVersion7(),
        OriginId = OriginId,
        MeetingId = meeting,
        Order = order,
        Heading = Heading,
        Since = Since,
    };

    public void Say(ScreenedText? note) => Note = note?.Value;

    public void Finish(DateOnly on) => DoneOn = on;
}

/// <summary>What a note became.</summary>
public enum GroupPointKind
{
    OpenPoint = 1, Action,
}

/// <summary>Öppen punkt or åtgärd from a meeting: follows the group until it is done.</summary>
public sealed class GroupPoint : IPartnershipOwned, IVersioned
{
    public const int LongestText = 300;
    public const int LongestOwner = 120;

    /// <summary>What is decided in a meeting is to be done within this many days of it.</summary>
    public const int ActionDays = 14;

    private GroupPoint() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public WorkGroupId GroupId { get; private init; }
    public GroupMeetingId MeetingId { get; private init; }
    public GroupPointKind Kind { get; private init; }
    public string Text { get; private init; } = "";

    /// <summary>The organisation or function that does it.</summary>
    public string? Owner { get; private init; }
    public DateOnly? DueOn { get; private init; }
    public DateOnly Since { get; private init; }
    public DateOnly? DoneOn { get; private set; }
    public int Version { get; private set; }

    public bool IsOverdue(DateOnly today) => DoneOn is null && DueOn < today;

    public static Result<GroupPoint> From(GroupMeeting meeting, PointForm form)
    {
        List<Error> errors = [];
        if (form.Kind == GroupPointKind.Action && form.Owner is null)
            errors.Add(GroupErrors.NoOwner);
        if (form.Kind == GroupPointKind.Action && (form.DueOn is null || form.DueOn < meeting.Day || form.DueOn > meeting.Day.AddDays(ActionDays)))
            errors.Add(GroupErrors.Due);
        if (errors.Count > 0)
            return errors;
        return new GroupPoint
        {
            Id = Guid.CreateVersion7(),
            GroupId = meeting.GroupId,
            MeetingId = meeting.Id,
            Kind = form.Kind,
            Text = form.Text.Value,
            Owner = form.Owner?.Value,
            DueOn = form.DueOn,
            Since = meeting.Day,
        };
    }

    public void Finish(DateOnly on) => DoneOn = on;
}

/// <summary>A point as the form says it, screened.</summary>
public sealed record PointForm(GroupPointKind Kind, ScreenedText Text, ScreenedText? Owner, DateOnly? DueOn);

/// <summary>Kallelse: a member that was invited to a meeting, and how many came from it. Counts, never who.</summary>
public sealed class MeetingInvitation : IPartnershipOwned
{
    public const int MostAttending = 200;

    private MeetingInvitation() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public GroupMeetingId MeetingId { get; private init; }
    public Guid MemberId { get; private init; }

    /// <summary>Null until it has been noted.</summary>
    public int? Attended { get; private set; }

    public static MeetingInvitation To(GroupMeetingId meeting, Guid member) => new() { Id = Guid.CreateVersion7(), MeetingId = meeting, MemberId = member };

    public void Note(int? attended) => Attended = attended;
}
