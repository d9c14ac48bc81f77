using Lykta.Web.Capabilities.NightPatrols;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.Open;

/// <summary>Kvällen för alla som är ute: the version that is safe for all and the walks one may join, without an account.</summary>
[OpenToAll("The sheet's own address is the key; it shows only lines that may be read by anyone.")]
[EnableRateLimiting(RateLimits.Link)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    public SharedSheet Shared { get; private set; } = null!;

    /// <summary>The evening's walks that still take somebody.</summary>
    public IReadOnlyList<ShiftRow> Walks { get; private set; } = [];

    public string Root => $"/{scope.Partnership!.Slug}";

    public string Whole => $"{Root}/utsattning/lank/{Shared.Sheet.Id.Value}";

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel)
    {
        // Unknown, ended and closed look the same.
        if (token.Length != 32 || await db.Set<BriefingSheet>().AsNoTracking().SingleOrDefaultAsync(s => s.OpenKey == token, cancel) is not { } linked
            || linked.LinkEndsAt <= time.GetUtcNow() || await db.SharedSheetAsync(linked.Key, cancel) is not { } sheet
            || sheet.LinkEndsAt <= time.GetUtcNow() || await db.VersionAsync(sheet, BriefingAudience.NightPatrols, cancel) is not { } shared)
            return NotFound();
        Shared = shared;
        Walks = [.. (await db.ShiftRowsAsync(sheet.Day, sheet.Day, cancel)).Where(r => !r.Shift.IsCancelled && r.Shift.EndsAt > time.GetUtcNow() && r.Shift.SignedUp < PatrolShift.MostAdults)];
        return Page();
    }
}
