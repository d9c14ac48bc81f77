using System.Threading.Channels;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Writes;

/// <summary>
/// One writer for the file: takes all that wait into one BEGIN IMMEDIATE … COMMIT with a savepoint each,
/// so that full durability costs one disk flush a group and nobody ever meets "database is locked".
/// </summary>
public sealed class SqliteWriteQueue(TimeProvider time, SqliteStore store, ILogger<SqliteWriteQueue> log)
    : WriteQueue(time), IHostedService, IAsyncDisposable
{
    private const int MaxGroup = 256;
    private static readonly TimeSpan MaxGroupTime = TimeSpan.FromMilliseconds(25);

    private readonly TimeProvider clock = time;
    private readonly Channel<Waiting> channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(4096) { SingleReader = true });
    private Task? writer;
    private KeptConnection? connection;
    private DbContextOptions<SqliteLyktaDbContext>? options;

    public override async Task<T> RunAsync<T>(
        LyktaScope scope, Func<WriteUnit, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var mine = scope.Copy();
        var hasMessages = false;
        var waiting = new Waiting<T>(async (bound, transaction, changed) =>
        {
            await using var db = new SqliteLyktaDbContext(bound, mine);
            db.Database.AutoSavepointsEnabled = false;
            await db.Database.UseTransactionAsync(transaction, CancellationToken.None);
            var result = await PerformAsync(db, mine, work, CancellationToken.None);
            hasMessages = db.HasMessages;
            if (mine.PartnershipId != default && !db.LeavesPages)
                changed.Add(mine.PartnershipId);
            return result;
        }, cancel);
        await channel.Writer.WriteAsync(waiting, cancel);
        var answer = await waiting.Result;
        if (hasMessages)
            Bell.Ring();
        return answer;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        writer ??= Task.Run(WriteAllAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        channel.Writer.TryComplete();
        if (writer is not null)
            await writer.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        channel.Writer.TryComplete();
        if (writer is not null)
            await writer;
        Forget();
    }

    private async Task WriteAllAsync()
    {
        while (await channel.Reader.WaitToReadAsync())
        {
            var group = new List<Waiting>();
            try
            {
                await WriteGroupAsync(group);
                foreach (var unit in group)
                    unit.Acknowledge();
            }
            catch (Exception failure)
            {
                log.LogError(failure, "A group of {Count} writes was rolled back", group.Count);
                Forget();
                foreach (var unit in group)
                    unit.Fail(failure);
            }
        }
    }

    private async Task WriteGroupAsync(List<Waiting> group)
    {
        if (connection is null)
            (connection, options) = store.OpenForWriter();
        using var turn = await store.Turns!.TakeAsync(CancellationToken.None);
        await using var transaction = connection.BeginTransaction(deferred: false);
        var started = clock.GetTimestamp();
        var changed = new HashSet<PartnershipId>();
        while (group.Count < MaxGroup && clock.GetElapsedTime(started) < MaxGroupTime && channel.Reader.TryRead(out var unit))
        {
            if (unit.IsCancelled)
                continue;
            group.Add(unit);
            await transaction.SaveAsync("unit");
            if (await unit.TryRunAsync(options!, transaction, changed))
                await transaction.ReleaseAsync("unit");
            else
                await transaction.RollbackAsync("unit");
        }

        foreach (var partnership in changed)
            PageStamp.Move(transaction, partnership);
        await transaction.CommitAsync();
    }

    private void Forget()
    {
        connection?.End();
        (connection, options) = (null, null);
    }

    private abstract class Waiting
    {
        public abstract bool IsCancelled { get; }
        public abstract Task<bool> TryRunAsync(DbContextOptions<SqliteLyktaDbContext> bound, SqliteTransaction transaction, HashSet<PartnershipId> changed);
        public abstract void Acknowledge();
        public abstract void Fail(Exception failure);
    }

    private sealed class Waiting<T>(
        Func<DbContextOptions<SqliteLyktaDbContext>, SqliteTransaction, HashSet<PartnershipId>, Task<T>> work, CancellationToken cancel) : Waiting
    {
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? answer;
        private Exception? failure;

        public Task<T> Result => completion.Task;

        public override bool IsCancelled => cancel.IsCancellationRequested && completion.TrySetCanceled(cancel);

        public override async Task<bool> TryRunAsync(
            DbContextOptions<SqliteLyktaDbContext> bound, SqliteTransaction transaction, HashSet<PartnershipId> changed)
        {
            try
            {
                answer = await work(bound, transaction, changed);
                return true;
            }
            catch (Exception thrown) when (thrown is not SqliteException { SqliteErrorCode: 8 or 10 or 11 or 13 or 14 })
            {
                // The unit's own fault: only its savepoint goes. A full or broken disk fails the whole group instead.
                failure = thrown;
                return false;
            }
        }

        public override void Acknowledge()
        {
            if (failure is null)
                completion.TrySetResult(answer!);
            else
                completion.TrySetException(failure);
        }

        public override void Fail(Exception failure) => completion.TrySetException(new StorageUnavailableException(failure));
    }
}

/// <summary>The database could not keep the change (full disk, lost server): nothing of it was saved, try again.</summary>
public sealed class StorageUnavailableException(Exception inner) : Exception("The change could not be stored.", inner);
