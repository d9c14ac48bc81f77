using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Writes;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Platform.Audit;

/// <summary>How all chains stand, and the anchor file with them.</summary>
public sealed record AuditVerification(IReadOnlyList<ChainReport> Chains, IReadOnlyList<ChainFinding> Anchor)
{
    public bool IsWhole => Anchor.Count == 0 && Chains.All(c => c.IsWhole);
}

/// <summary>Checks both chains of a partnership, or of all, against themselves, their closing rows and the anchor file.</summary>
public sealed class AuditVerifier(LyktaSettings settings, LyktaStore store, PartnershipDirectory partnerships, AuditAnchor anchor)
{
    public async Task<AuditVerification> VerifyAsync(CancellationToken cancel)
    {
        var file = AnchorFile.Read(settings.AnchorPath, anchor.Key);
        var reports = new List<ChainReport>();
        foreach (var partnership in (await partnerships.AllAsync(cancel)).OrderBy(p => p.Slug, StringComparer.Ordinal))
            reports.AddRange(await VerifyAsync(partnership, file, cancel));
        return new(reports, AnchorFindings(file));
    }

    public async Task<AuditVerification> VerifyAsync(PartnershipEntry partnership, CancellationToken cancel)
    {
        var file = AnchorFile.Read(settings.AnchorPath, anchor.Key);
        return new(await VerifyAsync(partnership, file, cancel), AnchorFindings(file));
    }

    private List<ChainFinding> AnchorFindings(AnchorFile file) =>
        File.Exists(settings.AnchorPath) ? file.Findings : [new(ChainFault.AnchorMissing, 0)];

    private Task<List<ChainReport>> VerifyAsync(PartnershipEntry partnership, AnchorFile file, CancellationToken cancel) =>
        store.ReadAsync(LyktaScope.ForSystem(partnership), async db =>
        {
            var newest = await NewestDataAsync(db, cancel);
            var changes = await VerifyChainAsync(db, partnership, ChainKind.Changes, file, last => newest > last ? ChainFault.CutTail : ChainFault.OlderFile, cancel);
            var isOlder = changes.Findings.Any(f => f.Fault == ChainFault.OlderFile);
            var reads = await VerifyChainAsync(db, partnership, ChainKind.Reads, file, _ => isOlder ? ChainFault.OlderFile : ChainFault.CutTail, cancel);
            return new List<ChainReport> { changes, reads };
        }, cancel);

    private async Task<ChainReport> VerifyChainAsync(
        LyktaDbContext db, PartnershipEntry partnership, ChainKind chain, AnchorFile file, Func<DateTimeOffset?, ChainFault> behind, CancellationToken cancel)
    {
        var anchored = file.Of(partnership.Id.Value, chain);
        var closes = await db.Set<SegmentClose>().AsNoTracking().Where(s => s.Chain == chain).OrderBy(s => s.LastSequence).ToListAsync(cancel);
        var first = await FirstAsync(db, chain, cancel);
        var head = await ChainSource.HeadAsync(db, chain, cancel);
        var dropped = closes.LastOrDefault(c => c.LastSequence < (first ?? head.Sequence + 1));
        var isDecided = dropped is not null && dropped.IsSignedBy(anchor.Key) && await IsDecidedAsync(db, dropped, cancel);
        var walk = new ChainWalk(new(
            isDecided ? dropped!.LastSequence : 0, isDecided ? dropped!.LastHash : AuditHead.Genesis, Promised(anchored, closes)));
        await foreach (var link in ChainSource.LinksAsync(db, chain, cancel))
            walk.Step(link);
        var findings = await walk.EndAsync(
            head, behind(walk.Last?.At), (hash, not) => ChainSource.OtherWithHashAsync(db, chain, hash, not, cancel));
        if (dropped is not null && !isDecided)
            findings.Insert(0, new(ChainFault.SegmentMissing, dropped.FirstSequence, dropped.LastSequence));
        findings.AddRange(closes.Where(c => !c.IsSignedBy(anchor.Key) && c != dropped).Select(c => new ChainFinding(ChainFault.SegmentMissing, c.FirstSequence, c.LastSequence)));
        return new(partnership.Slug, chain, walk.First, walk.Last?.Sequence ?? 0, walk.Links, findings)
        {
            AnchoredAt = anchored.Count == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(anchored.Values.Max(l => l.At)),
        };
    }

    private Dictionary<long, string> Promised(IReadOnlyDictionary<long, AnchorLine> anchored, List<SegmentClose> closes)
    {
        var promised = closes.Where(c => c.IsSignedBy(anchor.Key)).ToDictionary(c => c.LastSequence, c => Convert.ToHexStringLower(c.LastHash));
        foreach (var (sequence, line) in anchored)
            promised[sequence] = line.Hash;
        return promised;
    }

    private static Task<long?> FirstAsync(LyktaDbContext db, ChainKind chain, CancellationToken cancel) => chain == ChainKind.Changes
        ? db.Set<AuditEntry>().OrderBy(e => e.Sequence).Select(e => (long?)e.Sequence).FirstOrDefaultAsync(cancel)
        : db.Set<ReadBatch>().OrderBy(b => b.Sequence).Select(b => (long?)b.Sequence).FirstOrDefaultAsync(cancel);

    // The row that tells of the newest dropped month is younger than that month, so it is still in the chain.
    private static Task<bool> IsDecidedAsync(LyktaDbContext db, SegmentClose dropped, CancellationToken cancel)
    {
        var codes = string.Create(CultureInfo.InvariantCulture, $"chain={dropped.Chain};month={dropped.Month};last={dropped.LastSequence}");
        return db.Set<AuditEntry>().AnyAsync(e => e.Action == Segments.DroppedAction && e.Codes == codes, cancel);
    }

    // A cut tail leaves its data behind; a database put back from an older file is as old in everything.
    private static async Task<DateTimeOffset> NewestDataAsync(LyktaDbContext db, CancellationToken cancel)
    {
        var submitted = await db.Set<Submission>().OrderByDescending(s => s.At).Select(s => (DateTimeOffset?)s.At).FirstOrDefaultAsync(cancel);
        var received = await db.Set<Observation>().OrderByDescending(o => o.ReceivedAt).Select(o => (DateTimeOffset?)o.ReceivedAt).FirstOrDefaultAsync(cancel);
        return new[] { submitted, received }.Max() ?? DateTimeOffset.MinValue;
    }
}
