using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Groups;

public sealed class GroupConfiguration : IEntityTypeConfiguration<WorkGroup>, IEntityTypeConfiguration<GroupMember>, IEntityTypeConfiguration<GroupEvaluation>, IEntityTypeConfiguration<GroupNeed>
{
    public void Configure(EntityTypeBuilder<WorkGroup> builder)
    {
        builder.Property(g => g.Name).HasMaxLength(WorkGroup.LongestName);
        builder.Property(g => g.About).HasMaxLength(160);
        builder.Property(g => g.Goals).HasMaxLength(WorkGroup.LongestText);
        builder.Property(g => g.Trigger).HasMaxLength(300);
        builder.Ignore(g => g.IsClosed);
        builder.HasIndex(g => new { g.PartnershipId, g.Number }).IsUnique();
        builder.HasOne<Council>().WithMany().HasForeignKey(g => g.CouncilId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<GroupMember> builder)
    {
        builder.Property(m => m.Organisation).HasMaxLength(160);
        builder.Property(m => m.FunctionTitle).HasMaxLength(120);
        builder.Property(m => m.Cluster).HasMaxLength(80);
        builder.Property(m => m.Mailbox).HasMaxLength(FunctionMailbox.Longest);
        builder.HasIndex(m => new { m.PartnershipId, m.GroupId });
        builder.HasOne<WorkGroup>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<GroupEvaluation> builder)
    {
        builder.Property(e => e.Text).HasMaxLength(WorkGroup.LongestText);
        builder.HasIndex(e => e.GroupId);
        builder.HasOne<WorkGroup>().WithMany().HasForeignKey(e => e.GroupId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<GroupNeed> builder)
    {
        builder.Property(n => n.Text).HasMaxLength(GroupNeed.LongestText);
        builder.HasIndex(n => new { n.PartnershipId, n.Number }).IsUnique();
        builder.HasOne<WorkGroup>().WithMany().HasForeignKey(n => n.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class MeetingConfiguration : IEntityTypeConfiguration<GroupMeeting>, IEntityTypeConfiguration<AgendaItem>, IEntityTypeConfiguration<GroupPoint>, IEntityTypeConfiguration<MeetingInvitation>
{
    public void Configure(EntityTypeBuilder<GroupMeeting> builder)
    {
        builder.Property(m => m.Place).HasMaxLength(GroupMeeting.LongestPlace);
        builder.Ignore(m => m.StartsAt).Ignore(m => m.EndsAt);
        builder.HasIndex(m => new { m.GroupId, m.Number }).IsUnique();
        builder.HasIndex(m => new { m.PartnershipId, m.Day });
        builder.HasOne<WorkGroup>().WithMany().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<GroupNeed>().WithMany().HasForeignKey(m => m.NeedId).OnDelete(DeleteBehavior.SetNull);
    }

    public void Configure(EntityTypeBuilder<AgendaItem> builder)
    {
        builder.Property(i => i.Heading).HasMaxLength(AgendaItem.LongestHeading);
        builder.Property(i => i.Note).HasMaxLength(AgendaItem.LongestNote);
        builder.Ignore(i => i.IsCarried);
        builder.HasIndex(i => new { i.MeetingId, i.Order });
        builder.HasOne<GroupMeeting>().WithMany().HasForeignKey(i => i.MeetingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<GroupPoint> builder)
    {
        builder.Property(p => p.Text).HasMaxLength(GroupPoint.LongestText);
        builder.Property(p => p.Owner).HasMaxLength(GroupPoint.LongestOwner);
        builder.HasIndex(p => new { p.GroupId, p.DoneOn });
        builder.HasOne<WorkGroup>().WithMany().HasForeignKey(p => p.GroupId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<GroupMeeting>().WithMany().HasForeignKey(p => p.MeetingId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<MeetingInvitation> builder)
    {
        builder.HasIndex(i => new { i.MeetingId, i.MemberId }).IsUnique();
        builder.HasOne<GroupMeeting>().WithMany().HasForeignKey(i => i.MeetingId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<GroupMember>().WithMany().HasForeignKey(i => i.MemberId).OnDelete(DeleteBehavior.Cascade);
    }
}
