using Lykta.Web.Platform.Ticks;

namespace Lykta.Web.Capabilities.Briefing;

public static class BriefingServices
{
    public static IServiceCollection AddBriefing(this IServiceCollection services) => services
        .AddScoped<BriefingDesk>()
        .AddScoped<BriefingAudiences>()
        .AddScoped<BriefingPicture>()
        .AddBriefingTodos()
        .AddSingleton<Documents.PdfPrinter>()
        .AddSingleton<IDuty, BriefingDuty>();
}
