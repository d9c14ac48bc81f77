using Lykta.Web.Capabilities.Plans.Approve;
using Lykta.Web.Capabilities.Plans.Requests;
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

    /// <summary>What the chain has locked and nobody has decided: adopted as it is by a decision as proposed.</summary>
    public PlanLock? Locked { get; private set; }

    /// <summary>Requests that wait, to be answered by this decision.</summary>
    public IReadOnlyList<SelectListItem> Waiting { get; private set; } = [];

    /// <summary>The plan as the form shows it; one that is adopted is frozen as it was seen.</summary>
    public string Seen { get; private set; } = "";

    private string fingerprint = "";
    private ApprovalChain chain = null!;
    private IReadOnlyList<DecisionRequest> requests = [];
    private IReadOnlyList<WholeMeasure> rows = [];
    private MeasureNames names = null!;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        Seen = fingerprint;
        var today = time.Today();
        Input = new()
        {
            Body = scope.Partnership!.Name,
            DecidedOn = today,
            Outcome = DecisionOutcome.AsProposed,
            Answers = [.. requests.Where(r => r.MeetingOn <= today).Select(r => $"{r.Id:N}")],
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        Seen = Request.Form["seen"].ToString();
        var read = await Input.ReadAsync(wall, time.Today(), cancel);
        ModelState.Add(texts, read.Errors);
        if (read.IsOk && WhyNot(read.Value.Outcome) is { } error)
            ModelState.Add(texts, error);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var here = $"/{scope.Partnership!.Slug}/atgardsplan/{nr}";
        var adopts = Adopts(read.Value.Outcome);
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            await RecordAsync(unit, nr, read.Value, token);
            return here;
        }, cancel);
        TempData.Flash(texts[adopts ? "Plans.Decide.Adopted" : "Plans.Decide.Recorded"]);
        return LocalRedirect(here);
    }

    private bool Adopts(DecisionOutcome outcome) => PlanDecision.Adopted(outcome) && !Input.IsOnlyRequests;

    private Error? WhyNot(DecisionOutcome outcome)
    {
        if (Input.IsOnlyRequests && Input.Answers.Length == 0)
            return new("Plans.Request.Error.Which", "Input.Answers");
        if (!Adopts(outcome))
            return null;
        if (chain.Steps.Count > 0)
            return new("Plans.Approve.Open", "Input.Outcome", chain.Done, chain.Steps.Count);
        var isOfLocked = outcome == DecisionOutcome.AsProposed && Locked is not null;
        if (!isOfLocked && Seen != fingerprint)
        {
            Seen = fingerprint;
            return new("Plans.Decide.Unseen", "Input.Outcome");
        }

        return Check.IsReady || isOfLocked ? null : new("Plans.Decide.Incomplete", "Input.Outcome", Check.Stopped, Check.MissingAreas.Count);
    }

    private async Task RecordAsync(WriteUnit unit, int nr, DecisionMinutes minutes, CancellationToken cancel)
    {
        var plan = await unit.Db.Set<ActionPlan>().SingleAsync(p => p.Number == nr, cancel);
        var (by, adopts) = (scope.Viewer.PrimaryMembership, Adopts(minutes.Outcome));
        var decision = adopts && minutes.Outcome == DecisionOutcome.AsProposed && await unit.Db.ProposedLockAsync(plan, cancel) is { } locked
            ? PlanDecision.Record(plan, minutes, locked, by, unit.Now)
            : PlanDecision.Record(plan, minutes, adopts ? FrozenPlan.Of(rows, names).Write() : null, by, unit.Now);
        unit.Db.Add(decision);
        unit.Audit("plan.decided", nameof(ActionPlan), plan.Id.Value, ("outcome", decision.Outcome.ToString()), ("version", $"{decision.PlanVersion}"), ("hash", decision.Hash ?? "none"));
        var answered = requests.Where(r => Input.Answers.Contains($"{r.Id:N}", StringComparer.Ordinal)).Select(r => r.Id).ToList();
        foreach (var request in await unit.Db.Set<DecisionRequest>().Where(r => answered.Contains(r.Id)).ToListAsync(cancel))
        {
            if (request.Answer(decision.Id))
                unit.Audit("plan.requestAnswered", nameof(DecisionRequest), request.Id, ("outcome", decision.Outcome.ToString()));
        }
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        Plan = (await db.Set<ActionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == nr, cancel))!;
        if (Plan is null or { IsStrategy: true })
            return false;
        names = await MeasureNames.ReadAsync(db, texts, Plan, cancel);
        rows = MeasureOrder.Sorted(await db.MeasuresAsync(Plan.Id, cancel), names);
        Check = PlanCheck.Of(Plan, rows, names.Priorities, time.Today());
        fingerprint = ProposedPlan.Of(Plan, rows, names, time.Today()).Fingerprint();
        var id = Plan.Id;
        chain = new(await db.OpenStepsAsync(id, cancel), null);
        Locked = await db.ProposedLockAsync(Plan, cancel);
        requests = await db.Set<DecisionRequest>().AsNoTracking().Where(r => r.PlanId == id && r.State == RequestState.Waiting).OrderBy(r => r.MeetingOn).ToListAsync(cancel);
        Waiting = [.. requests.Select(r => new SelectListItem(texts["Plans.Request.Answer", r.Body, $"{r.MeetingOn:yyyy-MM-dd}", Short(r.Proposal)], $"{r.Id:N}"))];
        Outcomes = [.. Enum.GetValues<DecisionOutcome>().Select(o => new SelectListItem(texts[$"Plans.DecisionOutcome.{o}"], o.ToString()))];
        return true;
    }

    private static string Short(string text) => text.Length > 120 ? text[..120] + "…" : text;
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

    /// <summary>Ids of the requests that it answers.</summary>
    public string[] Answers { get; init; } = [];

    /// <summary>The plan itself was not decided.</summary>
    public bool IsOnlyRequests { get; init; }

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
