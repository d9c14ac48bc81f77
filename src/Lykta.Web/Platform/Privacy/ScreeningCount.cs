using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Privacy;

/// <summary>How often the wall caught something, by day, way in and kind: a count, never a word of what it was.</summary>
public sealed class ScreeningCount : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public DateOnly Day { get; init; }

    /// <summary>report, import, triage …</summary>
    public string Channel { get; init; } = "";

    public FindingKind Kind { get; init; }

    public int Count { get; set; }
}

public sealed class ScreeningCountConfiguration : IEntityTypeConfiguration<ScreeningCount>
{
    public void Configure(EntityTypeBuilder<ScreeningCount> builder)
    {
        builder.HasKey(c => new { c.PartnershipId, c.Day, c.Channel, c.Kind });
        builder.Property(c => c.Channel).HasMaxLength(20);
    }
}
