using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FocusPlaces.Edit;

/// <summary>A new period; after another one it begins the next day, as long and with the same places.</summary>
[Needs(Permission.ManageFocus)]
public sealed class NewModel(LyktaDbContext db, LyktaScope scope, TextWall wall, Writes writes, Texts texts, TimeProvider time) : FocusFields(db, scope, wall, texts)
{
    private const int UsualDays = 28;
    private readonly LyktaDbContext db = db;
    private readonly Texts texts = texts;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "efter")] int? after, CancellationToken cancel)
    {
        ModelState.Clear();
        if (!await FillAsync(cancel))
            return NotFound();
        var today = time.Today();
        Input = new() { From = today, To = today.AddDays(UsualDays - 1) };
        if (after is { } number && await db.FocusPeriodAsync(number, cancel) is { } last && Team(last.TeamId.Value.ToString()) is not null)
            Input = await AfterAsync(last, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FillAsync(cancel))
            return NotFound();
        if (await ReadAsync(null, cancel) is not { } form)
            return Page();
        var team = Team(Input.Team)!;
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            if (await unit.Db.IsTakenAsync(form, null, token))
                return "";
            var period = FocusPeriod.Plan(await unit.NextNumberAsync("focus-period", token), form, new RowOwner(team.Id, team.RootId, team.BranchId), unit.Scope.Viewer.PrimaryMembership, unit.Now);
            unit.Db.Add(period);
            unit.Db.AddRange(form.PlacesOf(period.Id));
            unit.Audit("focus.planned", nameof(FocusPeriod), period.Id.Value, ("reach", form.Sharing.ToString()));
            return Root;
        }, cancel);
        if (done.Outcome.Length == 0)
            TempData.Flash(texts[FocusErrors.Overlaps.Key], FlashTone.Warning);
        else
            TempData.Flash(texts["Focus.Planned"]);
        return Redirect(Root);
    }

    private async Task<FocusInput> AfterAsync(FocusPeriod last, CancellationToken cancel)
    {
        var places = await db.Set<FocusPlace>().AsNoTracking().Where(p => p.PeriodId == last.Id).OrderBy(p => p.Order).Select(p => p.PlaceId).ToListAsync(cancel);
        var from = last.To.AddDays(1);
        return new FocusInput
        {
            Team = last.TeamId.Value.ToString(),
            From = from,
            To = from.AddDays(last.To.DayNumber - last.From.DayNumber),
            Sharing = last.Sharing,
        }.With([.. places.Select(SlugOf).Where(s => s is not null)]);
    }
}
