using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.Link;

/// <summary>The expiring link: asks who one is and leads to one's own version, whoever passed it on.</summary>
[Needs(Permission.SeeTonight)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var which = BriefingSheetId.From(id);
        var sheet = await db.Set<BriefingSheet>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == which && s.State == SheetState.Shared, cancel);
        if (sheet is null)
            return NotFound();
        if (sheet.LinkEndsAt <= time.GetUtcNow())
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return Page();
        }

        return LocalRedirect($"/{scope.Partnership!.Slug}/utsattning/{sheet.Key}/visa");
    }
}
