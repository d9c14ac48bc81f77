using Lykta.Web.Capabilities.Places;
using Lykta.Web.Capabilities.Observations.Report;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Observations;

public enum ObservationSource
{
    Form, Offline, UnitLink, ShiftLink, Import,
}

public enum GroupSize
{
    None, OneToFour, FiveToNine, TenToNineteen, TwentyOrMore,
}

public enum ObservationStatus
{
    /// <summary>Ny: not yet assessed by the coordinator.</summary>
    New,
    /// <summary>Bedömd.</summary>
    Assessed,
    /// <summary>Åtgärdad or otherwise done.</summary>
    Closed,
    /// <summary>Same as another observation; counted there.</summary>
    Duplicate,
}

/// <summary>Rådighet: who can do something about it.</summary>
public enum Control
{
    Own, Shared, Other,
}

/// <summary>Iakttagelse: what somebody in the field saw – place, situation, environment, never who.</summary>
public sealed class Observation : IShared, IVersioned, IFindable
{
    /// <summary>The reporter mends what is wrong this long after sending.</summary>
    public static readonly TimeSpan CorrectionWindow = TimeSpan.FromHours(24);

    /// <summary>Ten seconds are offered; a slow phone has a minute.</summary>
    public static readonly TimeSpan UndoWindow = TimeSpan.FromMinutes(1);

    /// <summary>How long a warned text may wait for the coordinator.</summary>
    public const int ReviewDays = 7;

    private Observation() { }

    public ObservationId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    /// <summary>Receipt number in the partnership.</summary>
    public int Number { get; private init; }

    public EventTypeId TypeId { get; private set; }

    public PlaceId? PlaceId { get; private set; }

    public AreaId? AreaId { get; private set; }

    /// <summary>Only where the type's precision allows a point.</summary>
    public double? Longitude { get; private set; }

    public double? Latitude { get; private set; }

    public DateTimeOffset OccurredFrom { get; private set; }

    /// <summary>End of the span when the exact time is not known; null when it is.</summary>
    public DateTimeOffset? OccurredTo { get; private set; }

    /// <summary>Calendar day in Stockholm, kept for counts and lists.</summary>
    public DateOnly OccurredOn { get; private set; }

    /// <summary>Hour of the clock in Stockholm, kept for the filter by time of day.</summary>
    public int OccurredHour { get; private set; }

    public DateTimeOffset ReceivedAt { get; private init; }

    public bool IsRecurring { get; private set; }

    public GroupSize GroupSize { get; private set; }

    /// <summary>0–3 on the scale below, or null.</summary>
    public int? Unsafety { get; private set; }

    public int ScaleVersion { get; private init; } = 1;

    /// <summary>Screened before it came here; dropped when its retention ends.</summary>
    public string? Text { get; private set; }

    public string? ActionTaken { get; private set; }

    public string? Wish { get; private set; }

    public bool? IsPoliceReported { get; private set; }

    public SharingLevel Sharing { get; private set; }

    public OrganisationId OwnerOrganisationId { get; private init; }

    public BranchId OwnerBranchId { get; private init; }

    public OrganisationId UnitId { get; private init; }

    public MembershipId? WrittenBy { get; private init; }

    public ObservationSource Source { get; private init; }

    public ObservationStatus Status { get; private set; }

    public Control? Control { get; private set; }

    /// <summary>Function or authority it was passed to; demanded when the control is another's.</summary>
    public string? ForwardedTo { get; private set; }

    public DateOnly? ForwardedOn { get; private set; }

    /// <summary>One line naming the problem it belongs to.</summary>
    public string? Problem { get; private set; }

    public DateTimeOffset? AssessedAt { get; private set; }

    /// <summary>What it led to, written to the reporter.</summary>
    public string? Feedback { get; private set; }

    public DateTimeOffset? FeedbackAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public ObservationId? DuplicateOfId { get; private set; }

