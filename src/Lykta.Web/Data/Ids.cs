namespace Lykta.Web.Data;

/// <summary>A typed key over a version 7 UUID; sorts by time of making inside one node.</summary>
public interface IId<TSelf> where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

public readonly record struct PartnershipId(Guid Value) : IId<PartnershipId>
{
    public static PartnershipId From(Guid value) => new(value);
    public static PartnershipId New() => new(Guid.CreateVersion7());
}

public readonly record struct OrganisationId(Guid Value) : IId<OrganisationId>
{
    public static OrganisationId From(Guid value) => new(value);
    public static OrganisationId New() => new(Guid.CreateVersion7());
}

public readonly record struct BranchId(Guid Value) : IId<BranchId>
{
    public static BranchId From(Guid value) => new(value);
    public static BranchId New() => new(Guid.CreateVersion7());
}

public readonly record struct MembershipId(Guid Value) : IId<MembershipId>
{
    public static MembershipId From(Guid value) => new(value);
    public static MembershipId New() => new(Guid.CreateVersion7());
}

public readonly record struct CollaborationId(Guid Value) : IId<CollaborationId>
{
    public static CollaborationId From(Guid value) => new(value);
    public static CollaborationId New() => new(Guid.CreateVersion7());
}

public readonly record struct AreaId(Guid Value) : IId<AreaId>
{
    public static AreaId From(Guid value) => new(value);
    public static AreaId New() => new(Guid.CreateVersion7());
}

public readonly record struct AreaImportId(Guid Value) : IId<AreaImportId>
{
    public static AreaImportId From(Guid value) => new(value);
    public static AreaImportId New() => new(Guid.CreateVersion7());
}

public readonly record struct PlaceId(Guid Value) : IId<PlaceId>
{
    public static PlaceId From(Guid value) => new(value);
    public static PlaceId New() => new(Guid.CreateVersion7());
}

public readonly record struct EventTypeId(Guid Value) : IId<EventTypeId>
{
    public static EventTypeId From(Guid value) => new(value);
    public static EventTypeId New() => new(Guid.CreateVersion7());
}

public readonly record struct ObservationId(Guid Value) : IId<ObservationId>
{
    public static ObservationId From(Guid value) => new(value);
    public static ObservationId New() => new(Guid.CreateVersion7());
}

public readonly record struct JobId(Guid Value) : IId<JobId>
{
    public static JobId From(Guid value) => new(value);
    public static JobId New() => new(Guid.CreateVersion7());
}

public readonly record struct AccessLinkId(Guid Value) : IId<AccessLinkId>
{
    public static AccessLinkId From(Guid value) => new(value);
    public static AccessLinkId New() => new(Guid.CreateVersion7());
}

public readonly record struct OwnFieldId(Guid Value) : IId<OwnFieldId>
{
    public static OwnFieldId From(Guid value) => new(value);
    public static OwnFieldId New() => new(Guid.CreateVersion7());
}

public readonly record struct ReporterCategoryId(Guid Value) : IId<ReporterCategoryId>
{
    public static ReporterCategoryId From(Guid value) => new(value);
    public static ReporterCategoryId New() => new(Guid.CreateVersion7());
}

public readonly record struct ActionPlanId(Guid Value) : IId<ActionPlanId>
{
    public static ActionPlanId From(Guid value) => new(value);
    public static ActionPlanId New() => new(Guid.CreateVersion7());
}

public readonly record struct MeasureId(Guid Value) : IId<MeasureId>
{
    public static MeasureId From(Guid value) => new(value);
    public static MeasureId New() => new(Guid.CreateVersion7());
}

public readonly record struct PriorityAreaId(Guid Value) : IId<PriorityAreaId>
{
    public static PriorityAreaId From(Guid value) => new(value);
    public static PriorityAreaId New() => new(Guid.CreateVersion7());
}

