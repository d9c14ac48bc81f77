using Lykta.Web.Capabilities.Plans.Views;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Plans.List;

/// <summary>Åtgärder: the plan's table, grouped by area, problem and cause; the same filter as a board and along the months. Cells and many rows at once are changed here.</summary>
[Needs(Permission.SeePlan)]
[RequestFormLimits(ValueCountLimit = 5000)]
public sealed partial class IndexModel(
    LyktaDbContext db, LyktaScope scope, MeasureDesk desk, PartReader reader, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    private const int PageSize = 100;

    /// <summary>What can be changed for many at once.</summary>
    public static readonly IReadOnlyList<string> BulkParts =
        [nameof(Measure.LeadId), nameof(Measure.Status), nameof(Measure.EndOn), nameof(Measure.PriorityAreaId), nameof(Measure.SectionId), nameof(Measure.Sharing), nameof(Measure.Form)];

    public MeasureNames? Names { get; private set; }

    public MeasureQuery Query { get; private set; } = new();

    public IReadOnlyList<WholeMeasure> Found { get; private set; } = [];

    public IReadOnlyList<WholeMeasure> Rows { get; private set; } = [];

    public int All { get; private set; }

    public int Number { get; private set; } = 1;

    public int Pages { get; private set; } = 1;

    public string? InWords { get; private set; }

    public IReadOnlyList<ActionPlan> Plans { get; private set; } = [];

    public IReadOnlyList<string> Sources { get; private set; } = [];

    public bool MayManage => scope.Viewer.May(Permission.ManagePlan);

    public DateOnly Today => time.Today();

    public string Root => $"/{scope.Partnership!.Slug}";

    public async Task<IActionResult> OnGetAsync([FromQuery] MeasureQuery query, [FromQuery] int sida, CancellationToken cancel)
    {
        ModelState.Clear();
        await ReadAsync(query, sida, cancel);
        return Names is null && query.Plan is not null ? NotFound() : Page();
    }

    /// <summary>The same part of all that are ticked.</summary>
    public async Task<IActionResult> OnPostBulkAsync([FromQuery] MeasureQuery query, [FromForm] int[] nr, string part, [FromForm] string? value, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        ModelState.Clear();
        await ReadAsync(query, 1, cancel);
        if (Names is null || !BulkParts.Contains(part, StringComparer.Ordinal) || Measure.PartOf(part) is not { } chosen)
            return NotFound();
        var given = value ?? Request.Form[$"bulk-{part}"].ToString();
        var read = await reader.ReadAsync(chosen, given, Names, isAccepted: false, cancel);
        var seen = Found.Select(f => f.Measure.Number).ToHashSet();
        if (nr.Length == 0)
            ModelState.AddModelError("", texts["Plans.Bulk.None"]);
        else if (!Array.TrueForAll(nr, seen.Contains))
            ModelState.AddModelError("", texts["Plans.Bulk.NotAll"]);
        else if (!read.IsOk)
            ModelState.AddModelError("", texts["Plans.Bulk.NotUnderstood", Names.Label(chosen)]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var changed = await desk.ChangeManyAsync([.. nr.Distinct()], chosen, read.Value, Request.SubmissionKey(), cancel);
        TempData.Flash(texts["Plans.Bulk.Done", changed, Names.Label(chosen)]);
        return LocalRedirect(Request.Path + Request.QueryString.Value!.Replace("handler=Bulk", "", StringComparison.Ordinal));
    }

    private async Task ReadAsync(MeasureQuery query, int page, CancellationToken cancel)
    {
        Query = query;
        Layout = MeasureLayouts.Of(Request.Query[MeasureLayouts.QueryName]);
        var plan = await db.CurrentPlanAsync(Today, query.Plan, cancel);
        if (plan is null)
            return;
        Names = await MeasureNames.ReadAsync(db, texts, plan, cancel);
        var all = await db.MeasuresAsync(plan.Id, cancel);
        All = all.Count;
        Sources = [.. all.SelectMany(m => m.Funding).Select(f => f.Source).Distinct(StringComparer.OrdinalIgnoreCase).Order(SwedishFolding.Order)];
        var filter = new MeasureFilter(query, Names, await db.OurRootsAsync(scope.Viewer, cancel), Today);
        InWords = filter.InWords(texts);
        Found = MeasureOrder.Sorted(filter.Apply(all), Names);
        var size = Layout == MeasureLayout.Timeline ? MeasureTimeline.PageSize : PageSize;
        Pages = Layout == MeasureLayout.Board ? 1 : Math.Max(1, (Found.Count + size - 1) / size);
        Number = Math.Clamp(page, 1, Pages);
        Rows = [.. Found.Skip((Number - 1) * size).Take(size)];
        Views = await db.ViewsAsync(scope.Viewer, cancel);
    }
}