    /// <summary>How many have seen the same, the first included (+1).</summary>
    public int Sightings { get; private set; } = 1;

    public JobId? ImportId { get; private init; }

    /// <summary>Key of the row in the system it came from: the same row again is not doubled.</summary>
    public string? ExternalKey { get; private init; }

    /// <summary>Fingerprint of the row as its file wrote it: known again also when the columns were taken for something else.</summary>
    public string? ContentKey { get; private init; }

    public DateTimeOffset? TextDroppedAt { get; private set; }

    /// <summary>Its words folded for search; goes with the text.</summary>
    public string? SearchText { get; private set; }

    /// <summary>Warnings were accepted for its text: the coordinator keeps or removes it before this day, then it is removed.</summary>
    public DateOnly? TextReviewDueOn { get; private set; }

    public int Version { get; private set; }

    string? IFindable.FoldedWords => Folded(Text, ActionTaken, Wish, Problem, ForwardedTo, Feedback);

    private static string? Folded(params string?[] texts) =>
        string.Join(' ', texts.OfType<string>()) is { Length: > 0 } words ? Platform.Geography.SwedishFolding.Fold(words) : null;

    public static Observation Receive(ObservationDraft draft, int number, DateTimeOffset now) => new()
    {
        Id = ObservationId.New(),
        Number = number,
        TypeId = draft.Type,
        PlaceId = draft.Place,
        AreaId = draft.Area,
        Longitude = draft.Longitude,
        Latitude = draft.Latitude,
        OccurredFrom = draft.From,
        OccurredTo = draft.To,
        OccurredOn = Platform.Time.Stockholm.DayOf(draft.From),
        OccurredHour = Platform.Time.Stockholm.Local(draft.From).Hour,
        ReceivedAt = now,
        IsRecurring = draft.IsRecurring,
        GroupSize = draft.GroupSize,
        Unsafety = draft.Unsafety,
        Text = draft.Text?.Value,
        ActionTaken = draft.ActionTaken?.Value,
        Wish = draft.Wish?.Value,
        IsPoliceReported = draft.IsPoliceReported,
        Sharing = draft.Sharing,
        OwnerOrganisationId = draft.Owner.Organisation,
        OwnerBranchId = draft.Owner.Branch,
        UnitId = draft.Owner.Unit,
        WrittenBy = draft.WrittenBy,
        Source = draft.Source,
        ImportId = draft.Import,
        ExternalKey = draft.ExternalKey,
        ContentKey = draft.ContentKey,
        TextReviewDueOn = ReviewOf(draft, now),
        // Rows stored many at a time pass no change tracker, so the words are folded here as well.
        SearchText = Folded(draft.Text?.Value, draft.ActionTaken?.Value, draft.Wish?.Value),
    };

    public bool MayCorrectAt(DateTimeOffset now) =>
        now - ReceivedAt <= CorrectionWindow && Status is (ObservationStatus.New or ObservationStatus.Assessed);

    /// <summary>The writer's own correction; a level that the coordinator has set stays.</summary>
    public Result<Observation> Correct(ObservationDraft draft, DateTimeOffset now)
    {
        if (!MayCorrectAt(now))
            return ReportErrors.NotYours;
        (TypeId, PlaceId, AreaId, Longitude, Latitude) = (draft.Type, draft.Place, draft.Area, draft.Longitude, draft.Latitude);
        (OccurredFrom, OccurredTo) = (draft.From, draft.To);
        (OccurredOn, OccurredHour) = (Platform.Time.Stockholm.DayOf(draft.From), Platform.Time.Stockholm.Local(draft.From).Hour);
        (IsRecurring, GroupSize, Unsafety, IsPoliceReported) = (draft.IsRecurring, draft.GroupSize, draft.Unsafety, draft.IsPoliceReported);
        (Text, ActionTaken, Wish, TextReviewDueOn) = (draft.Text?.Value, draft.ActionTaken?.Value, draft.Wish?.Value, ReviewOf(draft, now));
        if (Status == ObservationStatus.New)
            Sharing = draft.Sharing;
        return this;
    }

