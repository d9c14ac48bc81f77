using Lykta.Web.Capabilities.Places.Edit;
using Lykta.Web.Capabilities.Places.Import;

namespace Lykta.Web.Capabilities.Places;

public static class PlacesServices
{
    public static IServiceCollection AddPlaces(this IServiceCollection services) => services
        .AddScoped<AreaLookup>()
        .AddScoped<PlaceForm>()
        .AddScoped<HeldFile>();
}
