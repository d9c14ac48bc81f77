using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Plans.Requests;

/// <summary>Where a request stands.</summary>
public enum RequestState
{
    Waiting = 1, Decided, Withdrawn,
}

/// <summary>Begärt beslut: what a nämnd must take a position on, at which meeting, who asks, and the decision that answered it.</summary>
public sealed class DecisionRequest : IPartnershipOwned, IVersioned
{
    /// <summary>The coordinator is told this many days before the meeting.</summary>
    public const int NearDays = 14;

    private DecisionRequest() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public ActionPlanId PlanId { get; private init; }
    public string Proposal { get; private init; } = "";

    /// <summary>Numbers of the plan's measures that wait for it, with commas; empty when it is about the whole plan.</summary>
    public string Measures { get; private init; } = "";
    public string Body { get; private init; } = "";
    public DateOnly MeetingOn { get; private init; }

    /// <summary>A function, never a name.</summary>
    public string RequestedBy { get; private init; } = "";
    public RequestState State { get; private set; } = RequestState.Waiting;
    public PlanDecisionId? AnsweredBy { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public int Version { get; private set; }

    public IEnumerable<string> Codes => Measures.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => $"A-{n}");

    public bool IsNear(DateOnly today) => State == RequestState.Waiting && MeetingOn <= today.AddDays(NearDays);

    public bool IsLate(DateOnly today) => State == RequestState.Waiting && MeetingOn < today;

    public static DecisionRequest Ask(ActionPlan plan, RequestForm form, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PlanId = plan.Id,
        Proposal = form.Proposal.Value,
        Measures = string.Join(',', form.Measures),
        Body = form.Body.Value,
        MeetingOn = form.MeetingOn,
        RequestedBy = form.RequestedBy.Value,
        CreatedAt = now,
    };

    /// <summary>Only one that waits can be answered or withdrawn.</summary>
    public bool Answer(PlanDecisionId by)
    {
        if (State != RequestState.Waiting)
            return false;
        (State, AnsweredBy) = (RequestState.Decided, by);
        return true;
    }

    public bool Withdraw()
    {
        if (State != RequestState.Waiting)
            return false;
        State = RequestState.Withdrawn;
        return true;
    }
}

/// <summary>A request that may be kept.</summary>
public sealed record RequestForm(ScreenedText Proposal, IReadOnlyList<int> Measures, ScreenedText Body, DateOnly MeetingOn, ScreenedText RequestedBy);

public static class RequestErrors
{
    public static readonly Error NoMeeting = new("Plans.Request.Error.Meeting", "Input.MeetingOn");

    public static Error UnknownMeasure(string code) => new("Plans.Request.Error.Measure", "Input.Measures", code);
}

public sealed class DecisionRequestConfiguration : IEntityTypeConfiguration<DecisionRequest>
{
    public void Configure(EntityTypeBuilder<DecisionRequest> builder)
    {
        builder.Property(r => r.Proposal).HasMaxLength(2000);
        builder.Property(r => r.Measures).HasMaxLength(400);
        builder.Property(r => r.Body).HasMaxLength(200);
        builder.Property(r => r.RequestedBy).HasMaxLength(120);
        builder.Ignore(r => r.Codes);
        builder.HasIndex(r => new { r.PartnershipId, r.State, r.MeetingOn });
        builder.HasOne<ActionPlan>().WithMany().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PlanDecision>().WithMany().HasForeignKey(r => r.AnsweredBy).OnDelete(DeleteBehavior.SetNull);
    }
}
