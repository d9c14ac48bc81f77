using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Plans;

public sealed class PriorityConfiguration : IEntityTypeConfiguration<PriorityList>, IEntityTypeConfiguration<PriorityArea>, IEntityTypeConfiguration<AreaMapping>
{
    public void Configure(EntityTypeBuilder<PriorityList> builder)
    {
        builder.Property(l => l.Name).HasMaxLength(PriorityList.LongestName);
        builder.Ignore(l => l.IsDraft);
        builder.HasIndex(l => new { l.PartnershipId, l.Number }).IsUnique();
        builder.HasOne<PriorityList>().WithMany().HasForeignKey(l => l.BeforeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PriorityArea> builder)
    {
        builder.Property(a => a.Code).HasMaxLength(PriorityArea.LongestCode);
        builder.Property(a => a.Name).HasMaxLength(PriorityArea.LongestName);
        builder.HasIndex(a => new { a.PartnershipId, a.ListId, a.Code }).IsUnique();
        builder.HasOne<PriorityList>().WithMany().HasForeignKey(a => a.ListId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AreaMapping> builder)
    {
        builder.Property(m => m.Reason).HasMaxLength(AreaMapping.LongestReason);
        builder.HasIndex(m => new { m.PartnershipId, m.ListId, m.FromId });
        builder.HasOne<PriorityList>().WithMany().HasForeignKey(m => m.ListId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PriorityArea>().WithMany().HasForeignKey(m => m.FromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PriorityArea>().WithMany().HasForeignKey(m => m.ToId).OnDelete(DeleteBehavior.Cascade);
    }
}
