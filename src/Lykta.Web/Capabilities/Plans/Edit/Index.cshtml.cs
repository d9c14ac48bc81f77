using System.Globalization;
using Lykta.Web.Capabilities.City.Handling;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Edit;

/// <summary>One measure: all its parts, its thread and its gaps. The form and the table's cells are saved here, cell by cell.</summary>
[Needs(Permission.SeePlan)]
[RequestFormLimits(ValueCountLimit = 2000)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, MeasureDesk desk, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    public WholeMeasure Whole { get; private set; } = null!;

    public MeasureNames Names { get; private set; } = null!;

    public IReadOnlyList<CellConflict> Conflicts { get; private set; } = [];

    public IReadOnlyList<MeasureName> FormerNames { get; private set; } = [];

    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    public bool HasSoftWarning { get; private set; }

    /// <summary>The row of the city's handlingsplan that it was taken up from.</summary>
    public (string Path, int Year, int Row)? CityRow { get; private set; }

    public bool MayManage => scope.Viewer.May(Permission.ManagePlan);

    public string Root => $"/{scope.Partnership!.Slug}";

    private Dictionary<string, string> Typed { get; } = new(StringComparer.Ordinal);

    public string Value(MeasurePart part) => Typed.GetValueOrDefault(part.Key) ?? part.Read(Whole.Measure);

    public CellConflict? ConflictOf(MeasurePart part) => Conflicts.FirstOrDefault(c => c.Part == part);

    /// <summary>What the next save compares with: the other's text once it has been shown.</summary>
    public string Was(MeasurePart part) => part.Read(Whole.Measure);

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        reads.Note(nameof(Measure), Whole.Measure.Id.Value, "page");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var edits = Edits();
        var saved = await desk.SaveAsync(nr, edits, Names, Request.Form["accepted"] == "true", cancel);
        return Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)
            ? await AnswerAsync(nr, edits, saved, cancel)
            : await ShowAsync(nr, edits, saved, cancel);
    }

    private async Task<IActionResult> ShowAsync(int nr, List<CellEdit> edits, CellsSaved saved, CancellationToken cancel)
    {
        if (saved.IsOk)
        {
            TempData.Flash(texts["Plans.Edit.Saved", saved.Changed]);
            return LocalRedirect($"{Root}/atgarder/A-{nr}");
        }

        foreach (var edit in edits)
            Typed[edit.Key] = edit.Value;
        ModelState.Add(texts, saved.Errors);
        HasSoftWarning = saved.Errors.HasSoftWarning();
        Conflicts = saved.Conflicts;
        foreach (var conflict in Conflicts)
            ModelState.AddModelError($"Fields[{conflict.Part.Key}]", texts["Plans.Conflict", Names.Label(conflict.Part)]);
        Response.StatusCode = Conflicts.Count > 0 ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        await OpenAsync(nr, cancel);
        return Page();
    }

    /// <summary>For the table: one cell's answer.</summary>
    private async Task<IActionResult> AnswerAsync(int nr, List<CellEdit> edits, CellsSaved saved, CancellationToken cancel)
    {
        await OpenAsync(nr, cancel);
        var part = edits.Count > 0 ? Measure.PartOf(edits[0].Key) : null;
        if (part is null)
            return NotFound();
        var kept = part.Read(Whole.Measure);
        var text = saved.Errors.Count > 0 ? string.Join(' ', saved.Errors.Select(e => texts[e.Key, e.Arguments].Value))
            : saved.Conflicts.Count > 0 ? texts["Plans.Conflict", Names.Label(part)].Value
            : texts["Plans.Edit.SavedAt", Stockholm.Local(time.GetUtcNow()).ToString("HH:mm", CultureInfo.InvariantCulture)].Value;
        return new JsonResult(new { value = kept, shown = Names.Show(part, Whole.Measure), text })
        {
            StatusCode = saved.Conflicts.Count > 0 ? StatusCodes.Status409Conflict : saved.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    private List<CellEdit> Edits() =>
    [
        .. Measure.Parts.Where(p => Request.Form.ContainsKey($"Fields[{p.Key}]"))
            .Select(p => new CellEdit(p.Key, Request.Form[$"Fields[{p.Key}]"].ToString(), Request.Form[$"Was[{p.Key}]"].ToString())),
    ];

    private async Task<bool> OpenAsync(int nr, CancellationToken cancel)
    {
        if (await db.MeasureAsync(nr, cancel) is not { } whole)
            return false;
        Whole = whole;
        var id = whole.Measure.PlanId;
        Names = await MeasureNames.ReadAsync(db, texts, await db.Set<ActionPlan>().AsNoTracking().SingleAsync(p => p.Id == id, cancel), cancel);
        var measure = whole.Measure.Id;
        FormerNames = await db.Set<MeasureName>().AsNoTracking().Where(n => n.MeasureId == measure).OrderBy(n => n.UntilAt).ToListAsync(cancel);
        Gaps = Plans.Gaps.Of(whole, time.Today());
        CityRow = await db.CityRowOfAsync(nr, cancel);
        return true;
    }
}
