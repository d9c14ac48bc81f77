using System.Globalization;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Approve;

/// <summary>A step of the viewer's kind waits, or the plan has been sent back to it: one card, for the oldest plan.</summary>
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
            var chain = new ApprovalChain([.. steps], fingerprint);
            if (chain.Next is not { } next || next.Kind != kind)
                continue;
            var address = $"/{scope.Partnership!.Slug}/atgardsplan/{plan.Number}/godkannande";
            // Sent back: there is something to change before anybody begins again.
            if (chain is { Done: 0, Returned: { } back })
            {
                return new(texts["Plans.Approve.Todo.Returned", plan.Title], texts["Plans.Approve.Returned", back.Function, Stockholm.DayOf(back.ReturnedAt!.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
                    address, texts["Plans.Approve.Todo.Returned.Chip"]);
            }

            return new(texts[$"Plans.Approve.Todo.{kind}", plan.Title], texts["Plans.Approve.Todo.More", next.Order, steps.Count(), next.Function], address, texts[$"Plans.ApprovalKind.{kind}"]);
        }

        return null;
    }
}
