using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>Åtgärd: one thing that the plan says shall be done, by whom, when, why and how it is followed up.</summary>
public sealed partial class Measure : IShared, IVersioned
{
    public const int LongestName = 300;

    private Measure() { }

    public MeasureId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public ActionPlanId PlanId { get; private init; }

    /// <summary>Shown as A-123.</summary>
    public int Number { get; private init; }

    public string Name { get; private set; } = "";
    public string? Description { get; private set; }
    public string? How { get; private set; }
    public string? ExpectedResult { get; private set; }
    public string? FollowUpMethod { get; private set; }
    public PlanSectionId? SectionId { get; private set; }
    public MeasureKind Kind { get; private set; } = MeasureKind.Activity;
    public MeasureStatus Status { get; private set; } = MeasureStatus.Planned;

    public string? Problem { get; private set; }
    public string? Cause { get; private set; }

    /// <summary>Why it has no cause: nämndens uppdrag, lagkrav, löpande grunduppdrag. Printed, and a hole in the thread.</summary>
    public string? ReasonWithoutCause { get; private set; }
    public PriorityAreaId? PriorityAreaId { get; private set; }
    public string? Knowledge { get; private set; }
    public string? Mandate { get; private set; }

    /// <summary>The one unit that is responsible.</summary>
    public OrganisationId? LeadId { get; private set; }

    /// <summary>The function there, never a name.</summary>
    public string? LeadFunction { get; private set; }
    public Control? Control { get; private set; }
    public string? ForwardedTo { get; private set; }
    public DateOnly? ForwardedOn { get; private set; }
    public DateOnly? StartOn { get; private set; }
    public DateOnly? EndOn { get; private set; }
    public string? TimePlan { get; private set; }

    public Approach? Approach { get; private set; }
    public PreventionLevel? Level { get; private set; }
    public Horizon? Horizon { get; private set; }
    public WorkForm? Form { get; private set; }
    public TriangleSide? Side { get; private set; }
    public GoalType? Goal { get; private set; }
    public PlaceId? PlaceId { get; private set; }
    public AreaId? AreaId { get; private set; }
    public string? OperativeGoals { get; private set; }
    public string? GoverningDocuments { get; private set; }

    public string? TrainingTopic { get; private set; }
    public string? TrainingGiver { get; private set; }

    /// <summary>Groups or schools, never persons.</summary>
    public string? TrainingReceivers { get; private set; }
    public int? TrainedCount { get; private set; }

    public string? Own1 { get; private set; }
    public string? Own2 { get; private set; }
    public string? Own3 { get; private set; }
    public string? Own4 { get; private set; }
    public string? Own5 { get; private set; }

    public SharingLevel Sharing { get; private set; } = SharingLevel.Partnership;
    public OrganisationId OwnerOrganisationId { get; private init; }
    public BranchId OwnerBranchId { get; private init; }
    public MembershipId? WrittenBy { get; private init; }
    public DateTimeOffset ReceivedAt { get; private init; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Section and name as a file wrote them: the same row again is the same measure.</summary>
    public string? ImportKey { get; private set; }

    public int Version { get; private set; }

    public string Code => $"A-{Number}";

    public bool IsOver => Status is MeasureStatus.Done or MeasureStatus.Stopped;

    /// <summary>The thread is whole when a cause stands behind it.</summary>
    public bool HasCause => !string.IsNullOrEmpty(Cause);

    public static Measure Add(ActionPlanId plan, int number, ScreenedText name, MeasureOwner owner, DateTimeOffset now) => new()
    {
        Id = MeasureId.New(),
        PlanId = plan,
        Number = number,
        Name = name.Value,
        OwnerOrganisationId = owner.Organisation,
        OwnerBranchId = owner.Branch,
        WrittenBy = owner.WrittenBy,
        ReceivedAt = now,
        ChangedAt = now,
    };

    /// <summary>An empty one, to see how a value would be kept.</summary>
    internal static Measure Probe() => new();

    /// <summary>Writes one part; a changed name gives the one that was, to be kept.</summary>
    public MeasureName? Change(MeasurePart part, PartValue value, DateTimeOffset now)
    {
        var before = Name;
        part.Write(this, value);
        ChangedAt = now;
        return Name == before ? null : MeasureName.Was(Id, before, now);
    }

    public void CameFrom(string importKey) => ImportKey = importKey;
}

/// <summary>Whose row it is, for the sharing gate.</summary>
public sealed record MeasureOwner(OrganisationId Organisation, BranchId Branch, MembershipId? WrittenBy);

/// <summary>What a measure was called before; SST became SST+ and is still found.</summary>
public sealed class MeasureName : IPartnershipOwned
{
    private MeasureName() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public MeasureId MeasureId { get; private init; }
    public string Name { get; private init; } = "";
    public DateTimeOffset UntilAt { get; private init; }

    public static MeasureName Was(MeasureId measure, string name, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), MeasureId = measure, Name = name, UntilAt = now };
}

/// <summary>A party in a measure: driver, initiator, payer, participant.</summary>
public sealed class MeasureParty : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }
    public MeasureId MeasureId { get; init; }
    public OrganisationId OrganisationId { get; init; }
    public PartyRoles Roles { get; set; }
}

/// <summary>Finansieringsrad: from where, how much, which year, and when it ends.</summary>
public sealed class FundingLine : IPartnershipOwned
{
    private FundingLine() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public MeasureId MeasureId { get; private init; }
    public string Source { get; private init; } = "";
    public int Year { get; private init; }

    /// <summary>Whole kronor.</summary>
    public long Amount { get; private init; }
    public DateOnly? EndsOn { get; private init; }

    public static FundingLine Of(MeasureId measure, ScreenedText source, int year, long amount, DateOnly? endsOn) =>
        new() { Id = Guid.CreateVersion7(), MeasureId = measure, Source = source.Value, Year = year, Amount = amount, EndsOn = endsOn };
}

/// <summary>Indikator of a measure: where it stood, where it shall stand, where it stands; no outcome is "not measured".</summary>
public sealed class MeasureIndicator : IPartnershipOwned
{
    private MeasureIndicator() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public MeasureId MeasureId { get; private init; }
    public string Name { get; private init; } = "";
    public double? Baseline { get; private init; }
    public double? Target { get; private init; }
    public double? Outcome { get; private init; }

    public static MeasureIndicator Of(MeasureId measure, ScreenedText name, double? baseline, double? target, double? outcome) =>
        new() { Id = Guid.CreateVersion7(), MeasureId = measure, Name = name.Value, Baseline = baseline, Target = target, Outcome = outcome };
}
