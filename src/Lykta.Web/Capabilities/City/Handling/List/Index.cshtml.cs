using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Handling.List;

/// <summary>The city's plans, and a new one from a compilation: each of its sentences is a row with its source.</summary>
[Needs(Permission.CompileCity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    private const string Empty = "tom";

    [BindProperty]
    public string? From { get; set; }

    public IReadOnlyList<CityPlan> Plans { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sources { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManageCity);

    private List<CityCompilation> compilations = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await OpenAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await OpenAsync(cancel))
            return NotFound();
        var source = Guid.TryParse(From, out var id) ? compilations.Find(c => c.Id == id) : null;
        var year = (source?.Year ?? time.Today().Year) + 1;
        if (source is null && From != Empty)
            ModelState.AddModelError(nameof(From), texts["Handling.Error.From"]);
        else if (Plans.Any(p => p.Year == year))
            ModelState.AddModelError(nameof(From), texts["Handling.Error.Exists", year]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var plan = CityPlan.Begin(unit.Scope.PartnershipId, year, source?.Id, unit.Now);
            unit.Db.Add(plan);
            var rows = source is null ? [] : await RowsAsync(unit, plan, source, token);
            unit.Db.AddRange(rows);
            unit.Audit("cityplan.made", nameof(CityPlan), plan.Id, ("year", $"{year}"), ("rows", $"{rows.Count}"));
            return "";
        }, cancel);
        TempData.Flash(texts["Handling.Make.Done", year]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/staden/handlingsplan/{year}");
    }

    private static async Task<List<CityPlanRow>> RowsAsync(WriteUnit unit, CityPlan plan, CityCompilation source, CancellationToken cancel)
    {
        var sentences = source.Read().Areas.SelectMany(a => a.Sentences.Select(s => (Area: a, Sentence: s))).ToList();
        var ids = sentences.Select(s => s.Sentence.Report).ToHashSet();
        var reports = await unit.Db.Set<DistrictReport>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        // A report that its district has disposed of since can be no source any more.
        return [.. sentences.Where(s => reports.ContainsKey(s.Sentence.Report)).Select((s, i) => CityPlanRow.From(plan, i + 1, s.Area, s.Sentence, reports[s.Sentence.Report]))];
    }

    private async Task<bool> OpenAsync(CancellationToken cancel)
    {
        if ((await directory.DistrictsAsync(scope.PartnershipId, cancel)).Count == 0)
            return false;
        Plans = await db.Set<CityPlan>().AsNoTracking().OrderByDescending(p => p.Year).ToListAsync(cancel);
        var own = scope.PartnershipId;
        compilations = await db.Set<CityCompilation>().AsNoTracking().Where(c => c.PartnershipId == own).OrderByDescending(c => c.SentAt).ToListAsync(cancel);
        Sources = [.. compilations.Select(c => new SelectListItem(texts["Handling.From.Compiled", c.Year + 1, c.Year, c.SentOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)], c.Id.ToString())),
            new(texts["Handling.From.Empty", time.Today().Year + 1], Empty)];
        return true;
    }
}
