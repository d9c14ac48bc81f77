using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.City.Indicators.Enter;

/// <summary>The district's figure of one period, or why there is none; what leaves is shown before it is released.</summary>
[Needs(Permission.ManageFollowUp)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, CityWall wall, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    [BindProperty]
    public FigureInput Input { get; set; } = new();

    public DefinedIndicator Indicator { get; private set; } = null!;

    public IndicatorPeriod Period { get; private set; }

    public IndicatorDefinition Under { get; private set; } = null!;

    public IndicatorValue? Entered { get; private set; }

    /// <summary>What the city would see of what is entered.</summary>
    public IndicatorRelease? Leaves { get; private set; }

    public bool HasWarned => wall.HasWarned || Input.IsAccepted;

    public async Task<IActionResult> OnGetAsync(int nr, string period, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, period, cancel))
            return NotFound();
        Input = FigureInput.Of(Entered);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, string period, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, period, cancel))
            return NotFound();
        if (await Input.ReadAsync(wall, Under, cancel) is not { } figures)
        {
            ModelState.Add(texts, wall.Errors);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var known = await FindAsync(unit.Db, token);
            if (known is null)
                unit.Db.Add(known = IndicatorValue.For(unit.Scope.PartnershipId, Indicator.Head.Id, Period));
            else
                WriteUnit.Expect(known, Request.RowVersion());
            known.Enter(figures, unit.Now);
            unit.Audit("indicator.entered", nameof(IndicatorValue), known.Id, ("period", Period.Slug));
            return "";
        }, cancel);
        TempData.Flash(texts["Indicators.Saved"]);
        return LocalRedirect(Here(nr));
    }

    public async Task<IActionResult> OnPostReleaseAsync(int nr, string period, CancellationToken cancel)
    {
        if (!await OpenAsync(nr, period, cancel) || Entered is null)
            return NotFound();
        Input = FigureInput.Of(Entered);
        var limit = await LimitAsync(cancel);
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var known = WriteUnit.Expect((await FindAsync(unit.Db, token))!, Request.RowVersion());
            var released = known.Release(Under, limit, scope.Viewer.PrimaryMembership, time.Today(), unit.Now);
            unit.Db.Add(released);
            unit.Audit("indicator.released", nameof(IndicatorValue), known.Id, ("period", Period.Slug), ("definition", $"{Under.Number}"), ("state", released.State.ToString()));
            return "";
        }, cancel);
        TempData.Flash(texts["Indicators.Released"]);
        return LocalRedirect($"/{scope.Partnership!.Slug}/indikatorer");
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) =>
        await OpenAsync(Indicator.Head.Number, Period.Slug, cancel) && Entered is { } now ? new(FigureInput.Of(now)) : null;

    private string Here(int nr) => $"/{scope.Partnership!.Slug}/indikatorer/{nr}/{Period.Slug}";

    private Task<IndicatorValue?> FindAsync(LyktaDbContext from, CancellationToken cancel)
    {
        var (id, kind, year, part) = (Indicator.Head.Id, Period.Kind, Period.Year, Period.Part);
        return from.Set<IndicatorValue>().SingleOrDefaultAsync(v => v.IndicatorId == id && v.PeriodKind == kind && v.Year == year && v.Part == part, cancel);
    }

    private Task<int> LimitAsync(CancellationToken cancel)
    {
        var own = scope.PartnershipId;
        return db.Set<Partnership>().Where(p => p.Id == own).Select(p => p.SmallNumberLimit).SingleAsync(cancel);
    }

    private async Task<bool> OpenAsync(int nr, string period, CancellationToken cancel)
    {
        if (scope.Partnership!.ParentId is not { } city || IndicatorPeriod.Parse(period) is not { } asked || asked.Start > time.Today()
            || await db.IndicatorAsync(city, nr, cancel) is not { } indicator || indicator.Under(asked) is not { } under)
            return false;
        (Indicator, Period, Under) = (indicator, asked, under);
        Entered = await FindAsync(db, cancel);
        db.ChangeTracker.Clear();
        Leaves = Entered is null ? null : IndicatorRelease.Of(Entered, under, ToldFigure.Of(under, Entered, await LimitAsync(cancel)), null, time.Today(), time.GetUtcNow());
        return true;
    }
}
