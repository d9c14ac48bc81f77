using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Places;

/// <summary>What level an area is on: district holds neighbourhoods.</summary>
public enum AreaKind
{
    District, Neighbourhood, Custom,
}

/// <summary>Område with validity dates: history keeps the map of its time.</summary>
public sealed class Area : IPartnershipOwned, IVersioned, IListed
{
    private Area() { }

    public AreaId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public string Name { get; private set; } = "";

    public AreaKind Kind { get; private init; }

    public AreaId? ParentId { get; private set; }

    public DateOnly? ValidFrom { get; private set; }

    /// <summary>The last day it was in force; null while it is.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Well-known binary, WGS 84 longitude and latitude.</summary>
    public byte[] Boundary { get; private set; } = [];

    public double West { get; private set; }
    public double South { get; private set; }
    public double East { get; private set; }
    public double North { get; private set; }

    public int Version { get; private set; }

    public static Area Draw(
        string name, AreaKind kind, byte[] boundary, (double West, double South, double East, double North) box,
        AreaId? parent = null, DateOnly? validFrom = null) => new()
        {
            Id = AreaId.New(),
            Name = name,
            Kind = kind,
            Boundary = boundary,
            ParentId = parent,
            ValidFrom = validFrom,
            West = box.West,
            South = box.South,
            East = box.East,
            North = box.North,
        };

    public bool IsValidOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    public void End(DateOnly lastDay) => ValidTo = lastDay;

    public void Rename(string name) => Name = name;

    public void PlaceUnder(AreaId? parent) => ParentId = parent;

    public void Redraw(byte[] boundary, (double West, double South, double East, double North) box) =>
        (Boundary, West, South, East, North) = (boundary, box.West, box.South, box.East, box.North);
}

/// <summary>Split and merge: the area that was became the area that is (13 → 11 districts on 2023-07-01).</summary>
public sealed class AreaSuccession : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public AreaId FromId { get; init; }

    public AreaId ToId { get; init; }

    public DateOnly On { get; init; }

    /// <summary>The import that told of it; null when it was told otherwise.</summary>
    public AreaImportId? ImportId { get; init; }
}

public sealed class AreaConfiguration : IEntityTypeConfiguration<Area>, IEntityTypeConfiguration<AreaSuccession>
{
    public void Configure(EntityTypeBuilder<Area> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(120);
        builder.HasIndex(a => new { a.PartnershipId, a.Kind });
        builder.HasOne<Area>().WithMany().HasForeignKey(a => a.ParentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AreaSuccession> builder) => builder.HasKey(s => new { s.FromId, s.ToId });
}
