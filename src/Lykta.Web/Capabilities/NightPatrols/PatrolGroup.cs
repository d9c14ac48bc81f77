using Lykta.Web.Capabilities.Groups;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>Grupp av nattvandrare, under an organisation; there may be several, under several organisations.</summary>
public sealed class PatrolGroup : IPartnershipOwned, IVersioned
{
    private PatrolGroup() { }

    public PatrolGroupId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public string Name { get; private set; } = "";

    public OrganisationId UnitId { get; private set; }

    public PatrolGroupKind Kind { get; private set; }

    /// <summary>Who leads it, by function.</summary>
    public string? LeaderFunction { get; private set; }

    /// <summary>A function's mailbox, where late news of a walk goes; read as a name it is refused.</summary>
    public string? Mailbox { get; private set; }

    /// <summary>The end of its sign-up address, which the group itself spreads; not a secret, but it can be changed.</summary>
    public string SignUpKey { get; private set; } = "";

    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public static PatrolGroup Begin(GroupWords words)
    {
        var group = new PatrolGroup { Id = PatrolGroupId.New(), SignUpKey = AccessLink.NewToken() };
        group.Say(words);
        return group;
    }

    public void Say(GroupWords words) => (Name, UnitId, Kind, LeaderFunction, Mailbox) = (words.Name.Value, words.Unit, words.Kind, words.LeaderFunction?.Value, words.Mailbox?.Address);

    /// <summary>The old address stops working.</summary>
    public void ChangeAddress() => SignUpKey = AccessLink.NewToken();

    public void End(DateTimeOffset now) => EndedAt = now;
}

/// <summary>What is said of a group, screened.</summary>
public sealed record GroupWords(ScreenedText Name, OrganisationId Unit, PatrolGroupKind Kind, ScreenedText? LeaderFunction)
{
    public FunctionMailbox? Mailbox { get; init; }
}

/// <summary>Mall: the same walk every week, from which shifts are made four weeks ahead.</summary>
public sealed class PatrolTemplate : IPartnershipOwned
{
    public const int WeeksAhead = 4;

    private PatrolTemplate() { }

    public Guid Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public PatrolGroupId GroupId { get; private init; }

    public DayOfWeek Weekday { get; private init; }

    public TimeOnly From { get; private init; }

    public TimeOnly To { get; private init; }

    /// <summary>Where one meets.</summary>
    public PlaceId? PlaceId { get; private init; }

    /// <summary>Where one walks.</summary>
    public string? Route { get; private init; }

    /// <summary>How many adults one hopes for.</summary>
    public int Wanted { get; private init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static PatrolTemplate Of(PatrolGroupId group, DayOfWeek weekday, ShiftPlan plan) => new()
    {
        Id = Guid.CreateVersion7(),
        GroupId = group,
        Weekday = weekday,
        From = plan.From,
        To = plan.To,
        PlaceId = plan.Place,
        Route = plan.Route?.Value,
        Wanted = plan.Wanted,
    };

    public void End(DateTimeOffset now) => EndedAt = now;

    public IEnumerable<DateOnly> DaysFrom(DateOnly today)
    {
        var first = today.AddDays(((int)Weekday - (int)today.DayOfWeek + 7) % 7);
        return Enumerable.Range(0, WeeksAhead).Select(week => first.AddDays(7 * week));
    }
}

/// <summary>When, where and how many.</summary>
public sealed record ShiftPlan(TimeOnly From, TimeOnly To, PlaceId? Place, ScreenedText? Route, int Wanted);

public sealed class PatrolGroupConfiguration : IEntityTypeConfiguration<PatrolGroup>, IEntityTypeConfiguration<PatrolTemplate>
{
    public void Configure(EntityTypeBuilder<PatrolGroup> builder)
    {
        builder.Property(g => g.Name).HasMaxLength(80);
        builder.Property(g => g.LeaderFunction).HasMaxLength(80);
        builder.Property(g => g.Mailbox).HasMaxLength(FunctionMailbox.Longest);
        builder.Property(g => g.SignUpKey).HasMaxLength(32);
        builder.HasIndex(g => new { g.PartnershipId, g.SignUpKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PatrolTemplate> builder)
    {
        builder.Property(t => t.Route).HasMaxLength(PatrolShift.LongestRoute);
        builder.HasIndex(t => t.PartnershipId);
        builder.HasOne<PatrolGroup>().WithMany().HasForeignKey(t => t.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}
