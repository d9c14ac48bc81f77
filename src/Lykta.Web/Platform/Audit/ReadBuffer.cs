using System.Collections.Concurrent;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;

namespace Lykta.Web.Platform.Audit;

/// <summary>Gathers reads of all requests and writes them a partnership at a time, each second, on demand and at shutdown.</summary>
public sealed class ReadBuffer(WriteQueue writes, ILogger<ReadBuffer> log) : BackgroundService
{
    private const int MostWaiting = 100_000;
    private const int MostInBatch = 5_000;
    private readonly ConcurrentDictionary<PartnershipEntry, Waiting> waiting = new();
    private int count;

    internal void Add(PartnershipEntry partnership, ReadNote note)
    {
        // The same row read again in the same second by the same reader is one reading.
        var mine = waiting.GetOrAdd(partnership, _ => new());
        if (!mine.Seen.TryAdd(note with { At = default }, true))
            return;
        // Nobody reads what cannot be logged: a database that takes no more reads stops the reading too.
        if (Interlocked.Increment(ref count) > MostWaiting)
        {
            Interlocked.Decrement(ref count);
            mine.Seen.TryRemove(note with { At = default }, out _);
            throw new StorageUnavailableException(new InvalidOperationException("The read log is full and cannot be written."));
        }

        mine.Notes.Enqueue(note);
    }

    public async Task FlushAsync(PartnershipEntry partnership, CancellationToken cancel)
    {
        if (!waiting.TryGetValue(partnership, out var mine))
            return;
        await mine.Gate.WaitAsync(cancel);
        try
        {
            while (!mine.Notes.IsEmpty)
            {
                var batch = mine.Notes.Take(MostInBatch).ToList();
                await writes.RunAsync(LyktaScope.ForSystem(partnership), (unit, token) => ReadChain.AppendAsync(unit, batch, token), CancellationToken.None);
                foreach (var note in batch)
                {
                    mine.Notes.TryDequeue(out _);
                    mine.Seen.TryRemove(note with { At = default }, out _);
                }

                Interlocked.Add(ref count, -batch.Count);
            }
        }
        finally
        {
            mine.Gate.Release();
        }
    }

    public async Task FlushAllAsync(CancellationToken cancel)
    {
        foreach (var partnership in waiting.Keys)
            await FlushAsync(partnership, cancel);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryFlushAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryFlushAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TryFlushAsync(CancellationToken cancel)
    {
        try
        {
            await FlushAllAsync(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "{Count} reads wait to be logged", count);
        }
    }

    private sealed class Waiting
    {
        public ConcurrentQueue<ReadNote> Notes { get; } = new();

        /// <summary>What waits, without its time.</summary>
        public ConcurrentDictionary<ReadNote, bool> Seen { get; } = new();

        public SemaphoreSlim Gate { get; } = new(1, 1);
    }
}
