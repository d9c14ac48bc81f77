using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Agreements;

public static class AgreementsServices
{
    public static IServiceCollection AddAgreements(this IServiceCollection services) =>
        services.AddSingleton(new TodoSource(Permission.ManagePlan, 45, RevisionsAsync));

    /// <summary>Six months ahead, and when the time is over.</summary>
    private static async Task<TodoCard?> RevisionsAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, scope) = (request.GetRequiredService<LyktaDbContext>(), request.GetRequiredService<Texts>(), request.GetRequiredService<LyktaScope>());
        var today = request.GetRequiredService<TimeProvider>().Today();
        var due = (await db.Set<CollaborationAgreement>().AsNoTracking().ToListAsync(cancel))
            .Where(a => a.StateOn(today) is AgreementState.ReviseSoon or AgreementState.Overdue).OrderBy(a => a.ReviseBy).ToList();
        return due.Count == 0 ? null : new(
            texts["Agreements.Todo", due[0].Title], texts["Agreements.Todo.By", due[0].ReviseBy.ToString("d MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture)],
            $"/{scope.Partnership!.Slug}/overenskommelser", texts["Agreements.Todo.Chip"]);
    }
}
