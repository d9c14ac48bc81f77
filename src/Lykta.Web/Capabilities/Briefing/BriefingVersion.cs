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

    public string Content { get; private set; } = "";

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

    /// <summary>One field of one line is taken out, after review; the hash stays that of what was shared.</summary>
    public void Blank(BriefingItemId item, string property)
    {
        var document = Read();
        Content = JsonSerializer.Serialize(document with { Lines = [.. document.Lines.Select(l => l.Item == item.Value ? Without(l, property) : l)] });
    }

    private static SheetLine Without(SheetLine line, string property) => property switch
    {
        nameof(SheetLine.Heading) => line with { Heading = null },
        nameof(SheetLine.Text) => line with { Text = null },
        nameof(SheetLine.Action) => line with { Action = null },
        nameof(SheetLine.Contact) => line with { Contact = null },
        _ => line,
    };

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
