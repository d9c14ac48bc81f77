using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.City.Indicators;

public sealed class IndicatorConfiguration
    : IEntityTypeConfiguration<CommonIndicator>, IEntityTypeConfiguration<IndicatorDefinition>, IEntityTypeConfiguration<IndicatorValue>, IEntityTypeConfiguration<IndicatorRelease>
{
    public void Configure(EntityTypeBuilder<CommonIndicator> builder) => builder.HasIndex(i => new { i.PartnershipId, i.Number }).IsUnique();

    public void Configure(EntityTypeBuilder<IndicatorDefinition> builder)
    {
        builder.Property(d => d.Name).HasMaxLength(200);
        builder.Property(d => d.Meaning).HasMaxLength(2000);
        builder.Property(d => d.Unit).HasMaxLength(60);
        builder.Property(d => d.Source).HasMaxLength(300);
        builder.Property(d => d.Computation).HasMaxLength(2000);
        builder.Property(d => d.BaseMeaning).HasMaxLength(300);
        builder.Ignore(d => d.NeedsBase);
        builder.HasIndex(d => new { d.PartnershipId, d.IndicatorId, d.Number }).IsUnique();
        builder.HasOne<CommonIndicator>().WithMany().HasForeignKey(d => d.IndicatorId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IndicatorValue> builder)
    {
        builder.Property(v => v.WhyNot).HasMaxLength(500);
        builder.Property(v => v.Note).HasMaxLength(500);
        builder.Ignore(v => v.Period);
        builder.HasIndex(v => new { v.PartnershipId, v.IndicatorId, v.PeriodKind, v.Year, v.Part }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IndicatorRelease> builder)
    {
        builder.Property(r => r.WhyNot).HasMaxLength(500);
        builder.Property(r => r.Note).HasMaxLength(500);
        builder.Ignore(r => r.Period);
        builder.HasIndex(r => new { r.PartnershipId, r.IndicatorId, r.Year, r.Part });
    }
}
