using Lykta.Web.Platform.Ticks;

namespace Lykta.Web.Platform.Audit;

public static class AuditServices
{
    /// <summary>After the data services: the read log and the last anchor are written before the write queue ends.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditAnchor>();
        services.AddHostedService<AnchorKeeper>();
        services.AddSingleton<ReadBuffer>();
        services.AddHostedService(s => s.GetRequiredService<ReadBuffer>());
        services.AddScoped<ReadLog>();
        services.AddSingleton<DoorLog>();
        services.AddHostedService(s => s.GetRequiredService<DoorLog>());
        services.AddSingleton<Segments>();
        services.AddSingleton<IDuty>(s => s.GetRequiredService<Segments>());
        services.AddSingleton<AuditVerifier>();
        return services;
    }
}
