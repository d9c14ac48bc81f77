using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Agreements;

/// <summary>Samverkansöverenskommelse (9 §): with whom, for which purposes and within which areas; revised every fourth year.</summary>
public sealed class CollaborationAgreement : IPartnershipOwned, IVersioned
{
    public const int RevisedEveryYears = 4;
    public const int WarnedMonthsAhead = 6;

    private CollaborationAgreement() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public int Number { get; private init; }
    public string Title { get; private set; } = "";
    public string Counterpart { get; private set; } = "";

    /// <summary>9 §: for which purposes.</summary>
    public string Purposes { get; private set; } = "";

    public string? DiaryNumber { get; private set; }
    public DateOnly SignedOn { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? RevisedOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The agreement before it, which ends when this one takes effect.</summary>
    public Guid? ReplacesId { get; private set; }
    public int Version { get; private set; }

    /// <summary>The last day of the fourth year: from 1 January 2024 it is revised during 2027.</summary>
    public DateOnly ReviseBy => (RevisedOn ?? ValidFrom).AddYears(RevisedEveryYears).AddDays(-1);

    public AgreementState StateOn(DateOnly today) =>
        EndedOn <= today ? AgreementState.Ended : ReviseBy < today ? AgreementState.Overdue : ReviseBy.AddMonths(-WarnedMonthsAhead) <= today ? AgreementState.ReviseSoon : AgreementState.InForce;

    public static Result<CollaborationAgreement> Register(int number, AgreementForm form)
    {
        var made = new CollaborationAgreement { Id = Guid.CreateVersion7(), Number = number };
        return made.Describe(form);
    }

    /// <summary>Its successor takes effect; an end that was earlier stays.</summary>
    public void EndBefore(CollaborationAgreement successor)
    {
        if (EndedOn is null || EndedOn > successor.ValidFrom)
            EndedOn = successor.ValidFrom;
    }

    public Result<CollaborationAgreement> Describe(AgreementForm form)
    {
        if (form.EndedOn < form.ValidFrom)
            return new Error("Agreements.Error.EndsBefore", "Input.EndedOn");
        if (form.RevisedOn < form.ValidFrom)
            return new Error("Agreements.Error.RevisedBefore", "Input.RevisedOn");
        if (form.ReplacesId == Id)
            return new Error("Agreements.Error.Replaces", "Input.Replaces");
        ReplacesId = form.ReplacesId;
        (Title, Counterpart, Purposes, DiaryNumber) = (form.Title.Value, form.Counterpart.Value, form.Purposes.Value, form.DiaryNumber?.Value);
        (SignedOn, ValidFrom, RevisedOn, EndedOn) = (form.SignedOn, form.ValidFrom, form.RevisedOn, form.EndedOn);
        return this;
    }
}

public enum AgreementState
{
    InForce = 1, ReviseSoon, Overdue, Ended,
}

/// <summary>What the form says of an agreement.</summary>
public sealed record AgreementForm(ScreenedText Title, ScreenedText Counterpart, ScreenedText Purposes, ScreenedText? DiaryNumber, DateOnly SignedOn, DateOnly ValidFrom)
{
    public DateOnly? RevisedOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    public Guid? ReplacesId { get; init; }
}

/// <summary>Strategiskt or local råd (10 §), led by the municipality.</summary>
public sealed class Council : IPartnershipOwned, IVersioned
{
    public const int EvaluatedEveryMonths = 12;
    public const int LongestEvaluation = 1000;

    private Council() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public string Name { get; private init; } = "";

    /// <summary>The organisation that leads it.</summary>
    public OrganisationId LedById { get; private set; }
    public DateOnly FormedOn { get; private init; }
    public DateOnly? EvaluatedOn { get; private set; }
    public int Version { get; private set; }

    public static Council Form(ScreenedText name, OrganisationId ledBy, DateOnly on) => new() { Id = Guid.CreateVersion7(), Name = name.Value, LedById = ledBy, FormedOn = on };

    /// <summary>A year has gone since it was evaluated, or since it was formed.</summary>
    public bool IsEvaluationLate(DateOnly today) => (EvaluatedOn ?? FormedOn).AddMonths(EvaluatedEveryMonths) < today;

    public void Evaluate(DateOnly on) => EvaluatedOn = on;

    public void LeadBy(OrganisationId organisation) => LedById = organisation;
}

/// <summary>Årlig utvärdering of a council.</summary>
public sealed class CouncilEvaluation : IPartnershipOwned
{
    private CouncilEvaluation() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public Guid CouncilId { get; private init; }
    public DateOnly On { get; private init; }
    public string Text { get; private init; } = "";

    public static CouncilEvaluation Of(Guid council, DateOnly on, ScreenedText text) => new() { Id = Guid.CreateVersion7(), CouncilId = council, On = on, Text = text.Value };
}

/// <summary>10 § wants representatives in leading positions.</summary>
public enum SeatLevel
{
    Leading = 1, Operative,
}

/// <summary>Ledamotsplats: an organisation's seat, by category and level of position; never a name.</summary>
public sealed class CouncilSeat : IPartnershipOwned
{
    private CouncilSeat() { }

    public Guid Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public Guid CouncilId { get; private init; }
    public OrganisationCategory Category { get; private init; }
    public string Organisation { get; private init; } = "";
    public string FunctionTitle { get; private init; } = "";
    public SeatLevel Level { get; private init; }
    public DateOnly From { get; private init; }
    public DateOnly? To { get; private set; }

    public static CouncilSeat In(Guid council, OrganisationCategory category, ScreenedText organisation, ScreenedText function, SeatLevel level, DateOnly from) => new()
    {
        Id = Guid.CreateVersion7(),
        CouncilId = council,
        Category = category,
        Organisation = organisation.Value,
        FunctionTitle = function.Value,
        Level = level,
        From = from,
    };

    public void Leave(DateOnly on) => To = on;
}

public sealed class AgreementConfiguration : IEntityTypeConfiguration<CollaborationAgreement>, IEntityTypeConfiguration<Council>, IEntityTypeConfiguration<CouncilSeat>, IEntityTypeConfiguration<CouncilEvaluation>
{
    public void Configure(EntityTypeBuilder<CouncilEvaluation> builder)
    {
        builder.Property(e => e.Text).HasMaxLength(Council.LongestEvaluation);
        builder.HasIndex(e => new { e.PartnershipId, e.CouncilId });
        builder.HasOne<Council>().WithMany().HasForeignKey(e => e.CouncilId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CollaborationAgreement> builder)
    {
        builder.Property(a => a.Title).HasMaxLength(200);
        builder.Property(a => a.Counterpart).HasMaxLength(200);
        builder.Property(a => a.Purposes).HasMaxLength(2000);
        builder.Property(a => a.DiaryNumber).HasMaxLength(60);
        builder.Ignore(a => a.ReviseBy);
        builder.HasOne<CollaborationAgreement>().WithMany().HasForeignKey(a => a.ReplacesId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(a => new { a.PartnershipId, a.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Council> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(160);
        builder.HasIndex(c => c.PartnershipId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(c => c.LedById).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CouncilSeat> builder)
    {
        builder.Property(s => s.Organisation).HasMaxLength(160);
        builder.Property(s => s.FunctionTitle).HasMaxLength(120);
        builder.HasIndex(s => new { s.PartnershipId, s.CouncilId });
        builder.HasOne<Council>().WithMany().HasForeignKey(s => s.CouncilId).OnDelete(DeleteBehavior.Cascade);
    }
}
