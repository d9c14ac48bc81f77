using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.FollowUps;

/// <summary>T1 per 30 April, T2 per 31 August, or the year.</summary>
public enum RoundKind
{
    FirstTertial = 1, SecondTertial, Year,
}

/// <summary>Uppföljningsomgång: which plan, which period, when the rows are due and where they go. Its rows are <see cref="FollowUpEntry"/>.</summary>
public sealed class FollowUpRound : IPartnershipOwned, IVersioned
{
    private FollowUpRound() { }

    public FollowUpRoundId Id { get; private init; }
    public PartnershipId PartnershipId { get; private init; }
    public ActionPlanId PlanId { get; private init; }

    /// <summary>Last part of its address: 2026-t2.</summary>
    public string Slug { get; private init; } = "";
    public string Title { get; private set; } = "";
    public RoundKind Kind { get; private init; }
    public int Year { get; private init; }

    /// <summary>Heading of the column about what was done: Arbete jan-juni 2016.</summary>
    public string WorkHeading { get; private set; } = "";

    /// <summary>Heading of the column about what comes: Plan för juli-dec 2016 vad och när.</summary>
    public string PlanHeading { get; private set; } = "";
    public DateOnly OpensOn { get; private set; }

    /// <summary>Last day for the units (18/8).</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>When the compiled table is to be ready.</summary>
    public DateOnly? CompiledOn { get; private set; }

    /// <summary>The councils' meeting (förvaltningsgrupp, råd), before the nämnd's.</summary>
    public DateOnly? CouncilOn { get; private set; }

    /// <summary>The nämnd's meeting.</summary>
    public DateOnly? BoardOn { get; private set; }
    public FollowUpRoundId? CopiedFromId { get; private init; }

    /// <summary>Set when the coordinator has sent it out; before that nobody else sees it.</summary>
    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? RemindedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Reminders go out in ISO weeks 27–31 as well.</summary>
    public bool RemindsInSummer { get; private set; }

    /// <summary>It was read from a file: nobody is asked.</summary>
    public bool IsImported { get; private init; }

    public static Result<FollowUpRound> Begin(ActionPlanId plan, RoundForm form, FollowUpRoundId? copiedFrom, bool isImported = false)
    {
        if (form.WhyNotInOrder is { } error)
            return error;
        return new FollowUpRound
        {
            Id = FollowUpRoundId.New(),
            PlanId = plan,
            Slug = form.Slug,
            Kind = form.Kind,
            Year = form.Year,
            Title = form.Title.Value,
            WorkHeading = form.WorkHeading.Value,
            PlanHeading = form.PlanHeading.Value,
            OpensOn = form.OpensOn,
            DueOn = form.DueOn,
            CompiledOn = form.CompiledOn,
            CouncilOn = form.CouncilOn,
            BoardOn = form.BoardOn,
            CopiedFromId = copiedFrom,
            IsImported = isImported,
            RemindsInSummer = form.RemindsInSummer,
        };
    }

    public bool IsOpenAt(DateTimeOffset now) => SentAt is not null && Stockholm.DayOf(now) <= DueOn && Stockholm.DayOf(now) >= OpensOn;

    public bool IsPastAt(DateTimeOffset now) => Stockholm.DayOf(now) > DueOn;

    public void Send(DateTimeOffset now) => SentAt ??= now;

    public void Remind(DateTimeOffset now) => RemindedAt = now;

    public void Postpone(DateOnly due) => DueOn = due;
}

/// <summary>What a round is begun with: the chain of dates and the headings of its period.</summary>
public sealed record RoundForm(
    RoundKind Kind, int Year, ScreenedText Title, ScreenedText WorkHeading, ScreenedText PlanHeading,
    DateOnly OpensOn, DateOnly DueOn, DateOnly? CompiledOn, DateOnly? BoardOn)
{
    public DateOnly? CouncilOn { get; init; }

    public bool RemindsInSummer { get; init; }

    /// <summary>The number of a governing document that is not a plan; its rounds stand beside the plan's.</summary>
    public int? Strategy { get; init; }

    public string Slug => SlugOf(Kind, Year, Strategy);

    public static string SlugOf(RoundKind kind, int year, int? strategy = null) => $"{year}-{SuffixOf(kind)}" + (strategy is { } number ? $"-s{number}" : "");

    public Error? WhyNotInOrder =>
        DueOn < OpensOn ? FollowUpErrors.DueBeforeOpen
        : CompiledOn < DueOn ? FollowUpErrors.CompiledBeforeDue
        : BoardOn < (CompiledOn ?? DueOn) ? FollowUpErrors.BoardBeforeCompiled
        : CouncilOn > BoardOn ? FollowUpErrors.CouncilAfterBoard
        : CouncilOn < DueOn ? FollowUpErrors.CouncilBeforeDue
        : null;

    private static string SuffixOf(RoundKind kind) => kind switch
    {
        RoundKind.FirstTertial => "t1",
        RoundKind.SecondTertial => "t2",
        _ => "ar",
    };
}

public static class FollowUpErrors
{
    public static readonly Error DueBeforeOpen = new("FollowUps.Error.DueBeforeOpen", "Input.DueOn");
    public static readonly Error CompiledBeforeDue = new("FollowUps.Error.CompiledBeforeDue", "Input.CompiledOn");
    public static readonly Error BoardBeforeCompiled = new("FollowUps.Error.BoardBeforeCompiled", "Input.BoardOn");
    public static readonly Error CouncilAfterBoard = new("FollowUps.Error.CouncilAfterBoard", "Input.CouncilOn");
    public static readonly Error CouncilBeforeDue = new("FollowUps.Error.CouncilBeforeDue", "Input.CouncilOn");
    public static readonly Error AlreadyThere = new("FollowUps.Error.AlreadyThere", "Input.Kind");
    public static readonly Error Locked = new("FollowUps.Error.Locked");
    public static readonly Error NoStatus = new("FollowUps.Error.NoStatus", "Status");
    public static readonly Error DoneWithoutMethod = new("FollowUps.Error.DoneWithoutMethod", "Status");
    public static readonly Error NothingBefore = new("FollowUps.Error.NothingBefore");

    public static Error Incomplete(int empty) => new("FollowUps.Error.Incomplete", null, empty);
}
