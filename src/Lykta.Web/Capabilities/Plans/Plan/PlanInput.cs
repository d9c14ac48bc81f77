using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;

namespace Lykta.Web.Capabilities.Plans.Plan;

/// <summary>What the form says of a plan.</summary>
public sealed record PlanInput
{
    public string? Title { get; init; }
    public PlanLevel Level { get; init; } = PlanLevel.Local;
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? OwnFields { get; init; }
    public string? MissingAreaReason { get; init; }
    public string? Sources { get; init; }

    /// <summary>When the lägesbild was last updated.</summary>
    public DateOnly? PictureOn { get; init; }
    public int Version { get; init; }

    public static PlanInput Of(ActionPlan plan) => new()
    {
        Title = plan.Title,
        Level = plan.Level,
        From = plan.From,
        To = plan.To,
        OwnFields = plan.OwnFields,
        MissingAreaReason = plan.MissingAreaReason,
        Sources = plan.Sources,
        PictureOn = plan.PictureOn,
        Version = plan.Version,
    };

    public async Task<Result<ReadPlan>> ReadAsync(TextWall wall, DateOnly today, CancellationToken cancel)
    {
        List<Error> errors = [];
        var title = await PassAsync(Title, nameof(Title), 200);
        var own = await PassAsync(OwnFields, nameof(OwnFields), 500);
        var missing = await PassAsync(MissingAreaReason, nameof(MissingAreaReason), 1000);
        var sources = await PassAsync(Sources, nameof(Sources), 2000);
        if (title is null && errors.Count == 0)
            errors.Add(PlanErrors.Needed("Input.Title"));
        if (From is null)
            errors.Add(PlanErrors.Needed("Input.From"));
        if (To is null)
            errors.Add(PlanErrors.Needed("Input.To"));
        if (From > To)
            errors.Add(PlanErrors.PeriodBackwards);
        if (PictureOn > today)
            errors.Add(new("Plans.Error.PictureOn", "Input.PictureOn"));
        if (!Enum.IsDefined(Level))
            errors.Add(PlanErrors.Needed("Input.Level"));
        return errors.Count > 0 ? errors : new ReadPlan(title!.Value, Level, From!.Value, To!.Value, own, missing, sources) { PictureOn = PictureOn };

        async Task<ScreenedText?> PassAsync(string? text, string field, int most)
        {
            var passed = await wall.PassAsync(new(text?.ReplaceLineEndings("\n"), $"Input.{field}", "plan") { MaxLength = most }, cancel);
            errors.AddRange(passed.Errors);
            return passed.IsOk ? passed.Value : null;
        }
    }
}

/// <summary>A plan's form that may be saved.</summary>
public sealed record ReadPlan(
    ScreenedText Title, PlanLevel Level, DateOnly From, DateOnly To, ScreenedText? OwnFields, ScreenedText? MissingAreaReason, ScreenedText? Sources)
{
    public DateOnly? PictureOn { get; init; }

    public Result<ActionPlan> Onto(ActionPlan plan)
    {
        var described = plan.Describe(Title, Level, From, To);
        if (!described.IsOk)
            return described;
        plan.Motivate(MissingAreaReason, Sources);
        plan.RestOn(PictureOn);
        return plan.NameOwnFields(OwnFields);
    }
}
