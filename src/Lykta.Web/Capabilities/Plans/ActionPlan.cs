using Lykta.Web.Data;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans;

/// <summary>Whose plan it is: the district's åtgärdsplan, or the city's handlingsplan.</summary>
public enum PlanLevel
{
    Local = 1,
    City = 2,

    /// <summary>A strategy or another governing document: its points are followed up in rounds, and it is decided elsewhere.</summary>
    Strategy = 3,
}

/// <summary>Åtgärdsplan (5 §) or handlingsplan: what the partnership intends to do in a period. Its measures are rows of their own.</summary>
public sealed class ActionPlan : IPartnershipOwned, IVersioned
{
    public const int MostOwnFields = 5;

    private ActionPlan() { }

    public ActionPlanId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public int Number { get; private init; }

    public string Title { get; private set; } = "";

    public PlanLevel Level { get; private set; }

    /// <summary>Not a plan: it has points (heading and commitment), no cause, chain or decision here.</summary>
    public bool IsStrategy => Level == PlanLevel.Strategy;

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    /// <summary>Names of the plan's own fields, one a line, at most five.</summary>
    public string OwnFields { get; private set; } = "";

    /// <summary>Why a priority area of the city has no measure here.</summary>
    public string? MissingAreaReason { get; private set; }

    /// <summary>Where the plan's pictures and figures come from, one a line with its date.</summary>
    public string? Sources { get; private set; }

    /// <summary>When the lägesbild that it rests on was last updated (4 and 6 §§).</summary>
    public DateOnly? PictureOn { get; private set; }

    /// <summary>Number of the latest version that was adopted; 0 before the first decision.</summary>
    public int AdoptedVersion { get; private set; }

    /// <summary>Number of the latest frozen version, adopted or only locked by its chain.</summary>
    public int FrozenVersion { get; private set; }

    public DateOnly? AdoptedOn { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<string> OwnFieldNames => OwnFields.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static Result<ActionPlan> Begin(int number, ScreenedText title, PlanLevel level, DateOnly from, DateOnly to)
    {
        if (to < from)
            return PlanErrors.PeriodBackwards;
        return new ActionPlan { Id = ActionPlanId.New(), Number = number, Title = title.Value, Level = level, From = from, To = to };
    }

    public Result<ActionPlan> Describe(ScreenedText title, PlanLevel level, DateOnly from, DateOnly to)
    {
        if (to < from)
            return PlanErrors.PeriodBackwards;
        (Title, Level, From, To) = (title.Value, level, from, to);
        return this;
    }

    public Result<ActionPlan> NameOwnFields(ScreenedText? names)
    {
        var lines = (names?.Value ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > MostOwnFields)
            return PlanErrors.TooManyOwnFields;
        OwnFields = string.Join('\n', lines);
        return this;
    }

    public void Motivate(ScreenedText? missingArea, ScreenedText? sources) =>
        (MissingAreaReason, Sources) = (missingArea?.Value, sources?.Value);

    public void RestOn(DateOnly? pictureOn) => PictureOn = pictureOn;

    internal int Freeze() => ++FrozenVersion;

    /// <summary>The locked version that was proposed, or a new one.</summary>
    internal int Adopt(DateOnly on, int? locked)
    {
        AdoptedOn = on;
        return AdoptedVersion = locked ?? Freeze();
    }
}

/// <summary>Område/typ aktivitet in the follow-up table: Förebyggande, Akut hantering …; one without measures must be said to be empty.</summary>
public sealed class PlanSection : IPartnershipOwned
{
    private PlanSection() { }

    public PlanSectionId Id { get; private init; }

    public PartnershipId PartnershipId { get; private init; }

    public ActionPlanId PlanId { get; private init; }

    public string Name { get; private set; } = "";

    public int Order { get; private set; }

    public static PlanSection Of(ActionPlanId plan, ScreenedText name, int order) =>
        new() { Id = PlanSectionId.New(), PlanId = plan, Name = name.Value, Order = order };
}

public static class PlanErrors
{
    public static readonly Error PeriodBackwards = new("Plans.Error.PeriodBackwards", "Input.To");
    public static readonly Error TooManyOwnFields = new("Plans.Error.TooManyOwnFields", "Input.OwnFields", ActionPlan.MostOwnFields);
    public static readonly Error NoName = new("Plans.Error.NoName", "Fields[Name]");

    public static Error NotUnderstood(string part) => new("Plans.Error.NotUnderstood", $"Fields[{part}]");

    public static Error Needed(string field) => new("Plans.Error.Needed", field);
}
