using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
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

/// <summary>A period of now or a coming one is changed; one that has not begun may be removed.</summary>
[Needs(Permission.ManageFocus)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TextWall wall, Writes writes, Texts texts, TimeProvider time) : FocusFields(db, scope, wall, texts), IShowsBoth
{
    private readonly LyktaDbContext db = db;
    private readonly Texts texts = texts;
    private FocusPeriod period = null!;

    public FocusState State { get; private set; }

    public int Version => period.Version;

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel)
    {
        if (!await FindAsync(nr, cancel))
            return NotFound();
        Input = await ShownAsync(cancel);
        return Page();
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await FindAsync(period.Number, cancel) ? new(await ShownAsync(cancel)) : null;

    private async Task<FocusInput> ShownAsync(CancellationToken cancel)
    {
        var places = await db.Set<FocusPlace>().AsNoTracking().Where(p => p.PeriodId == period.Id).OrderBy(p => p.Order).Select(p => p.PlaceId).ToListAsync(cancel);
        return new FocusInput { From = period.From, To = period.To, Reason = period.Reason, Sharing = period.Sharing }.With([.. places.Select(SlugOf).Where(s => s is not null)]);
    }

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await FindAsync(nr, cancel))
            return NotFound();
        Input = Input with { Team = null };
        if (await ReadAsync(period, cancel) is not { } form)
            return Page();
        return await DoAsync(async (unit, token) =>
        {
            if (await unit.Db.IsTakenAsync(form, period.Id, token))
                return "";
            var changed = WriteUnit.Expect(await unit.Db.Set<FocusPeriod>().SingleAsync(p => p.Id == period.Id, token), Request.RowVersion());
            changed.Say(form);
            // Other places alone still make it a new version of the period.
            unit.Db.Entry(changed).Property(p => p.Reason).IsModified = true;
            await MoveAsync(unit, form, token);
            unit.Audit("focus.changed", nameof(FocusPeriod), period.Id.Value, ("reach", form.Sharing.ToString()));
            return Root;
        }, "Focus.Saved", cancel);
    }

    public async Task<IActionResult> OnPostRemoveAsync(int nr, CancellationToken cancel)
    {
        ModelState.Clear();
        if (!await FindAsync(nr, cancel) || State != FocusState.Coming)
            return NotFound();
        return await DoAsync(async (unit, token) =>
        {
            unit.Db.Remove(await unit.Db.Set<FocusPeriod>().SingleAsync(p => p.Id == period.Id, token));
            unit.Audit("focus.removed", nameof(FocusPeriod), period.Id.Value);
            return Root;
        }, "Focus.Removed", cancel);
    }

    private async Task MoveAsync(WriteUnit unit, FocusForm form, CancellationToken cancel)
    {
        var before = await unit.Db.Set<FocusPlace>().Where(p => p.PeriodId == period.Id).ToListAsync(cancel);
        unit.Db.RemoveRange(before.Where(p => !form.Places.Contains(p.PlaceId)));
        foreach (var place in form.PlacesOf(period.Id))
        {
            if (before.Find(p => p.PlaceId == place.PlaceId) is { } kept)
                kept.Order = place.Order;
            else
                unit.Db.Add(place);
        }
    }

    private async Task<IActionResult> DoAsync(Func<WriteUnit, CancellationToken, Task<string>> work, string said, CancellationToken cancel)
    {
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), work, cancel);
        if (done.Outcome.Length == 0)
            TempData.Flash(texts[FocusErrors.Overlaps.Key], FlashTone.Warning);
        else
            TempData.Flash(texts[said]);
        return Redirect(Root);
    }

    private async Task<bool> FindAsync(int nr, CancellationToken cancel)
    {
        if (await db.FocusPeriodAsync(nr, cancel) is not { } found || !await FillAsync(cancel) || Team(found.TeamId.Value.ToString()) is not { } team)
            return false;
        (period, TeamName, State) = (found, team.Name, found.StateOn(time.Today()));
        return State != FocusState.Ended;
    }
}
