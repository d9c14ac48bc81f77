using Lykta.Web.Capabilities.Plans.Approve;
using Lykta.Web.Capabilities.Plans.Requests;
using Lykta.Web.Capabilities.Plans.Views;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Plan;

/// <summary>One plan: what is missing before a decision, what has been decided, balance and money.</summary>
[Needs(Permission.SeePlan)]
public sealed class DetailModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public PlanInput Input { get; set; } = new();

    public ActionPlan Plan { get; private set; } = null!;

    public IReadOnlyList<WholeMeasure> Rows { get; private set; } = [];

    public IReadOnlyList<PlanDecision> Decisions { get; private set; } = [];

    public IReadOnlyList<PlanSection> Sections { get; private set; } = [];

    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    public PlanCheck Check { get; private set; } = null!;

    public ApprovalChain Chain { get; private set; } = null!;

    public PlanLock? Locked { get; private set; }

    /// <summary>Requests that wait for a nämnd, the nearest meeting first.</summary>
    public IReadOnlyList<DecisionRequest> Waiting { get; private set; } = [];

    /// <summary>Points of a strategy under their headings.</summary>
    public IEnumerable<IGrouping<string, Measure>> Points => Rows.Select(r => r.Measure).OrderBy(m => Sections.FirstOrDefault(s => s.Id == m.SectionId)?.Order ?? int.MaxValue).ThenBy(m => m.Number)
        .GroupBy(m => Sections.FirstOrDefault(s => s.Id == m.SectionId)?.Name ?? texts["Plans.Strategy.NoHeading"].Value);

    public DateOnly Today => time.Today();

    public bool MayManage => scope.Viewer.May(Permission.ManagePlan);

    public bool MayDecide => scope.Viewer.May(Permission.DecidePlan);

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        Input = PlanInput.Of(Plan);
        reads.Note(nameof(ActionPlan), Plan.Id.Value, "page");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var read = await Input.ReadAsync(wall, time.Today(), cancel);
        ModelState.Add(texts, read.Errors);
        if (Input.Version != Plan.Version)
        {
            // Both are on the page: the saved plan above, what was typed in the form.
            ModelState.Remove("Input.Version");
            Input = Input with { Version = Plan.Version };
            ModelState.AddModelError("", texts["Plans.Plan.Changed", Plan.Title]);
        }
        else if (read.IsOk)
        {
            ModelState.Add(texts, await SaveAsync(nr, read.Value, cancel));
        }

        if (!ModelState.IsValid)
            return Page();
        TempData.Flash(texts["Plans.Edit.SavedOne"]);
        return LocalRedirect(Address(nr));
    }

    public async Task<IActionResult> OnPostSectionAsync(int nr, string? section, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var name = await wall.PassAsync(new(section, "section", "plan") { MaxLength = 160 }, cancel);
        if (name.IsOk && name.Value is { } given && Sections.All(s => !string.Equals(s.Name, given.Value, StringComparison.OrdinalIgnoreCase)))
        {
            await writes.RunOnceAsync(Request.SubmissionKey(), (unit, _) =>
            {
                unit.Db.Add(PlanSection.Of(Plan.Id, given, Sections.Count + 1));
                return Task.FromResult(Address(nr));
            }, cancel);
        }

        return LocalRedirect(Address(nr));
    }

    private async Task<IReadOnlyList<Platform.Errors.Error>> SaveAsync(int nr, ReadPlan form, CancellationToken cancel) => await writes.RunAsync(async (unit, token) =>
    {
        var plan = await unit.Db.Set<ActionPlan>().SingleAsync(p => p.Number == nr, token);
        var changed = form.Onto(plan);
        if (!changed.IsOk)
            unit.Db.ChangeTracker.Clear();
        else
            unit.Audit("plan.changed", nameof(ActionPlan), plan.Id.Value);
        return changed.Errors;
    }, cancel);

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        Plan = (await db.Set<ActionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == nr, cancel))!;
        if (Plan is null)
            return false;
        var id = Plan.Id;
        Rows = await db.MeasuresAsync(id, cancel);
        Decisions = await db.Set<PlanDecision>().AsNoTracking().Where(d => d.PlanId == id).OrderByDescending(d => d.DecidedOn).ToListAsync(cancel);
        var names = await MeasureNames.ReadAsync(db, texts, Plan, cancel);
        Sections = names.Sections;
        Views = await db.ViewsAsync(scope.Viewer, cancel);
        Check = PlanCheck.Of(Plan, Rows, names.Priorities, Today);
        var steps = await db.OpenStepsAsync(id, cancel);
        Chain = new(steps, steps.Any(s => s.IsDone) ? ProposedPlan.Of(Plan, Rows, names, Today).Fingerprint() : null);
        Locked = await db.ProposedLockAsync(Plan, cancel);
        Waiting = await db.Set<DecisionRequest>().AsNoTracking().Where(r => r.PlanId == id && r.State == RequestState.Waiting).OrderBy(r => r.MeetingOn).ToListAsync(cancel);
        return true;
    }

    private string Address(int nr) => $"/{scope.Partnership!.Slug}/atgardsplan/{nr}";
}
