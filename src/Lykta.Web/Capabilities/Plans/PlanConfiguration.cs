using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Plans;

public sealed class PlanConfiguration :
    IEntityTypeConfiguration<ActionPlan>, IEntityTypeConfiguration<PlanSection>, IEntityTypeConfiguration<PlanDecision>
{
    public void Configure(EntityTypeBuilder<ActionPlan> builder)
    {
        builder.Property(p => p.Title).HasMaxLength(200);
        builder.Property(p => p.OwnFields).HasMaxLength(500);
        builder.Property(p => p.MissingAreaReason).HasMaxLength(1000);
        builder.Property(p => p.Sources).HasMaxLength(2000);
        builder.Ignore(p => p.OwnFieldNames);
        builder.Ignore(p => p.IsStrategy);
        builder.HasIndex(p => new { p.PartnershipId, p.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlanSection> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(160);
        builder.HasIndex(s => new { s.PartnershipId, s.PlanId, s.Order });
        builder.HasOne<ActionPlan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PlanDecision> builder)
    {
        builder.Property(d => d.Body).HasMaxLength(200);
        builder.Property(d => d.Paragraph).HasMaxLength(20);
        builder.Property(d => d.DiaryNumber).HasMaxLength(60);
        builder.Property(d => d.Wording).HasMaxLength(4000);
        builder.Property(d => d.Hash).HasMaxLength(64);
        builder.HasIndex(d => new { d.PartnershipId, d.PlanId, d.DecidedOn });
        builder.HasOne<ActionPlan>().WithMany().HasForeignKey(d => d.PlanId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class MeasureConfiguration :
    IEntityTypeConfiguration<Measure>, IEntityTypeConfiguration<MeasureName>, IEntityTypeConfiguration<MeasureParty>,
    IEntityTypeConfiguration<FundingLine>, IEntityTypeConfiguration<MeasureIndicator>
{
    public void Configure(EntityTypeBuilder<Measure> builder)
    {
        foreach (var part in Measure.Parts.Where(p => p.IsWords))
            builder.Property(part.Key).HasMaxLength(part.MaxLength);
        builder.Ignore(m => m.Code);
        builder.Property(m => m.ImportKey).HasMaxLength(64);
        builder.HasIndex(m => new { m.PartnershipId, m.Number }).IsUnique();
        builder.HasIndex(m => new { m.PartnershipId, m.PlanId });
        builder.HasIndex(m => new { m.PlanId, m.ImportKey }).IsUnique();
        builder.HasOne<ActionPlan>().WithMany().HasForeignKey(m => m.PlanId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PlanSection>().WithMany().HasForeignKey(m => m.SectionId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<PriorityArea>().WithMany().HasForeignKey(m => m.PriorityAreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.LeadId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(m => m.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(m => m.AreaId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MeasureName> builder)
    {
        builder.Property(n => n.Name).HasMaxLength(Measure.LongestName);
        builder.HasIndex(n => new { n.PartnershipId, n.MeasureId });
        builder.HasOne<Measure>().WithMany().HasForeignKey(n => n.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MeasureParty> builder)
    {
        builder.HasKey(p => new { p.MeasureId, p.OrganisationId });
        builder.HasOne<Measure>().WithMany().HasForeignKey(p => p.MeasureId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FundingLine> builder)
    {
        builder.Property(f => f.Source).HasMaxLength(160);
        builder.HasIndex(f => new { f.PartnershipId, f.MeasureId });
        builder.HasOne<Measure>().WithMany().HasForeignKey(f => f.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MeasureIndicator> builder)
    {
        builder.Property(i => i.Name).HasMaxLength(200);
        builder.HasIndex(i => new { i.PartnershipId, i.MeasureId });
        builder.HasOne<Measure>().WithMany().HasForeignKey(i => i.MeasureId).OnDelete(DeleteBehavior.Cascade);
    }
}
