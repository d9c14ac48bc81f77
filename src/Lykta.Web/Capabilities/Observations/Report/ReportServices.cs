using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Web;

namespace Lykta.Web.Capabilities.Observations.Report;

public static class ReportServices
{
    public static IServiceCollection AddReport(this IServiceCollection services) => services
        .AddSingleton<PlaceIndexes>()
        .AddScoped<Reporters>()
        .AddScoped<ReportForms>()
        .AddScoped<ReportDesk>();
}
