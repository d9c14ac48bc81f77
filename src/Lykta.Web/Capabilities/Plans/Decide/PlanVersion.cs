using Lykta.Web.Capabilities.Plans.Approve;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Decide;

/// <summary>
/// One numbered version: locked by its chain, adopted by a decision, or both. Measures that the reader may not see now are not
/// shown from the frozen text either, and only what the whole partnership shares leaves in a file.
/// </summary>
public sealed record PlanVersion(ActionPlan Plan, int Number, FrozenPlan Frozen, string Hash, bool IsIntact, PlanDecision? Decision, PlanLock? Locked, IReadOnlyList<ApprovalStep> Steps)
{
    public static async Task<PlanVersion?> ReadAsync(LyktaDbContext db, int nr, int version, bool isLeaving, CancellationToken cancel)
    {
        if (await db.Set<ActionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == nr, cancel) is not { } plan)
            return null;
        var id = plan.Id;
        var decision = await db.Set<PlanDecision>().AsNoTracking().SingleOrDefaultAsync(d => d.PlanId == id && d.PlanVersion == version && d.Frozen != null, cancel);
        var locked = await db.Set<PlanLock>().AsNoTracking().SingleOrDefaultAsync(l => l.PlanId == id && l.Number == version, cancel);
        if (version < 1 || (locked?.Frozen ?? decision?.Frozen) is not { } frozen)
            return null;
        var hash = locked?.Hash ?? decision!.Hash!;
        var steps = locked is null ? [] : await db.Set<ApprovalStep>().AsNoTracking().Where(s => s.PlanId == id && s.LockedIn == version).OrderBy(s => s.Order).ToListAsync(cancel);
        var seen = (await db.Set<Measure>().Where(m => m.PlanId == id && (!isLeaving || m.Sharing >= SharingLevel.Partnership)).Select(m => m.Number).ToListAsync(cancel))
            .Select(n => $"A-{n}").ToHashSet(StringComparer.Ordinal);
        var whole = FrozenPlan.Read(frozen);
        var isIntact = PlanDecision.HashOf(frozen) == hash && (decision is null || decision.Hash == hash);
        return new(plan, version, whole with { Measures = [.. whole.Measures.Where(m => seen.Contains(m.Code))] }, hash, isIntact, decision, locked, steps);
    }
}
