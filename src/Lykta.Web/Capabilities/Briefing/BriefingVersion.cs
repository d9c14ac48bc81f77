using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>A shared sheet as one audience gets it, frozen with its hash: every page and file is made from this and nothing else.</summary>
public sealed class BriefingVersion : IPartnershipOwned
{
    private BriefingVersion() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public BriefingSheetId SheetId { get; private init; }

    public BriefingAudience Audience { get; private init; }

    public string Content { get; private init; } = "";

    public string Sha256 { get; private init; } = "";

    public static BriefingVersion Freeze(BriefingSheetId sheet, SheetDocument document)
    {
        var content = JsonSerializer.Serialize(document);
        return new()
        {
            Id = Guid.CreateVersion7(),
            SheetId = sheet,
            Audience = document.Audience,
            Content = content,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
        };
    }

    public SheetDocument Read() => JsonSerializer.Deserialize<SheetDocument>(Content)!;
}

public sealed class BriefingVersionConfiguration : IEntityTypeConfiguration<BriefingVersion>
{
    public void Configure(EntityTypeBuilder<BriefingVersion> builder)
    {
        builder.Property(v => v.Sha256).HasMaxLength(64);
        builder.HasIndex(v => new { v.SheetId, v.Audience }).IsUnique();
        builder.HasOne<BriefingSheet>().WithMany().HasForeignKey(v => v.SheetId).OnDelete(DeleteBehavior.Cascade);
    }
}
