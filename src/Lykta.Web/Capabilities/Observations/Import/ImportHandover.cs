using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lykta.Web.Data;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>
/// The rows on their way from the button to the job: packed in the database, which outlives a stop, and for a minute in this
/// node's memory, so that the node that was asked need not unpack what it has just packed.
/// </summary>
public sealed class ImportHandover : IDisposable
{
    private const long MostRows = 400_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private readonly MemoryCache waiting = new(new MemoryCacheOptions { SizeLimit = MostRows });

    public static byte[] Pack(List<ImportedRow> rows)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(zip, rows, ImportedRowsJson.Default.ListImportedRow);
        return packed.ToArray();
    }

    public static List<ImportedRow> Unpack(byte[] packed)
    {
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(zip, ImportedRowsJson.Default.ListImportedRow)!;
    }

    public void Keep(JobId job, List<ImportedRow> rows)
    {
        using var entry = waiting.CreateEntry(job);
        entry.Value = rows;
        entry.Size = rows.Count;
        entry.AbsoluteExpirationRelativeToNow = Kept;
    }

    /// <summary>The rows, once; null when this node was not asked, or not lately.</summary>
    public List<ImportedRow>? Take(JobId job)
    {
        var rows = waiting.Get<List<ImportedRow>>(job);
        waiting.Remove(job);
        return rows;
    }

    public void Dispose() => waiting.Dispose();
}

/// <summary>How the packed rows are written.</summary>
[JsonSerializable(typeof(List<ImportedRow>))]
internal sealed partial class ImportedRowsJson : JsonSerializerContext;
