using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Approve;

/// <summary>A step of the viewer's kind waits: one card, for the oldest plan.</summary>
public static class ApproveTodo
{
    public static async Task<TodoCard?> CardAsync(IServiceProvider request, ApprovalKind kind, CancellationToken cancel)
    {
        var (db, texts, scope) = (request.GetRequiredService<LyktaDbContext>(), request.GetRequiredService<Texts>(), request.GetRequiredService<LyktaScope>());
        var open = await db.Set<ApprovalStep>().AsNoTracking().Where(s => s.LockedIn == 0).OrderBy(s => s.Order).ToListAsync(cancel);
        foreach (var steps in open.GroupBy(s => s.PlanId))
        {
            var plan = await db.Set<ActionPlan>().AsNoTracking().SingleAsync(p => p.Id == steps.Key, cancel);
            // Only what has been done can have grown old.
            var fingerprint = steps.Any(s => s.IsDone)
                ? (await ProposedPlan.ReadAsync(db, plan, texts, request.GetRequiredService<TimeProvider>().Today(), cancel)).Fingerprint()
                : null;
            if (new ApprovalChain([.. steps], fingerprint).Next is not { } next || next.Kind != kind)
                continue;
            return new(texts[$"Plans.Approve.Todo.{kind}", plan.Title], texts["Plans.Approve.Todo.More", next.Order, steps.Count(), next.Function],
                $"/{scope.Partnership!.Slug}/atgardsplan/{plan.Number}/godkannande", texts[$"Plans.ApprovalKind.{kind}"]);
        }

        return null;
    }
}
