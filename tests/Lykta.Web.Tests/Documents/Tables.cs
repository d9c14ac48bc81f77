using Lykta.Web.Documents;

namespace Lykta.Web.Tests.Documents;

internal static class Tables
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 17, 5, 0, TimeSpan.Zero);

    public static TableDocument One(ColumnKind kind, params object?[] values) =>
        Of([new("Värde", kind)], [.. values.Select(v => new[] { v })]);

    public static TableDocument Of(IReadOnlyList<TableColumn> columns, params object?[][] rows) =>
        new("Iakttagelser", columns, rows.ToAsyncEnumerable(), Now);

    public static async Task<byte[]> BytesAsync(ITableWriter writer, TableDocument table)
    {
        using var stream = new MemoryStream();
        await writer.WriteAsync(table, new AsyncOnlyStream(stream), CancellationToken.None);
        return stream.ToArray();
    }

    public static async Task<string> TextAsync(ITableWriter writer, TableDocument table) =>
        System.Text.Encoding.UTF8.GetString(await BytesAsync(writer, table));

    public static async IAsyncEnumerable<IReadOnlyList<object?>> ManyAsync(int count)
    {
        await Task.CompletedTask;
        for (var i = 0; i < count; i++)
            yield return [$"Plats {i % 97}", (long)i, i / 8.0, new DateOnly(2026, 1, 1).AddDays(i % 365), Now.AddMinutes(i)];
    }
}

/// <summary>A response body in ASP.NET Core: no synchronous writes, no seeking.</summary>
internal sealed class AsyncOnlyStream(Stream inner) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush() => throw new InvalidOperationException("Synchronous writes are not allowed.");

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new InvalidOperationException("Synchronous writes are not allowed.");

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, offset, count, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);
}
