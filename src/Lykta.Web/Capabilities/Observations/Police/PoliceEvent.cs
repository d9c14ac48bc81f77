using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Observations.Police;

/// <summary>
/// One of the police's public events: id, kind, time, municipality and link only. Its summary can identify, and its
/// position is the middle of a municipality, so neither is kept; a selection, never a statistic.
/// </summary>
public sealed class PoliceEvent : IPartnershipOwned
{
    private PoliceEvent() { }

    public PartnershipId PartnershipId { get; private init; }

    public long EventId { get; private init; }

    public DateTimeOffset OccurredAt { get; private init; }

    public string Kind { get; private init; } = "";

    public string Municipality { get; private init; } = "";

    /// <summary>Path on the police's own site.</summary>
    public string Path { get; private init; } = "";

    public static PoliceEvent Note(long eventId, DateTimeOffset at, string kind, string municipality, string path) =>
        new() { EventId = eventId, OccurredAt = at, Kind = kind, Municipality = municipality, Path = path };
}

public sealed class PoliceEventConfiguration : IEntityTypeConfiguration<PoliceEvent>
{
    public void Configure(EntityTypeBuilder<PoliceEvent> builder)
    {
        builder.HasKey(e => new { e.PartnershipId, e.EventId });
        builder.Property(e => e.EventId).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(80);
        builder.Property(e => e.Municipality).HasMaxLength(80);
        builder.Property(e => e.Path).HasMaxLength(200);
        builder.HasIndex(e => new { e.PartnershipId, e.OccurredAt });
    }
}
