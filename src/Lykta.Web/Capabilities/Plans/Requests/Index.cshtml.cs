using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
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

namespace Lykta.Web.Capabilities.Plans.Requests;

/// <summary>Begärda beslut: what waits for a nämnd, what has been answered, and a new one.</summary>
[Needs(Permission.SeePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public RequestInput Input { get; set; } = new();

    public ActionPlan Plan { get; private set; } = null!;

    public IReadOnlyList<DecisionRequest> Requests { get; private set; } = [];

    public IReadOnlyDictionary<PlanDecisionId, PlanDecision> Decisions { get; private set; } = new Dictionary<PlanDecisionId, PlanDecision>();

    public DateOnly Today => time.Today();

    public bool MayManage => scope.Viewer.May(Permission.ManagePlan);

    public bool MayDecide => scope.Viewer.May(Permission.DecidePlan);

    public async Task<IActionResult> OnGetAsync(int nr, int? atgard, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        Input = new() { Body = scope.Partnership!.Name, Measures = atgard is { } number ? $"A-{number}" : null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var id = Plan.Id;
        var known = (await db.Set<Measure>().Where(m => m.PlanId == id).Select(m => m.Number).ToListAsync(cancel)).ToHashSet();
        var read = await Input.ReadAsync(wall, known, Today, cancel);
        ModelState.Add(texts, read.Errors);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var plan = await unit.Db.Set<ActionPlan>().SingleAsync(p => p.Number == nr, token);
            var request = DecisionRequest.Ask(plan, read.Value, unit.Now);
            unit.Db.Add(request);
            unit.Audit("plan.requested", nameof(DecisionRequest), request.Id, ("meeting", $"{request.MeetingOn:yyyy-MM-dd}"), ("measures", $"{read.Value.Measures.Count}"));
            return Address(nr);
        }, cancel);
        TempData.Flash(texts["Plans.Request.Asked"]);
        return LocalRedirect(Address(nr));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(int nr, Guid id, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await OpenAsync(nr, cancel) || Requests.All(r => r.Id != id))
            return NotFound();
        var was = await writes.RunAsync(async (unit, token) =>
        {
            var request = await unit.Db.Set<DecisionRequest>().SingleAsync(r => r.Id == id, token);
            if (!request.Withdraw())
                return false;
            unit.Audit("plan.requestWithdrawn", nameof(DecisionRequest), id);
            return true;
        }, cancel);
        TempData.Flash(texts[was ? "Plans.Request.Withdrawn" : "Plans.Request.NotWaiting"], was ? FlashTone.Done : FlashTone.Warning);
        return LocalRedirect(Address(nr));
    }

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        Plan = (await db.Set<ActionPlan>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == nr, cancel))!;
        if (Plan is null)
            return false;
        var id = Plan.Id;
        Requests = await db.Set<DecisionRequest>().AsNoTracking().Where(r => r.PlanId == id).OrderBy(r => r.State).ThenBy(r => r.MeetingOn).ToListAsync(cancel);
        Decisions = await db.Set<PlanDecision>().AsNoTracking().Where(d => d.PlanId == id).ToDictionaryAsync(d => d.Id, cancel);
        return true;
    }

    private string Address(int nr) => $"/{scope.Partnership!.Slug}/atgardsplan/{nr}/begarda-beslut";
}
