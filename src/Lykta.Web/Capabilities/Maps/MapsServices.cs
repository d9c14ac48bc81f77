using Lykta.Web.Platform;

namespace Lykta.Web.Capabilities.Maps;

public static class MapsServices
{
    public static IServiceCollection AddMaps(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(s => MapSettings.Read(configuration, s.GetRequiredService<LyktaSettings>().DataFolder))
        .AddSingleton<MapWords>()
        .AddScoped<MapReader>();
}
