using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Handling.Detail;

/// <summary>One plan: its rows with their sources while it is a draft, the frozen ones when it is decided, and which district has taken what up.</summary>
[Needs(Permission.CompileCity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    private IReadOnlyList<PartnershipEntry> districts = [];
    private Dictionary<(PartnershipId District, int Row), CityPlanAnswer> answers = [];

    public CityPlan Plan { get; private set; } = null!;

    public CityCompilation? Compilation { get; private set; }

    public IReadOnlyList<CityPlanDecision> Decisions { get; private set; } = [];

    public CityPlanDecision? Adopted => Decisions.FirstOrDefault(d => d.Frozen is not null);

    public IReadOnlyList<FrozenRow> Rows { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManageCity);

    public string ForName(FrozenRow row) => row.For is { } one ? districts.FirstOrDefault(d => d.Id.Value == one)?.Name ?? row.Source?.District ?? "" : texts["Handling.For.All"];

    public IEnumerable<(string District, CityPlanAnswer? Answer)> AnswersTo(FrozenRow row) =>
        districts.Where(d => row.For is null || row.For == d.Id.Value).Select(d => (d.Name, answers.GetValueOrDefault((d.Id, row.Number))));

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancel)
    {
        if (!await OpenAsync(year, cancel))
            return NotFound();
        reads.Note(nameof(CityPlan), Plan.Id, "page");
        return Page();
    }

    public async Task<IActionResult> OnPostReturnAsync(int year, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await OpenAsync(year, cancel) || Adopted is not { } adopted)
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var decision = await unit.Db.Set<CityPlanDecision>().SingleAsync(d => d.Id == adopted.Id, token);
            if (decision.ReturnedAt is null)
            {
                decision.Return(time.Today(), unit.Now);
                unit.Audit("cityplan.returned", nameof(CityPlanDecision), decision.Id, ("hash", decision.Hash!));
            }

            return "";
        }, cancel);
        TempData.Flash(texts["Handling.Return.Done"]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/staden/handlingsplan/{year}");
    }

    private async Task<bool> OpenAsync(int year, CancellationToken cancel)
    {
        districts = await directory.DistrictsAsync(scope.PartnershipId, cancel);
        if (districts.Count == 0 || await db.CityPlanAsync(year, cancel) is not { } plan)
            return false;
        Plan = plan;
        Compilation = await db.Set<CityCompilation>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == plan.CompilationId, cancel);
        Decisions = await db.Set<CityPlanDecision>().AsNoTracking().Where(d => d.PlanId == plan.Id).OrderByDescending(d => d.RecordedAt).ToListAsync(cancel);
        Rows = Adopted?.Read().Rows ?? [.. (await db.CityRowsAsync(plan.Id, cancel)).Select(r => r.Freeze())];
        answers = Adopted is { } adopted ? await db.AnswersAsync(adopted.Id, cancel) : [];
        return true;
    }
}
