using Lykta.Web.Capabilities.FollowUps;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Answers;

public static class AnswersServices
{
    public static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddScoped<CaseText>()
        .AddScoped<CasePackage>()
        .AddSingleton(new TodoSource(Permission.AnswerCases, 18, OwnQuestionsAsync));

    private static async Task<TodoCard?> OwnQuestionsAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, scope) = (request.GetRequiredService<LyktaDbContext>(), request.GetRequiredService<Texts>(), request.GetRequiredService<LyktaScope>());
        var open = await (from q in db.Set<CaseQuestion>()
                          where q.SignedOffAt == null && q.OwnerId != null
                          join c in db.Set<AnswerCase>() on q.CaseId equals c.Id
                          where c.DispatchedAt == null
                          orderby c.DueOn, q.Order
                          select new { q.OwnerId, q.Order, c.Number, c.Title }).ToListAsync(cancel);
        if (open.Count == 0)
            return null;
        var own = await db.OwnUnitsAsync(scope.Viewer, cancel);
        var mine = open.Where(q => own.Contains(q.OwnerId!.Value)).ToList();
        return mine.Count == 0 ? null : new(
            texts["Answers.Todo", mine.Count], mine[0].Title, $"/{scope.Partnership!.Slug}/arenden/{mine[0].Number}/fraga/{mine[0].Order}", texts["Answers.Todo.Chip"]);
    }
}
