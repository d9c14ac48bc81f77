using Lykta.Web.Data;
using Lykta.Web.Platform.Ticks;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Audit;

/// <summary>Closes each month of both chains with a signed row, and drops a closed month when its retention has ended.</summary>
public sealed class Segments(WriteQueue writes, AuditAnchor anchor) : IDuty
{
    public const string DroppedAction = "audit.segment-dropped";

    public string Name => "audit-segments";

    public Task RunAsync(PartnershipEntry partnership, CancellationToken cancel) =>
        writes.RunAsync(LyktaScope.ForSystem(partnership), CloseAsync, cancel);

    public async Task<int> CloseAsync(WriteUnit unit, CancellationToken cancel)
    {
        var closed = 0;
        foreach (var chain in Enum.GetValues<ChainKind>())
        {
            var before = await unit.Db.Set<SegmentClose>().Where(s => s.Chain == chain).OrderByDescending(s => s.LastSequence).FirstOrDefaultAsync(cancel);
            var from = (before?.LastSequence ?? 0) + 1;
            while (await NextAsync(unit.Db, chain, from, FirstOfMonth(unit.Now), cancel) is { } next)
            {
                unit.Db.Add(SegmentClose.Sign(
                    unit.Scope.PartnershipId, chain, next.Month, from, next.Last, next.Hash, unit.Now, anchor.Key));
                from = next.Last + 1;
                closed++;
            }
        }

        return closed;
    }

    /// <summary>Months whose last day lies before the given instant and that are still here, the oldest first.</summary>
    public static async Task<List<SegmentClose>> DueAsync(LyktaDbContext db, ChainKind chain, DateTimeOffset before, CancellationToken cancel)
    {
        var first = chain == ChainKind.Changes
            ? await db.Set<AuditEntry>().OrderBy(e => e.Sequence).Select(e => (long?)e.Sequence).FirstOrDefaultAsync(cancel)
            : await db.Set<ReadBatch>().OrderBy(b => b.Sequence).Select(b => (long?)b.Sequence).FirstOrDefaultAsync(cancel);
        var lastMonth = MonthOf(before.AddMonths(-1));
        return first is null ? [] : await db.Set<SegmentClose>().AsNoTracking()
            .Where(s => s.Chain == chain && s.LastSequence >= first && s.Month <= lastMonth).OrderBy(s => s.LastSequence).ToListAsync(cancel);
    }

    /// <summary>Removes a closed month and everything before it; on PostgreSQL by the owner's function, as the application may not delete.</summary>
    public static async Task<long> DropAsync(WriteUnit unit, SegmentClose segment, CancellationToken cancel)
    {
        var (db, last) = (unit.Db, segment.LastSequence);
        var partnership = db.Raw(unit.Scope.PartnershipId);
        long gone;
        if (db is PostgresLyktaDbContext)
        {
            gone = (await db.Database.SqlQuery<long>(
                $"""SELECT lykta_drop_segment({(int)segment.Chain}, {last}) AS "Value" """).ToListAsync(cancel))[0];
        }
        else if (segment.Chain == ChainKind.Changes)
        {
            gone = await db.Database.ExecuteSqlAsync(
                $"""DELETE FROM "AuditEntry" WHERE "PartnershipId" = {partnership} AND "Sequence" <= {last}""", cancel);
        }
        else
        {
            gone = await db.Database.ExecuteSqlAsync(
                $"""DELETE FROM "ReadEntry" WHERE "PartnershipId" = {partnership} AND "BatchSequence" <= {last}""", cancel);
            await db.Database.ExecuteSqlAsync(
                $"""DELETE FROM "ReadBatch" WHERE "PartnershipId" = {partnership} AND "Sequence" <= {last}""", cancel);
        }

        unit.Audit(DroppedAction, nameof(SegmentClose), default, ("chain", segment.Chain.ToString()), ("month", Canonical.Of(segment.Month)), ("last", Canonical.Of(last)));
        return gone;
    }

    internal static int MonthOf(DateTimeOffset at)
    {
        var day = Stockholm.DayOf(at);
        return (day.Year * 100) + day.Month;
    }

    private static DateTimeOffset FirstOfMonth(DateTimeOffset at)
    {
        var day = Stockholm.DayOf(at);
        return Stockholm.StartOf(new(day.Year, day.Month, 1));
    }

    private static async Task<(int Month, long Last, byte[] Hash)?> NextAsync(
        LyktaDbContext db, ChainKind chain, long from, DateTimeOffset thisMonth, CancellationToken cancel)
    {
        var links = chain == ChainKind.Changes
            ? db.Set<AuditEntry>().Select(e => new { e.Sequence, e.At, e.Hash })
            : db.Set<ReadBatch>().Select(b => new { b.Sequence, b.At, b.Hash });
        var first = await links.Where(l => l.Sequence >= from).OrderBy(l => l.Sequence).FirstOrDefaultAsync(cancel);
        if (first is null || first.At >= thisMonth)
            return null;
        var end = FirstOfMonth(FirstOfMonth(first.At).AddDays(40));
        var last = await links.Where(l => l.Sequence >= from && l.At < end).OrderByDescending(l => l.Sequence).FirstAsync(cancel);
        return (MonthOf(first.At), last.Sequence, last.Hash);
    }
}
