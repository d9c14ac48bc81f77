using System.Globalization;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Files;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Plans.Edit;

/// <summary>Parties, lines of money and indicators of a measure: added and removed one by one.</summary>
[Needs(Permission.ManagePlan)]
public sealed class BesideModel(LyktaDbContext db, LyktaScope scope, Writes writes, TextWall wall, Texts texts) : PageModel
{
    /// <summary>The measure of a form that came back.</summary>
    public Measure Measure { get; private set; } = null!;

    /// <summary>Which of the forms came back.</summary>
    public string? Wrong { get; private set; }

    public bool HasWarned { get; private set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Year { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public DateOnly? EndsOn { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Baseline { get; set; }

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    /// <summary>The writer has seen the warning and says that it is about nobody.</summary>
    [BindProperty]
    public bool Accepted { get; set; }

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) =>
        await db.Set<Measure>().AnyAsync(m => m.Number == nr, cancel) ? LocalRedirect(Address(nr)) : NotFound();

    public Task<IActionResult> OnPostPartyAsync(int nr, Guid party, PartyRoles[] roles, CancellationToken cancel) => DoAsync(nr, async (unit, id, token) =>
    {
        var organisation = OrganisationId.From(party);
        if (!await unit.Db.Set<Organisation>().AnyAsync(o => o.Id == organisation, token))
            return;
        var all = roles.Where(Enum.IsDefined).Aggregate(PartyRoles.None, (a, b) => a | b);
        if (await unit.Db.Set<MeasureParty>().SingleOrDefaultAsync(p => p.MeasureId == id && p.OrganisationId == organisation, token) is { } known)
            known.Roles = all;
        else
            unit.Db.Add(new MeasureParty { MeasureId = id, OrganisationId = organisation, Roles = all });
    }, cancel);

    public Task<IActionResult> OnPostRemovePartyAsync(int nr, Guid party, CancellationToken cancel) => DoAsync(nr, async (unit, id, token) =>
    {
        var organisation = OrganisationId.From(party);
        unit.Db.RemoveRange(await unit.Db.Set<MeasureParty>().Where(p => p.MeasureId == id && p.OrganisationId == organisation).ToListAsync(token));
    }, cancel);

    public async Task<IActionResult> OnPostFundingAsync(int nr, CancellationToken cancel)
    {
        Wrong = "Funding";
        var words = await PassAsync(Source, nameof(Source), 160, cancel);
        var isYear = int.TryParse(Year, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100;
        var isAmount = SwedishNumbers.TryDecimal(Amount ?? "", out var read) && read is >= 0 and <= 100_000_000_000;
        if (!isYear)
            ModelState.Add(texts, new Error("Plans.Error.Funding.Year", nameof(Year)));
        if (!isAmount)
            ModelState.Add(texts, new Error("Plans.Error.Funding.Amount", nameof(Amount)));
        return !ModelState.IsValid ? await AgainAsync(nr, cancel) : await DoAsync(nr, (unit, id, _) =>
        {
            unit.Db.Add(FundingLine.Of(id, words!.Value, year, (long)Math.Round(read, MidpointRounding.AwayFromZero), EndsOn));
            return Task.CompletedTask;
        }, cancel, "#medel");
    }

    public Task<IActionResult> OnPostRemoveFundingAsync(int nr, Guid id, CancellationToken cancel) => DoAsync(nr, async (unit, measure, token) =>
        unit.Db.RemoveRange(await unit.Db.Set<FundingLine>().Where(f => f.MeasureId == measure && f.Id == id).ToListAsync(token)), cancel, "#medel");

    public async Task<IActionResult> OnPostIndicatorAsync(int nr, CancellationToken cancel)
    {
        Wrong = "Indicator";
        var words = await PassAsync(Name, nameof(Name), 200, cancel);
        var (baseline, target, outcome) = (Number(Baseline, nameof(Baseline)), Number(Target, nameof(Target)), Number(Outcome, nameof(Outcome)));
        return !ModelState.IsValid ? await AgainAsync(nr, cancel) : await DoAsync(nr, (unit, id, _) =>
        {
            unit.Db.Add(MeasureIndicator.Of(id, words!.Value, baseline, target, outcome));
            return Task.CompletedTask;
        }, cancel, "#indikatorer");
    }

    public Task<IActionResult> OnPostRemoveIndicatorAsync(int nr, Guid id, CancellationToken cancel) => DoAsync(nr, async (unit, measure, token) =>
        unit.Db.RemoveRange(await unit.Db.Set<MeasureIndicator>().Where(i => i.MeasureId == measure && i.Id == id).ToListAsync(token)), cancel, "#indikatorer");

    private async Task<IActionResult> DoAsync(int nr, Func<WriteUnit, MeasureId, CancellationToken, Task> change, CancellationToken cancel, string place = "#parter")
    {
        if (!await db.Set<Measure>().AnyAsync(m => m.Number == nr, cancel))
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var measure = await unit.Db.Set<Measure>().SingleAsync(m => m.Number == nr, token);
            await change(unit, measure.Id, token);
            unit.Audit("measure.changed", nameof(Measure), measure.Id.Value, ("part", "beside"));
            return Address(nr);
        }, cancel);
        TempData.Flash(texts["Plans.Edit.SavedOne"]);
        return LocalRedirect(Address(nr) + place);
    }

    private async Task<ScreenedText?> PassAsync(string? text, string field, int most, CancellationToken cancel)
    {
        var passed = await wall.PassAsync(new(text, field, "measure") { MaxLength = most, IsAccepted = Accepted }, cancel);
        ModelState.Add(texts, passed.Errors);
        HasWarned |= passed.Errors.HasSoftWarning();
        if (passed.IsOk && passed.Value is null)
            ModelState.Add(texts, new Error("Plans.Error.NameNeeded", field));
        return passed.IsOk ? passed.Value : null;
    }

    // What was typed stands in the form again, with what is wrong beside it.
    private async Task<IActionResult> AgainAsync(int nr, CancellationToken cancel)
    {
        if (await db.Set<Measure>().AsNoTracking().SingleOrDefaultAsync(m => m.Number == nr, cancel) is not { } measure)
            return NotFound();
        (Measure, Response.StatusCode) = (measure, StatusCodes.Status422UnprocessableEntity);
        return Page();
    }

    private double? Number(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (SwedishNumbers.TryDecimal(text, out var number))
            return (double)number;
        ModelState.Add(texts, new Error("Plans.Error.Number", field));
        return null;
    }

    public string Address(int nr) => string.Create(CultureInfo.InvariantCulture, $"/{scope.Partnership!.Slug}/atgarder/A-{nr}");
}
