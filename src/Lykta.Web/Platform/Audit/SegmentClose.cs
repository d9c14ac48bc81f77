using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Audit;

/// <summary>
/// The signed end of a month of a chain. When the month is disposed of as a whole, the chain is verified from here on.
/// </summary>
public sealed class SegmentClose : IPartnershipOwned
{
    private SegmentClose() { }

    public PartnershipId PartnershipId { get; private init; }

    public ChainKind Chain { get; private init; }

    /// <summary>202611.</summary>
    public int Month { get; private init; }

    public long FirstSequence { get; private init; }

    public long LastSequence { get; private init; }

    public byte[] LastHash { get; private init; } = [];

    public DateTimeOffset ClosedAt { get; private init; }

    /// <summary>Fingerprint of the signing key.</summary>
    public string KeyId { get; private init; } = "";

    public string Signature { get; private init; } = "";

    internal static SegmentClose Sign(PartnershipId partnership, ChainKind chain, int month, long first, long last, byte[] hash, DateTimeOffset now, AuditKey key)
    {
        var content = Content(partnership, chain, month, first, last, hash);
        return new()
        {
            PartnershipId = partnership,
            Chain = chain,
            Month = month,
            FirstSequence = first,
            LastSequence = last,
            LastHash = hash,
            ClosedAt = now,
            KeyId = key.Id,
            Signature = key.Sign(content),
        };
    }

    public bool IsSignedBy(AuditKey key) =>
        KeyId == key.Id && key.Verify(Content(PartnershipId, Chain, Month, FirstSequence, LastSequence, LastHash), Signature);

    private static byte[] Content(PartnershipId partnership, ChainKind chain, int month, long first, long last, byte[] hash) => Canonical.Bytes([
        "segment", partnership.Value.ToString(), chain.ToString(), Canonical.Of(month), Canonical.Of(first), Canonical.Of(last),
        Convert.ToHexStringLower(hash)]);
}

public sealed class SegmentCloseConfiguration : IEntityTypeConfiguration<SegmentClose>
{
    public void Configure(EntityTypeBuilder<SegmentClose> builder)
    {
        builder.HasKey(s => new { s.PartnershipId, s.Chain, s.LastSequence });
        builder.Property(s => s.KeyId).HasMaxLength(16);
        builder.Property(s => s.Signature).HasMaxLength(120);
    }
}
