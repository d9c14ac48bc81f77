using Lykta.Web.Capabilities.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Answers;

public sealed class AnswerCaseConfiguration : IEntityTypeConfiguration<AnswerCase>
{
    public void Configure(EntityTypeBuilder<AnswerCase> builder)
    {
        builder.Property(c => c.Title).HasMaxLength(300);
        builder.Property(c => c.OwnDiary).HasMaxLength(60);
        builder.Property(c => c.TheirDiary).HasMaxLength(60);
        builder.Property(c => c.Sender).HasMaxLength(160);
        builder.Property(c => c.Proposal).HasMaxLength(2000);
        builder.Property(c => c.Summary).HasMaxLength(4000);
        builder.Property(c => c.Background).HasMaxLength(8000);
        builder.Property(c => c.Preparation).HasMaxLength(4000);
        builder.Property(c => c.Views).HasMaxLength(8000);
        builder.Property(c => c.AppendixFilter).HasMaxLength(400);
        builder.Property(c => c.Hash).HasMaxLength(64);
        builder.Ignore(c => c.DateWarnings);
        builder.HasIndex(c => new { c.PartnershipId, c.Number }).IsUnique();
    }
}

public sealed class CasePartsConfiguration :
    IEntityTypeConfiguration<CaseSubmitter>, IEntityTypeConfiguration<CaseQuestion>, IEntityTypeConfiguration<CaseConsultation>,
    IEntityTypeConfiguration<CaseRecipient>, IEntityTypeConfiguration<CaseAttachment>, IEntityTypeConfiguration<CaseSignOff>
{
    public void Configure(EntityTypeBuilder<CaseSubmitter> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(120);
        builder.HasIndex(s => new { s.PartnershipId, s.CaseId });
        builder.HasOne<AnswerCase>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CaseQuestion> builder)
    {
        builder.Property(q => q.Text).HasMaxLength(2000);
        builder.Property(q => q.Answer).HasMaxLength(8000);
        builder.Property(q => q.Filter).HasMaxLength(400);
        builder.HasIndex(q => new { q.PartnershipId, q.CaseId, q.Order }).IsUnique();
        builder.HasOne<AnswerCase>().WithMany().HasForeignKey(q => q.CaseId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(q => q.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CaseConsultation> builder)
    {
        builder.Property(c => c.Body).HasMaxLength(160);
        builder.Property(c => c.Note).HasMaxLength(1000);
        builder.HasIndex(c => new { c.PartnershipId, c.CaseId });
        builder.HasOne<AnswerCase>().WithMany().HasForeignKey(c => c.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CaseRecipient> builder)
    {
        builder.Property(r => r.Name).HasMaxLength(160);
        builder.HasIndex(r => new { r.PartnershipId, r.CaseId });
        builder.HasOne<AnswerCase>().WithMany().HasForeignKey(r => r.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CaseAttachment> builder)
    {
        builder.Property(a => a.Title).HasMaxLength(300);
        builder.HasIndex(a => new { a.PartnershipId, a.CaseId, a.Order }).IsUnique();
        builder.HasOne<AnswerCase>().WithMany().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CaseSignOff> builder)
    {
        builder.HasKey(s => new { s.CaseId, s.MembershipId });
        builder.Property(s => s.FunctionTitle).HasMaxLength(120);
        builder.HasOne<AnswerCase>().WithMany().HasForeignKey(s => s.CaseId).OnDelete(DeleteBehavior.Cascade);
    }
}
