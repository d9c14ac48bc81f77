using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
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

namespace Lykta.Web.Capabilities.Plans.Approve;

/// <summary>Godkännande och underskrift: the steps of a plan in their order, until the last one locks a version.</summary>
[Needs(Permission.SeePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, ApprovalDesk desk, TextWall wall, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public ChainInput Input { get; set; } = new();

    /// <summary>A note to the step, or why it is sent back.</summary>
    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ActionPlan Plan { get; private set; } = null!;

    public ApprovalChain Chain { get; private set; } = null!;

    /// <summary>The plan as the form showed it: another text than the one that was read is not approved.</summary>
    public string? Seen { get; private set; }

    public PlanCheck Check { get; private set; } = null!;

    public IReadOnlyList<PlanLock> Locks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public bool MailIsOn => desk.MailIsOn;

    public bool MayManage => scope.Viewer.May(Permission.ManagePlan);

    public bool MayDoNext => Chain.Next is { } next && scope.Viewer.May(ApprovalChain.NeedOf(next.Kind));

    /// <summary>Why the press did nothing, when something was typed with it.</summary>
    public string? Ended { get; private set; }

    public string? Unsaved { get; private set; }

    /// <summary>The set-up stays open when something in it must be mended.</summary>
    public bool IsSettingUp { get; private set; }

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        Input = ChainInput.Of(Chain.Steps, texts);
        reads.Note(nameof(ActionPlan), Plan.Id.Value, "approval");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, int step, string? seen, CancellationToken cancel)
    {
        if (await WhyNotAsync(nr, step, cancel) is { } refused)
            return refused;
        var note = await PassAsync(Note, nameof(Note), 500, cancel);
        if (!ModelState.IsValid)
        {
            Seen = seen;
            return Again();
        }

        return await EndedAsync(nr, await desk.DoAsync(nr, new(step, seen), note, Request.SubmissionKey(), cancel), cancel);
    }

    public async Task<IActionResult> OnPostReturnAsync(int nr, int step, CancellationToken cancel)
    {
        if (await WhyNotAsync(nr, step, cancel) is { } refused)
            return refused;
        var reason = await PassAsync(Reason, nameof(Reason), 1000, cancel);
        if (reason is null && ModelState.IsValid)
            ModelState.Add(texts, new Error("Plans.Approve.Error.Reason", nameof(Reason)));
        if (!ModelState.IsValid)
            return Again();
        return await EndedAsync(nr, await desk.ReturnAsync(nr, step, reason!.Value, Request.SubmissionKey(), cancel), cancel);
    }

    public async Task<IActionResult> OnPostSetUpAsync(int nr, string? chain, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var read = await Input.ReadAsync(wall, cancel);
        ModelState.Add(texts, read.Errors);
        IsSettingUp = true;
        if (!ModelState.IsValid)
        {
            Input = Input.Filled();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        try
        {
            await desk.SetUpAsync(nr, chain, read.Value, Request.SubmissionKey(), cancel);
        }
        catch (ChangedMeanwhileException)
        {
            await OpenAsync(nr, cancel);
            ModelState.AddModelError("", texts["Plans.Approve.Error.ChainChanged", Chain.Done, Chain.Steps.Count]);
            Input = Input.Filled();
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        TempData.Flash(texts[read.Value.Count == 0 ? "Plans.Approve.Removed" : "Plans.Approve.SetUp.Done"]);
        return LocalRedirect(Address(nr));
    }

    // A foreign or unknown plan is absent; a step of another's kind is refused.
    private async Task<IActionResult?> WhyNotAsync(int nr, int step, CancellationToken cancel)
    {
        if (!scope.Viewer.May(Permission.ApprovePlan) && !scope.Viewer.May(Permission.SignPlan))
            return Forbid();
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        if (Chain.Next is not { } next)
            return await EndedAsync(nr, StepOutcome.Taken, cancel);
        // Done by somebody else since, or by this very form: the desk knows which.
        return MayDoNext || next.Order != step ? null : Forbid();
    }

    private PageResult Again()
    {
        Input = ChainInput.Of(Chain.Steps, texts);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // What was typed to a step that another took is not lost.
    private async Task<IActionResult> EndedAsync(int nr, StepOutcome outcome, CancellationToken cancel)
    {
        var typed = string.IsNullOrWhiteSpace(Reason) ? Note : Reason;
        if (outcome is StepOutcome.Done or StepOutcome.Locked or StepOutcome.Returned || string.IsNullOrWhiteSpace(typed))
            return Told(nr, outcome);
        await OpenAsync(nr, cancel);
        Input = ChainInput.Of(Chain.Steps, texts);
        Ended = texts[$"Plans.Approve.Outcome.{outcome}"];
        Unsaved = MayDoNext && Check.IsReady ? null : typed;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private LocalRedirectResult Told(int nr, StepOutcome outcome)
    {
        TempData.Flash(texts[$"Plans.Approve.Outcome.{outcome}"], outcome is StepOutcome.Done or StepOutcome.Locked or StepOutcome.Returned ? FlashTone.Done : FlashTone.Warning);
        return LocalRedirect(Address(nr));
    }

    private async Task<ScreenedText?> PassAsync(string? text, string field, int most, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(text?.ReplaceLineEndings("\n"), field, "plan") { MaxLength = most }, cancel);
        ModelState.Add(texts, passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        Plan = (await db.Set<ActionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == nr, cancel))!;
        if (Plan is null or { IsStrategy: true })
            return false;
        var id = Plan.Id;
        var proposed = await ProposedPlan.ReadAsync(db, Plan, texts, time.Today(), cancel);
        Check = proposed.Check;
        Chain = new(await db.OpenStepsAsync(id, cancel), proposed.Fingerprint());
        Seen = Chain.Fingerprint;
        Locks = await db.Set<PlanLock>().AsNoTracking().Where(l => l.PlanId == id).OrderByDescending(l => l.Number).ToListAsync(cancel);
        Kinds = [.. Enum.GetValues<ApprovalKind>().Select(k => new SelectListItem(texts[$"Plans.ApprovalKind.{k}"], k.ToString()))];
        return true;
    }

    private string Address(int nr) => $"/{scope.Partnership!.Slug}/atgardsplan/{nr}/godkannande";
}
