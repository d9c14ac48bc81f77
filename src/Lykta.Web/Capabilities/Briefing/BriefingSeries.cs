using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>Serie av utsättningar: the same evening every week, of one partnership or of its part in a collaboration.</summary>
public sealed class BriefingSeries : IPartnershipOwned, IVersioned
{
    /// <summary>How far ahead sheets are made.</summary>
    public const int WeeksAhead = 4;

    private BriefingSeries() { }

    public BriefingSeriesId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    /// <summary>Null when the partnership briefs by itself.</summary>
    public CollaborationId? CollaborationId { get; private init; }

    public DayOfWeek Weekday { get; private init; }

    public TimeOnly MeetingAt { get; private set; }

    public TimeOnly From { get; private set; }

    public TimeOnly To { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public static BriefingSeries Begin(DayOfWeek weekday, TimeOnly meetingAt, TimeOnly from, TimeOnly to, CollaborationId? collaboration = null) => new()
    {
        Id = BriefingSeriesId.New(),
        Weekday = weekday,
        MeetingAt = meetingAt,
        From = from,
        To = to,
        CollaborationId = collaboration,
    };

    public void Move(TimeOnly meetingAt, TimeOnly from, TimeOnly to) => (MeetingAt, From, To) = (meetingAt, from, to);

    public void End(DateTimeOffset now) => EndedAt = now;

    /// <summary>Its evenings from a day on, four weeks.</summary>
    public IEnumerable<DateOnly> DaysFrom(DateOnly today)
    {
        var first = today.AddDays(((int)Weekday - (int)today.DayOfWeek + 7) % 7);
        return Enumerable.Range(0, WeeksAhead).Select(week => first.AddDays(7 * week));
    }
}

public sealed class BriefingSeriesConfiguration : IEntityTypeConfiguration<BriefingSeries>
{
    public void Configure(EntityTypeBuilder<BriefingSeries> builder) => builder.HasIndex(s => s.PartnershipId);
}
