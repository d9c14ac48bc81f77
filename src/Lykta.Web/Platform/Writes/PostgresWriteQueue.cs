using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Lykta.Web.Platform.Writes;

/// <summary>On PostgreSQL each unit is a transaction of its own, scoped by SET LOCAL, and run again when it lost a race.</summary>
public sealed class PostgresWriteQueue(TimeProvider time, PostgresStore store) : WriteQueue(time)
{
    private const int MaxTries = 5;

    public override async Task<T> RunAsync<T>(
        LyktaScope scope, Func<WriteUnit, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var mine = scope.Copy();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = store.Open(mine);
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                await PostgresScope.SetAsync(db, mine, cancel);
                var result = await PerformAsync(db, mine, work, cancel);
                if (mine.PartnershipId != default && !db.LeavesPages)
                    await PageStamp.MoveAsync(db, cancel);
                await transaction.CommitAsync(CancellationToken.None);
                if (db.HasMessages)
                    Bell.Ring();
                return result;
            }
            catch (Exception failure) when (attempt < MaxTries && LostRace(failure))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5 * attempt * attempt), cancel);
            }
            catch (NpgsqlException failure) when (failure is not PostgresException)
            {
                throw new StorageUnavailableException(failure);
            }
        }
    }

    // Serialization failure, deadlock, a row changed since it was read, and two equal submissions at once: the second run sees the first one's rows.
    private static bool LostRace(Exception failure) => failure is DbUpdateConcurrencyException || (failure as PostgresException ?? failure.InnerException as PostgresException)
        is { SqlState: "40001" or "40P01" } or { SqlState: "23505", TableName: "Submission" };
}
