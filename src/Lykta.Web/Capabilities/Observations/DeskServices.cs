using Lykta.Web.Capabilities.Observations.Triage;

namespace Lykta.Web.Capabilities.Observations;

public static class DeskServices
{
    /// <summary>What the coordinator's pages about observations need.</summary>
    public static IServiceCollection AddObservationDesk(this IServiceCollection services) => services
        .AddScoped<TriageDesk>()
        .AddScoped<CodeLists.CodeListDesk>()
        .AddScoped<CodeLists.ReturnDesk>()
        .AddScoped<CodeLists.CategoryDesk>();
}
