using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Evaluations;

public sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>, IEntityTypeConfiguration<EvaluationFinding>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.Property(e => e.Title).HasMaxLength(Evaluation.LongestTitle);
        builder.Property(e => e.SubjectName).HasMaxLength(500);
        builder.Property(e => e.MethodText).HasMaxLength(Evaluation.LongestText);
        builder.Property(e => e.Recommendation).HasMaxLength(Evaluation.LongestText);
        builder.Property(e => e.FateText).HasMaxLength(Evaluation.LongestText);
        builder.Ignore(e => e.SubjectId);
        builder.HasIndex(e => new { e.PartnershipId, e.Number }).IsUnique();
        builder.HasOne<Programme>().WithMany().HasForeignKey(e => e.ProgrammeId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<WorkGroup>().WithMany().HasForeignKey(e => e.GroupId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Measure>().WithMany().HasForeignKey(e => e.MeasureId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<ActionPlan>().WithMany().HasForeignKey(e => e.PlanId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<EvaluationFinding> builder)
    {
        builder.Property(f => f.Text).HasMaxLength(Evaluation.LongestFinding);
        builder.HasIndex(f => new { f.PartnershipId, f.EvaluationId });
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(f => f.EvaluationId).OnDelete(DeleteBehavior.Cascade);
    }
}
