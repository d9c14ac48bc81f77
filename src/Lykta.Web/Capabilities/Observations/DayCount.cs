using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>
/// Counts kept ahead per day, type, area, place and ring of sharing, so that no page counts over the table.
/// The ring and its owner are part of the key: a count passes the same gate as the rows it stands for.
/// </summary>
public sealed class DayCount : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public DateOnly Day { get; init; }

    public EventTypeId TypeId { get; init; }

    /// <summary>Empty id where the observation has no area or place: a key has no nulls.</summary>
    public AreaId AreaId { get; init; }

    public PlaceId PlaceId { get; init; }

    public SharingLevel Sharing { get; init; }

    public OrganisationId OwnerOrganisationId { get; init; }

    public BranchId OwnerBranchId { get; init; }

    public int Count { get; set; }
}

/// <summary>Whether a unit has answered in an ISO week: the coverage that stands beside every count.</summary>
public sealed class WeekAnswer : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public OrganisationId UnitId { get; init; }

    /// <summary>The Monday.</summary>
    public DateOnly Week { get; init; }

    public int Observations { get; set; }

    /// <summary>"Inget att rapportera" is an answer.</summary>
    public bool HasNothingToReport { get; set; }

    public DateTimeOffset LastAt { get; set; }
}

/// <summary>Which ISO weeks a week pattern stands on, and the weight per hour of the week (aoristic), per type and ring.</summary>
public sealed class HourCount : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    /// <summary>The Monday.</summary>
    public DateOnly Week { get; init; }

    public EventTypeId TypeId { get; init; }

    public SharingLevel Sharing { get; init; }

    public OrganisationId OwnerOrganisationId { get; init; }

    public BranchId OwnerBranchId { get; init; }

    /// <summary>0 = Monday 00–01 … 167 = Sunday 23–24; 168 = time unknown.</summary>
    public int HourOfWeek { get; init; }

    /// <summary>Thousandths of an observation: a span is spread over its hours.</summary>
    public long Thousandths { get; set; }
}

public sealed class DayCountConfiguration
    : IEntityTypeConfiguration<DayCount>, IEntityTypeConfiguration<WeekAnswer>, IEntityTypeConfiguration<HourCount>
{
    public void Configure(EntityTypeBuilder<DayCount> builder) => builder.HasKey(c => new
    {
        c.PartnershipId, c.Day, c.TypeId, c.AreaId, c.PlaceId, c.Sharing, c.OwnerOrganisationId, c.OwnerBranchId,
    });

    public void Configure(EntityTypeBuilder<WeekAnswer> builder) =>
        builder.HasKey(a => new { a.PartnershipId, a.Week, a.UnitId });

    public void Configure(EntityTypeBuilder<HourCount> builder) => builder.HasKey(c => new
    {
        c.PartnershipId, c.Week, c.TypeId, c.Sharing, c.OwnerOrganisationId, c.OwnerBranchId, c.HourOfWeek,
    });
}
