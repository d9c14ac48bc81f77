namespace Lykta.Web.Documents;

/// <summary>Small files whole in memory, where a hash or a package needs them.</summary>
public static class WrittenBytes
{
    public static async Task<byte[]> OfAsync(WordDocument document, CancellationToken cancel)
    {
        using var held = new MemoryStream();
        await DocxWriter.WriteAsync(document, held, cancel);
        return held.ToArray();
    }

    public static async Task<byte[]> OfAsync(ITableWriter writer, TableDocument table, CancellationToken cancel)
    {
        using var held = new MemoryStream();
        await writer.WriteAsync(table, held, cancel);
        return held.ToArray();
    }
}
