using Lykta.Web.Capabilities.Places;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Observations;

public sealed class ObservationConfiguration : IEntityTypeConfiguration<Observation>, IEntityTypeConfiguration<ObservationPhoto>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.Property(o => o.Text).HasMaxLength(500);
        builder.Property(o => o.ActionTaken).HasMaxLength(300);
        builder.Property(o => o.Wish).HasMaxLength(300);
        builder.Property(o => o.ForwardedTo).HasMaxLength(160);
        builder.Property(o => o.Problem).HasMaxLength(200);
        builder.Property(o => o.Feedback).HasMaxLength(500);
        builder.Property(o => o.ExternalKey).HasMaxLength(120);
        builder.Property(o => o.ContentKey).HasMaxLength(60);
        builder.HasIndex(o => new { o.PartnershipId, o.Number }).IsUnique();
        builder.Property(o => o.SearchText).HasMaxLength(6000);
        builder.HasIndex(o => new { o.PartnershipId, o.OccurredFrom, o.Number });
        builder.HasIndex(o => new { o.PartnershipId, o.TypeId, o.OccurredFrom });
        builder.HasIndex(o => new { o.PartnershipId, o.AreaId, o.OccurredFrom });
        builder.HasIndex(o => new { o.PartnershipId, o.ReceivedAt, o.OccurredOn });
        builder.HasIndex(o => new { o.PartnershipId, o.ForwardedOn })
            .HasFilter($"\"Status\" = {(int)ObservationStatus.Assessed} AND \"ForwardedOn\" IS NOT NULL");
        builder.HasIndex(o => new { o.PartnershipId, o.AssessedAt })
            .HasFilter($"\"Status\" = {(int)ObservationStatus.Assessed} AND \"Wish\" IS NOT NULL AND \"FeedbackAt\" IS NULL");
        builder.HasIndex(o => new { o.PartnershipId, o.Status, o.ReceivedAt });
        builder.HasIndex(o => new { o.PartnershipId, o.PlaceId, o.OccurredFrom });
        builder.HasIndex(o => new { o.PartnershipId, o.WrittenBy, o.ReceivedAt });
        builder.HasIndex(o => new { o.PartnershipId, o.ExternalKey }).IsUnique();
        builder.HasIndex(o => new { o.PartnershipId, o.ContentKey });
        builder.HasIndex(o => new { o.PartnershipId, o.ImportId });
        builder.HasIndex(o => new { o.PartnershipId, o.TextReviewDueOn });
        builder.HasOne<EventType>().WithMany().HasForeignKey(o => o.TypeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Place>().WithMany().HasForeignKey(o => o.PlaceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(o => o.AreaId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ObservationPhoto> builder)
    {
        builder.Property(p => p.ContentType).HasMaxLength(20);
        builder.HasIndex(p => new { p.PartnershipId, p.ObservationId });
        builder.HasIndex(p => new { p.PartnershipId, p.ReceivedAt }).HasFilter("\"ReleasedAt\" IS NULL");
        builder.HasOne<Observation>().WithMany().HasForeignKey(p => p.ObservationId).OnDelete(DeleteBehavior.Cascade);
    }
}
