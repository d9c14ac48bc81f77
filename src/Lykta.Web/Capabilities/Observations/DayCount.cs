using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>
/// Counts kept ahead per day, type, area, place and ring of sharing, so that no page counts over the table.
/// The ring and its owner are part of the key: a count passes the same gate as the rows it stands for.
/// </summary>
public sealed class DayCount : IRinged
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
public sealed class HourCount : IRinged
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

/// <summary>Grows with every change of what pages count from, so that a page knows by one read whether its numbers still hold.</summary>
public sealed class CountStamp : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    /// <summary>Any change.</summary>
    public long Changes { get; private set; }

    /// <summary>Changes that touched days before the last <see cref="RecentDays"/>.</summary>
    public long PastChanges { get; private set; }

    /// <summary>Changes of code lists.</summary>
    public long ListChanges { get; private set; }

    /// <summary>Today and the week before it.</summary>
    public const int RecentDays = 8;
}

public sealed class DayCountConfiguration
    : IEntityTypeConfiguration<DayCount>, IEntityTypeConfiguration<WeekAnswer>, IEntityTypeConfiguration<HourCount>, IEntityTypeConfiguration<CountStamp>
{
    public void Configure(EntityTypeBuilder<CountStamp> builder)
    {
        builder.HasKey(s => s.PartnershipId);
        builder.Property(s => s.PartnershipId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<DayCount> builder) => builder.HasKey(c => new
    {
        c.PartnershipId,
        c.Day,
        c.TypeId,
        c.AreaId,
        c.PlaceId,
        c.Sharing,
        c.OwnerOrganisationId,
        c.OwnerBranchId,
    });

    public void Configure(EntityTypeBuilder<WeekAnswer> builder) =>
        builder.HasKey(a => new { a.PartnershipId, a.Week, a.UnitId });

    public void Configure(EntityTypeBuilder<HourCount> builder) => builder.HasKey(c => new
    {
        c.PartnershipId,
        c.Week,
        c.TypeId,
        c.Sharing,
        c.OwnerOrganisationId,
        c.OwnerBranchId,
        c.HourOfWeek,
    });
}
