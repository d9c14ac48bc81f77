using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Approve;

/// <summary>Kedjan: the steps that go on, in order. What was done counts only while the plan reads as it did then.</summary>
public sealed record ApprovalChain(IReadOnlyList<ApprovalStep> Steps, string? Fingerprint)
{
    /// <summary>Something in the plan changed after a step was done: all start again.</summary>
    public bool IsStale => Fingerprint is not null && Steps.Any(s => s.IsDone && s.Fingerprint != Fingerprint);

    public int Done => IsStale ? 0 : Steps.Count(s => s.IsDone);

    public ApprovalStep? Next => IsStale ? Steps[0] : Steps.FirstOrDefault(s => !s.IsDone);

    public ApprovalStep? Returned => Steps.Where(s => s.ReturnedAt is not null).MaxBy(s => s.ReturnedAt);

    public bool IsDone(ApprovalStep step) => step.IsDone && !IsStale;

    /// <summary>The chain as it stood when a page showed it: each step and when it was done.</summary>
    public string Marks => string.Join(' ', Steps.Select(s => $"{s.Id:N}-{s.Version}"));

    public static Permission NeedOf(ApprovalKind kind) => kind == ApprovalKind.Sign ? Permission.SignPlan : Permission.ApprovePlan;
}

public static class ApprovalQueries
{
    /// <summary>The steps that go on now, tracked when the context writes.</summary>
    public static Task<List<ApprovalStep>> OpenStepsAsync(this LyktaDbContext db, ActionPlanId plan, CancellationToken cancel) =>
        db.Set<ApprovalStep>().Where(s => s.PlanId == plan && s.LockedIn == 0).OrderBy(s => s.Order).ToListAsync(cancel);

    /// <summary>The latest locked version that no decision has adopted.</summary>
    public static Task<PlanLock?> ProposedLockAsync(this LyktaDbContext db, ActionPlan plan, CancellationToken cancel) =>
        db.Set<PlanLock>().Where(l => l.PlanId == plan.Id && l.Number > plan.AdoptedVersion).OrderByDescending(l => l.Number).FirstOrDefaultAsync(cancel);
}
