using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Decide;

/// <summary>Skriv in beslut: what the body decided. An adopted plan is frozen, numbered and hashed; an incomplete one cannot be adopted.</summary>
[Needs(Permission.DecidePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public ActionPlan Plan { get; private set; } = null!;

    public PlanCheck Check { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Outcomes { get; private set; } = [];

    private IReadOnlyList<WholeMeasure> rows = [];
    private MeasureNames names = null!;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        Input = new() { Body = scope.Partnership!.Name, DecidedOn = time.Today(), Outcome = DecisionOutcome.AsProposed };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var read = await Input.ReadAsync(wall, time.Today(), cancel);
        ModelState.Add(texts, read.Errors);
        if (read.IsOk && PlanDecision.Adopted(read.Value.Outcome) && !Check.IsReady)
            ModelState.AddModelError("Input.Outcome", texts["Plans.Decide.Incomplete", Check.Stopped, Check.MissingAreas.Count]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var frozen = PlanDecision.Adopted(read.Value.Outcome) ? FrozenPlan.Of(rows, names).Write() : null;
        var here = $"/{scope.Partnership!.Slug}/atgardsplan/{nr}";
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var plan = await unit.Db.Set<ActionPlan>().SingleAsync(p => p.Number == nr, token);
            var decision = PlanDecision.Record(plan, read.Value, frozen, scope.Viewer.PrimaryMembership, unit.Now);
            unit.Db.Add(decision);
            unit.Audit("plan.decided", nameof(ActionPlan), plan.Id.Value, ("outcome", decision.Outcome.ToString()), ("version", $"{decision.PlanVersion}"), ("hash", decision.Hash ?? "none"));
            return here;
        }, cancel);
        TempData.Flash(texts[frozen is null ? "Plans.Decide.Recorded" : "Plans.Decide.Adopted"]);
        return LocalRedirect(here);
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        Plan = (await db.Set<ActionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == nr, cancel))!;
        if (Plan is null)
            return false;
        names = await MeasureNames.ReadAsync(db, texts, Plan, cancel);
        rows = MeasureOrder.Sorted(await db.MeasuresAsync(Plan.Id, cancel), names);
        Check = PlanCheck.Of(Plan, rows, names.Priorities, time.Today());
        Outcomes = [.. Enum.GetValues<DecisionOutcome>().Select(o => new SelectListItem(texts[$"Plans.DecisionOutcome.{o}"], o.ToString()))];
        return true;
    }
}

/// <summary>What the form says of a decision.</summary>
public sealed record DecisionInput
{
    public string? Body { get; init; }
    public DecisionOutcome Outcome { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? Paragraph { get; init; }
    public string? DiaryNumber { get; init; }
    public string? Wording { get; init; }
    public bool IsAdjustedAtOnce { get; init; }

    public async Task<Result<DecisionMinutes>> ReadAsync(TextWall wall, DateOnly today, CancellationToken cancel)
    {
        List<Error> errors = [];
        var body = await PassAsync(Body, nameof(Body), 200);
        var paragraph = await PassAsync(Paragraph, nameof(Paragraph), 20);
        var diary = await PassAsync(DiaryNumber, nameof(DiaryNumber), 60);
        var wording = await PassAsync(Wording, nameof(Wording), 4000);
        if (body is null)
            errors.Add(PlanErrors.Needed("Input.Body"));
        if (DecidedOn is null || DecidedOn > today)
            errors.Add(new("Plans.Error.DecidedOn", "Input.DecidedOn"));
        if (!Enum.IsDefined(Outcome))
            errors.Add(PlanErrors.Needed("Input.Outcome"));
        return errors.Count > 0 ? errors : new DecisionMinutes(body!.Value, Outcome, DecidedOn!.Value, paragraph, diary, wording) { IsAdjustedAtOnce = IsAdjustedAtOnce };

        async Task<ScreenedText?> PassAsync(string? text, string field, int most)
        {
            var passed = await wall.PassAsync(new(text, $"Input.{field}", "plan") { MaxLength = most }, cancel);
            errors.AddRange(passed.Errors);
            return passed.IsOk ? passed.Value : null;
        }
    }
}
