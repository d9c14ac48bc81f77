using System.Security.Cryptography;
using System.Text;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Platform.Privacy;

/// <summary>
/// A text outside observations that was sent although the wall warned: where it stands and until when somebody may look at it,
/// never what it says. Observations have the same on their own row.
/// </summary>
public sealed class WarnedText : IPartnershipOwned
{
    public const int ReviewDays = 7;

    private WarnedText() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    /// <summary>Name of the entity, its key and the property that holds the text.</summary>
    public string Entity { get; private init; } = "";

    public string Key { get; private init; } = "";

    public string Property { get; private init; } = "";

    /// <summary>The way in, as the wall counts by.</summary>
    public string Channel { get; private set; } = "";

    /// <summary>Tells whether the text is still the one that was warned about.</summary>
    public string Sha256 { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public DateOnly DueOn { get; private set; }

    internal static WarnedText In(string entity, string key, string property, WarnedWords words)
    {
        var made = new WarnedText { Id = Guid.CreateVersion7(), Entity = entity, Key = key, Property = property };
        made.Renew(words);
        return made;
    }

    /// <summary>Written anew and warned about again: the week begins again.</summary>
    internal void Renew(WarnedWords words) =>
        (Channel, Sha256, At, DueOn) = (words.Channel, HashOf(words.Text), words.At, Stockholm.DayOf(words.At).AddDays(ReviewDays));

    public bool IsAbout(string? text) => text is not null && HashOf(text) == Sha256;

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What the writer of a request has sent in spite of a warning, until it is saved.</summary>
public sealed record WarnedWords(string Text, string Channel, DateTimeOffset At);

public sealed class WarnedTextConfiguration : IEntityTypeConfiguration<WarnedText>
{
    public void Configure(EntityTypeBuilder<WarnedText> builder)
    {
        builder.Property(t => t.Entity).HasMaxLength(80);
        builder.Property(t => t.Key).HasMaxLength(200);
        builder.Property(t => t.Property).HasMaxLength(60);
        builder.Property(t => t.Channel).HasMaxLength(40);
        builder.Property(t => t.Sha256).HasMaxLength(64);
        builder.HasIndex(t => new { t.PartnershipId, t.Entity, t.Key, t.Property }).IsUnique();
        builder.HasIndex(t => new { t.PartnershipId, t.DueOn });
    }
}
