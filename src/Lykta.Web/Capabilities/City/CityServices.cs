using Lykta.Web.Capabilities.City.Indicators;
using Lykta.Web.Platform.Mail;

namespace Lykta.Web.Capabilities.City;

public static class CityServices
{
    public static IServiceCollection AddCity(this IServiceCollection services) => services.AddMailKind<ReportMail>().AddScoped<CityWall>().AddScoped<IndicatorFile>();
}
