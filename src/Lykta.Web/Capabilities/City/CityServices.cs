using Lykta.Web.Capabilities.City.Indicators;
using Lykta.Web.Capabilities.City.Handling;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.City;

public static class CityServices
{
    public static IServiceCollection AddCity(this IServiceCollection services) => services.AddMailKind<ReportMail>().AddScoped<CityWall>().AddScoped<IndicatorFile>()
        .AddSingleton(new TodoSource(Permission.ManagePlan, 46, ReturnedAsync));

    /// <summary>Rows of the city's plan that wait for an answer.</summary>
    private static async Task<TodoCard?> ReturnedAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, scope) = (request.GetRequiredService<LyktaDbContext>(), request.GetRequiredService<Texts>(), request.GetRequiredService<LyktaScope>());
        return await db.UnansweredAsync(scope.Partnership!, cancel) is not var (decision, rows) ? null : new(
            texts["Handling.Todo", decision.Year], texts["Handling.Todo.Rows", rows], $"/{scope.Partnership!.Slug}/handlingsplaner/{decision.Id:N}", texts["Handling.Todo.Chip"]);
    }
}
