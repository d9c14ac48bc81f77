namespace Lykta.Web.Capabilities.Programmes;

public static class ProgrammesServices
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) => services.AddScoped<ProgrammeText>();
}
