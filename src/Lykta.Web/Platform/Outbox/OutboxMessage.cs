using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Outbox;

public enum OutboxStatus
{
    Waiting, Sent, SetAside,
    /// <summary>What it was about is gone (the invitation was withdrawn, the member has left): nothing was sent.</summary>
    Dropped,
}

/// <summary>
/// Something to be sent after the change that caused it has committed. It says by kind and ids what is to be said to whom;
/// words and addresses are looked up when it is sent. A secret lies encrypted until delivery and is then removed.
/// </summary>
public sealed class OutboxMessage : IPartnershipOwned, IVersioned
{
    private OutboxMessage() { }

    /// <summary>Also the Message-ID: what was sent twice is one to the receiver.</summary>
    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public string Kind { get; private init; } = "";

    /// <summary>The row that it is about, as the kind reads it.</summary>
    public Guid SubjectId { get; private init; }

    public MembershipId? RecipientId { get; private init; }

    /// <summary>Encrypted; only what cannot be looked up, as a one-time token.</summary>
    public string? Secret { get; private set; }

    public OutboxStatus Status { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset NextTryAt { get; private set; }

    public int Tries { get; private set; }

    /// <summary>A code of ours, never the other server's words.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>Held by one dispatcher while it sends; a dead one's lease runs out.</summary>
    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>The run of the program that holds the lease.</summary>
    public Guid? LeasedBy { get; private set; }

    public int Version { get; private set; }

    public static OutboxMessage For(PartnershipId partnership, OutboxOrder order, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartnershipId = partnership,
        Kind = order.Kind,
        SubjectId = order.SubjectId,
        RecipientId = order.RecipientId,
        Secret = order.Secret?.Protected,
        CreatedAt = now,
        NextTryAt = now,
    };

    public void Take(DateTimeOffset leaseUntil, Guid run) => (LeaseUntil, LeasedBy) = (leaseUntil, run);

    public void Deliver(DateTimeOffset now)
    {
        (Status, DeliveredAt, Secret, LastFailure, Tries) = (OutboxStatus.Sent, now, null, null, Tries + 1);
        Release();
    }

    public void Drop(string code)
    {
        (Status, Secret, LastFailure) = (OutboxStatus.Dropped, null, code);
        Release();
    }

    public void Postpone(string code, DateTimeOffset nextTryAt)
    {
        (LastFailure, NextTryAt, Tries) = (code, nextTryAt, Tries + 1);
        Release();
    }

    /// <summary>Waits for a person; the secret stays for another try until <see cref="ForgetSecret"/>.</summary>
    public void SetAside(string code)
    {
        (Status, LastFailure, Tries) = (OutboxStatus.SetAside, code, Tries + 1);
        Release();
    }

    public void TryAgain(DateTimeOffset now) => (Status, NextTryAt, Tries) = (OutboxStatus.Waiting, now, 0);

    public void ForgetSecret() => Secret = null;

    private void Release() => (LeaseUntil, LeasedBy) = (null, null);
}

public sealed class OutboxMessageConfiguration : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.Property(m => m.Kind).HasMaxLength(60);
        builder.Property(m => m.Secret).HasMaxLength(1000);
        builder.Property(m => m.LastFailure).HasMaxLength(60);
        builder.HasIndex(m => new { m.PartnershipId, m.Status, m.NextTryAt });
    }
}
