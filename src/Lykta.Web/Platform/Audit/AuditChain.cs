using Lykta.Web.Data;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Audit;

internal static class AuditChain
{
    /// <summary>Appends the unit's facts to its partnership's chain, in the unit's own transaction.</summary>
    public static async Task AppendAsync(WriteUnit unit, CancellationToken cancel)
    {
        if (unit.Facts.Count == 0)
            return;
        var head = await LockHeadAsync(unit.Db, cancel);
        foreach (var fact in unit.Facts)
        {
            var entry = AuditEntry.Next(head, fact, unit.Scope.Viewer, unit.Now);
            unit.Db.Add(entry);
            head.MoveTo(entry);
        }
    }

    private static async Task<AuditHead> LockHeadAsync(LyktaDbContext db, CancellationToken cancel)
    {
        var partnership = db.Scope.PartnershipId;
        var head = db is PostgresLyktaDbContext
            ? await LockOnPostgresAsync(db, partnership, cancel)
            : await db.Set<AuditHead>().SingleOrDefaultAsync(cancel);
        if (head is null)
            db.Add(head = AuditHead.Start(partnership));
        return head;
    }

    private static async Task<AuditHead?> LockOnPostgresAsync(LyktaDbContext db, PartnershipId partnership, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "AuditHead" ("PartnershipId", "Sequence", "Hash") VALUES ({partnership.Value}, 0, {AuditHead.Genesis}) ON CONFLICT DO NOTHING""",
            cancel);
        return await db.Set<AuditHead>()
            .FromSql($"""SELECT * FROM "AuditHead" WHERE "PartnershipId" = {partnership.Value} FOR UPDATE""")
            .SingleAsync(cancel);
    }
}
