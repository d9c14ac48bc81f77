namespace Lykta.Analysis;

/// <summary>Who may stop a long computation, and who hears how far it has come. The default value does neither.</summary>
/// <param name="Progress">
/// Gets the share done, 0 to 1, rising, at most a hundred times per stage and from any thread; null to hear nothing. It does not
/// affect the answer.
/// </param>
/// <param name="Cancel">
/// When it is cancelled the method throws <see cref="OperationCanceledException"/> within a tenth of a second or so; nothing is kept.
/// </param>
/// <remarks>Source: docs/methods/results.md.</remarks>
public readonly record struct Oversight(IProgress<double>? Progress = null, CancellationToken Cancel = default)
{
    internal void Look() => Cancel.ThrowIfCancellationRequested();

    internal void For(int count, Action<int> step) => For(count, () => 0, (i, nothing) =>
    {
        step(i);
        return nothing;
    });

    /// <summary>All steps, on all processors, each thread with a workspace of its own.</summary>
    internal void For<T>(int count, Func<T> workspace, Func<int, T, T> step)
    {
        var meter = new Meter(Progress, count);
        Parallel.For(0, count, new ParallelOptions { CancellationToken = Cancel }, workspace, (i, _, own) =>
        {
            own = step(i, own);
            meter.Tick();
            return own;
        }, _ => { });
    }

    internal Meter Count(int steps) => new(Progress, steps);
}

/// <summary>Counts steps that end in any order and tells whole per cents, rising.</summary>
internal sealed class Meter(IProgress<double>? progress, int steps)
{
    private readonly Lock _gate = new();
    private int _done;
    private int _told = -1;

    public void Tick()
    {
        if (progress is null) return;
        var percent = (int)(100L * Interlocked.Increment(ref _done) / steps);
        if (percent <= Volatile.Read(ref _told)) return;
        lock (_gate)
        {
            if (percent <= _told) return;
            _told = percent;
            progress.Report(percent / 100.0);
        }
    }
}
