using Lykta.Web.Data;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Audit;

internal static class ReadChain
{
    public static async Task<long> AppendAsync(WriteUnit unit, IReadOnlyList<ReadNote> notes, CancellationToken cancel)
    {
        unit.LeavePages();
        var head = await LockHeadAsync(unit.Db, cancel);
        var rows = notes.Select((note, row) => ReadEntry.Of(head.PartnershipId, head.Sequence + 1, row + 1, note)).ToList();
        var batch = ReadBatch.Next(head, rows, unit.Now);
        unit.Db.AddRange(rows);
        unit.Db.Add(batch);
        head.MoveTo(batch);
        return batch.Sequence;
    }

    private static async Task<ReadHead> LockHeadAsync(LyktaDbContext db, CancellationToken cancel)
    {
        var partnership = db.Scope.PartnershipId;
        var head = db is PostgresLyktaDbContext
            ? await LockOnPostgresAsync(db, partnership, cancel)
            : await db.Set<ReadHead>().SingleOrDefaultAsync(cancel);
        if (head is null)
            db.Add(head = ReadHead.Start(partnership));
        return head;
    }

    private static async Task<ReadHead?> LockOnPostgresAsync(LyktaDbContext db, PartnershipId partnership, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "ReadHead" ("PartnershipId", "Sequence", "Hash") VALUES ({partnership.Value}, 0, {AuditHead.Genesis}) ON CONFLICT DO NOTHING""",
            cancel);
        return await db.Set<ReadHead>()
            .FromSql($"""SELECT * FROM "ReadHead" WHERE "PartnershipId" = {partnership.Value} FOR UPDATE""")
            .SingleAsync(cancel);
    }
}
