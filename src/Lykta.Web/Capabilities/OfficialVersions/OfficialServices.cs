namespace Lykta.Web.Capabilities.OfficialVersions;

public static class OfficialServices
{
    public static IServiceCollection AddOfficialVersions(this IServiceCollection services) => services.AddSingleton<OfficialDrafts>().AddScoped<OfficialDesk>().AddScoped<OfficialFiles>();
}
