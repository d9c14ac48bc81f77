using Lykta.Web.Data;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>Skala för otrygghet: the words of the four steps 0–3. New words with a new meaning are a new version; old rows keep theirs.</summary>
public sealed class UnsafetyScale : IPartnershipOwned, IListed
{
    public const int Steps = 4;

    private UnsafetyScale() { }

    public PartnershipId PartnershipId { get; private set; }

    /// <summary>1 is the standard scale, which has no row.</summary>
    public int ScaleVersion { get; private init; }

    /// <summary>Four lines.</summary>
    public string LabelsSv { get; private init; } = "";

    public string LabelsEn { get; private init; } = "";

    public DateTimeOffset From { get; private init; }

    public static UnsafetyScale Next(int before, IReadOnlyList<ScreenedText> sv, IReadOnlyList<ScreenedText> en, DateTimeOffset now) => new()
    {
        ScaleVersion = before + 1,
        LabelsSv = string.Join('\n', sv.Select(l => l.Value)),
        LabelsEn = string.Join('\n', en.Select(l => l.Value)),
        From = now,
    };

    public IReadOnlyList<string> Labels(bool english) => (english ? LabelsEn : LabelsSv).Split('\n');
}

public sealed class UnsafetyScaleConfiguration : IEntityTypeConfiguration<UnsafetyScale>
{
    public void Configure(EntityTypeBuilder<UnsafetyScale> builder)
    {
        builder.HasKey(s => new { s.PartnershipId, s.ScaleVersion });
        builder.Property(s => s.LabelsSv).HasMaxLength(400);
        builder.Property(s => s.LabelsEn).HasMaxLength(400);
    }
}

public static class UnsafetyScaleQueries
{
    /// <summary>All own versions, oldest first; empty means that the standard scale holds.</summary>
    public static Task<List<UnsafetyScale>> UnsafetyScalesAsync(this LyktaDbContext db, CancellationToken cancel) =>
        db.Set<UnsafetyScale>().AsNoTracking().OrderBy(s => s.ScaleVersion).ToListAsync(cancel);

    /// <summary>The words of a version, or null for the standard ones.</summary>
    public static IReadOnlyList<string>? LabelsOf(this IReadOnlyList<UnsafetyScale> scales, int version, bool english) =>
        scales.FirstOrDefault(s => s.ScaleVersion == version)?.Labels(english);
}
