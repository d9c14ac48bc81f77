using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Outbox;

/// <summary>
/// Hands out one due message at a time under a lease. Several nodes may ask at once: taking is a versioned change that only one
/// of them wins. On the embedded database nobody else sends, so another run's lease is a dead one's.
/// </summary>
public sealed class OutboxQueue(LyktaStore store, WriteQueue writes, TimeProvider time)
{
    private static readonly Guid Run = Guid.NewGuid();
    private readonly bool isAlone = store is SqliteStore;

    public async Task<OutboxMessage?> TakeAsync(PartnershipEntry partnership, TimeSpan lease, CancellationToken cancel)
    {
        var scope = LyktaScope.ForSystem(partnership);
        if (!await store.ReadAsync(scope, db => Due(db, time.GetUtcNow()).AnyAsync(cancel), cancel))
            return null;
        try
        {
            return await writes.RunAsync(scope, async (unit, token) =>
            {
                var message = await Due(unit.Db, unit.Now).OrderBy(m => m.NextTryAt).ThenBy(m => m.Id).FirstOrDefaultAsync(token);
                message?.Take(unit.Now + lease, Run);
                return message;
            }, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    /// <summary>Ends the lease with what became of it; false when another has taken it over meanwhile.</summary>
    public Task<bool> EndAsync(PartnershipEntry partnership, OutboxMessage taken, Action<OutboxMessage, DateTimeOffset> end) =>
        writes.RunAsync(LyktaScope.ForSystem(partnership), async (unit, token) =>
        {
            var row = await unit.Db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == taken.Id, token);
            if (row is null || row.Status != OutboxStatus.Waiting || row.LeasedBy != Run || row.Version != taken.Version)
                return false;
            end(row, unit.Now);
            if (row.Status != OutboxStatus.Waiting)
            {
                unit.Audit("message." + row.Status.ToString().ToLowerInvariant(), nameof(OutboxMessage), row.Id,
                    ("kind", row.Kind), ("reason", row.LastFailure ?? ""));
            }

            return true;
        }, CancellationToken.None);

    private IQueryable<OutboxMessage> Due(LyktaDbContext db, DateTimeOffset now) => db.Set<OutboxMessage>().Where(m =>
        m.Status == OutboxStatus.Waiting && m.NextTryAt <= now
        && (m.LeaseUntil == null || m.LeaseUntil < now || (isAlone && m.LeasedBy != Run)));
}
