using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Places.Import;

/// <summary>Områdesimport: a file of areas that was saved, by which function, and whether it has been taken back.</summary>
public sealed class AreaImportRecord : IPartnershipOwned, IVersioned
{
    private AreaImportRecord() { }

    public AreaImportId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public DateTimeOffset ImportedAt { get; private init; }

    public string FunctionTitle { get; private init; } = "";

    /// <summary>Null when the browser gave none.</summary>
    public string? FileName { get; private init; }

    /// <summary>Districts included.</summary>
    public int Added { get; private set; }

    public int Changed { get; private set; }

    /// <summary>The latest time that something of it was taken back.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    public string? TakenBackBy { get; private set; }

    public int Version { get; private set; }

    public static AreaImportRecord Of(ScreenedText? fileName, string functionTitle, DateTimeOffset now) => new()
    {
        Id = AreaImportId.New(),
        ImportedAt = now,
        FunctionTitle = functionTitle,
        FileName = fileName is { IsEmpty: false } name ? name.Value : null,
    };

    public void Hold(IReadOnlyCollection<AreaImportChange> changes) => (Added, Changed) = (changes.Count(c => c.IsNew), changes.Count(c => !c.IsNew));

    public void TakeBack(string functionTitle, DateTimeOffset now) => (TakenBackAt, TakenBackBy) = (now, functionTitle);
}

/// <summary>What an import did to one area: added it, or gave it another border or district than it had.</summary>
public sealed class AreaImportChange : IPartnershipOwned
{
    private AreaImportChange() { }

    public AreaImportId ImportId { get; private init; }

    public AreaId AreaId { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public string Name { get; private init; } = "";

    public bool IsNew { get; private init; }

    /// <summary>Null when the import added the area, kept its border, or has been taken back.</summary>
    public byte[]? FormerBoundary { get; private set; }

    public AreaId? FormerParentId { get; private init; }

    /// <summary>Of the area as the import left it; another one now says that somebody has changed it since.</summary>
    public byte[] Digest { get; private init; } = [];

    public DateTimeOffset? TakenBackAt { get; private set; }

    public static AreaImportChange Added(AreaImportId import, Area area) =>
        new() { ImportId = import, AreaId = area.Id, Name = area.Name, IsNew = true, Digest = DigestOf(area) };

    public static AreaImportChange Redrawn(AreaImportId import, Area area, byte[] boundary, AreaId? parent) => new()
    {
        ImportId = import,
        AreaId = area.Id,
        Name = area.Name,
        FormerBoundary = boundary.AsSpan().SequenceEqual(area.Boundary) ? null : boundary,
        FormerParentId = parent,
        Digest = DigestOf(area),
    };

    /// <summary>Whether the area is as the import left it.</summary>
    public bool IsStill(Area area) => Digest.AsSpan().SequenceEqual(DigestOf(area));

    public void TakeBack(DateTimeOffset now) => (TakenBackAt, FormerBoundary) = (now, null);

    private static byte[] DigestOf(Area area)
    {
        var said = FormattableString.Invariant($"{area.Name}\u001f{area.Kind}\u001f{area.ParentId?.Value:N}\u001f{area.ValidFrom:yyyy-MM-dd}\u001f{area.ValidTo:yyyy-MM-dd}\u001f");
        return SHA256.HashData([.. Encoding.UTF8.GetBytes(said), .. area.Boundary]);
    }
}

public sealed class AreaImportConfiguration : IEntityTypeConfiguration<AreaImportRecord>, IEntityTypeConfiguration<AreaImportChange>
{
    public void Configure(EntityTypeBuilder<AreaImportRecord> builder)
    {
        builder.Property(r => r.FunctionTitle).HasMaxLength(160);
        builder.Property(r => r.TakenBackBy).HasMaxLength(160);
        builder.Property(r => r.FileName).HasMaxLength(160);
        builder.HasIndex(r => new { r.PartnershipId, r.ImportedAt });
    }

    // Not bound to the area: it may be gone, and the page still says that it came with the import.
    public void Configure(EntityTypeBuilder<AreaImportChange> builder)
    {
        builder.HasKey(c => new { c.ImportId, c.AreaId });
        builder.Property(c => c.Name).HasMaxLength(120);
        builder.HasOne<AreaImportRecord>().WithMany().HasForeignKey(c => c.ImportId).OnDelete(DeleteBehavior.Cascade);
    }
}
