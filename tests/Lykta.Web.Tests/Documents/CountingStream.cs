namespace Lykta.Web.Tests.Documents;

/// <summary>Passes the bytes on, or throws them away; watches their number and the live memory meanwhile.</summary>
internal sealed class CountingStream(Stream? target = null) : Stream
{
    private long nextLook = 4_000_000;

    public long Written { get; private set; }

    public long HeapAtStart { get; } = GC.GetTotalMemory(forceFullCollection: true);

    public long PeakHeap { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
        // Nothing is kept.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count)
    {
        target?.Write(buffer, offset, count);
        Written += count;
        if (Written < nextLook)
            return;
        nextLook += 4_000_000;
        PeakHeap = Math.Max(PeakHeap, GC.GetTotalMemory(forceFullCollection: true));
    }
}
