using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Plans.Decide;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
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
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Handling.Decide;

/// <summary>What the body decided of the city's plan; one that adopts it freezes its rows with a hash.</summary>
[Needs(Permission.ManageCity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    [BindProperty]
    public DecisionInput Input { get; set; } = new();

    public CityPlan Plan { get; private set; } = null!;

    public int RowCount { get; private set; }

    public IEnumerable<SelectListItem> Outcomes => Enum.GetValues<DecisionOutcome>().Select(o => new SelectListItem(texts[$"Plans.DecisionOutcome.{o}"], o.ToString()));

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancel)
    {
        if (!await OpenAsync(year, cancel))
            return NotFound();
        Input = new() { Body = texts["Handling.Decide.Body"], DecidedOn = time.Today(), Outcome = DecisionOutcome.AsProposed };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int year, CancellationToken cancel)
    {
        if (!await OpenAsync(year, cancel))
            return NotFound();
        var read = await Input.ReadAsync(wall, time.Today(), cancel);
        ModelState.Add(texts, read.Errors);
        var adopts = read.IsOk && PlanDecision.Adopted(read.Value.Outcome);
        if (adopts && RowCount == 0)
            ModelState.AddModelError("Input.Outcome", texts["Handling.Error.NoRows"]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var plan = WriteUnit.Expect(await unit.Db.Set<CityPlan>().SingleAsync(p => p.Id == Plan.Id, token), Request.RowVersion());
            var decision = CityPlanDecision.Record(plan, read.Value, adopts ? await FreezeAsync(unit, plan, token) : null, scope.Viewer.PrimaryMembership, unit.Now);
            unit.Db.Add(decision);
            unit.Audit("cityplan.decided", nameof(CityPlan), plan.Id, ("outcome", decision.Outcome.ToString()), ("hash", decision.Hash ?? "none"));
            return "";
        }, cancel);
        TempData.Flash(texts[adopts ? "Handling.Decide.Adopted" : "Plans.Decide.Recorded"]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/staden/handlingsplan/{year}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await OpenAsync(Plan.Year, cancel) ? new(new { }) : null;

    private async Task<FrozenCityPlan> FreezeAsync(WriteUnit unit, CityPlan plan, CancellationToken cancel)
    {
        var hash = await unit.Db.Set<CityCompilation>().Where(c => c.Id == plan.CompilationId).Select(c => c.Hash).SingleOrDefaultAsync(cancel);
        return new(scope.Partnership!.Name, plan.Year, plan.CompilationId, hash, [.. (await unit.Db.CityRowsAsync(plan.Id, cancel)).Select(r => r.Freeze())]);
    }

    private async Task<bool> OpenAsync(int year, CancellationToken cancel)
    {
        if (await db.CityPlanAsync(year, cancel) is not { IsOpen: true } plan)
            return false;
        (Plan, RowCount) = (plan, await db.Set<CityPlanRow>().CountAsync(r => r.PlanId == plan.Id, cancel));
        return true;
    }
}
