using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.FocusPlaces;

/// <summary>Follows from the dates alone.</summary>
public enum FocusState
{
    Coming = 1, Now, Ended,
}

/// <summary>Fokusperiod: the places that a field team keeps to between two days, and why. A team has one at a time.</summary>
public sealed class FocusPeriod : IShared, IVersioned
{
    public const int MostPlaces = 6;
    public const int MostWeeks = 13;
    public const int LongestReason = 200;

    /// <summary>So long before the end somebody is asked for the next one.</summary>
    public const int WarnedDays = 7;

    private FocusPeriod() { }

    public FocusPeriodId Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public int Number { get; private init; }
    public OrganisationId TeamId { get; private init; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    public string Reason { get; private set; } = "";
    public SharingLevel Sharing { get; private set; }
    public OrganisationId OwnerOrganisationId { get; private init; }
    public BranchId OwnerBranchId { get; private init; }
    public MembershipId? WrittenBy { get; private init; }
    public DateTimeOffset ReceivedAt { get; private init; }
    public int Version { get; private set; }

    public static FocusPeriod Plan(int number, FocusForm form, RowOwner owner, MembershipId? by, DateTimeOffset now)
    {
        var made = new FocusPeriod
        {
            Id = FocusPeriodId.New(),
            Number = number,
            TeamId = form.Team,
            OwnerOrganisationId = owner.Organisation,
            OwnerBranchId = owner.Branch,
            WrittenBy = by,
            ReceivedAt = now,
        };
        made.Say(form);
        return made;
    }

    /// <summary>The team stays.</summary>
    public void Say(FocusForm form) => (From, To, Reason, Sharing) = (form.From, form.To, form.Reason.Value, form.Sharing);

    public FocusState StateOn(DateOnly today) => today < From ? FocusState.Coming : today > To ? FocusState.Ended : FocusState.Now;

    /// <summary>The days that have been, and as many before them; null before the first day.</summary>
    public FocusSpan? SpanOn(DateOnly today)
    {
        if (today < From)
            return null;
        var last = To < today ? To : today;
        var days = last.DayNumber - From.DayNumber + 1;
        return new(From.AddDays(-days), From, last, days);
    }
}

/// <summary>Two stretches of the same length, so that their counts can stand beside each other.</summary>
public readonly record struct FocusSpan(DateOnly Before, DateOnly From, DateOnly To, int Days);

/// <summary>Fokusplats: one of the places of a period; seen by those who see the period.</summary>
public sealed class FocusPlace : IPartnershipOwned
{
    public PartnershipId PartnershipId { get; private set; }

    public FocusPeriodId PeriodId { get; init; }

    public PlaceId PlaceId { get; init; }

    public int Order { get; set; }
}

/// <summary>What the form says of a period, screened.</summary>
public sealed record FocusForm(OrganisationId Team, DateOnly From, DateOnly To, ScreenedText Reason, IReadOnlyList<PlaceId> Places, SharingLevel Sharing)
{
    /// <summary>What is shared with a briefing, with all parties, or kept in the team's own organisation.</summary>
    public static readonly IReadOnlyList<SharingLevel> Reaches = [SharingLevel.Partnership, SharingLevel.Briefing, SharingLevel.Organisation];

    public IReadOnlyList<Error> Check()
    {
        List<Error> errors = [];
        if (To < From || To.DayNumber - From.DayNumber >= 7 * FocusPeriod.MostWeeks)
            errors.Add(FocusErrors.Window);
        if (Places.Count == 0)
            errors.Add(FocusErrors.NoPlace);
        return errors;
    }

    public IEnumerable<FocusPlace> PlacesOf(FocusPeriodId period) => Places.Select((p, i) => new FocusPlace { PeriodId = period, PlaceId = p, Order = i });
}

public static class FocusErrors
{
    public static readonly Error NoTeam = new("Focus.Error.NoTeam", "Input.Team");
    public static readonly Error NoFrom = new("Focus.Error.NoFrom", "Input.From");
    public static readonly Error NoTo = new("Focus.Error.NoTo", "Input.To");
    public static readonly Error Window = new("Focus.Error.Window", "Input.To", FocusPeriod.MostWeeks);
    public static readonly Error Overlaps = new("Focus.Error.Overlaps", "Input.From");
    public static readonly Error NoPlace = new("Focus.Error.NoPlace", "Input.Place1");
    public static readonly Error NoReason = new("Focus.Error.NoReason", "Input.Reason");
}

public sealed class FocusPeriodConfiguration : IEntityTypeConfiguration<FocusPeriod>, IEntityTypeConfiguration<FocusPlace>
{
    public void Configure(EntityTypeBuilder<FocusPeriod> builder)
    {
        builder.Property(p => p.Reason).HasMaxLength(FocusPeriod.LongestReason);
        builder.HasIndex(p => new { p.PartnershipId, p.Number }).IsUnique();
        builder.HasIndex(p => new { p.PartnershipId, p.To });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.TeamId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FocusPlace> builder)
    {
        builder.HasKey(p => new { p.PeriodId, p.PlaceId });
        builder.HasOne<FocusPeriod>().WithMany().HasForeignKey(p => p.PeriodId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Place>().WithMany().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
