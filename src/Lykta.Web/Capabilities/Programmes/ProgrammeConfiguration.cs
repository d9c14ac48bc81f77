using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Programmes;

public sealed class ProgrammeConfiguration :
    IEntityTypeConfiguration<Programme>, IEntityTypeConfiguration<ProgrammeName>, IEntityTypeConfiguration<OutcomeTarget>,
    IEntityTypeConfiguration<HalfYearPlan>, IEntityTypeConfiguration<TargetOutcome>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(Programme.LongestName);
        builder.Property(p => p.Aim).HasMaxLength(2000);
        builder.Ignore(p => p.IsProtected);
        builder.HasIndex(p => new { p.PartnershipId, p.Number }).IsUnique();
        builder.HasIndex(p => new { p.PartnershipId, p.MeasureId });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Measure>().WithMany().HasForeignKey(p => p.MeasureId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<ProgrammeName> builder)
    {
        builder.Property(n => n.Name).HasMaxLength(Programme.LongestName);
        builder.HasIndex(n => new { n.PartnershipId, n.ProgrammeId });
        builder.HasOne<Programme>().WithMany().HasForeignKey(n => n.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<OutcomeTarget> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(200);
        builder.Property(t => t.Method).HasMaxLength(1000);
        builder.HasIndex(t => new { t.PartnershipId, t.ProgrammeId });
        builder.HasOne<Programme>().WithMany().HasForeignKey(t => t.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<HalfYearPlan> builder)
    {
        builder.Property(p => p.Intention).HasMaxLength(4000);
        builder.Property(p => p.Analysis).HasMaxLength(4000);
        builder.HasIndex(p => new { p.PartnershipId, p.ProgrammeId, p.Year, p.Half }).IsUnique();
        builder.HasOne<Programme>().WithMany().HasForeignKey(p => p.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TargetOutcome> builder)
    {
        builder.HasKey(o => new { o.TargetId, o.PlanId });
        builder.HasOne<OutcomeTarget>().WithMany().HasForeignKey(o => o.TargetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<HalfYearPlan>().WithMany().HasForeignKey(o => o.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}
