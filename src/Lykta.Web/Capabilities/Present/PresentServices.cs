namespace Lykta.Web.Capabilities.Present;

public static class PresentServices
{
    public static IServiceCollection AddPresent(this IServiceCollection services) => services
        .AddScoped<PictureReader>()
        .AddScoped<Endings>()
        .AddScoped<Together.MonthTables>()
        .AddObservationTodos();
}
