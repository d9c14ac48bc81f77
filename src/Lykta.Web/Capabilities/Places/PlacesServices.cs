using Lykta.Web.Capabilities.Places.Edit;

namespace Lykta.Web.Capabilities.Places;

public static class PlacesServices
{
    public static IServiceCollection AddPlaces(this IServiceCollection services) => services
        .AddScoped<AreaLookup>()
        .AddScoped<PlaceForm>();
}
