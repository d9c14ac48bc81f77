using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.City.Handling;

public sealed class CityPlanConfiguration
    : IEntityTypeConfiguration<CityPlan>, IEntityTypeConfiguration<CityPlanRow>, IEntityTypeConfiguration<CityPlanDecision>, IEntityTypeConfiguration<CityPlanAnswer>
{
    public void Configure(EntityTypeBuilder<CityPlan> builder)
    {
        builder.Ignore(p => p.IsOpen);
        builder.HasIndex(p => new { p.PartnershipId, p.Year }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CityPlanRow> builder)
    {
        builder.Property(r => r.AreaCode).HasMaxLength(60);
        builder.Property(r => r.AreaName).HasMaxLength(200);
        builder.Property(r => r.Text).HasMaxLength(CityPlanRow.LongestText);
        builder.Property(r => r.Reason).HasMaxLength(500);
        builder.Property(r => r.SourceDistrict).HasMaxLength(200);
        builder.Property(r => r.SourceMeasure).HasMaxLength(20);
        builder.Property(r => r.SourcePlan).HasMaxLength(300);
        builder.Ignore(r => r.HasSource);
        builder.HasIndex(r => new { r.PartnershipId, r.PlanId, r.Number }).IsUnique();
        builder.HasOne<CityPlan>().WithMany().HasForeignKey(r => r.PlanId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CityPlanDecision> builder)
    {
        builder.Property(d => d.Body).HasMaxLength(200);
        builder.Property(d => d.Paragraph).HasMaxLength(20);
        builder.Property(d => d.DiaryNumber).HasMaxLength(60);
        builder.Property(d => d.Wording).HasMaxLength(4000);
        builder.Property(d => d.Hash).HasMaxLength(64);
        builder.Ignore(d => d.IsIntact);
        builder.HasIndex(d => new { d.PartnershipId, d.PlanId });
    }

    public void Configure(EntityTypeBuilder<CityPlanAnswer> builder)
    {
        builder.Property(a => a.PlanTitle).HasMaxLength(300);
        builder.Property(a => a.Reason).HasMaxLength(500);
        builder.Ignore(a => a.IsTaken);
        builder.HasIndex(a => new { a.PartnershipId, a.DecisionId, a.RowNumber }).IsUnique();
    }
}
