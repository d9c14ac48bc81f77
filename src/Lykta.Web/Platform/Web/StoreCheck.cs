using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Lykta.Web.Platform.Web;

/// <summary>Ready when the database answers, and on SQLite when there is room to write.</summary>
public sealed class StoreCheck(LyktaStore store, LyktaSettings settings) : IHealthCheck
{
    private const long LeastFreeBytes = 50L * 1024 * 1024;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = store.Open(new LyktaScope());
            await db.Set<Capabilities.Partnerships.Partnership>().AnyAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("database");
        }

        return new DriveInfo(settings.DataFolder).AvailableFreeSpace < LeastFreeBytes
            ? HealthCheckResult.Degraded("disk")
            : HealthCheckResult.Healthy();
    }
}
