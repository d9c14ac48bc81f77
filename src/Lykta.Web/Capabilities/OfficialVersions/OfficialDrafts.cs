using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Microsoft.Extensions.Caching.Memory;

namespace Lykta.Web.Capabilities.OfficialVersions;

/// <summary>An edited file between the comparison and the yes: in memory only.</summary>
public sealed record OfficialDraft(Guid Id, OfficialSubject Of, ScreenedText FileName, byte[] Content, DocumentComparison Comparison, bool HasTracked, bool HasComments, IReadOnlyList<Finding> Findings)
{
    public int Differences => Comparison.Numbers.Count + Comparison.Cells.Count + Comparison.RowsGone.Count + Comparison.RowsNew.Count;

    /// <summary>What no one can accept: the file is compared and never kept.</summary>
    public IReadOnlyList<FindingKind> Stops => [.. Findings.Where(f => f.Severity == FindingSeverity.Stop).Select(f => f.Kind).Distinct()];

    public IReadOnlyList<FindingKind> Warnings => [.. Findings.Where(f => f.Severity == FindingSeverity.Warn).Select(f => f.Kind).Distinct()];
}

/// <summary>Keeps them for half an hour, each for the one who handed it in; adr/0013 tells why nothing is stored before the yes.</summary>
public sealed class OfficialDrafts : IDisposable
{
    private const long MostBytes = 64L << 20;
    private readonly MemoryCache drafts = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public void Keep(OfficialDraft draft, LyktaScope owner)
    {
        using var entry = drafts.CreateEntry((draft.Id, owner.PartnershipId, owner.Viewer.Key));
        entry.Value = draft;
        entry.Size = draft.Content.Length;
        entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(30);
    }

    public OfficialDraft? Find(Guid id, LyktaScope owner) => drafts.Get<OfficialDraft>((id, owner.PartnershipId, owner.Viewer.Key));

    public void Forget(Guid id, LyktaScope owner) => drafts.Remove((id, owner.PartnershipId, owner.Viewer.Key));

    public void Dispose() => drafts.Dispose();
}
