using System.Globalization;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>Utsättning: the sheet of one evening. Locked it never changes; a correction is a new edition beside it.</summary>
public sealed class BriefingSheet : IPartnershipOwned, IVersioned
{
    /// <summary>Proposed until the board decides: sheets are kept for three months.</summary>
    public const int KeptMonths = 3;

    /// <summary>A file on somebody's phone is thrown away within this many days.</summary>
    public const int FileDays = 2;

    private BriefingSheet() { }

    public BriefingSheetId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public BriefingSeriesId SeriesId { get; private init; }

    public CollaborationId? CollaborationId { get; private init; }

    public DateOnly Day { get; private init; }

    public int Edition { get; private init; }

    /// <summary>Last part of its address: the day, then the collaboration's.</summary>
    public string Key { get; private init; } = "";

    public TimeOnly MeetingAt { get; private init; }

    public TimeOnly From { get; private init; }

    public TimeOnly To { get; private init; }

    public SheetState State { get; private set; }

    /// <summary>When it was filled in from what has happened.</summary>
    public DateTimeOffset? PreparedAt { get; private set; }

    public DateTimeOffset? SharedAt { get; private set; }

    public MembershipId? SharedBy { get; private set; }

    /// <summary>The link to it works until then.</summary>
    public DateTimeOffset? LinkEndsAt { get; private set; }

    /// <summary>Last part of the address where those without accounts read the version that is safe for all; works as long as the link.</summary>
    public string? OpenKey { get; private set; }

    public Registration? Registration { get; private set; }

    public string? DiaryNumber { get; private set; }

    public bool IsSecrecyMarked { get; private set; }

    /// <summary>The decision by which it is disposed of (gallringsbeslut).</summary>
    public string? DisposalDecision { get; private set; }

    public int Version { get; private set; }

    public bool IsDraft => State == SheetState.Draft;

    /// <summary>Drafted beside an edition that is shared.</summary>
    public bool IsCorrection => IsDraft && Edition > 1;

    /// <summary>The pass as instants: an end in the small hours is the day after.</summary>
    public DateTimeOffset StartsAt => Stockholm.Instant(Day.ToDateTime(From));

    public DateTimeOffset EndsAt => Stockholm.Instant((To <= From ? Day.AddDays(1) : Day).ToDateTime(To));

    /// <summary>The day by which a point's age is told: today's while it is a draft, its own when it is locked.</summary>
    public DateOnly AgesOn(DateOnly today) => IsDraft ? today : Day;

    public DateOnly DeleteFilesBy => Day.AddDays(FileDays);

    public static BriefingSheet Plan(BriefingSeries series, DateOnly day, string? collaborationSlug) =>
        Make(series.Id, series.CollaborationId, day, 1, KeyOf(day, collaborationSlug), (series.MeetingAt, series.From, series.To));

    /// <summary>A correction: the next edition, drafted from this one, which stays as it is.</summary>
    public BriefingSheet NextEdition() => Make(SeriesId, CollaborationId, Day, Edition + 1, Key, (MeetingAt, From, To));

    public static string KeyOf(DateOnly day, string? collaborationSlug) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + (collaborationSlug is null ? "" : "-" + collaborationSlug);

    public void Prepare(DateTimeOffset now) => PreparedAt = now;

    /// <summary>Locks and shares. How it is kept as an allmän handling is recorded first.</summary>
    public Result<BriefingSheet> Share(SheetRecord record, MembershipId? by, DateTimeOffset now)
    {
        if (!IsDraft)
            return BriefingErrors.Locked;
        List<Error> errors = [];
        if (record.Registration is null)
            errors.Add(BriefingErrors.NoRegistration);
        if (record is { Registration: Briefing.Registration.Registered, DiaryNumber: null })
            errors.Add(BriefingErrors.NoDiaryNumber);
        if (record.DisposalDecision is null)
            errors.Add(BriefingErrors.NoDisposal);
        if (errors.Count > 0)
            return errors;
        (State, SharedAt, SharedBy, LinkEndsAt) = (SheetState.Shared, now, by, EndsAt.AddHours(12) > now ? EndsAt.AddHours(12) : now.AddHours(12));
        OpenKey = AccessLink.NewToken();
        (Registration, DiaryNumber, IsSecrecyMarked, DisposalDecision) =
            (record.Registration, record.DiaryNumber?.Value, record.IsSecrecyMarked, record.DisposalDecision!.Value.Value);
        return this;
    }

    /// <summary>There is no meeting that evening. It is planned no more, and calendars show it as cancelled.</summary>
    public bool Cancel()
    {
        if (!IsDraft || Edition > 1)
            return false;
        State = SheetState.Cancelled;
        return true;
    }

    /// <summary>The one thing that may be done to a shared sheet's address: end it.</summary>
    public void CloseLink(DateTimeOffset now) => LinkEndsAt = now;

    private static BriefingSheet Make(
        BriefingSeriesId series, CollaborationId? collaboration, DateOnly day, int edition, string key, (TimeOnly Meeting, TimeOnly From, TimeOnly To) times) => new()
        {
            Id = BriefingSheetId.New(),
            SeriesId = series,
            CollaborationId = collaboration,
            Day = day,
            Edition = edition,
            Key = key,
            MeetingAt = times.Meeting,
            From = times.From,
            To = times.To,
        };
}

/// <summary>What is recorded before a sheet is locked.</summary>
public sealed record SheetRecord(Registration? Registration, ScreenedText? DiaryNumber, bool IsSecrecyMarked, ScreenedText? DisposalDecision);

public static class BriefingErrors
{
    public static readonly Error Locked = new("Briefing.Error.Locked");
    public static readonly Error NoRegistration = new("Briefing.Error.NoRegistration", "Input.Registration");
    public static readonly Error NoDiaryNumber = new("Briefing.Error.NoDiaryNumber", "Input.DiaryNumber");
    public static readonly Error NoDisposal = new("Briefing.Error.NoDisposal", "Input.DisposalDecision");
}

public sealed class BriefingSheetConfiguration : IEntityTypeConfiguration<BriefingSheet>
{
    public void Configure(EntityTypeBuilder<BriefingSheet> builder)
    {
        builder.Property(s => s.Key).HasMaxLength(80);
        builder.Property(s => s.DiaryNumber).HasMaxLength(60);
        builder.Property(s => s.DisposalDecision).HasMaxLength(160);
        builder.Property(s => s.OpenKey).HasMaxLength(32);
        builder.HasIndex(s => new { s.PartnershipId, s.OpenKey });
        builder.HasIndex(s => new { s.SeriesId, s.Day, s.Edition }).IsUnique();
        builder.HasIndex(s => new { s.PartnershipId, s.Key, s.Edition });
        builder.HasOne<BriefingSeries>().WithMany().HasForeignKey(s => s.SeriesId);
    }
}