    public void Assess(Control control, SharingLevel sharing, ScreenedText? problem, DateTimeOffset now) =>
        (Status, Control, Sharing, Problem, AssessedAt) = (ObservationStatus.Assessed, control, sharing, problem?.Value, now);

    public void Forward(ScreenedText recipient, DateOnly on) => (ForwardedTo, ForwardedOn) = (recipient.Value, on);

    public void Answer(ScreenedText feedback, DateTimeOffset now) => (Feedback, FeedbackAt) = (feedback.Value, now);

    /// <summary>Another type or place; the position is kept only as exactly as the type allows.</summary>
    public void Reclassify(EventType type, Place? place)
    {
        var isSame = place?.Id == PlaceId;
        TypeId = type.Id;
        PlaceId = type.Precision is PlacePrecision.Point or PlacePrecision.NamedPlace ? place?.Id : null;
        AreaId = type.Precision == PlacePrecision.Never ? null : place is null ? AreaId : place.AreaId;
        if (type.Precision != PlacePrecision.Point || !isSame)
            (Longitude, Latitude) = (null, null);
    }

    /// <summary>The division has changed around it; what it says is the same.</summary>
    public void PlaceIn(AreaId? area) => AreaId = area;

    /// <summary>No longer another's to do: nothing is waited for.</summary>
    public void TakeBack() => (ForwardedTo, ForwardedOn) = (null, null);

    public void Close(DateTimeOffset now) => (Status, ClosedAt) = (ObservationStatus.Closed, now);

    public void MergeInto(ObservationId other) => (Status, DuplicateOfId) = (ObservationStatus.Duplicate, other);

    /// <summary>So many more have seen the same.</summary>
    public void SeenAgain(int times = 1) => Sightings += times;

    public void Share(SharingLevel level) => Sharing = level;

    /// <summary>The coordinator has looked at the warned text and found that it is about no one.</summary>
    public void KeepText() => TextReviewDueOn = null;

    /// <summary>Every typed word goes; the coded row stays.</summary>
    public void DropText(DateTimeOffset now) =>
        (Text, ActionTaken, Wish, Feedback, Problem, ForwardedTo, TextReviewDueOn, TextDroppedAt) = (null, null, null, null, null, null, null, now);

    private static DateOnly? ReviewOf(ObservationDraft draft, DateTimeOffset now) =>
        draft.Text is { IsWarned: true } || draft.ActionTaken is { IsWarned: true } || draft.Wish is { IsWarned: true }
            ? Platform.Time.Stockholm.DayOf(now).AddDays(ReviewDays)
            : null;
}

/// <summary>The unit, its authority and its branch: whose row it is.</summary>
public sealed record RowOwner(OrganisationId Unit, OrganisationId Organisation, BranchId Branch);

/// <summary>Everything a report says, already screened and placed.</summary>
public sealed record ObservationDraft(EventTypeId Type, DateTimeOffset From, RowOwner Owner, ObservationSource Source)
{
    public PlaceId? Place { get; init; }
    public AreaId? Area { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public DateTimeOffset? To { get; init; }
    public bool IsRecurring { get; init; }
    public GroupSize GroupSize { get; init; }
    public int? Unsafety { get; init; }
    public ScreenedText? Text { get; init; }
    public ScreenedText? ActionTaken { get; init; }
    public ScreenedText? Wish { get; init; }
    public bool? IsPoliceReported { get; init; }
    public SharingLevel Sharing { get; init; } = SharingLevel.Briefing;
    public MembershipId? WrittenBy { get; init; }
    public JobId? Import { get; init; }
    public string? ExternalKey { get; init; }
    public string? ContentKey { get; init; }
}
