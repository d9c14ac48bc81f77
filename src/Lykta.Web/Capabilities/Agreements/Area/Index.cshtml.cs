using Lykta.Web.Capabilities.Plans;
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

namespace Lykta.Web.Capabilities.Agreements.Area;

/// <summary>One area of an agreement, new or known, and the finding that it rests on.</summary>
[Needs(Permission.ManagePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    [BindProperty]
    public AreaInput Input { get; set; } = new();

    public CollaborationAgreement Agreement { get; private set; } = null!;

    public AgreementArea? Area { get; private set; }

    public IReadOnlyList<SelectListItem> PriorityAreas { get; private set; } = [];

    public string Here => $"/{scope.Partnership!.Slug}/overenskommelser/{Agreement.Number}";

    public bool IsWarned => Input.IsAboutNobody || !ModelState.IsValid;

    public async Task<IActionResult> OnGetAsync(int nr, int? rad, CancellationToken cancel)
    {
        if (!await ReadAsync(nr, rad, cancel))
            return NotFound();
        if (Area is not null)
            Input = AreaInput.Of(Area);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, int? rad, CancellationToken cancel)
    {
        if (!await ReadAsync(nr, rad, cancel))
            return NotFound();
        if (await FormAsync(cancel) is not { } form)
            return Wrong();
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var area = rad is null ? null : WriteUnit.Expect(await unit.Db.Set<AgreementArea>().SingleAsync(a => a.AgreementId == Agreement.Id && a.Number == rad, token), Request.RowVersion());
            if (area is null)
            {
                var taken = await unit.Db.Set<AgreementArea>().Where(a => a.AgreementId == Agreement.Id).Select(a => a.Number).ToListAsync(token);
                if (taken.Count >= AgreementArea.Most)
                    return "full";
                unit.Db.Add(area = AgreementArea.Of(Agreement.Id, taken.DefaultIfEmpty().Max() + 1, form.Name));
            }

            area.Describe(form);
            unit.Audit("agreement.area-changed", nameof(CollaborationAgreement), Agreement.Id, ("gap", area.IsGap ? "yes" : "no"));
            return "";
        }, cancel);
        if (done.Outcome.Length > 0)
        {
            ModelState.Add(texts, new Platform.Errors.Error("Agreements.Error.Many", null, AgreementArea.Most));
            return Wrong();
        }

        TempData.Flash(texts["Agreements.Saved"]);
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostRemoveAsync(int nr, int? rad, CancellationToken cancel)
    {
        if (!await ReadAsync(nr, rad, cancel) || Area is null)
            return NotFound();
        ModelState.Clear();
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var rows = await unit.Db.Set<AgreementArea>().Where(a => a.AgreementId == Agreement.Id).ToListAsync(token);
            if (rows.Count == 1 && rows[0].Number == rad)
                return "last";
            if (rows.Find(r => r.Number == rad) is { } row)
            {
                unit.Db.Remove(row);
                unit.Audit("agreement.area-removed", nameof(CollaborationAgreement), Agreement.Id);
            }

            return "";
        }, cancel);
        if (done.Outcome.Length > 0)
        {
            Input = AreaInput.Of(Area);
            ModelState.Add(texts, new Platform.Errors.Error("Agreements.Error.Last"));
            return Wrong();
        }

        TempData.Flash(texts["Agreements.Area.Removed"]);
        return LocalRedirect(Here);
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await ReadAsync(Agreement.Number, Area?.Number, cancel) && Area is not null ? new(AreaInput.Of(Area)) : null;

    private PageResult Wrong()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<AgreementAreaForm?> FormAsync(CancellationToken cancel)
    {
        var name = await PassAsync(Input.Name, "Input.Name", AgreementArea.LongestName, cancel);
        var finding = await PassAsync(Input.Finding, "Input.Finding", AgreementArea.LongestFinding, cancel);
        var source = await PassAsync(Input.Source, "Input.Source", AgreementArea.LongestSource, cancel);
        if (string.IsNullOrWhiteSpace(Input.Name))
            ModelState.Add(texts, PlanErrors.Needed("Input.Name"));
        if (Input.PriorityArea is { } chosen && PriorityAreas.All(a => a.Value != chosen.ToString()))
            ModelState.Add(texts, PlanErrors.Needed("Input.PriorityArea"));
        if (!ModelState.IsValid)
            return null;
        var read = AgreementArea.Check(new(name!.Value) { PriorityArea = Input.PriorityArea is { } id ? new(id) : null, Finding = finding, Source = source, FoundOn = Input.FoundOn }, time.Today());
        ModelState.Add(texts, read.Errors);
        return read.IsOk ? read.Value : null;
    }

    private async Task<ScreenedText?> PassAsync(string? text, string field, int longest, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(text?.ReplaceLineEndings(" "), field, "agreement") { MaxLength = longest, IsAccepted = Input.IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        return passed.IsOk ? passed.Value : null;
    }

    private async Task<bool> ReadAsync(int nr, int? rad, CancellationToken cancel)
    {
        if (await db.AgreementAsync(nr, cancel) is not { } agreement)
            return false;
        Agreement = agreement;
        Area = rad is null ? null : await db.Set<AgreementArea>().AsNoTracking().SingleOrDefaultAsync(a => a.AgreementId == agreement.Id && a.Number == rad, cancel);
        var priorities = await PriorityReading.ReadAsync(db, cancel);
        var offered = priorities.AreasOf(priorities.ListFor(agreement.ValidFrom)).ToList();
        // An area of another list is no longer offered, but stays where it is chosen.
        if (priorities.Area(Area?.PriorityAreaId) is { } kept && !offered.Exists(o => o.Id == kept.Id))
            offered.Add(kept);
        PriorityAreas = [new("–", ""), .. offered.Select(a => new SelectListItem(a.Name, a.Id.Value.ToString()))];
        return rad is null || Area is not null;
    }
}

public sealed record AreaInput
{
    public string? Name { get; init; }
    public Guid? PriorityArea { get; init; }
    public string? Finding { get; init; }
    public string? Source { get; init; }
    public DateOnly? FoundOn { get; init; }
    public bool IsAboutNobody { get; init; }

    public static AreaInput Of(AgreementArea a) => new() { Name = a.Name, PriorityArea = a.PriorityAreaId?.Value, Finding = a.Finding, Source = a.Source, FoundOn = a.FoundOn };
}
