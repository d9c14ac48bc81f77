using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Outbox;

/// <summary>Something to be sent after the change that caused it has committed; a delivered row keeps only ids and codes.</summary>
public sealed class OutboxMessage : IPartnershipOwned
{
    private OutboxMessage() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public string Kind { get; private init; } = "";

    public string? Payload { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset NextTryAt { get; private set; }

    public int Tries { get; private set; }

    public string? LastFailure { get; private set; }

    public static OutboxMessage For(PartnershipId partnership, string kind, string payload, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartnershipId = partnership,
        Kind = kind,
        Payload = payload,
        CreatedAt = now,
        NextTryAt = now,
    };

    public void Deliver(DateTimeOffset now) => (DeliveredAt, Payload, LastFailure) = (now, null, null);

    public void Fail(string code, DateTimeOffset nextTryAt) => (LastFailure, NextTryAt, Tries) = (code, nextTryAt, Tries + 1);
}

public sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.Property(m => m.Kind).HasMaxLength(60);
        builder.Property(m => m.LastFailure).HasMaxLength(200);
        builder.HasIndex(m => new { m.PartnershipId, m.DeliveredAt, m.NextTryAt });
    }
}