public readonly record struct PlanSectionId(Guid Value) : IId<PlanSectionId>
{
    public static PlanSectionId From(Guid value) => new(value);
    public static PlanSectionId New() => new(Guid.CreateVersion7());
}

public readonly record struct PlanDecisionId(Guid Value) : IId<PlanDecisionId>
{
    public static PlanDecisionId From(Guid value) => new(value);
    public static PlanDecisionId New() => new(Guid.CreateVersion7());
}

public readonly record struct FollowUpRoundId(Guid Value) : IId<FollowUpRoundId>
{
    public static FollowUpRoundId From(Guid value) => new(value);
    public static FollowUpRoundId New() => new(Guid.CreateVersion7());
}

public readonly record struct FollowUpEntryId(Guid Value) : IId<FollowUpEntryId>
{
    public static FollowUpEntryId From(Guid value) => new(value);
    public static FollowUpEntryId New() => new(Guid.CreateVersion7());
}

public readonly record struct BriefingSeriesId(Guid Value) : IId<BriefingSeriesId>
{
    public static BriefingSeriesId From(Guid value) => new(value);
    public static BriefingSeriesId New() => new(Guid.CreateVersion7());
}

public readonly record struct BriefingSheetId(Guid Value) : IId<BriefingSheetId>
{
    public static BriefingSheetId From(Guid value) => new(value);
    public static BriefingSheetId New() => new(Guid.CreateVersion7());
}

public readonly record struct BriefingItemId(Guid Value) : IId<BriefingItemId>
{
    public static BriefingItemId From(Guid value) => new(value);
    public static BriefingItemId New() => new(Guid.CreateVersion7());
}

public readonly record struct PatrolGroupId(Guid Value) : IId<PatrolGroupId>
{
    public static PatrolGroupId From(Guid value) => new(value);
    public static PatrolGroupId New() => new(Guid.CreateVersion7());
}

public readonly record struct PatrolShiftId(Guid Value) : IId<PatrolShiftId>
{
    public static PatrolShiftId From(Guid value) => new(value);
    public static PatrolShiftId New() => new(Guid.CreateVersion7());
}

public readonly record struct DecisionId(Guid Value) : IId<DecisionId>
{
    public static DecisionId From(Guid value) => new(value);
    public static DecisionId New() => new(Guid.CreateVersion7());
}

public readonly record struct ProgrammeId(Guid Value) : IId<ProgrammeId>
{
    public static ProgrammeId From(Guid value) => new(value);
    public static ProgrammeId New() => new(Guid.CreateVersion7());
}

public readonly record struct AnswerCaseId(Guid Value) : IId<AnswerCaseId>
{
    public static AnswerCaseId From(Guid value) => new(value);
    public static AnswerCaseId New() => new(Guid.CreateVersion7());
}

public readonly record struct WorkGroupId(Guid Value) : IId<WorkGroupId>
{
    public static WorkGroupId From(Guid value) => new(value);
    public static WorkGroupId New() => new(Guid.CreateVersion7());
}

public readonly record struct GroupMeetingId(Guid Value) : IId<GroupMeetingId>
{
    public static GroupMeetingId From(Guid value) => new(value);
    public static GroupMeetingId New() => new(Guid.CreateVersion7());
}

public readonly record struct FocusPeriodId(Guid Value) : IId<FocusPeriodId>
{
    public static FocusPeriodId From(Guid value) => new(value);
    public static FocusPeriodId New() => new(Guid.CreateVersion7());
}

public readonly record struct DocumentTemplateId(Guid Value) : IId<DocumentTemplateId>
{
    public static DocumentTemplateId From(Guid value) => new(value);
    public static DocumentTemplateId New() => new(Guid.CreateVersion7());
}

public readonly record struct OfficialVersionId(Guid Value) : IId<OfficialVersionId>
{
    public static OfficialVersionId From(Guid value) => new(value);
    public static OfficialVersionId New() => new(Guid.CreateVersion7());
}
