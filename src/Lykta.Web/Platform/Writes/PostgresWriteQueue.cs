using System.Collections.Concurrent;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lykta.Web.Platform.Writes;

/// <summary>
/// On PostgreSQL what waits for the same partnership shares a transaction, a savepoint each, scoped by SET LOCAL: its units would wait for
/// each other at the numbers and the audit chain all the same, and so the disk is flushed once for all of them. Run again when a race was lost.
/// </summary>
public sealed class PostgresWriteQueue(TimeProvider time, PostgresStore store) : WriteQueue(time)
{
    private const int MaxTries = 5;

    private readonly TimeProvider clock = time;
    private readonly ConcurrentDictionary<PartnershipId, PostgresLane> lanes = new();

    public override async Task<T> RunAsync<T>(LyktaScope scope, Func<WriteUnit, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var mine = scope.Copy();
        var tries = new Tries<T>(this, mine, work);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Rows of no partnership have no chain to wait at.
                var lane = mine.PartnershipId == default ? new(store, clock) : lanes.GetOrAdd(mine.PartnershipId, _ => new(store, clock));
                var (result, hasMessages) = await tries.RunAsync(lane, cancel);
                if (hasMessages)
                    Bell.Ring();
                return result;
            }
            catch (Exception failure) when (attempt < MaxTries && LostRace(failure))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 * attempt * attempt), cancel);
            }
            catch (Exception failure) when (PostgresLane.IsLost(failure))
            {
                throw new StorageUnavailableException(failure);
            }
        }
    }

    // Serialization failure, deadlock, a row changed since it was read, and two equal submissions at once: the second run sees the first one's rows.
    private static bool LostRace(Exception failure) => failure is DbUpdateConcurrencyException || (failure as PostgresException ?? failure.InnerException as PostgresException)
        is { SqlState: "40001" or "40P01" } or { SqlState: "23505", TableName: "Submission" };

    private sealed class Tries<T>(PostgresWriteQueue queue, LyktaScope scope, Func<WriteUnit, CancellationToken, Task<T>> work)
    {
        public async Task<(T Result, bool HasMessages)> RunAsync(PostgresLane lane, CancellationToken cancel)
        {
            (T Result, bool HasMessages) answer = default;
            await lane.RunAsync(scope, async db =>
            {
                var result = await queue.PerformAsync(db, scope, work, CancellationToken.None);
                answer = (result, db.HasMessages);
            }, cancel);
            return answer;
        }
    }
}
