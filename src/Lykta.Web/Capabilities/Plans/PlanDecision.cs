using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Capabilities.Plans.Approve;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>What the body decided (beslut).</summary>
public enum DecisionOutcome
{
    AsProposed = 1, WithChanges, Referred, Tabled, Rejected,
}

/// <summary>Beslut about a plan; one that adopts it freezes the plan as a numbered version with a hash.</summary>
public sealed class PlanDecision : IPartnershipOwned
{
    private PlanDecision() { }

    public PlanDecisionId Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public ActionPlanId PlanId { get; private init; }
    public string Body { get; private init; } = "";
    public DecisionOutcome Outcome { get; private init; }
    public DateOnly DecidedOn { get; private init; }
    public string? Paragraph { get; private init; }
    public string? DiaryNumber { get; private init; }
    public string? Wording { get; private init; }

    /// <summary>Omedelbar justering: the paragraph holds from the meeting, before the rest of the minutes.</summary>
    public bool IsAdjustedAtOnce { get; private init; }

    /// <summary>0 when the plan was not adopted.</summary>
    public int PlanVersion { get; private init; }

    /// <summary>The frozen plan as JSON; null when it was not adopted.</summary>
    public string? Frozen { get; private init; }

    /// <summary>SHA-256 of the frozen text, in hexadecimal.</summary>
    public string? Hash { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public MembershipId? RecordedBy { get; private init; }

    public bool Adopts => PlanVersion > 0;

    public static bool Adopted(DecisionOutcome outcome) => outcome is DecisionOutcome.AsProposed or DecisionOutcome.WithChanges;

    /// <summary>A version that the chain has locked is adopted as it is; its number and hash are the decision's.</summary>
    public static PlanDecision Record(ActionPlan plan, DecisionMinutes minutes, PlanLock locked, MembershipId? by, DateTimeOffset now) =>
        Record(plan, minutes, locked.Frozen, by, now, locked.Number);

    public static PlanDecision Record(ActionPlan plan, DecisionMinutes minutes, string? frozen, MembershipId? by, DateTimeOffset now, int? locked = null) => new()
    {
        Id = PlanDecisionId.New(),
        PlanId = plan.Id,
        Body = minutes.Body.Value,
        Outcome = minutes.Outcome,
        DecidedOn = minutes.DecidedOn,
        Paragraph = minutes.Paragraph?.Value,
        DiaryNumber = minutes.DiaryNumber?.Value,
        Wording = minutes.Wording?.Value,
        IsAdjustedAtOnce = minutes.IsAdjustedAtOnce,
        PlanVersion = frozen is null ? 0 : plan.Adopt(minutes.DecidedOn, locked),
        Frozen = frozen,
        Hash = frozen is null ? null : HashOf(frozen),
        RecordedAt = now,
        RecordedBy = by,
    };

    public static string HashOf(string frozen) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(frozen)));
}

/// <summary>What the minutes say.</summary>
public sealed record DecisionMinutes(
    ScreenedText Body, DecisionOutcome Outcome, DateOnly DecidedOn, ScreenedText? Paragraph, ScreenedText? DiaryNumber, ScreenedText? Wording)
{
    public bool IsAdjustedAtOnce { get; init; }
}
