using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Agreements;

/// <summary>Överenskommelseområde (9 §): one area of an agreement, with the finding of the lägesbild that it rests on; without one it is a gap.</summary>
public sealed class AgreementArea : IPartnershipOwned, IVersioned
{
    public const int LongestName = 200;
    public const int LongestFinding = 300;
    public const int LongestSource = 200;
    public const int Most = 30;

    private AgreementArea() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public Guid AgreementId { get; private init; }

    /// <summary>Its number in the agreement.</summary>
    public int Number { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>What it is called in the list of priority areas: through it an earlier agreement's area is found again.</summary>
    public PriorityAreaId? PriorityAreaId { get; private set; }

    /// <summary>The finding in one line.</summary>
    public string? Finding { get; private set; }

    /// <summary>Where the finding stands.</summary>
    public string? Source { get; private set; }

    /// <summary>The day of the source.</summary>
    public DateOnly? FoundOn { get; private set; }
    public int Version { get; private set; }

    /// <summary>Saknar stöd i lägesbilden.</summary>
    public bool IsGap => Finding is null;

    public static AgreementArea Of(Guid agreement, int number, ScreenedText name) => new() { Id = Guid.CreateVersion7(), AgreementId = agreement, Number = number, Name = name.Value };

    public static Result<AgreementAreaForm> Check(AgreementAreaForm form, DateOnly today)
    {
        List<Error> errors = [];
        if (form.Finding is null && (form.Source is not null || form.FoundOn is not null))
            errors.Add(new("Agreements.Error.Finding", "Input.Finding"));
        if (form.Finding is not null && form.Source is null)
            errors.Add(new("Agreements.Error.Source", "Input.Source"));
        if (form.Finding is not null && form.FoundOn is null)
            errors.Add(new("Agreements.Error.FoundOn", "Input.FoundOn"));
        if (form.FoundOn > today)
            errors.Add(new("Agreements.Error.FoundLater", "Input.FoundOn"));
        return errors.Count > 0 ? errors : form;
    }

    public void Describe(AgreementAreaForm form) =>
        (Name, PriorityAreaId, Finding, Source, FoundOn) = (form.Name.Value, form.PriorityArea, form.Finding?.Value, form.Source?.Value, form.FoundOn);
}

/// <summary>What the form says of one area, screened.</summary>
public sealed record AgreementAreaForm(ScreenedText Name)
{
    public PriorityAreaId? PriorityArea { get; init; }
    public ScreenedText? Finding { get; init; }
    public ScreenedText? Source { get; init; }
    public DateOnly? FoundOn { get; init; }
}

public sealed class AgreementAreaConfiguration : IEntityTypeConfiguration<AgreementArea>
{
    public void Configure(EntityTypeBuilder<AgreementArea> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(AgreementArea.LongestName);
        builder.Property(a => a.Finding).HasMaxLength(AgreementArea.LongestFinding);
        builder.Property(a => a.Source).HasMaxLength(AgreementArea.LongestSource);
        builder.Ignore(a => a.IsGap);
        builder.HasIndex(a => new { a.PartnershipId, a.AgreementId, a.Number }).IsUnique();
        builder.HasOne<CollaborationAgreement>().WithMany().HasForeignKey(a => a.AgreementId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<PriorityArea>().WithMany().HasForeignKey(a => a.PriorityAreaId).OnDelete(DeleteBehavior.Restrict);
    }
}
