namespace Lykta.Web.Data;

/// <summary>One writer of the file at a time, first come first served: SQLite's own busy wait lets an unlucky one starve.</summary>
internal sealed class WriterTurns : IDisposable
{
    private readonly SemaphoreSlim free = new(1, 1);

    public async Task<IDisposable> TakeAsync(CancellationToken cancel)
    {
        await free.WaitAsync(cancel);
        return new Turn(free);
    }

    public void Dispose() => free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        private SemaphoreSlim? mine = free;

        public void Dispose() => Interlocked.Exchange(ref mine, null)?.Release();
    }
}
