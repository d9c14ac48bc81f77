using Lykta.Web.Capabilities.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Plans.Approve;

public sealed class ApprovalConfiguration : IEntityTypeConfiguration<ApprovalStep>, IEntityTypeConfiguration<PlanLock>
{
    public void Configure(EntityTypeBuilder<ApprovalStep> builder)
    {
        builder.Property(s => s.Function).HasMaxLength(120);
        builder.Property(s => s.Body).HasMaxLength(160);
        builder.Property(s => s.Note).HasMaxLength(500);
        builder.Property(s => s.ReturnReason).HasMaxLength(1000);
        builder.Property(s => s.Fingerprint).HasMaxLength(64);
        builder.Ignore(s => s.IsDone);
        builder.HasIndex(s => new { s.PlanId, s.LockedIn, s.Order }).IsUnique();
        builder.HasIndex(s => new { s.PartnershipId, s.LockedIn });
        builder.HasOne<ActionPlan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Membership>().WithMany().HasForeignKey(s => s.DoneBy).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Membership>().WithMany().HasForeignKey(s => s.AskedBy).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<PlanLock> builder)
    {
        builder.Property(l => l.Hash).HasMaxLength(64);
        builder.HasIndex(l => new { l.PlanId, l.Number }).IsUnique();
        builder.HasOne<ActionPlan>().WithMany().HasForeignKey(l => l.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}
