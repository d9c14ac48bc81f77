using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Places;

/// <summary>What a place is (platstyp).</summary>
public enum PlaceKind
{
    Square, Centre, Park, Path, Station, School, Playground, Residential, Parking, Tunnel, SportsGround, Other,
}

/// <summary>Plats: a named point, line or polygon that people speak of; never an address of a home.</summary>
public sealed class Place : IPartnershipOwned, IVersioned, IListed
{
    private Place() { }

    public PlaceId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public string Name { get; private set; } = "";

    /// <summary>Last segment of its address: hogdalens-centrum.</summary>
    public string Slug { get; private init; } = "";

    public PlaceKind Kind { get; private set; }

    public OrganisationId? OwnerId { get; private set; }

    public AreaId? AreaId { get; private set; }

    /// <summary>Well-known binary, WGS 84.</summary>
    public byte[] Shape { get; private set; } = [];

    public double Longitude { get; private set; }

    public double Latitude { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public int Version { get; private set; }

    public static Place Named(string name, string slug, PlaceKind kind, byte[] shape, double longitude, double latitude, AreaId? area) => new()
    {
        Id = PlaceId.New(),
        Name = name,
        Slug = slug,
        Kind = kind,
        Shape = shape,
        Longitude = longitude,
        Latitude = latitude,
        AreaId = area,
    };

    /// <summary>A new place that a person adds.</summary>
    public static Place Add(ScreenedText name, string slug, PlaceKind kind, OrganisationId? owner, PlacePosition position)
    {
        var place = Named(name.Value, slug, kind, position.Shape, position.Longitude, position.Latitude, position.Area);
        place.OwnerId = owner;
        return place;
    }

    public void Describe(ScreenedText name, PlaceKind kind, OrganisationId? owner) => (Name, Kind, OwnerId) = (name.Value, kind, owner);

    public void Move(PlacePosition position) =>
        (Shape, Longitude, Latitude, AreaId) = (position.Shape, position.Longitude, position.Latitude, position.Area);

    /// <summary>The division has changed around it; the place itself has not moved.</summary>
    public void PlaceIn(AreaId? area) => AreaId = area;

    public void Close(DateTimeOffset now) => ClosedAt = now;

    public void Reopen() => ClosedAt = null;
}

/// <summary>Where a place lies: its shape, the point that marks it, and the area around.</summary>
public sealed record PlacePosition(byte[] Shape, double Longitude, double Latitude, AreaId? Area);

public sealed class PlaceConfiguration : IEntityTypeConfiguration<Place>
{
    public void Configure(EntityTypeBuilder<Place> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(120);
        builder.Property(p => p.Slug).HasMaxLength(120);
        builder.HasIndex(p => new { p.PartnershipId, p.Slug }).IsUnique();
        builder.HasOne<Area>().WithMany().HasForeignKey(p => p.AreaId).OnDelete(DeleteBehavior.SetNull);
    }
}
