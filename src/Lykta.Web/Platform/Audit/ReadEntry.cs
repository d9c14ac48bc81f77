using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Audit;

/// <summary>Somebody read something that is not public (läslogg): who, which row, by which way; never what it said.</summary>
public sealed class ReadEntry : IPartnershipOwned
{
    private ReadEntry() { }

    public PartnershipId PartnershipId { get; private init; }

    /// <summary>The batch that hashes it.</summary>
    public long BatchSequence { get; private init; }

    public int Row { get; private init; }

    public DateTimeOffset At { get; private init; }

    public string ActorKind { get; private init; } = "";

    public string ActorKey { get; private init; } = "";

    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    /// <summary>page, export, map, api …</summary>
    public string Channel { get; private init; } = "";

    internal static ReadEntry Of(PartnershipId partnership, long batch, int row, ReadNote note) => new()
    {
        PartnershipId = partnership,
        BatchSequence = batch,
        Row = row,
        At = note.At,
        ActorKind = note.ActorKind,
        ActorKey = note.ActorKey,
        SubjectKind = note.SubjectKind,
        SubjectId = note.SubjectId,
        Channel = note.Channel,
    };

    internal byte[] Chain(byte[] previous) => Canonical.Hash(previous, [
        Canonical.Of(BatchSequence), Canonical.Of(Row), Canonical.Of(At.ToUnixTimeMilliseconds()), ActorKind, ActorKey,
        SubjectKind, SubjectId.ToString(), Channel]);
}

/// <summary>A link of the read chain: up to a second of reads, hashed together.</summary>
public sealed class ReadBatch : IPartnershipOwned
{
    private ReadBatch() { }

    public PartnershipId PartnershipId { get; private init; }

    public long Sequence { get; private init; }

    public DateTimeOffset At { get; private init; }

    public int Count { get; private init; }

    /// <summary>Hash over its rows in order.</summary>
    public byte[] RowsHash { get; private init; } = [];

    public byte[] PreviousHash { get; private init; } = [];

    public byte[] Hash { get; private init; } = [];

    internal static ReadBatch Next(ReadHead head, IReadOnlyList<ReadEntry> rows, DateTimeOffset at)
    {
        var whole = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        var (sequence, rowsHash) = (head.Sequence + 1, HashOf(rows));
        return new()
        {
            PartnershipId = head.PartnershipId,
            Sequence = sequence,
            At = whole,
            Count = rows.Count,
            RowsHash = rowsHash,
            PreviousHash = head.Hash,
            Hash = HashAs(head.PartnershipId, sequence, whole, rows.Count, rowsHash, head.Hash),
        };
    }

    internal static byte[] HashOf(IEnumerable<ReadEntry> rows) => rows.Aggregate(AuditHead.Genesis, (hash, row) => row.Chain(hash));

    internal byte[] HashAs(long sequence, byte[] previous) => HashAs(PartnershipId, sequence, At, Count, RowsHash, previous);

    private static byte[] HashAs(PartnershipId partnership, long sequence, DateTimeOffset at, int count, byte[] rows, byte[] previous) =>
        Canonical.Hash(previous, [
            partnership.Value.ToString(), Canonical.Of(sequence), Canonical.Of(at.ToUnixTimeMilliseconds()), Canonical.Of(count),
            Convert.ToHexStringLower(rows)]);
}

/// <summary>The newest batch's number and hash.</summary>
public sealed class ReadHead : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public long Sequence { get; private set; }

    public byte[] Hash { get; private set; } = AuditHead.Genesis;

    internal void MoveTo(ReadBatch batch) => (Sequence, Hash) = (batch.Sequence, batch.Hash);

    internal static ReadHead Start(PartnershipId partnership) => new() { PartnershipId = partnership };
}

public sealed class ReadEntryConfiguration
    : IEntityTypeConfiguration<ReadEntry>, IEntityTypeConfiguration<ReadBatch>, IEntityTypeConfiguration<ReadHead>
{
    public void Configure(EntityTypeBuilder<ReadEntry> builder)
    {
        builder.HasKey(e => new { e.PartnershipId, e.BatchSequence, e.Row });
        builder.Property(e => e.ActorKind).HasMaxLength(20);
        builder.Property(e => e.ActorKey).HasMaxLength(80);
        builder.Property(e => e.SubjectKind).HasMaxLength(60);
        builder.Property(e => e.Channel).HasMaxLength(20);
        builder.HasIndex(e => new { e.PartnershipId, e.SubjectId });
    }

    public void Configure(EntityTypeBuilder<ReadBatch> builder)
    {
        builder.HasKey(b => new { b.PartnershipId, b.Sequence });
        builder.HasIndex(b => new { b.PartnershipId, b.At });
    }

    public void Configure(EntityTypeBuilder<ReadHead> builder)
    {
        builder.HasKey(h => h.PartnershipId);
        builder.Property(h => h.PartnershipId).ValueGeneratedNever();
    }
}
