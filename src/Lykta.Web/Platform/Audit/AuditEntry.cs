using Lykta.Web.Data;
using Lykta.Web.Platform.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Audit;

public sealed record AuditFact(string Action, string SubjectKind, Guid SubjectId, IReadOnlyList<(string Name, string Code)> Codes);

/// <summary>Who did what when (spårbarhetslogg): append-only, each row hashed over the one before it, per partnership.</summary>
public sealed class AuditEntry : IPartnershipOwned
{
    private AuditEntry() { }

    public PartnershipId PartnershipId { get; private init; }

    public long Sequence { get; private init; }

    public DateTimeOffset At { get; private init; }

    public string ActorKind { get; private init; } = "";

    public string ActorKey { get; private init; } = "";

    public string Action { get; private init; } = "";

    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    public string Codes { get; private init; } = "";

    public byte[] PreviousHash { get; private init; } = [];

    public byte[] Hash { get; private init; } = [];

    public static AuditEntry Next(AuditHead head, AuditFact fact, Viewer actor, DateTimeOffset at)
    {
        var milliseconds = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        var codes = string.Join(';', fact.Codes.Select(c => $"{c.Name}={c.Code}"));
        var entry = new AuditEntry
        {
            PartnershipId = head.PartnershipId,
            Sequence = head.Sequence + 1,
            At = milliseconds,
            ActorKind = actor.Kind.ToString(),
            ActorKey = actor.Key,
            Action = fact.Action,
            SubjectKind = fact.SubjectKind,
            SubjectId = fact.SubjectId,
            Codes = codes,
            PreviousHash = head.Hash,
        };
        return new AuditEntry
        {
            PartnershipId = entry.PartnershipId,
            Sequence = entry.Sequence,
            At = entry.At,
            ActorKind = entry.ActorKind,
            ActorKey = entry.ActorKey,
            Action = entry.Action,
            SubjectKind = entry.SubjectKind,
            SubjectId = entry.SubjectId,
            Codes = entry.Codes,
            PreviousHash = entry.PreviousHash,
            Hash = entry.ComputeHash(),
        };
    }

    /// <summary>SHA-256 over the canonical row: fields in this order, each ended by a unit separator, then the hash before.</summary>
    public byte[] ComputeHash() => HashAs(Sequence, PreviousHash);

    /// <summary>What the hash would be in another place of the chain: tells a moved row from an edited one.</summary>
    internal byte[] HashAs(long sequence, byte[] previous) => Canonical.Hash(previous, [
        PartnershipId.Value.ToString(), Canonical.Of(sequence), Canonical.Of(At.ToUnixTimeMilliseconds()), ActorKind, ActorKey,
        Action, SubjectKind, SubjectId.ToString(), Codes]);
}

/// <summary>The newest row's number and hash: locked while a unit appends, so that the chain never forks.</summary>
public sealed class AuditHead : IPartnershipOwned
{
    public static readonly byte[] Genesis = new byte[32];

    public PartnershipId PartnershipId { get; private set; }

    public long Sequence { get; private set; }

    public byte[] Hash { get; private set; } = Genesis;

    public void MoveTo(AuditEntry entry) => (Sequence, Hash) = (entry.Sequence, entry.Hash);

    internal static AuditHead Start(PartnershipId partnership) => new() { PartnershipId = partnership };
}

public sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(e => new { e.PartnershipId, e.Sequence });
        builder.Property(e => e.ActorKind).HasMaxLength(20);
        builder.Property(e => e.ActorKey).HasMaxLength(80);
        builder.Property(e => e.Action).HasMaxLength(60);
        builder.Property(e => e.SubjectKind).HasMaxLength(60);
        builder.Property(e => e.Codes).HasMaxLength(1000);
        builder.HasIndex(e => new { e.PartnershipId, e.SubjectId });
        builder.HasIndex(e => new { e.PartnershipId, e.At });
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.HasKey(h => h.PartnershipId);
        builder.Property(h => h.PartnershipId).ValueGeneratedNever();
    }
}
