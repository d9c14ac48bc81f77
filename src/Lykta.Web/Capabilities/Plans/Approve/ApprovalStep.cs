using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans.Approve;

/// <summary>What is done at a step of the chain.</summary>
public enum ApprovalKind
{
    Approve = 1, Sign,
}

/// <summary>Steg i kedjan: a function approves or signs the plan. Who pressed may be another who has the function's word; no step asks for an account of its own.</summary>
public sealed class ApprovalStep : IPartnershipOwned, IVersioned
{
    public const int Most = 6;

    private ApprovalStep() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public ActionPlanId PlanId { get; private init; }
    public int Order { get; private init; }
    public ApprovalKind Kind { get; private init; }

    /// <summary>A function, never a name.</summary>
    public string Function { get; private init; } = "";
    public string Body { get; private init; } = "";
    public DateTimeOffset? DoneAt { get; private set; }
    public MembershipId? DoneBy { get; private set; }

    /// <summary>Who set up the chain, and so asked for the step.</summary>
    public MembershipId? AskedBy { get; private init; }
    public string? Note { get; private set; }

    /// <summary>The plan as it stood when the step was done (<see cref="ProposedPlan.Fingerprint"/>).</summary>
    public string? Fingerprint { get; private set; }
    public DateTimeOffset? ReturnedAt { get; private set; }
    public string? ReturnReason { get; private set; }

    /// <summary>The version that the chain locked; 0 while it goes on.</summary>
    public int LockedIn { get; private set; }
    public int Version { get; private set; }

    public bool IsDone => DoneAt is not null;

    public static ApprovalStep Of(ActionPlanId plan, int order, PlannedStep step, MembershipId? askedBy) => new()
    {
        Id = Guid.CreateVersion7(),
        PlanId = plan,
        Order = order,
        Kind = step.Kind,
        Function = step.Function.Value,
        Body = step.Body?.Value ?? "",
        AskedBy = askedBy,
    };

    public void Do(string fingerprint, MembershipId? by, ScreenedText? note, DateTimeOffset now)
    {
        (DoneAt, DoneBy, Note, Fingerprint) = (now, by, note?.Value, fingerprint);
        (ReturnedAt, ReturnReason) = (null, null);
    }

    public void Undo() => (DoneAt, DoneBy, Note, Fingerprint) = (null, null, null, null);

    public void Return(ScreenedText reason, DateTimeOffset now) => (ReturnedAt, ReturnReason) = (now, reason.Value);

    public void LockAs(int version) => LockedIn = version;
}

/// <summary>A step as the form sets it up.</summary>
public sealed record PlannedStep(ApprovalKind Kind, ScreenedText Function, ScreenedText? Body);

/// <summary>Låst version: what the chain approved and signed, frozen and hashed; a decision as proposed adopts it.</summary>
public sealed class PlanLock : IPartnershipOwned
{
    private PlanLock() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public ActionPlanId PlanId { get; private init; }
    public int Number { get; private init; }
    public string Frozen { get; private init; } = "";

    /// <summary>SHA-256 of the frozen text, in hexadecimal.</summary>
    public string Hash { get; private init; } = "";
    public DateTimeOffset LockedAt { get; private init; }

    public static PlanLock Of(ActionPlan plan, string frozen, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PlanId = plan.Id,
        Number = plan.Freeze(),
        Frozen = frozen,
        Hash = PlanDecision.HashOf(frozen),
        LockedAt = now,
    };
}
