using System.Text.Json;
using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Partnerships;

public enum ReleaseKind
{
    /// <summary>Counts of a week per area and type, small ones hidden.</summary>
    WeekCounts,

    /// <summary>Single observations of a week as code and place.</summary>
    Observations,

    /// <summary>A district's own lines of a common briefing; the day instead of the Monday.</summary>
    Briefing,
}

/// <summary>A count of one type in one area; null is hidden for being small.</summary>
public sealed record ReleasedCount(string Area, string? District, string Code, string NameSv, string NameEn, long? Count);

/// <summary>An observation as others may see it: what and where, never when to the hour, never a text.</summary>
public sealed record ReleasedObservation(string Area, string? District, string? Place, string Code, string NameSv, string NameEn);

/// <summary>
/// A copy that one partnership has released to a collaboration, coded only. It stays the partnership's own:
/// withdrawing empties it for everyone.
/// </summary>
public sealed class CollaborationRelease : IReleased
{
    private CollaborationRelease() { }

    public Guid Id { get; private init; }

    public CollaborationId CollaborationId { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public ReleaseKind Kind { get; private init; }

    /// <summary>The Monday; the day itself for a briefing.</summary>
    public DateOnly Week { get; private init; }

    /// <summary>JSON of the rows; null when withdrawn.</summary>
    public string? Content { get; private set; }

    public DateTimeOffset ReleasedAt { get; private init; }

    public MembershipId? ReleasedBy { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public IReadOnlyList<ReleasedCount> Counts => Kind == ReleaseKind.WeekCounts ? Read<ReleasedCount>() : [];

    public IReadOnlyList<ReleasedObservation> Observations => Kind == ReleaseKind.Observations ? Read<ReleasedObservation>() : [];

    public static CollaborationRelease Of(
        CollaborationId to, PartnershipId owner, DateOnly week, IReadOnlyList<ReleasedCount> counts, MembershipId? by, DateTimeOffset now) =>
        Make(to, owner, ReleaseKind.WeekCounts, week, JsonSerializer.Serialize(counts), by, now);

    public static CollaborationRelease Of(
        CollaborationId to, PartnershipId owner, DateOnly week, IReadOnlyList<ReleasedObservation> observations, MembershipId? by, DateTimeOffset now) =>
        Make(to, owner, ReleaseKind.Observations, week, JsonSerializer.Serialize(observations), by, now);

    /// <summary>Lines of a briefing's evening, as the capability writes them.</summary>
    public static CollaborationRelease OfBriefing(
        CollaborationId to, PartnershipId owner, DateOnly day, string lines, MembershipId? by, DateTimeOffset now) =>
        Make(to, owner, ReleaseKind.Briefing, day, lines, by, now);

    public void Withdraw(DateTimeOffset now) => (Content, WithdrawnAt) = (null, now);

    private static CollaborationRelease Make(
        CollaborationId to, PartnershipId owner, ReleaseKind kind, DateOnly week, string content, MembershipId? by, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            CollaborationId = to,
            PartnershipId = owner,
            Kind = kind,
            Week = week,
            Content = content,
            ReleasedAt = now,
            ReleasedBy = by,
        };

    private List<T> Read<T>() => Content is null ? [] : JsonSerializer.Deserialize<List<T>>(Content)!;
}

public sealed class CollaborationReleaseConfiguration : IEntityTypeConfiguration<CollaborationRelease>
{
    public void Configure(EntityTypeBuilder<CollaborationRelease> builder)
    {
        builder.HasIndex(r => new { r.CollaborationId, r.Week });
        builder.HasIndex(r => r.PartnershipId);
        builder.Ignore(r => r.Counts);
        builder.Ignore(r => r.Observations);
    }
}
