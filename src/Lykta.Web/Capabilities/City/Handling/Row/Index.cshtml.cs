using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Handling.Row;

/// <summary>A row of the draft: carried on, changed or ended with a reason, or new. Its source never changes.</summary>
[Needs(Permission.ManageCity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, Writes writes, CityWall wall, Texts texts) : PageModel, IShowsBoth
{
    [BindProperty]
    public RowInput Input { get; set; } = new();

    public CityPlan Plan { get; private set; } = null!;

    public CityPlanRow? Row { get; private set; }

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Districts { get; private set; } = [];

    public IEnumerable<SelectListItem> Fates => Enum.GetValues<RowFate>().Where(f => f != RowFate.New).Select(f => new SelectListItem(texts[$"Handling.Fate.{f}"], f.ToString()));

    public bool HasWarned => wall.HasWarned || Input.IsAccepted;

    private string Here => $"/{scope.Partnership!.Slug}/staden/handlingsplan/{Plan.Year}";

    public async Task<IActionResult> OnGetAsync(int year, string nr, CancellationToken cancel)
    {
        if (!await OpenAsync(year, nr, cancel))
            return NotFound();
        Input = Row is null ? new() { Fate = RowFate.New } : RowInput.Of(Row);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int year, string nr, CancellationToken cancel)
    {
        if (!await OpenAsync(year, nr, cancel))
            return NotFound();
        var form = await ReadAsync(cancel);
        IReadOnlyList<Error> errors = form is null ? wall.Errors : (Row ?? CityPlanRow.Empty(Plan, 0)).Describe(form).Errors;
        if (errors.Count > 0)
        {
            ModelState.Add(texts, errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var plan = await OpenPlanAsync(unit, token);
            var row = Row is null ? CityPlanRow.Empty(plan, await NextAsync(unit, token)) : WriteUnit.Expect(await unit.Db.Set<CityPlanRow>().SingleAsync(r => r.Id == Row.Id, token), Request.RowVersion());
            if (Row is null)
                unit.Db.Add(row);
            row.Describe(form!);
            unit.Audit("cityplan.row.changed", nameof(CityPlanRow), row.Id, ("fate", row.Fate.ToString()));
            return "";
        }, cancel);
        TempData.Flash(texts["Handling.Row.Saved"]);
        return LocalRedirect(Here);
    }

    public async Task<IActionResult> OnPostRemoveAsync(int year, string nr, CancellationToken cancel)
    {
        if (!await OpenAsync(year, nr, cancel) || Row is not { HasSource: false } row)
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            await OpenPlanAsync(unit, token);
            unit.Db.Remove(WriteUnit.Expect(await unit.Db.Set<CityPlanRow>().SingleAsync(r => r.Id == row.Id, token), Request.RowVersion()));
            unit.Audit("cityplan.row.removed", nameof(CityPlanRow), row.Id);
            return "";
        }, cancel);
        TempData.Flash(texts["Handling.Row.Removed"]);
        return LocalRedirect(Here);
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) =>
        Row is { } before && await OpenAsync(Plan.Year, before.Number.ToString(CultureInfo.InvariantCulture), cancel) ? new(RowInput.Of(Row)) : null;

    // Decided meanwhile: then nothing of it changes.
    private async Task<CityPlan> OpenPlanAsync(WriteUnit unit, CancellationToken cancel) =>
        await unit.Db.Set<CityPlan>().SingleAsync(p => p.Id == Plan.Id, cancel) is { IsOpen: true } plan ? plan : throw new ChangedMeanwhileException();

    private async Task<int> NextAsync(WriteUnit unit, CancellationToken cancel) =>
        1 + (await unit.Db.Set<CityPlanRow>().Where(r => r.PlanId == Plan.Id).MaxAsync(r => (int?)r.Number, cancel) ?? 0);

    private async Task<CityRowForm?> ReadAsync(CancellationToken cancel)
    {
        var text = await wall.NeededAsync(new(Input.Text, "Input.Text", CityPlanRow.LongestText, Input.IsAccepted), cancel);
        var reason = await wall.PassAsync(new(Input.Reason, "Input.Reason", 500, Input.IsAccepted), cancel);
        var area = Areas.FirstOrDefault(a => a.Value == Input.Area && !string.IsNullOrEmpty(a.Value));
        if (area is null)
            wall.Refuse("City.Error.Needed", "Input.Area");
        if (Districts.All(d => d.Value != (Input.For ?? "")))
            wall.Refuse("City.Error.Needed", "Input.For");
        return wall.Errors.Count > 0 ? null : new(area!.Value, area.Text, Input.Fate, text!.Value, reason, Guid.TryParse(Input.For, out var one) ? new PartnershipId(one) : null);
    }

    private async Task<bool> OpenAsync(int year, string nr, CancellationToken cancel)
    {
        var districts = await directory.DistrictsAsync(scope.PartnershipId, cancel);
        if (districts.Count == 0 || await db.CityPlanAsync(year, cancel) is not { IsOpen: true } plan)
            return false;
        var rows = await db.CityRowsAsync(plan.Id, cancel);
        (Plan, Row) = (plan, int.TryParse(nr, CultureInfo.InvariantCulture, out var number) ? rows.Find(r => r.Number == number) : null);
        var compiled = await db.Set<CityCompilation>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == plan.CompilationId, cancel);
        Areas = [.. (compiled?.Read().Areas.Select(a => (a.Code, a.Name)) ?? []).Concat(rows.Select(r => (Code: r.AreaCode, Name: r.AreaName)))
            .Concat(Capabilities.Plans.PriorityList.Standard2024(0, null, DateTimeOffset.UnixEpoch).Areas.Select(a => (a.Code, a.Name))).DistinctBy(a => a.Code, StringComparer.Ordinal).Select(a => new SelectListItem(a.Name, a.Code))];
        Districts = [new(texts["Handling.For.All"], ""), .. districts.Select(d => new SelectListItem(d.Name, d.Id.Value.ToString()))];
        return nr == "ny" || Row is not null;
    }
}

public sealed record RowInput
{
    public RowFate Fate { get; init; }
    public string? Area { get; init; }
    public string? Text { get; init; }
    public string? Reason { get; init; }
    public string? For { get; init; }
    public bool IsAccepted { get; init; }

    public static RowInput Of(CityPlanRow row) => new() { Fate = row.Fate, Area = row.AreaCode, Text = row.Text, Reason = row.Reason, For = row.ForDistrictId?.Value.ToString() ?? "" };
}
