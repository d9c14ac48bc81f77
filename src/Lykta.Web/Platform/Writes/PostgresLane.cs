using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Lykta.Web.Platform.Writes;

/// <summary>One partnership's line of units: whoever comes while a group is being written goes with the next one.</summary>
internal sealed class PostgresLane(PostgresStore store, TimeProvider time)
{
    private const int MaxGroup = 64;
    private static readonly TimeSpan MaxGroupTime = TimeSpan.FromMilliseconds(25);

    private readonly Lock gate = new();
    private readonly Queue<Waiting> line = new();
    private bool isWriting;

    /// <summary>Comes back when the work is committed, or throws what it threw.</summary>
    public Task RunAsync(LyktaScope scope, Func<LyktaDbContext, Task> work, CancellationToken cancel)
    {
        var waiting = new Waiting(scope, work, cancel);
        lock (gate)
        {
            line.Enqueue(waiting);
            if (isWriting)
                return waiting.Done.Task;
            isWriting = true;
        }

        // The group is nobody's request: neither its language nor its account flows into it.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(WriteAllAsync, CancellationToken.None);
        return waiting.Done.Task;
    }

    private async Task WriteAllAsync()
    {
        while (Next() is { } first)
        {
            var group = new List<Waiting>();
            try
            {
                await WriteGroupAsync(first, group);
                foreach (var unit in group)
                    unit.Acknowledge();
            }
            catch (Exception failure)
            {
                // All went together: none of them is stored, and each is told so.
                first.Fail(failure);
                foreach (var unit in group)
                    unit.Fail(failure);
            }
        }
    }

    private Waiting? Next()
    {
        lock (gate)
        {
            while (line.TryDequeue(out var next))
            {
                if (!next.IsCancelled)
                    return next;
            }

            isWriting = false;
            return null;
        }
    }

    private Waiting? More(int taken, long started)
    {
        if (taken >= MaxGroup || time.GetElapsedTime(started) >= MaxGroupTime)
            return null;
        lock (gate)
            return line.TryDequeue(out var next) ? next : null;
    }

    private async Task WriteGroupAsync(Waiting first, List<Waiting> group)
    {
        await using var carrier = store.Open(first.Scope);
        await using var transaction = await carrier.Database.BeginTransactionAsync();
        var (started, movesPages) = (time.GetTimestamp(), false);
        for (var unit = first; unit is not null; unit = More(group.Count, started))
        {
            if (unit.IsCancelled)
                continue;
            group.Add(unit);
            await BeginUnitAsync(transaction, unit.Scope, group.Count);
            await using var db = Join(carrier, transaction, unit.Scope);
            if (await unit.TryRunAsync(db))
            {
                movesPages |= !db.LeavesPages;
                continue;
            }

            if (group.Count == 1)
                return;
            await transaction.RollbackToSavepointAsync("unit");
            // It may have lost a race to somebody who waits for what this group holds.
            break;
        }

        if (movesPages && first.Scope.PartnershipId != default)
        {
            await using var last = Join(carrier, transaction, first.Scope);
            await PageStamp.MoveAsync(last, CancellationToken.None);
        }

        await transaction.CommitAsync();
    }

    // Groups of several nodes take turns at the partnership, so that none holds the chain while it waits for another's number.
    private static async Task BeginUnitAsync(IDbContextTransaction transaction, LyktaScope scope, int nth)
    {
        var connection = (NpgsqlConnection)transaction.GetDbTransaction().Connection!;
        var (partnership, account) = PostgresScope.Settings(scope);
        await using var batch = connection.CreateBatch();
        if (nth > 2)
            batch.BatchCommands.Add(new("RELEASE SAVEPOINT unit"));
        if (nth > 1)
            batch.BatchCommands.Add(new("SAVEPOINT unit"));
        else if (partnership.Length > 0)
            batch.BatchCommands.Add(new("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))") { Parameters = { new NpgsqlParameter<string> { TypedValue = partnership } } });
        batch.BatchCommands.Add(new("SELECT set_config('lykta.partnership', $1, true), set_config('lykta.account', $2, true)")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = partnership }, new NpgsqlParameter<string> { TypedValue = account } },
        });
        await batch.ExecuteNonQueryAsync();
    }

    private LyktaDbContext Join(LyktaDbContext carrier, IDbContextTransaction transaction, LyktaScope scope)
    {
        var db = store.Open(scope);
        db.Database.SetDbConnection(carrier.Database.GetDbConnection(), contextOwnsConnection: false);
        db.Database.UseTransaction(transaction.GetDbTransaction());
        db.Database.AutoSavepointsEnabled = false;
        return db;
    }

    // Gone, shutting down or full: nothing more can be done in this transaction.
    internal static bool IsLost(Exception thrown) => (thrown as NpgsqlException ?? thrown.InnerException as NpgsqlException) switch
    {
        null => false,
        PostgresException { SqlState: var state } => state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal),
        _ => true,
    };

    private sealed class Waiting(LyktaScope scope, Func<LyktaDbContext, Task> work, CancellationToken cancel)
    {
        private Exception? failure;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LyktaScope Scope => scope;

        public bool IsCancelled => cancel.IsCancellationRequested && (Done.TrySetCanceled(cancel) || Done.Task.IsCanceled);

        public async Task<bool> TryRunAsync(LyktaDbContext db)
        {
            try
            {
                await work(db);
                return true;
            }
            catch (Exception thrown) when (!IsLost(thrown))
            {
                // The unit's own fault: only what it wrote goes. A lost server fails the whole group instead.
                failure = thrown;
                return false;
            }
        }

        public void Acknowledge()
        {
            if (failure is null)
                Done.TrySetResult();
            else
                Done.TrySetException(failure);
        }

        public void Fail(Exception thrown) => Done.TrySetException(failure ?? thrown);
    }
}
