using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
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

namespace Lykta.Web.Capabilities.Decisions.Detail;

/// <summary>One matter: proposal, rulings, conditions with evidence, done.</summary>
[Needs(Permission.SeeDecisions)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TextWall wall, Writes writes, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    public const int MostConditions = 10;

    // What the unit said no with: somebody else was there first.
    private IReadOnlyList<Error> late = [];

    public Decision Decision { get; private set; } = null!;

    [BindProperty]
    public Fields Input { get; set; } = new();

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public DateOnly? DoneOn { get; set; }

    [BindProperty]
    public bool IsAboutNobody { get; set; }

    /// <summary>The condition whose form was sent and came back.</summary>
    public int? Posted { get; private set; }

    /// <summary>What was typed for a matter that had been settled, or a condition that had been met, when it was sent.</summary>
    public string? Unsaved { get; private set; }

    public string Root => $"/{scope.Partnership!.Slug}/beslut";

    public DateOnly Today => time.Today();

    public bool MayManage => scope.Viewer.May(Permission.ManageDecisions);

    public bool IsWarned => IsAboutNobody || ModelState.Any(e => e.Value!.Errors.Count > 0 && e.Key is "Input.Body" or "Input.Conditions" or "Input.DiaryNumber" or "Evidence");

    public IEnumerable<SelectListItem> Outcomes => Enum.GetValues<DecisionOutcome>().Select(o => new SelectListItem(texts["Plans.DecisionOutcome." + o], o.ToString()));

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancel)
    {
        Input = new() { On = Today };
        DoneOn = Today;
        return await FindAsync(number, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostRuleAsync(int number, CancellationToken cancel)
    {
        if (await RefusedAsync(number, cancel) is { } refused)
            return refused;
        var words = await WordsAsync(cancel);
        return words is null ? Page() : await ChangeAsync(d => d.Rule(words, Today), "decision.ruled", "Decisions.Ruled", cancel);
    }

    public async Task<IActionResult> OnPostProveAsync(int number, int condition, CancellationToken cancel)
    {
        if (await RefusedAsync(number, cancel) is { } refused)
            return refused;
        Posted = condition;
        var evidence = await PassAsync(Evidence, "Evidence", 300, cancel);
        if (ModelState.IsValid && evidence is null)
            ModelState.Add(texts, DecisionErrors.NoEvidence);
        return ModelState.IsValid ? await ChangeAsync(d => d.Prove(condition, evidence!.Value, Today), "decision.proved", "Decisions.Proved", cancel) : Page();
    }

    public async Task<IActionResult> OnPostFinishAsync(int number, CancellationToken cancel)
    {
        if (await RefusedAsync(number, cancel) is { } refused)
            return refused;
        if (DoneOn is null)
            ModelState.Add(texts, DecisionErrors.DoneDay);
        return ModelState.IsValid ? await ChangeAsync(d => d.Finish(DoneOn!.Value, Today), "decision.done", "Decisions.Finished", cancel) : Page();
    }

    private async Task<IActionResult> ChangeAsync(Func<Decision, Result<Decision>> change, string action, string said, CancellationToken cancel)
    {
        // Tried on a copy of its own: a form with errors keeps its key, so nothing of it may be noted.
        var tried = change(await db.Matters().AsNoTracking().SingleAsync(d => d.Id == Decision.Id, cancel));
        // What somebody else has decided or proved meanwhile is said by the unit.
        if (!tried.IsOk && tried.Errors[0].Key != DecisionErrors.AlreadySettled.Key && tried.Errors[0].Key != DecisionErrors.AlreadyMet.Key)
        {
            ModelState.Add(texts, tried.Errors);
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var decision = await unit.Db.Matters().SingleAsync(d => d.Id == Decision.Id, token);
            var changed = change(decision);
            late = changed.Errors;
            if (!changed.IsOk)
                throw new ChangedMeanwhileException();
            unit.Audit(action, nameof(Decision), decision.Id.Value, ("state", decision.State.ToString()));
            // What was added to the matter alone still makes it a new version of it.
            unit.Db.Entry(decision).Property(d => d.DoneOn).IsModified = true;
            return "";
        }, cancel);
        TempData.Flash(texts[said]);
        return Redirect($"{Root}/{Decision.Number}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (!await FindAsync(Decision.Number, cancel))
            return null;
        Unsaved = string.Join('\n', new[] { Input.Body, Input.DiaryNumber, Input.Conditions, Evidence }.Where(t => !string.IsNullOrWhiteSpace(t)));
        return StoredForm.Closed(texts[late[0].Key, late[0].Arguments]);
    }

    private async Task<RulingWords?> WordsAsync(CancellationToken cancel)
    {
        var body = await PassAsync(Input.Body, "Input.Body", 120, cancel);
        var diary = await PassAsync(Input.DiaryNumber, "Input.DiaryNumber", 60, cancel);
        List<ScreenedText> conditions = [];
        foreach (var line in (Input.Conditions ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostConditions))
        {
            if (await PassAsync(line, "Input.Conditions", 300, cancel) is { } passed)
                conditions.Add(passed);
        }

        if (string.IsNullOrWhiteSpace(Input.Body))
            ModelState.Add(texts, DecisionErrors.NoBody);
        if (Input.Outcome is not { } outcome || !Enum.IsDefined(outcome))
            ModelState.Add(texts, DecisionErrors.NoOutcome);
        if (Input.On is null)
            ModelState.Add(texts, DecisionErrors.NoDay);
        return ModelState.IsValid ? new(body!.Value, Input.Outcome!.Value, Input.On!.Value, diary, Input.EffectiveOn, conditions) : null;
    }

    private async Task<ScreenedText?> PassAsync(string? value, string field, int longest, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new FreeText(value, field, "decision") { MaxLength = longest, IsAccepted = IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    private async Task<IActionResult?> RefusedAsync(int number, CancellationToken cancel) =>
        !MayManage ? Forbid() : await FindAsync(number, cancel) ? null : NotFound();

    private async Task<bool> FindAsync(int number, CancellationToken cancel)
    {
        if (await db.Matters().AsNoTracking().SingleOrDefaultAsync(d => d.Number == number, cancel) is not { } decision)
            return false;
        Decision = decision;
        return true;
    }

    public sealed record Fields
    {
        public string? Body { get; init; }

        public DecisionOutcome? Outcome { get; init; }

        public DateOnly? On { get; init; }

        public string? DiaryNumber { get; init; }

        public DateOnly? EffectiveOn { get; init; }

        public string? Conditions { get; init; }
    }
}
