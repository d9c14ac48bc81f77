using System.Text;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Audit;

/// <summary>
/// Writes where each chain stands to an append-only file outside the database and to the log. The chain alone does not
/// show a cut tail, an emptied or a rebuilt log; this does. Hourly, at start and at shutdown; heads that have not moved are left out.
/// </summary>
public sealed class AuditAnchor(LyktaSettings settings, LyktaStore store, PartnershipDirectory partnerships, TimeProvider time, ILogger<AuditAnchor> log)
    : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Lazy<AuditKey> key = new(() => AuditKey.Open(settings.AnchorKeyPath));
    private Dictionary<(Guid, ChainKind), (long, string)>? written;
    private string last = AnchorLine.Genesis;

    public AuditKey Key => key.Value;

    /// <summary>Returns how many heads had moved.</summary>
    public Task<int> WriteAsync(CancellationToken cancel) => AppendAsync(AnchorKind.Head, "", cancel);

    /// <summary>After a backup was restored on purpose: what was anchored later than it no longer counts, and the decision stands in the file.</summary>
    public Task<int> AcceptRestoreAsync(string decision, CancellationToken cancel) => AppendAsync(AnchorKind.Restore, decision, cancel);

    public void Dispose()
    {
        gate.Dispose();
        if (key.IsValueCreated)
            key.Value.Dispose();
    }

    private async Task<int> AppendAsync(AnchorKind kind, string note, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            written ??= Load();
            var lines = new List<AnchorLine>();
            foreach (var partnership in await partnerships.AllAsync(cancel))
            {
                foreach (var (chain, sequence, hash) in await HeadsAsync(partnership, cancel))
                {
                    if (kind == AnchorKind.Restore || (sequence > 0 && written.GetValueOrDefault((partnership.Id.Value, chain)) != (sequence, hash)))
                        lines.Add(new(kind, time.GetUtcNow().ToUnixTimeMilliseconds(), partnership.Id.Value, chain, sequence, hash, note, "", "", ""));
                }
            }

            if (lines.Count > 0)
                await KeepAsync(lines, cancel);
            return lines.Count;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task KeepAsync(List<AnchorLine> lines, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(settings.AnchorPath)!);
        var isCut = File.Exists(settings.AnchorPath) && EndsInsideALine(settings.AnchorPath);
        await using var file = new FileStream(settings.AnchorPath, FileMode.Append, FileAccess.Write, FileShare.Read);
        if (isCut)
            file.WriteByte((byte)'\n');
        foreach (var line in lines.Select(l => AnchorLine.Sign(l with { Previous = last }, Key)))
        {
            // The next line names the hash of this one, so each is signed in turn.
            var json = line.ToJson();
            await file.WriteAsync(Encoding.UTF8.GetBytes(json + "\n"), cancel);
            last = AnchorLine.HashOf(json);
            written![(line.Partnership, line.Chain)] = (line.Sequence, line.Hash);
            log.LogInformation(
                "Audit anchor {Kind} {Partnership} {Chain} {Sequence} {Hash} {Signature}", line.Kind, line.Partnership, line.Chain, line.Sequence, line.Hash, line.Signature);
        }

        file.Flush(flushToDisk: true);
    }

    private Task<List<(ChainKind Chain, long Sequence, string Hash)>> HeadsAsync(PartnershipEntry partnership, CancellationToken cancel) =>
        store.ReadAsync(LyktaScope.ForSystem(partnership), async db =>
        {
            var changes = await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(cancel);
            var reads = await db.Set<ReadHead>().AsNoTracking().SingleOrDefaultAsync(cancel);
            return new List<(ChainKind, long, string)>
            {
                (ChainKind.Changes, changes?.Sequence ?? 0, Convert.ToHexStringLower(changes?.Hash ?? AuditHead.Genesis)),
                (ChainKind.Reads, reads?.Sequence ?? 0, Convert.ToHexStringLower(reads?.Hash ?? AuditHead.Genesis)),
            };
        }, cancel);

    // A power cut may have left half a line; it stays, as the verifier's business, and the next one begins afresh.
    private static bool EndsInsideALine(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0)
            return false;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private Dictionary<(Guid, ChainKind), (long, string)> Load()
    {
        var heads = new Dictionary<(Guid, ChainKind), (long, string)>();
        if (!File.Exists(settings.AnchorPath))
            return heads;
        foreach (var json in File.ReadLines(settings.AnchorPath))
        {
            last = AnchorLine.HashOf(json);
            if (AnchorLine.FromJson(json) is { } line)
                heads[(line.Partnership, line.Chain)] = (line.Sequence, line.Hash);
        }

        return heads;
    }
}

/// <summary>Anchors when the program starts and when it ends.</summary>
public sealed class AnchorKeeper(AuditAnchor anchor, ILogger<AnchorKeeper> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => TryAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => TryAsync(cancellationToken);

    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            await anchor.WriteAsync(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The audit anchor could not be written");
        }
    }
}
