using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.FollowUps;

/// <summary>How it goes; mandatory, while the words are optional. "Not measured" is an answer.</summary>
public enum EntryStatus
{
    AsPlanned = 1, Deviates, NotStarted, Done, Stopped, NotMeasured,
}

/// <summary>Uppföljningsrad: what the responsible unit says about one measure in one round.</summary>
public sealed class FollowUpEntry : IPartnershipOwned, IVersioned
{
    public static readonly TimeSpan OpeningLasts = TimeSpan.FromHours(48);

    private FollowUpEntry() { }

    public FollowUpEntryId Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public FollowUpRoundId RoundId { get; private init; }
    public MeasureId MeasureId { get; private init; }

    /// <summary>Who answers; another unit may be given the row.</summary>
    public OrganisationId? UnitId { get; private set; }
    public int Order { get; private init; }

    /// <summary>Who is to answer it when that is not whoever is nearest in the unit.</summary>
    public MembershipId? AnswererId { get; private set; }

    /// <summary>Ersättare, when somebody is named.</summary>
    public MembershipId? DeputyId { get; private set; }
    public EntryStatus? Status { get; private set; }
    public string? Work { get; private set; }
    public string? Plan { get; private set; }
    public string? Method { get; private set; }

    /// <summary>Nothing has changed since the last round: its words are shown as such.</summary>
    public bool IsUnchanged { get; private set; }
    public FollowUpEntryId? PreviousId { get; private init; }
    public MembershipId? ChangedBy { get; private set; }
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Somebody asked for it to be opened after the deadline.</summary>
    public DateTimeOffset? OpeningAskedAt { get; private set; }
    public DateTimeOffset? OpenUntil { get; private set; }
    public DateOnly? HandedDueOn { get; private set; }
    public int Version { get; private set; }

    /// <summary>Filled in: a status stands there.</summary>
    public bool IsFilled => Status is not null;

    public bool IsBegun => Status is null && (Work ?? Plan) is not null;

    /// <summary>Nothing at all came in: the board's table says ej inkommet.</summary>
    public bool IsMissing => Status is null && string.IsNullOrEmpty(Work) && string.IsNullOrEmpty(Plan);

    public static FollowUpEntry For(FollowUpRound round, Measure measure, OrganisationId? unit, int order, FollowUpEntry? previous) => new()
    {
        Id = FollowUpEntryId.New(),
        RoundId = round.Id,
        MeasureId = measure.Id,
        UnitId = unit,
        Order = order,
        PreviousId = previous?.Id,
        Method = measure.FollowUpMethod,
    };

    /// <summary>Until the deadline, sent in or not; after it only while the coordinator has opened the row.</summary>
    public bool IsOpenAt(FollowUpRound round, DateTimeOffset now) => round.IsOpenAt(now) || now < OpenUntil;

    public Result<FollowUpEntry> Answer(EntryAnswer answer, MembershipId? by, DateTimeOffset now)
    {
        if (answer.Status is EntryStatus.AsPlanned or EntryStatus.Done && string.IsNullOrEmpty(answer.Method.Over(Method)))
            return FollowUpErrors.DoneWithoutMethod;
        (Status, Work, Plan, Method) = (answer.Status, answer.Work.Over(Work), answer.Plan.Over(Plan), answer.Method.Over(Method));
        (IsUnchanged, ChangedBy, ChangedAt) = (false, by, now);
        return this;
    }

    /// <summary>Oförändrat sedan förra rundan: the same status and words, marked as such.</summary>
    public Result<FollowUpEntry> KeepFrom(FollowUpEntry previous, MembershipId? by, DateTimeOffset now)
    {
        if (previous.IsMissing)
            return FollowUpErrors.NothingBefore;
        (Status, Work, Plan) = (previous.Status ?? EntryStatus.NotMeasured, previous.Work, previous.Plan);
        Method = previous.Method ?? Method;
        (IsUnchanged, ChangedBy, ChangedAt) = (true, by, now);
        return this;
    }

