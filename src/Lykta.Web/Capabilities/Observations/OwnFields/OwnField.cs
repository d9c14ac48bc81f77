using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Observations.OwnFields;

public enum OwnFieldKind
{
    /// <summary>One of a list.</summary>
    Choice,
    /// <summary>A short text, screened as all text is.</summary>
    Text,
}

/// <summary>Eget fält: something a partnership wants to note beside the common fields.</summary>
public sealed class OwnField : IPartnershipOwned, IVersioned, IListed
{
    public const int MostAtOnce = 5;
    public const int LongestValue = 120;

    private OwnField() { }

    public OwnFieldId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public string NameSv { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public OwnFieldKind Kind { get; private init; }

    /// <summary>One a line; only for a choice.</summary>
    public string Options { get; private set; } = "";

    public int Order { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<string> Choices => Options.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Its name in addresses and form fields.</summary>
    public string Key => "falt-" + Id.Value.ToString("N")[^12..];

    public static Result<OwnField> Add(ScreenedText nameSv, ScreenedText nameEn, OwnFieldKind kind, ScreenedText? options, int activeFields)
    {
        if (activeFields >= MostAtOnce)
            return OwnFieldErrors.TooMany;
        var field = new OwnField { Id = OwnFieldId.New(), Kind = kind, Order = (activeFields + 1) * 10 };
        return field.Reword(nameSv, nameEn, options);
    }

    public Result<OwnField> Reword(ScreenedText nameSv, ScreenedText nameEn, ScreenedText? options)
    {
        var choices = (options?.Value ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal).ToList();
        if (Kind == OwnFieldKind.Choice && choices.Count < 2)
            return OwnFieldErrors.TooFewChoices;
        if (choices.Any(c => c.Length > LongestValue))
            return OwnFieldErrors.ChoiceTooLong;
        (NameSv, NameEn, Options) = (nameSv.Value, nameEn.Value, Kind == OwnFieldKind.Choice ? string.Join('\n', choices) : "");
        return this;
    }

    public string Name(bool english) => english ? NameEn : NameSv;

    public void Retire(DateTimeOffset now) => RetiredAt = now;

    public void TakeBack() => RetiredAt = null;
}

/// <summary>What a field says about an observation; no row where nothing is said.</summary>
public sealed class OwnFieldValue : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public ObservationId ObservationId { get; init; }

    public OwnFieldId FieldId { get; init; }

    public string Value { get; set; } = "";
}

public static class OwnFieldErrors
{
    public static readonly Error TooMany = new("CodeLists.Field.Error.TooMany", "Field.NameSv", OwnField.MostAtOnce);
    public static readonly Error TooFewChoices = new("CodeLists.Field.Error.TooFewChoices", "Field.Options");
    public static readonly Error ChoiceTooLong = new("CodeLists.Field.Error.ChoiceTooLong", "Field.Options", OwnField.LongestValue);
}

public sealed class OwnFieldConfiguration : IEntityTypeConfiguration<OwnField>, IEntityTypeConfiguration<OwnFieldValue>
{
    public void Configure(EntityTypeBuilder<OwnField> builder)
    {
        builder.Property(f => f.NameSv).HasMaxLength(80);
        builder.Property(f => f.NameEn).HasMaxLength(80);
        builder.Property(f => f.Options).HasMaxLength(2000);
        builder.HasIndex(f => f.PartnershipId);
    }

    public void Configure(EntityTypeBuilder<OwnFieldValue> builder)
    {
        builder.HasKey(v => new { v.ObservationId, v.FieldId });
        builder.Property(v => v.Value).HasMaxLength(OwnField.LongestValue);
        builder.HasIndex(v => new { v.PartnershipId, v.FieldId, v.Value });
        builder.HasOne<Observation>().WithMany().HasForeignKey(v => v.ObservationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<OwnField>().WithMany().HasForeignKey(v => v.FieldId).OnDelete(DeleteBehavior.Restrict);
    }
}
