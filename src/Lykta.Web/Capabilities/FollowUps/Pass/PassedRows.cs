using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FollowUps.Pass;

/// <summary>The one row that a link opens: nothing else of the partnership is read for it.</summary>
public sealed record PassedRow(RowPass Pass, FollowUpRound Round, string MeasureName, string? ExpectedResult, FollowUpEntry? Before);

public static class PassedRows
{
    public static Task<PassedRow?> PassedRowAsync(this LyktaStore store, PartnershipEntry partnership, AccessLinkId link, CancellationToken cancel) =>
        store.ReadAsync(LyktaScope.ForSystem(partnership), async db =>
        {
            var row = await (from p in db.Set<RowPass>().AsNoTracking()
                             where p.LinkId == link && p.ClosedAt == null
                             join e in db.Set<FollowUpEntry>().AsNoTracking() on p.EntryId equals e.Id
                             join m in db.Set<Measure>().AsNoTracking() on e.MeasureId equals m.Id
                             join r in db.Set<FollowUpRound>().AsNoTracking() on e.RoundId equals r.Id
                             select new { Pass = p, Round = r, m.Name, m.ExpectedResult, e.PreviousId }).SingleOrDefaultAsync(cancel);
            if (row is null)
                return null;
            var before = row.PreviousId is { } id ? await db.Set<FollowUpEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) : null;
            return new PassedRow(row.Pass, row.Round, row.Name, row.ExpectedResult, before);
        }, cancel);
}
