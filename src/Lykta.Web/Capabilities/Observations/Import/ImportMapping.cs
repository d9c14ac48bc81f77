using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>Columns and values as they were understood the last time a file with the same headings came; codes and ids only.</summary>
public sealed class ImportMapping : IPartnershipOwned
{
    private ImportMapping() { }

    public PartnershipId PartnershipId { get; private init; }

    /// <summary>Hash of the headings in order.</summary>
    public string Headings { get; private init; } = "";

    /// <summary>JSON of <see cref="ImportChoices"/>.</summary>
    public string Choices { get; private set; } = "";

    public DateTimeOffset UsedAt { get; private set; }

    public static ImportMapping For(string headings, string choices, DateTimeOffset now) =>
        new() { Headings = headings, Choices = choices, UsedAt = now };

    public void Use(string choices, DateTimeOffset now) => (Choices, UsedAt) = (choices, now);

    public static string HashOf(IReadOnlyList<string> header) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', header.Select(h => h.Trim().ToLowerInvariant())))))[..32];
}

/// <summary>What the user decided about a file: the meaning of each column, and of the words that were not understood.</summary>
public sealed record ImportChoices
{
    public IReadOnlyList<ImportField> Columns { get; init; } = [];

    /// <summary>The file's word for a type → our code.</summary>
    public Dictionary<string, string> Types { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file's word for a place → our slug, or empty for no place.</summary>
    public Dictionary<string, string> Places { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public SharingLevel Sharing { get; init; } = SharingLevel.Partnership;

    /// <summary>Rows whose text the wall stops come in without the text, instead of stopping the file.</summary>
    public bool DropStoppedTexts { get; init; }
}

public sealed class ImportMappingConfiguration : IEntityTypeConfiguration<ImportMapping>
{
    public void Configure(EntityTypeBuilder<ImportMapping> builder)
    {
        builder.HasKey(m => new { m.PartnershipId, m.Headings });
        builder.Property(m => m.Headings).HasMaxLength(32);
    }
}
