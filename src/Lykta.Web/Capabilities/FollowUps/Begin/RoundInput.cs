using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Texts;

namespace Lykta.Web.Capabilities.FollowUps.Begin;

/// <summary>What the form says of a new round.</summary>
public sealed class RoundInput
{
    public int? Plan { get; set; }
    public RoundKind Kind { get; set; }
    public int Year { get; set; }
    public string? Title { get; set; }
    public string? WorkHeading { get; set; }
    public string? PlanHeading { get; set; }
    public DateOnly? OpensOn { get; set; }
    public DateOnly? DueOn { get; set; }
    public DateOnly? CompiledOn { get; set; }
    public DateOnly? CouncilOn { get; set; }
    public DateOnly? BoardOn { get; set; }

    /// <summary>The unit that gets rows without a responsible unit.</summary>
    public string? Fallback { get; set; }
    public bool RemindsInSummer { get; set; }

    /// <summary>The tertial after the last round's, with dates that keep their distances.</summary>
    public static RoundInput After(FollowUpRound? last, int plan, DateOnly today, Texts texts)
    {
        var (kind, year) = last is null ? (RoundKind.SecondTertial, today.Year)
            : last.Kind == RoundKind.Year ? (RoundKind.FirstTertial, last.Year + 1) : (last.Kind + 1, last.Year);
        var due = kind switch { RoundKind.FirstTertial => new DateOnly(year, 4, 18), RoundKind.SecondTertial => new DateOnly(year, 8, 18), _ => new DateOnly(year, 12, 15) };
        if (due < today)
            due = today.AddDays(14);
        var toBoard = last?.BoardOn is { } board ? Math.Max(1, board.DayNumber - last.DueOn.DayNumber) : 35;
        return new()
        {
            Plan = plan,
            Kind = kind,
            Year = year,
            Title = texts["FollowUps.Begin.Title.For", texts[$"FollowUps.Kind.{kind}"], year],
            WorkHeading = texts[$"FollowUps.Begin.Work.{kind}", year],
            PlanHeading = texts[$"FollowUps.Begin.Next.{kind}", kind == RoundKind.Year ? year + 1 : year],
            OpensOn = today,
            DueOn = due,
            CompiledOn = due.AddDays(Math.Min(7, toBoard)),
            CouncilOn = last is { CouncilOn: { } council, BoardOn: { } met } ? due.AddDays(Math.Clamp(toBoard - (met.DayNumber - council.DayNumber), 0, toBoard)) : null,
            BoardOn = due.AddDays(toBoard),
        };
    }

    public async Task<Result<RoundForm>> ReadAsync(TextWall wall, ActionPlan plan, CancellationToken cancel)
    {
        List<Error> errors = [];
        var title = await PassAsync(Title, nameof(Title), 200);
        var work = await PassAsync(WorkHeading, nameof(WorkHeading), 160);
        var next = await PassAsync(PlanHeading, nameof(PlanHeading), 160);
        if (OpensOn is null)
            errors.Add(PlanErrors.Needed("Input.OpensOn"));
        if (DueOn is null)
            errors.Add(PlanErrors.Needed("Input.DueOn"));
        if (!Enum.IsDefined(Kind))
            errors.Add(PlanErrors.Needed("Input.Kind"));
        if (Year is < 2000 or > 2100)
            errors.Add(PlanErrors.Needed("Input.Year"));
        return errors.Count > 0 ? errors
            : new RoundForm(Kind, Year, title!.Value, work!.Value, next!.Value, OpensOn!.Value, DueOn!.Value, CompiledOn, BoardOn) { CouncilOn = CouncilOn, RemindsInSummer = RemindsInSummer, Strategy = plan.IsStrategy ? plan.Number : null };

        async Task<ScreenedText?> PassAsync(string? text, string field, int most)
        {
            var passed = await wall.PassAsync(new(text, $"Input.{field}", "followup") { MaxLength = most }, cancel);
            errors.AddRange(passed.Errors);
            if (passed.IsOk && passed.Value is null)
                errors.Add(PlanErrors.Needed($"Input.{field}"));
            return passed.IsOk ? passed.Value : null;
        }
    }
}
