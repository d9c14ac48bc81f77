namespace Lykta.Web.Capabilities.Links;

public static class LinksServices
{
    public static IServiceCollection AddLinks(this IServiceCollection services)
    {
        services.AddScoped<Doors>();
        services.AddScoped<LinkSignIn>();
        return services;
    }
}
