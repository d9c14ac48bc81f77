using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Groups;

/// <summary>What holds a group together: a place, a subject, or something that passes.</summary>
public enum GroupKind
{
    Geographic = 1, Thematic, Temporary,
}

/// <summary>A temporary group asks to be closed from its end date on; nobody closes it but the coordinator.</summary>
public enum GroupState
{
    Active = 1, AsksToClose, Closed,
}

/// <summary>Grupp: organisations that meet about a place, a subject or something temporary. Evaluated every year.</summary>
public sealed class WorkGroup : IPartnershipOwned, IVersioned
{
    public const int LongestName = 120;
    public const int LongestText = 1000;
    public const int EvaluatedEveryMonths = 12;

    private WorkGroup() { }

    public WorkGroupId Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public int Number { get; private init; }
    public string Name { get; private set; } = "";
    public GroupKind Kind { get; private set; }

    /// <summary>The area or the subject.</summary>
    public string? About { get; private set; }
    public string Goals { get; private set; } = "";

    /// <summary>What made a temporary group necessary.</summary>
    public string? Trigger { get; private set; }

    /// <summary>When a temporary group asks to be closed.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The council that it works under.</summary>
    public Guid? CouncilId { get; private set; }
    public DateOnly StartedOn { get; private init; }
    public DateOnly? ClosedOn { get; private set; }
    public DateOnly? EvaluatedOn { get; private set; }
    public int Version { get; private set; }

    public bool IsClosed => ClosedOn is not null;

    public static Result<WorkGroup> Begin(int number, GroupForm form, DateOnly on)
    {
        var made = new WorkGroup { Id = WorkGroupId.New(), Number = number, StartedOn = on };
        return made.Describe(form);
    }

    public Result<WorkGroup> Describe(GroupForm form)
    {
        List<Error> errors = [];
        if (form.Kind == GroupKind.Temporary && form.Trigger is null)
            errors.Add(GroupErrors.NoTrigger);
        if (form.Kind == GroupKind.Temporary && form.EndsOn is null)
            errors.Add(GroupErrors.NoEnd);
        if (form.EndsOn < StartedOn)
            errors.Add(GroupErrors.EndsBefore);
        if (errors.Count > 0)
            return errors;
        var isTemporary = form.Kind == GroupKind.Temporary;
        (Name, Kind, About, Goals, CouncilId) = (form.Name.Value, form.Kind, form.About?.Value, form.Goals.Value, form.Council);
        (Trigger, EndsOn) = isTemporary ? (form.Trigger!.Value.Value, form.EndsOn) : (null, null);
        return this;
    }

    public GroupState StateOn(DateOnly today) => IsClosed ? GroupState.Closed : EndsOn <= today ? GroupState.AsksToClose : GroupState.Active;

    /// <summary>A year has gone since it was evaluated, or since it began.</summary>
    public bool IsEvaluationLate(DateOnly today) => !IsClosed && (EvaluatedOn ?? StartedOn).AddMonths(EvaluatedEveryMonths) < today;

    public void Close(DateOnly on) => ClosedOn = on;

    public void Reopen() => ClosedOn = null;

    public void Evaluate(DateOnly on) => EvaluatedOn = on;
}

/// <summary>What the form says of a group, screened.</summary>
public sealed record GroupForm(ScreenedText Name, GroupKind Kind, ScreenedText? About, ScreenedText Goals)
{
    public ScreenedText? Trigger { get; init; }
    public DateOnly? EndsOn { get; init; }
    public Guid? Council { get; init; }
}

/// <summary>Gruppmedlem: an organisation's place in a group, by category and function; never a name.</summary>
public sealed class GroupMember : IPartnershipOwned
{
    private GroupMember() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public WorkGroupId GroupId { get; private init; }
    public OrganisationCategory Category { get; private init; }
    public string Organisation { get; private init; } = "";
    public string FunctionTitle { get; private init; } = "";

    /// <summary>Schools that belong together in SSPF.</summary>
    public string? Cluster { get; private init; }

    /// <summary>The unit of the partnership, when it is one: its accounts see what the group writes.</summary>
    public OrganisationId? UnitId { get; private init; }

    /// <summary>A function's mailbox; where there is none the unit's accounts are written to.</summary>
    public string? Mailbox { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly? To { get; private set; }

    public static GroupMember In(WorkGroupId group, MemberForm form, DateOnly from) => new()
    {
        Id = Guid.CreateVersion7(),
        GroupId = group,
        Category = form.Category,
        Organisation = form.Organisation,
        FunctionTitle = form.Function.Value,
        Cluster = form.Cluster?.Value,
        UnitId = form.Unit,
        Mailbox = form.Mailbox?.Address,
        From = from,
    };

    public void Leave(DateOnly on) => To = on;
}

/// <summary>A place in a group, screened; the name is a unit's own or has passed the wall.</summary>
public sealed record MemberForm(OrganisationCategory Category, string Organisation, ScreenedText Function)
{
    public ScreenedText? Cluster { get; init; }
    public OrganisationId? Unit { get; init; }
    public FunctionMailbox? Mailbox { get; init; }
}

/// <summary>Årlig utvärdering of a group.</summary>
public sealed class GroupEvaluation : IPartnershipOwned
{
    private GroupEvaluation() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public WorkGroupId GroupId { get; private init; }
    public DateOnly On { get; private init; }
    public string Text { get; private init; } = "";

    public static GroupEvaluation Of(WorkGroupId group, DateOnly on, ScreenedText text) => new() { Id = Guid.CreateVersion7(), GroupId = group, On = on, Text = text.Value };
}

/// <summary>Behov: what a series of three meetings is held about; the third closes it.</summary>
public sealed class GroupNeed : IPartnershipOwned, IVersioned
{
    public const int Meetings = 3;
    public const int LongestText = 300;

    private GroupNeed() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public WorkGroupId GroupId { get; private init; }
    public int Number { get; private init; }
    public string Text { get; private init; } = "";

    /// <summary>Who saw it, by category.</summary>
    public OrganisationCategory RaisedBy { get; private init; }
    public DateOnly RaisedOn { get; private init; }
    public DateOnly? ClosedOn { get; private set; }
    public int Version { get; private set; }

    public static GroupNeed Raise(WorkGroupId group, int number, ScreenedText text, OrganisationCategory by, DateOnly on) =>
        new() { Id = Guid.CreateVersion7(), GroupId = group, Number = number, Text = text.Value, RaisedBy = by, RaisedOn = on };

    /// <summary>Told after each meeting how many have been held.</summary>
    public void Count(int held, DateOnly on) => ClosedOn = held >= Meetings ? ClosedOn ?? on : null;
}
