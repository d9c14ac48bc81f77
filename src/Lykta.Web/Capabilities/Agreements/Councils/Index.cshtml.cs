using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Plans;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Agreements.Councils;

/// <summary>Råd: who leads, and which categories sit there at which level; never who they are.</summary>
[Needs(Permission.SeePlan)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts, TimeProvider time) : PageModel
{
    public IReadOnlyList<(Council Council, string LedBy, bool IsLedByMunicipality, IReadOnlyList<CouncilSeat> Seats)> Councils { get; private set; } = [];

    public IReadOnlyList<NamedUnit> Units { get; private set; } = [];

    public ILookup<Guid, CouncilEvaluation> Evaluations { get; private set; } = Enumerable.Empty<CouncilEvaluation>().ToLookup(e => e.CouncilId);

    /// <summary>An evaluation that was refused, as it was typed.</summary>
    public (Guid Council, string? Text) Typed { get; private set; }

    public DateOnly Today => time.Today();

    public bool MayManage => scope.Viewer.May(Permission.ManagePlan);

    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    /// <summary>Categories without a seat.</summary>
    public static IEnumerable<OrganisationCategory> Missing(IReadOnlyList<CouncilSeat> seats) => Enum.GetValues<OrganisationCategory>().Except(seats.Select(s => s.Category));

    public Task OnGetAsync(CancellationToken cancel) => ReadAsync(cancel);

    public async Task<IActionResult> OnPostFormAsync(string? name, Guid ledBy, CancellationToken cancel)
    {
        List<Error> errors = [];
        var screened = await NeededAsync(name, "name", 160, errors, cancel);
        var unit = (await db.UnitsAsync(cancel)).Find(u => u.Id.Value == ledBy);
        if (unit is null)
            errors.Add(PlanErrors.Needed("ledBy"));
        return await KeepAsync(errors, "council.formed", (work, _) =>
        {
            var made = Council.Form(screened!.Value, unit!.Id, time.Today());
            work.Db.Add(made);
            return Task.FromResult(made.Id);
        }, cancel);
    }

    public async Task<IActionResult> OnPostSeatAsync(Guid council, OrganisationCategory category, string? organisation, string? function, SeatLevel level, CancellationToken cancel)
    {
        if (!await db.Set<Council>().AnyAsync(c => c.Id == council, cancel))
            return NotFound();
        List<Error> errors = [];
        var (who, title) = (await NeededAsync(organisation, "organisation", 160, errors, cancel), await NeededAsync(function, "function", 120, errors, cancel));
        if (!Enum.IsDefined(category) || !Enum.IsDefined(level))
            errors.Add(PlanErrors.Needed("category"));
        return await KeepAsync(errors, "council.seated", (work, _) =>
        {
            work.Db.Add(CouncilSeat.In(council, category, who!.Value, title!.Value, level, time.Today()));
            return Task.FromResult(council);
        }, cancel);
    }

    public async Task<IActionResult> OnPostEvaluateAsync(Guid council, string? evaluation, CancellationToken cancel)
    {
        if (!await db.Set<Council>().AnyAsync(c => c.Id == council, cancel))
            return NotFound();
        List<Error> errors = [];
        var text = await NeededAsync(evaluation?.ReplaceLineEndings("\n"), "evaluation", Council.LongestEvaluation, errors, cancel);
        Typed = (council, evaluation);
        return await KeepAsync(errors, "council.evaluated", async (work, token) =>
        {
            (await work.Db.Set<Council>().SingleAsync(c => c.Id == council, token)).Evaluate(time.Today());
            work.Db.Add(CouncilEvaluation.Of(council, time.Today(), text!.Value));
            return council;
        }, cancel);
    }

    public Task<IActionResult> OnPostLeaveAsync(Guid id, CancellationToken cancel) => KeepAsync([], "council.left", async (work, token) =>
    {
        (await work.Db.Set<CouncilSeat>().SingleOrDefaultAsync(s => s.Id == id, token))?.Leave(time.Today());
        return id;
    }, cancel);

    private async Task<IActionResult> KeepAsync(List<Error> errors, string action, Func<WriteUnit, CancellationToken, Task<Guid>> change, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (errors.Count > 0)
        {
            ModelState.Clear();
            ModelState.Add(texts, errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await ReadAsync(cancel);
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            unit.Audit(action, nameof(Council), await change(unit, token));
            return "";
        }, cancel);
        TempData.Flash(texts["Agreements.Saved"]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/rad");
    }

    private async Task<ScreenedText?> NeededAsync(string? text, string field, int most, List<Error> errors, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(text, field, "council") { MaxLength = most }, cancel);
        errors.AddRange(passed.Errors);
        if (passed.IsOk && passed.Value is null)
            errors.Add(PlanErrors.Needed(field));
        return passed.IsOk ? passed.Value : null;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        Units = await db.UnitsAsync(cancel);
        Evaluations = (await db.Set<CouncilEvaluation>().AsNoTracking().OrderByDescending(e => e.On).ThenByDescending(e => e.Id).ToListAsync(cancel)).ToLookup(e => e.CouncilId);
        var seats = (await db.Set<CouncilSeat>().AsNoTracking().Where(s => s.To == null).ToListAsync(cancel)).ToLookup(s => s.CouncilId);
        Councils = [.. (await db.Set<Council>().AsNoTracking().OrderBy(c => c.Name).ToListAsync(cancel)).Select(c =>
        {
            var lead = Units.First(u => u.Id == c.LedById);
            return (c, lead.Name, lead.Category is OrganisationCategory.District or OrganisationCategory.Authority, (IReadOnlyList<CouncilSeat>)[.. seats[c.Id].OrderBy(s => s.Category).ThenBy(s => s.Organisation, Platform.Geography.SwedishFolding.Order)]);
        })];
    }
}
