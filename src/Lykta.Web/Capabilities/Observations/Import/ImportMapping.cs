using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Observations.Import;

/// <summary>Columns and values as they were understood the last time a file with the same headings came; codes and fingerprints only, never a word of the file.</summary>
public sealed class ImportMapping : IPartnershipOwned
{
    private ImportMapping() { }

    public PartnershipId PartnershipId { get; private init; }

    /// <summary>Hash of the headings in order.</summary>
    public string Headings { get; private init; } = "";

    /// <summary>JSON of <see cref="KeptChoices"/>.</summary>
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

/// <summary>The choices as they are stored: the file's words as fingerprints that are known again when the same word comes in another file.</summary>
public sealed record KeptChoices
{
    public IReadOnlyList<ImportField> Columns { get; init; } = [];

    public Dictionary<string, string> Types { get; init; } = [];

    public Dictionary<string, string> Places { get; init; } = [];

    public SharingLevel Sharing { get; init; } = SharingLevel.Partnership;

    public bool DropStoppedTexts { get; init; }

    /// <summary>What was decided now, over what is remembered of words that this file does not have.</summary>
    public static KeptChoices Of(ImportChoices choices, Func<string, string> digest, KeptChoices? before) => new()
    {
        Columns = choices.Columns,
        Types = Hashed(choices.Types, digest, before?.Types),
        Places = Hashed(choices.Places, digest, before?.Places),
        Sharing = choices.Sharing,
        DropStoppedTexts = choices.DropStoppedTexts,
    };

    /// <summary>The choices for a file, with those of its own words that are known.</summary>
    public ImportChoices For(ImportDraft draft, Func<string, string> digest) => new()
    {
        Columns = Columns,
        Types = Known(draft, ImportField.Type, Types, digest),
        Places = Known(draft, ImportField.Place, Places, digest),
        Sharing = Sharing,
        DropStoppedTexts = DropStoppedTexts,
    };

    private Dictionary<string, string> Known(ImportDraft draft, ImportField field, Dictionary<string, string> kept, Func<string, string> digest)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var column = Columns.ToList().IndexOf(field);
        if (column < 0 || kept.Count == 0)
            return known;
        foreach (var word in draft.Rows.Select(r => r[column].Trim()).Where(w => w.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (kept.TryGetValue(digest(Folded(word)), out var means))
                known[word] = means;
        }

        return known;
    }

    private static Dictionary<string, string> Hashed(Dictionary<string, string> words, Func<string, string> digest, Dictionary<string, string>? before)
    {
        var kept = new Dictionary<string, string>(before ?? [], StringComparer.Ordinal);
        foreach (var (word, means) in words)
            kept[digest(Folded(word))] = means;
        return kept;
    }

    private static string Folded(string word) => word.Trim().ToLowerInvariant();
}

public sealed class ImportMappingConfiguration : IEntityTypeConfiguration<ImportMapping>
{
    public void Configure(EntityTypeBuilder<ImportMapping> builder)
    {
        builder.HasKey(m => new { m.PartnershipId, m.Headings });
        builder.Property(m => m.Headings).HasMaxLength(32);
    }
}
