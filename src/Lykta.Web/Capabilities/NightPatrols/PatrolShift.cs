using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>Nattvandringspass: one group, one evening. It knows how many, never who.</summary>
public sealed class PatrolShift : IPartnershipOwned, IVersioned
{
    /// <summary>Fewer may not go out: the patrols' own rule.</summary>
    public const int FewestAdults = 2;

    /// <summary>More are too many in one group: the patrols' own rule.</summary>
    public const int MostAdults = 5;

    public const int LongestRoute = 160;

    /// <summary>How early the adults may be counted in.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromHours(2);

    private PatrolShift() { }

    public PatrolShiftId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public PatrolGroupId GroupId { get; private init; }

    public Guid? TemplateId { get; private init; }

    public DateOnly Day { get; private init; }

    public TimeOnly From { get; private init; }

    public TimeOnly To { get; private init; }

    public PlaceId? PlaceId { get; private init; }

    public string? Route { get; private init; }

    public int Wanted { get; private init; }

    /// <summary>How many have signed up and not cancelled; stays when the list is erased.</summary>
    public int SignedUp { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>How many adults went out.</summary>
    public int? Adults { get; private set; }

    /// <summary>They had read tonight's shared sheet, in this edition, before they went.</summary>
    public int? BriefedEdition { get; private set; }

    public DateTimeOffset? ListErasedAt { get; private set; }

    public int Version { get; private set; }

    public DateTimeOffset StartsAt => Stockholm.Instant(Day.ToDateTime(From));

    public DateTimeOffset EndsAt => Stockholm.Instant((To <= From ? Day.AddDays(1) : Day).ToDateTime(To));

    public bool IsCancelled => CancelledAt is not null;

    /// <summary>So many more are needed before the group may go.</summary>
    public int Missing => Math.Max(0, FewestAdults - (Adults ?? SignedUp));

    public static PatrolShift Plan(PatrolTemplate template, DateOnly day) => new()
    {
        Id = PatrolShiftId.New(),
        GroupId = template.GroupId,
        TemplateId = template.Id,
        Day = day,
        From = template.From,
        To = template.To,
        PlaceId = template.PlaceId,
        Route = template.Route,
        Wanted = template.Wanted,
    };

    /// <summary>One more is coming.</summary>
    public Result<PatrolShift> Join(DateTimeOffset now)
    {
        if (IsCancelled || now >= EndsAt)
            return PatrolErrors.Closed;
        if (SignedUp >= MostAdults)
            return PatrolErrors.Full;
        SignedUp++;
        return this;
    }

    /// <summary>One fewer is coming; true when the group thereby is too few to go.</summary>
    public bool Leave()
    {
        var wasEnough = Missing == 0;
        SignedUp = Math.Max(0, SignedUp - 1);
        return wasEnough && Missing > 0 && !IsCancelled;
    }

    /// <summary>The group goes out, when it is two adults or more.</summary>
    public Result<PatrolShift> Start(int adults, int? briefedEdition, DateTimeOffset now)
    {
        if (IsCancelled || now < StartsAt - Gathering || now >= EndsAt)
            return PatrolErrors.NotNow;
        if (adults < FewestAdults)
            return PatrolErrors.TooFew;
        if (adults > MostAdults)
            return PatrolErrors.TooMany;
        (Adults, BriefedEdition, StartedAt) = (adults, briefedEdition, StartedAt ?? now);
        return this;
    }

    public Result<PatrolShift> Cancel(DateTimeOffset now)
    {
        if (StartedAt is not null || now >= EndsAt)
            return PatrolErrors.NotNow;
        CancelledAt = now;
        return this;
    }

    /// <summary>Names and phone numbers are gone; how many they were stays.</summary>
    public void ForgetList(DateTimeOffset now) => ListErasedAt = now;
}

public static class PatrolErrors
{
    public static readonly Error Closed = new("Patrols.Error.Closed", "Input.Shift");
    public static readonly Error Full = new("Patrols.Error.Full", "Input.Shift");
    public static readonly Error NotNow = new("Patrols.Error.NotNow");
    public static readonly Error TooFew = new("Patrols.Error.TooFew", "Input.More");
    public static readonly Error TooMany = new("Patrols.Error.TooMany", "Input.More");
    public static readonly Error NoName = new("Patrols.Error.NoName", "Input.Name");
    public static readonly Error NoPhone = new("Patrols.Error.NoPhone", "Input.Phone");
    public static readonly Error NotAdult = new("Patrols.Error.NotAdult", "Input.IsAdult");
    public static readonly Error NoShift = new("Patrols.Error.NoShift", "Input.Shift");
    public static readonly Error NoMood = new("Patrols.Error.NoMood", "Input.Mood");
    public static readonly Error NoYouths = new("Patrols.Error.NoYouths", "Input.Youths");
    public static readonly Error NoGroupName = new("Patrols.Error.NoGroupName", "Input.Name");
    public static readonly Error UnitHasList = new("Patrols.Error.UnitHasList", "Input.Unit");
    public static readonly Error NoUnit = new("Patrols.Error.NoUnit", "Input.Unit");
    public static readonly Error Window = new("Patrols.Error.Window", "Input.From");
    public static readonly Error Wanted = new("Patrols.Error.Wanted", "Input.Wanted");
}

public sealed class PatrolShiftConfiguration : IEntityTypeConfiguration<PatrolShift>
{
    public void Configure(EntityTypeBuilder<PatrolShift> builder)
    {
        builder.Property(s => s.Route).HasMaxLength(PatrolShift.LongestRoute);
        builder.HasIndex(s => new { s.PartnershipId, s.Day });
        builder.HasIndex(s => new { s.TemplateId, s.Day }).IsUnique();
        builder.HasOne<PatrolGroup>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
