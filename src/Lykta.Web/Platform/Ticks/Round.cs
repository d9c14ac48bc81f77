using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Tenancy;
using Npgsql;

namespace Lykta.Web.Platform.Ticks;

/// <summary>
/// The hourly round: every duty for every partnership, then the anchor. Each node's clock strikes; on PostgreSQL an advisory
/// lock lets one of them do the duties, while every node writes its own anchor file.
/// </summary>
public sealed class Round(
    IEnumerable<IDuty> duties, PartnershipDirectory partnerships, LyktaStore store, AuditAnchor anchor, ILogger<Round> log)
{
    private const long LockKey = 0x4c796b7461; // "Lykta"

    public async Task RunAsync(CancellationToken cancel)
    {
        if (store is PostgresStore postgres)
            await WithLockAsync(postgres, cancel);
        else
            await DoDutiesAsync(cancel);
        await anchor.WriteAsync(cancel);
    }

    private async Task WithLockAsync(PostgresStore postgres, CancellationToken cancel)
    {
        await using var connection = await postgres.Source.OpenConnectionAsync(cancel);
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = LockKey } } };
        if (await take.ExecuteScalarAsync(cancel) is not true)
            return;
        try
        {
            await DoDutiesAsync(cancel);
        }
        finally
        {
            await using var give = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = LockKey } } };
            await give.ExecuteScalarAsync(CancellationToken.None);
        }
    }

    private async Task DoDutiesAsync(CancellationToken cancel)
    {
        foreach (var partnership in await partnerships.AllAsync(cancel))
        {
            foreach (var duty in duties)
            {
                try
                {
                    await duty.RunAsync(partnership, cancel);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogError(failure, "Duty {Duty} failed for {Partnership}", duty.Name, partnership.Id);
                }
            }
        }
    }
}
