using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>Rapportörskategori: what a unit that reports without accounts is, which decides the types that its form offers. Versioned as event types are.</summary>
public sealed class ReporterCategory : IPartnershipOwned, IVersioned, IListed
{
    private ReporterCategory() { }

    public ReporterCategoryId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    /// <summary>Stable over versions; units and event types point at it.</summary>
    public string Code { get; private init; } = "";

    public int ListVersion { get; private init; }

    public string NameSv { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public DateTimeOffset? RetiredAt { get; private set; }

    public int Version { get; private set; }

    public static ReporterCategory Add(string code, string nameSv, string nameEn, int listVersion = 1) =>
        new() { Id = ReporterCategoryId.New(), Code = code, NameSv = nameSv, NameEn = nameEn, ListVersion = listVersion };

    public string Name(bool english) => english ? NameEn : NameSv;

    public void Reword(string nameSv, string nameEn) => (NameSv, NameEn) = (nameSv, nameEn);

    public void Retire(DateTimeOffset now) => RetiredAt = now;

    public void TakeBack() => RetiredAt = null;
}

public static class ReporterCategoryQueries
{
    /// <summary>Those in use, by name.</summary>
    public static async Task<IReadOnlyList<ReporterCategory>> ReporterCategoriesAsync(this LyktaDbContext db, CancellationToken cancel) =>
        [.. (await db.Set<ReporterCategory>().AsNoTracking().Where(c => c.RetiredAt == null).ToListAsync(cancel))
            .OrderBy(c => c.NameSv, Members.MemberQueries.Swedish)];

    /// <summary>The words of a code as they are now; the code itself when it has been taken out of use.</summary>
    public static string NameOf(this IEnumerable<ReporterCategory> categories, string code, bool english) =>
        categories.FirstOrDefault(c => c.Code == code)?.Name(english) ?? code;
}

public sealed class ReporterCategoryConfiguration : IEntityTypeConfiguration<ReporterCategory>
{
    public void Configure(EntityTypeBuilder<ReporterCategory> builder)
    {
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.Property(c => c.NameSv).HasMaxLength(80);
        builder.Property(c => c.NameEn).HasMaxLength(80);
        builder.HasIndex(c => new { c.PartnershipId, c.Code, c.ListVersion }).IsUnique();
    }
}
