using System.Runtime.CompilerServices;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Audit;

/// <summary>Reads both chains as links, in order and in bounded memory.</summary>
internal static class ChainSource
{
    private const int Chunk = 2_000;

    public static IAsyncEnumerable<ChainLink> LinksAsync(LyktaDbContext db, ChainKind chain, CancellationToken cancel) =>
        chain == ChainKind.Changes ? ChangesAsync(db, cancel) : ReadsAsync(db, cancel);

    public static async Task<(long Sequence, byte[] Hash)> HeadAsync(LyktaDbContext db, ChainKind chain, CancellationToken cancel)
    {
        if (chain == ChainKind.Changes)
            return await db.Set<AuditHead>().AsNoTracking().SingleOrDefaultAsync(cancel) is { } head ? (head.Sequence, head.Hash) : (0, AuditHead.Genesis);
        return await db.Set<ReadHead>().AsNoTracking().SingleOrDefaultAsync(cancel) is { } reads ? (reads.Sequence, reads.Hash) : (0, AuditHead.Genesis);
    }

    public static Task<long?> OtherWithHashAsync(LyktaDbContext db, ChainKind chain, byte[] hash, long not, CancellationToken cancel) =>
        chain == ChainKind.Changes
            ? db.Set<AuditEntry>().Where(e => e.Hash == hash && e.Sequence != not).Select(e => (long?)e.Sequence).FirstOrDefaultAsync(cancel)
            : db.Set<ReadBatch>().Where(b => b.Hash == hash && b.Sequence != not).Select(b => (long?)b.Sequence).FirstOrDefaultAsync(cancel);

    private static async IAsyncEnumerable<ChainLink> ChangesAsync(LyktaDbContext db, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = long.MinValue; ;)
        {
            var from = after;
            var rows = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence > from).OrderBy(e => e.Sequence).Take(Chunk).ToListAsync(cancel);
            foreach (var row in rows)
                yield return new(row.Sequence, row.At, row.PreviousHash, row.Hash, row.HashAs);
            if (rows.Count < Chunk)
                yield break;
            after = rows[^1].Sequence;
        }
    }

    private static async IAsyncEnumerable<ChainLink> ReadsAsync(LyktaDbContext db, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = long.MinValue; ;)
        {
            var from = after;
            var batches = await db.Set<ReadBatch>().AsNoTracking().Where(b => b.Sequence > from).OrderBy(b => b.Sequence).Take(100).ToListAsync(cancel);
            if (batches.Count == 0)
                yield break;
            after = batches[^1].Sequence;
            var to = after;
            var rows = (await db.Set<ReadEntry>().AsNoTracking().Where(e => e.BatchSequence > from && e.BatchSequence <= to)
                .OrderBy(e => e.BatchSequence).ThenBy(e => e.Row).ToListAsync(cancel)).ToLookup(e => e.BatchSequence);
            foreach (var batch in batches)
            {
                yield return new(batch.Sequence, batch.At, batch.PreviousHash, batch.Hash, batch.HashAs) { RowFault = FaultIn(batch, rows[batch.Sequence].ToList()) };
            }
        }
    }

    private static ChainFault? FaultIn(ReadBatch batch, List<ReadEntry> rows)
    {
        if (rows.Count < batch.Count)
            return ChainFault.Deleted;
        return ReadBatch.HashOf(rows).AsSpan().SequenceEqual(batch.RowsHash) ? null : ChainFault.Edited;
    }
}
