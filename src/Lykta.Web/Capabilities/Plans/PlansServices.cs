namespace Lykta.Web.Capabilities.Plans;

public static class PlansServices
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services
        .AddScoped<PartReader>()
        .AddScoped<Priorities.PriorityTools>()
        .AddScoped<MeasureDesk>();
}
