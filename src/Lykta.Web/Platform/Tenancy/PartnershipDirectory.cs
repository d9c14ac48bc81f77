using System.Collections.Frozen;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Tenancy;

/// <summary>All partnerships by slug, in memory; read anew at most every few seconds, and at once after a change here.</summary>
public sealed class PartnershipDirectory(LyktaStore store, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private Snapshot current = new(FrozenDictionary<string, PartnershipEntry>.Empty, DateTimeOffset.MinValue);

    public async ValueTask<PartnershipEntry?> FindAsync(string slug, CancellationToken cancel) =>
        (await SnapshotAsync(cancel)).GetValueOrDefault(slug);

    public async ValueTask<PartnershipEntry?> FindAsync(PartnershipId id, CancellationToken cancel) =>
        (await SnapshotAsync(cancel)).Values.FirstOrDefault(p => p.Id == id);

    public async ValueTask<IReadOnlyCollection<PartnershipEntry>> AllAsync(CancellationToken cancel) =>
        (await SnapshotAsync(cancel)).Values;

    public void Forget() => current = current with { ReadAt = DateTimeOffset.MinValue };

    private async ValueTask<FrozenDictionary<string, PartnershipEntry>> SnapshotAsync(CancellationToken cancel)
    {
        var snapshot = current;
        var now = time.GetUtcNow();
        if (now - snapshot.ReadAt < Fresh && now >= snapshot.ReadAt)
            return snapshot.BySlug;
        await using var db = store.Open(new LyktaScope());
        var entries = await db.Set<Partnership>().AsNoTracking()
            .Select(p => new PartnershipEntry(p.Id, p.Slug, p.Name, p.ParentId) { LampColour = p.LampColour }).ToListAsync(cancel);
        current = new(entries.ToFrozenDictionary(p => p.Slug, StringComparer.Ordinal), now);
        return current.BySlug;
    }

    private sealed record Snapshot(FrozenDictionary<string, PartnershipEntry> BySlug, DateTimeOffset ReadAt);
}
