using System.Globalization;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Requests;

/// <summary>A nämnd meets soon, or has met, and its answer is not written in.</summary>
public static class RequestTodo
{
    public static async Task<TodoCard?> CardAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, scope) = (request.GetRequiredService<LyktaDbContext>(), request.GetRequiredService<Texts>(), request.GetRequiredService<LyktaScope>());
        var today = request.GetRequiredService<TimeProvider>().Today();
        var near = today.AddDays(DecisionRequest.NearDays);
        var waiting = await (from r in db.Set<DecisionRequest>().AsNoTracking()
                             where r.State == RequestState.Waiting && r.MeetingOn <= near
                             join p in db.Set<ActionPlan>() on r.PlanId equals p.Id
                             orderby r.MeetingOn
                             select new { Request = r, p.Number }).ToListAsync(cancel);
        if (waiting.Count == 0)
            return null;
        var first = waiting[0].Request;
        var isLate = first.IsLate(today);
        return new(
            texts["Plans.Request.Todo", waiting.Count],
            texts[isLate ? "Plans.Request.Todo.Late" : "Plans.Request.Todo.Near", first.Body, first.MeetingOn.ToString("d MMMM", CultureInfo.CurrentCulture)],
            $"/{scope.Partnership!.Slug}/atgardsplan/{waiting[0].Number}/begarda-beslut", texts[isLate ? "Plans.Request.Late" : "Plans.RequestState.Waiting"])
        { IsToday = first.MeetingOn <= today };
    }
}
