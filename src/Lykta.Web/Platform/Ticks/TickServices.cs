using Lykta.Web.Platform.Time;
using Quartz;

namespace Lykta.Web.Platform.Ticks;

public static class TickServices
{
    /// <summary>Quartz in memory on every node, for the strike of the clock only; see docs/adr/0010-ticks.md.</summary>
    public static IServiceCollection AddTicks(this IServiceCollection services)
    {
        services.AddSingleton<Round>();
        services.AddQuartz(quartz => quartz.ScheduleJob(
            "hourly-round",
            (Round round, CancellationToken cancel) => round.RunAsync(cancel),
            (ITriggerConfigurator<IJob> trigger) => trigger.WithCronSchedule("0 17 * * * ?", cron => cron.InTimeZone(Stockholm.Zone))));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}