    /// <summary>As a file said it; no status, as such tables have none.</summary>
    public void Read(ScreenedText? work, ScreenedText? plan, ScreenedText? method, DateTimeOffset now) =>
        (Work, Plan, Method, ChangedAt) = (work?.Value, plan?.Value, method?.Value, now);

    public void HandTo(OrganisationId unit, DateOnly? dueOn) => (UnitId, HandedDueOn) = (unit, dueOn);

    public void Name(MembershipId? answerer, MembershipId? deputy) => (AnswererId, DeputyId) = (answerer, deputy == answerer ? null : deputy);

    /// <summary>What a colleague wrote through a link becomes the unit's answer.</summary>
    public Result<FollowUpEntry> Take(RowPass pass, MembershipId? by, DateTimeOffset now)
    {
        if (pass.Status is null)
            return FollowUpErrors.NoStatus;
        if (pass.Status is EntryStatus.AsPlanned or EntryStatus.Done && string.IsNullOrEmpty(pass.Method))
            return FollowUpErrors.DoneWithoutMethod;
        (Status, Work, Plan, Method) = (pass.Status, pass.Work, pass.Plan, pass.Method);
        (IsUnchanged, ChangedBy, ChangedAt) = (false, by, now);
        return this;
    }

    public void AskForOpening(DateTimeOffset now) => OpeningAskedAt = now;

    public void Open(DateTimeOffset now) => (OpenUntil, OpeningAskedAt) = (now + OpeningLasts, null);
}

/// <summary>One unit's words about one row.</summary>
public sealed record EntryAnswer(EntryStatus? Status, Said Work, Said Plan, Said Method)
{
    /// <summary>Nothing would change in the row.</summary>
    public bool IsSame(FollowUpEntry entry) => !entry.IsUnchanged && entry.Status == Status
        && Work.Over(entry.Work) == entry.Work && Plan.Over(entry.Plan) == entry.Plan && Method.Over(entry.Method) == entry.Method;
}

/// <summary>New words for a field, or what stands there.</summary>
public readonly record struct Said(ScreenedText? Words, bool IsKept)
{
    public static readonly Said Kept = new(null, true);

    public static implicit operator Said(ScreenedText? words) => new(words, false);

    public string? Over(string? now) => IsKept ? now : Words?.Value;
}

/// <summary>Inskickad: a unit has sent in its rows of a round and has a receipt number.</summary>
public sealed class UnitReturn : IPartnershipOwned
{
    private UnitReturn() { }

    public PartnershipId PartnershipId { get; private init; }
    public FollowUpRoundId RoundId { get; private init; }
    public OrganisationId UnitId { get; private init; }
    public int Receipt { get; private init; }
    public DateTimeOffset SentAt { get; private set; }
    public MembershipId? SentBy { get; private init; }
    public int Rows { get; private set; }

    public static UnitReturn Of(FollowUpRoundId round, OrganisationId unit, int receipt, int rows, MembershipId? by, DateTimeOffset now) =>
        new() { RoundId = round, UnitId = unit, Receipt = receipt, Rows = rows, SentBy = by, SentAt = now };

    public void Again(int rows, DateTimeOffset now) => (Rows, SentAt) = (rows, now);
}

/// <summary>Inget att redovisa: a section without rows is said to be empty, not left blank.</summary>
public sealed class EmptySection : IPartnershipOwned
{
    private EmptySection() { }

    public PartnershipId PartnershipId { get; private init; }
    public FollowUpRoundId RoundId { get; private init; }
    public PlanSectionId SectionId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public MembershipId? By { get; private init; }

    public static EmptySection Mark(FollowUpRoundId round, PlanSectionId section, MembershipId? by, DateTimeOffset now) =>
        new() { RoundId = round, SectionId = section, By = by, At = now };
}
