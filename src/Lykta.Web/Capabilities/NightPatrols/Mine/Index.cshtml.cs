using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.NightPatrols.Mine;

/// <summary>One's own sign-up by one's own link: when and where, the briefing that is safe for all, and cancelling.</summary>
[OpenToAll("The walker's own sealed address is the key.")]
[EnableRateLimiting(RateLimits.Link)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PatrolSeals seals, PatrolNews news, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    public ShiftRow Row { get; private set; } = null!;

    /// <summary>The version that holds only open lines, from the day of the walk on.</summary>
    public SheetDocument? Briefing { get; private set; }

    public string GroupAddress => $"/{scope.Partnership!.Slug}/nattvandra/{Row.Group.SignUpKey}";

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) => await FindAsync(token, cancel) is null ? Gone(token) : Page();

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, cancel) is not { } id)
            return Gone(token);
        var which = Row.Shift.Id;
        await writes.RunAsync(async (unit, cancelled) =>
        {
            if (await unit.Db.Set<PatrolSignUp>().Where(s => s.Id == id).ExecuteDeleteAsync(cancelled) == 0)
                return false;
            var shift = await unit.Db.Set<PatrolShift>().SingleAsync(s => s.Id == which, cancelled);
            if (shift.Leave())
                await news.TellAsync(unit, PatrolMail.TooFew, shift, cancelled);
            unit.Audit("patrol.left", nameof(PatrolShift), which.Value);
            return true;
        }, cancel);
        TempData.Flash(texts["Patrols.Mine.Cancelled"]);
        return Redirect(GroupAddress);
    }

    // Told to those who have had an address here; to others nothing is here, whether the partnership exists or not.
    private IActionResult Gone(string token)
    {
        if (seals.SignUpOf(scope.PartnershipId, token) is null)
            return NotFound();
        Row = null!;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    private async Task<Guid?> FindAsync(string token, CancellationToken cancel)
    {
        if (seals.SignUpOf(scope.PartnershipId, token) is not { } id)
            return null;
        var shiftId = await db.Set<PatrolSignUp>().Where(s => s.Id == id).Select(s => (PatrolShiftId?)s.ShiftId).SingleOrDefaultAsync(cancel);
        if (shiftId is null || await db.ShiftRowAsync(shiftId.Value, cancel) is not { } row || row.Shift.EndsAt <= time.GetUtcNow())
            return null;
        Row = row;
        if (!row.Shift.IsCancelled && await db.SharedTonightAsync(time.GetUtcNow(), cancel) is { } sheet && sheet.Day == row.Shift.Day)
            Briefing = (await db.VersionAsync(sheet, BriefingAudience.NightPatrols, cancel))?.Document;
        return id;
    }
}
