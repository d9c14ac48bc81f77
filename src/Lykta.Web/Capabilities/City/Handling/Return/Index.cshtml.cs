using System.Globalization;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
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

namespace Lykta.Web.Capabilities.City.Handling.Return;

/// <summary>The decided plan as it came back: in a district what concerns it, taken up as a measure of its own or answered with why not.</summary>
[Needs(Permission.SeeCity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall screen, CityWall wall, ReadLog reads, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    private Dictionary<(PartnershipId District, int Row), CityPlanAnswer> answers = [];
    private HashSet<int> ownMeasures = [];
    private ActionPlan? plan;

    public CityPlanDecision Decision { get; private set; } = null!;

    public FrozenCityPlan Frozen { get; private set; } = null!;

    public IReadOnlyList<FrozenRow> Rows { get; private set; } = [];

    public int? FailedRow { get; private set; }

    public string? Failed { get; private set; }

    public string? Typed { get; private set; }

    /// <summary>The row that was to be taken up.</summary>
    public int? TakenRow { get; private set; }

    /// <summary>A reason for not doing what a colleague has already taken up.</summary>
    public string? Unsaved { get; private set; }

    public bool HasWarned => wall.HasWarned;

    public bool IsDistrict => Decision.PartnershipId != scope.PartnershipId;

    public bool MaySeePlan => scope.Viewer.May(Permission.SeePlan);

    public bool HasPlan => plan is not null;

    public bool MayAnswer => IsDistrict && scope.Viewer.May(Permission.ManagePlan);

    public string PlanTitle => plan?.Title ?? "";

    public CityPlanAnswer? AnswerTo(FrozenRow row) => answers.GetValueOrDefault((scope.PartnershipId, row.Number));

    /// <summary>The measure here that the row came from and that still goes on: it is carried on, not made twice.</summary>
    public string? OwnMeasure(FrozenRow row) => OwnNumber(row) is { } number ? $"A-{number}" : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await OpenAsync(id, cancel))
            return NotFound();
        reads.Note(nameof(CityPlanDecision), id, "page");
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync(Guid id, int row, CancellationToken cancel)
    {
        if (!await OpenAsync(id, cancel) || Rows.FirstOrDefault(r => r.Number == row) is not { WantsAnswer: true } chosen)
            return NotFound();
        if (!MayAnswer)
            return Forbid();
        TakenRow = row;
        // The words passed the wall of the city; here they meet the names of this district too.
        var name = await screen.PassAsync(new(chosen.Text.Length > Measure.LongestName ? chosen.Text[..Measure.LongestName] : chosen.Text, "row", "city") { MaxLength = Measure.LongestName, IsAccepted = true }, cancel);
        var link = await screen.PassAsync(new(texts["Handling.Take.Link", Decision.Year, row], "row", "city") { IsAccepted = true }, cancel);
        if (!HasPlan)
            ModelState.AddModelError("", texts["Handling.NoPlan"]);
        ModelState.Add(texts, [.. name.Errors, .. link.Errors]);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var answer = await AnswerAsync(unit, row, token);
            var number = OwnNumber(chosen) ?? await MakeAsync(unit, chosen, name.Value!.Value, link.Value!.Value, token);
            answer.Take(number, plan!.Title, new(time.Today(), unit.Now, scope.Viewer.PrimaryMembership));
            unit.Audit("cityplan.taken", nameof(CityPlanAnswer), answer.Id, ("row", $"{row}"), ("measure", $"A-{number}"));
            return $"{number}";
        }, cancel);
        TempData.Flash(texts["Handling.Take.Done", $"A-{done.Outcome}"]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/handlingsplaner/{id:N}#rad-{row}");
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, int row, string? reason, bool accepted, CancellationToken cancel)
    {
        if (!await OpenAsync(id, cancel) || Rows.FirstOrDefault(r => r.Number == row) is not { WantsAnswer: true } chosen)
            return NotFound();
        if (!MayAnswer)
            return Forbid();
        (FailedRow, Typed) = (row, reason);
        // Taken by a colleague since the page was opened: said by the unit, so that the same form again ends as the first did.
        var words = AnswerTo(chosen) is { IsTaken: true } ? null : await wall.NeededAsync(new(reason, $"reason-{row}", 500, accepted), cancel);
        if (wall.Errors.Count > 0)
        {
            Failed = texts[wall.Errors[0].Key, wall.Errors[0].Arguments];
            ModelState.Add(texts, wall.Errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var answer = await AnswerAsync(unit, row, token);
            answer.Decline(words!.Value, new(time.Today(), unit.Now, scope.Viewer.PrimaryMembership));
            unit.Audit("cityplan.declined", nameof(CityPlanAnswer), answer.Id, ("row", $"{row}"));
            return "";
        }, cancel);
        TempData.Flash(texts["Handling.Decline.Done"]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/handlingsplaner/{id:N}#rad-{row}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (!await OpenAsync(Decision.Id, cancel))
            return null;
        var now = answers.GetValueOrDefault((scope.PartnershipId, FailedRow ?? TakenRow ?? 0));
        if (now is { IsTaken: true })
        {
            Unsaved = Typed;
            return StoredForm.Closed(texts["Handling.Answer.TakenMeanwhile", now.RowNumber, $"A-{now.MeasureNumber}"]);
        }

        return FailedRow is null ? StoredForm.Closed(texts["Handling.Answer.DeclinedMeanwhile", TakenRow ?? 0]) : new(new { reason = now?.Reason }, "");
    }

    private async Task<CityPlanAnswer> AnswerAsync(WriteUnit unit, int row, CancellationToken cancel)
    {
        var (own, decision) = (scope.PartnershipId, Decision.Id);
        if (await unit.Db.Set<CityPlanAnswer>().SingleOrDefaultAsync(a => a.PartnershipId == own && a.DecisionId == decision && a.RowNumber == row, cancel) is { } known)
            return known.IsTaken ? throw new ChangedMeanwhileException() : WriteUnit.Expect(known, Request.RowVersion());
        var answer = CityPlanAnswer.To(own, decision, row);
        unit.Db.Add(answer);
        return answer;
    }

    private async Task<int> MakeAsync(WriteUnit unit, FrozenRow row, ScreenedText name, ScreenedText link, CancellationToken cancel)
    {
        var measure = Measure.Add(plan!.Id, await unit.NextNumberAsync("measure", cancel), name, await unit.Db.OwnerAsync(cancel), unit.Now);
        measure.Change(Measure.PartOf(nameof(Measure.GoverningDocuments))!, new(link), unit.Now);
        var priorities = await PriorityReading.ReadAsync(unit.Db, cancel);
        if (priorities.AreasOf(priorities.ListFor(plan.From)).FirstOrDefault(a => a.Code == row.AreaCode) is { } area)
            measure.Change(Measure.PartOf(nameof(Measure.PriorityAreaId))!, new(Id: area.Id.Value), unit.Now);
        unit.Db.Add(measure);
        unit.Audit("measure.added", nameof(Measure), measure.Id.Value);
        return measure.Number;
    }

    private int? OwnNumber(FrozenRow row) =>
        row.Source is { } source && source.DistrictId == scope.PartnershipId.Value && int.TryParse(source.Measure.AsSpan(Math.Min(2, source.Measure.Length)), CultureInfo.InvariantCulture, out var number) && ownMeasures.Contains(number) ? number : null;

    private async Task<bool> OpenAsync(Guid id, CancellationToken cancel)
    {
        if (await db.Set<CityPlanDecision>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id && d.ReturnedAt != null, cancel) is not { } decision)
            return false;
        (Decision, Frozen) = (decision, decision.Read());
        Rows = IsDistrict ? [.. Frozen.For(scope.PartnershipId)] : Frozen.Rows;
        if (!IsDistrict)
            return true;
        answers = await db.AnswersAsync(id, cancel);
        if (!MaySeePlan)
            return true;
        // The plan of that year if there is one already, otherwise the one in force.
        plan = await db.CurrentPlanAsync(new(decision.Year, 1, 1), null, cancel);
        ownMeasures = [.. await db.Set<Measure>().Where(m => m.Status != MeasureStatus.Done && m.Status != MeasureStatus.Stopped).Select(m => m.Number).ToListAsync(cancel)];
        return true;
    }
}
