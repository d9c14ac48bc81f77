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

namespace Lykta.Web.Capabilities.City.Indicators.Define;

/// <summary>A new indicator, or a new definition of a known one: the one before stays with the figures that were made under it.</summary>
[Needs(Permission.ManageCity)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PartnershipDirectory directory, Writes writes, CityWall wall, Texts texts) : PageModel, IShowsBoth
{
    [BindProperty]
    public IndicatorInput Input { get; set; } = new();

    public DefinedIndicator? Known { get; private set; }

    public bool HasWarned => wall.HasWarned || Input.IsAccepted;

    public IEnumerable<SelectListItem> Kinds => Choices<IndicatorKind>("Kind");

    public IEnumerable<SelectListItem> Evidences => Choices<IndicatorEvidence>("Evidence");

    public IEnumerable<SelectListItem> Directions => Choices<IndicatorDirection>("Direction");

    public IEnumerable<SelectListItem> Periods => Choices<PeriodKind>("PeriodKind");

    public async Task<IActionResult> OnGetAsync(string nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        Input = Known is null ? new() : IndicatorInput.Of(Known.Latest);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string nr, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, cancel))
            return NotFound();
        var form = await Input.ReadAsync(wall, cancel);
        IReadOnlyList<Error> errors = form is null ? wall.Errors : CommonIndicator.Begin(scope.PartnershipId, 0).Define(Known?.Latest, form, DateTimeOffset.UnixEpoch).Errors;
        if (errors.Count > 0)
        {
            ModelState.Add(texts, errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var indicator = Known is null ? CommonIndicator.Begin(unit.Scope.PartnershipId, await unit.NextNumberAsync("indicator", token))
                : WriteUnit.Expect(await unit.Db.Set<CommonIndicator>().SingleAsync(i => i.Id == Known.Head.Id, token), Request.RowVersion());
            if (Known is null)
                unit.Db.Add(indicator);
            unit.Db.Add(indicator.Define(Known?.Latest, form!, unit.Now).Value);
            unit.Audit("indicator.defined", nameof(CommonIndicator), indicator.Id, ("definition", $"{indicator.LatestDefinition}"));
            return $"{indicator.Number}";
        }, cancel);
        TempData.Flash(texts[Known is null ? "Indicators.New.Done" : "Indicators.Redefine.Done"]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/staden/indikatorer/{done.Outcome}");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) =>
        Known is { } before && (Known = await db.IndicatorAsync(scope.PartnershipId, before.Head.Number, cancel)) is { } known ? new(IndicatorInput.Of(known.Latest)) : null;

    private async Task<bool> OpenAsync(string nr, CancellationToken cancel)
    {
        if ((await directory.DistrictsAsync(scope.PartnershipId, cancel)).Count == 0)
            return false;
        if (nr == "ny")
            return true;
        Known = int.TryParse(nr, CultureInfo.InvariantCulture, out var number) ? await db.IndicatorAsync(scope.PartnershipId, number, cancel) : null;
        return Known is not null;
    }

    private IEnumerable<SelectListItem> Choices<T>(string of) where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => new SelectListItem(texts[$"Indicators.{of}.{v}"], v.ToString()));
}
