using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Partnerships;

/// <summary>Samverkan: the tenant, hosted by one nämnd; the city's own is the parent of the districts'.</summary>
public sealed class Partnership : IVersioned
{
    public const int LeastSmallNumberLimit = 3;
    public const int MostSmallNumberLimit = 10;

    private Partnership() { }

    public PartnershipId Id { get; private init; }

    /// <summary>First segment of every signed-in address.</summary>
    public string Slug { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The controller (personuppgiftsansvarig) that hosts it.</summary>
    public string AuthorityName { get; private set; } = "";

    public PartnershipId? ParentId { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Counts about people below this are hidden (3–10, domain rule; default 5).</summary>
    public int SmallNumberLimit { get; private set; } = 5;

    /// <summary>#rrggbb for the lamp, when the municipality has its own.</summary>
    public string? LampColour { get; private set; }

    public int Version { get; private set; }

    public static Partnership Found(string slug, string name, string authorityName, PartnershipId? parentId, DateTimeOffset now) => new()
    {
        Id = PartnershipId.New(),
        Slug = slug,
        Name = name,
        AuthorityName = authorityName,
        ParentId = parentId,
        CreatedAt = now,
    };

    public void SetSmallNumberLimit(int limit) =>
        SmallNumberLimit = limit is >= LeastSmallNumberLimit and <= MostSmallNumberLimit ? limit : throw new ArgumentOutOfRangeException(nameof(limit));

    public void Rename(string name, string authorityName) => (Name, AuthorityName) = (name, authorityName);

    public void SetLampColour(string? colour) => LampColour = colour;
}

public sealed class PartnershipConfiguration : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> builder)
    {
        builder.Property(p => p.Slug).HasMaxLength(60);
        builder.Property(p => p.Name).HasMaxLength(120);
        builder.Property(p => p.AuthorityName).HasMaxLength(160);
        builder.Property(p => p.LampColour).HasMaxLength(7);
        builder.HasIndex(p => p.Slug).IsUnique();
        builder.HasOne<Partnership>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
