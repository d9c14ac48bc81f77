using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.FollowUps;

/// <summary>Lämnad rad: a colleague without an account writes it through a link until the deadline, and the manager approves it.</summary>
public sealed class RowPass : IPartnershipOwned, IVersioned
{
    private RowPass() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public FollowUpEntryId EntryId { get; private init; }
    public AccessLinkId LinkId { get; private init; }

    /// <summary>The colleague's function, never a name.</summary>
    public string ToTitle { get; private init; } = "";
    public MembershipId? PassedBy { get; private init; }
    public DateTimeOffset PassedAt { get; private init; }
    public EntryStatus? Status { get; private set; }
    public string? Work { get; private set; }
    public string? Plan { get; private set; }
    public string? Method { get; private set; }
    public DateTimeOffset? WrittenAt { get; private set; }

    /// <summary>Left to the manager.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>What the manager asks to have mended.</summary>
    public string? Request { get; private set; }

    /// <summary>Approved or taken back.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }
    public bool IsApproved { get; private set; }
    public int Version { get; private set; }

    public bool IsOpen => ClosedAt is null;

    public bool Waits => SubmittedAt is not null && IsOpen;

    public static RowPass To(ScreenedText title, FollowUpEntry entry, AccessLinkId link, MembershipId? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EntryId = entry.Id,
        LinkId = link,
        ToTitle = title.Value,
        PassedBy = by,
        PassedAt = now,
        Status = entry.Status,
        Work = entry.Work,
        Plan = entry.Plan,
        Method = entry.Method,
    };

    public void Write(EntryStatus? status, ScreenedText? work, ScreenedText? plan, ScreenedText? method, bool isLeft, DateTimeOffset now)
    {
        (Status, Work, Plan, Method, WrittenAt) = (status, work?.Value, plan?.Value, method?.Value, now);
        (SubmittedAt, Request) = isLeft ? (now, null) : (SubmittedAt, Request);
    }

    public void SendBack(ScreenedText? request) => (SubmittedAt, Request) = (null, request?.Value ?? "");

    public void Approve(DateTimeOffset now) => (ClosedAt, IsApproved) = (now, true);

    public void TakeBack(DateTimeOffset now) => ClosedAt = now;
}

public sealed class RowPassConfiguration : IEntityTypeConfiguration<RowPass>
{
    public void Configure(EntityTypeBuilder<RowPass> builder)
    {
        builder.Property(p => p.ToTitle).HasMaxLength(120);
        builder.Property(p => p.Work).HasMaxLength(4000);
        builder.Property(p => p.Plan).HasMaxLength(4000);
        builder.Property(p => p.Method).HasMaxLength(4000);
        builder.Property(p => p.Request).HasMaxLength(500);
        builder.HasIndex(p => new { p.PartnershipId, p.EntryId });
        builder.HasIndex(p => new { p.PartnershipId, p.LinkId }).IsUnique();
        builder.HasOne<FollowUpEntry>().WithMany().HasForeignKey(p => p.EntryId).OnDelete(DeleteBehavior.Cascade);
    }
}
