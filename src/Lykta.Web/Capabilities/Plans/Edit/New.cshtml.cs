using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Edit;

/// <summary>Ny åtgärd: its name first; the rest is filled in on its own page.</summary>
[Needs(Permission.ManagePlan)]
public sealed class NewModel(LyktaDbContext db, LyktaScope scope, MeasureDesk desk, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    [BindProperty]
    public NewMeasure Input { get; set; } = new();

    public ActionPlan Plan { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];

    public bool HasSoftWarning { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery] int? plan, CancellationToken cancel) =>
        await OpenAsync(plan, cancel) ? Page() : LocalRedirect($"/{scope.Partnership!.Slug}/atgardsplan/ny");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await OpenAsync(Input.Plan, cancel))
            return NotFound();
        var name = await wall.PassAsync(new(Input.Name, "Input.Name", "measure") { MaxLength = Measure.LongestName, IsAccepted = Input.IsAccepted }, cancel);
        ModelState.Add(texts, name.Errors);
        HasSoftWarning = name.Errors.HasSoftWarning();
        if (name.IsOk && name.Value is null)
            ModelState.Add(texts, PlanErrors.NoName with { Field = "Input.Name" });
        if (!ModelState.IsValid)
            return Page();
        PlanSectionId? section = Guid.TryParse(Input.Section, out var id) && Sections.Any(s => s.Value == Input.Section) ? new(id) : null;
        var number = await desk.AddAsync(Plan.Id, name.Value!.Value, section, Request.SubmissionKey(), cancel);
        TempData.Flash(texts["Plans.Edit.Added", number]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/atgarder/A-{number}");
    }

    private async Task<bool> OpenAsync(int? plan, CancellationToken cancel)
    {
        Plan = (await db.CurrentPlanAsync(time.Today(), plan, cancel))!;
        if (Plan is null)
            return false;
        var sections = await db.Set<PlanSection>().AsNoTracking().Where(s => s.PlanId == Plan.Id).OrderBy(s => s.Order).ToListAsync(cancel);
        Sections = sections.Count == 0 ? [] : [new(texts["Plans.Choose"], ""), .. sections.Select(s => new SelectListItem(s.Name, s.Id.Value.ToString()))];
        return true;
    }

    public sealed class NewMeasure
    {
        public int? Plan { get; set; }

        public string? Name { get; set; }

        public string? Section { get; set; }

        public bool IsAccepted { get; set; }
    }
}
