using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>How exactly a type may be placed (domain.md 6): a lamp to the point, drugs to a named place, partner violence nowhere.</summary>
public enum PlacePrecision
{
    Point, NamedPlace, Area, Never,
}

/// <summary>Händelsetyp: one item of an editable code list. A changed meaning is a new version; the old keeps its counts.</summary>
public sealed class EventType : IPartnershipOwned, IVersioned, IListed
{
    private EventType() { }

    public EventTypeId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    /// <summary>Stable over versions: belysning, ungdomssamling …</summary>
    public string Code { get; private init; } = "";

    public int ListVersion { get; private init; }

    public string NameSv { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public string Icon { get; private set; } = "";

    public PlacePrecision Precision { get; private set; }

    /// <summary>Counts of it are about people or sensitive, so small ones are hidden; weather, lamps and litter are not.</summary>
    public bool IsSensitive { get; private set; }

    /// <summary>Which reporters are offered it: space-separated reporter categories; empty means everyone.</summary>
    public string OfferedTo { get; private set; } = "";

    public int Order { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public int Version { get; private set; }

    public static EventType Add(
        string code, string nameSv, string nameEn, string icon, PlacePrecision precision, bool isSensitive, int order,
        string offeredTo = "", int listVersion = 1) => new()
        {
            Id = EventTypeId.New(),
            Code = code,
            NameSv = nameSv,
            NameEn = nameEn,
            Icon = icon,
            Precision = precision,
            IsSensitive = isSensitive,
            Order = order,
            OfferedTo = offeredTo,
            ListVersion = listVersion,
        };

    public string Name(bool english) => english ? NameEn : NameSv;

    public void Reword(string nameSv, string nameEn, string icon) => (NameSv, NameEn, Icon) = (nameSv, nameEn, icon);

    public void MoveTo(int order) => Order = order;

    public void OfferTo(string categories) => OfferedTo = categories;

    public void Retire(DateTimeOffset now) => RetiredAt = now;

    public void TakeBack() => RetiredAt = null;
}

public sealed class EventTypeConfiguration : IEntityTypeConfiguration<EventType>
{
    public void Configure(EntityTypeBuilder<EventType> builder)
    {
        builder.Property(t => t.Code).HasMaxLength(40);
        builder.Property(t => t.NameSv).HasMaxLength(80);
        builder.Property(t => t.NameEn).HasMaxLength(80);
        builder.Property(t => t.Icon).HasMaxLength(40);
        builder.Property(t => t.OfferedTo).HasMaxLength(400);
        builder.HasIndex(t => new { t.PartnershipId, t.Code, t.ListVersion }).IsUnique();
    }
}
