using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.FollowUps;

public sealed class FollowUpConfiguration :
    IEntityTypeConfiguration<FollowUpRound>, IEntityTypeConfiguration<FollowUpEntry>, IEntityTypeConfiguration<UnitReturn>, IEntityTypeConfiguration<EmptySection>
{
    public void Configure(EntityTypeBuilder<FollowUpRound> builder)
    {
        builder.Property(r => r.Slug).HasMaxLength(20);
        builder.Property(r => r.Title).HasMaxLength(200);
        builder.Property(r => r.WorkHeading).HasMaxLength(160);
        builder.Property(r => r.PlanHeading).HasMaxLength(160);
        builder.HasIndex(r => new { r.PartnershipId, r.Slug }).IsUnique();
        builder.HasOne<ActionPlan>().WithMany().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FollowUpEntry> builder)
    {
        builder.Property(e => e.Work).HasMaxLength(4000);
        builder.Property(e => e.Plan).HasMaxLength(4000);
        builder.Property(e => e.Method).HasMaxLength(4000);
        builder.HasIndex(e => new { e.RoundId, e.MeasureId }).IsUnique();
        builder.HasIndex(e => new { e.PartnershipId, e.RoundId, e.UnitId });
        builder.HasOne<FollowUpRound>().WithMany().HasForeignKey(e => e.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Measure>().WithMany().HasForeignKey(e => e.MeasureId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(e => e.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UnitReturn> builder)
    {
        builder.HasKey(r => new { r.RoundId, r.UnitId });
        builder.HasOne<FollowUpRound>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<EmptySection> builder)
    {
        builder.HasKey(s => new { s.RoundId, s.SectionId });
        builder.HasOne<FollowUpRound>().WithMany().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PlanSection>().WithMany().HasForeignKey(s => s.SectionId).OnDelete(DeleteBehavior.Cascade);
    }
}
