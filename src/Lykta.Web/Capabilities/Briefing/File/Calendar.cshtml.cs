using System.Text;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Briefing.File;

/// <summary>The evening in a calendar: public-safe, whoever fetches it.</summary>
[Needs(Permission.SeeTonight)]
public sealed class CalendarModel(LyktaDbContext db, LyktaScope scope, Texts texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel)
    {
        if (await db.SharedSheetAsync(key, cancel) is not { } sheet || await db.VersionAsync(sheet, BriefingAudience.NightPatrols, cancel) is not { } shared)
            return NotFound();
        var words = new OutsideWords(shared.Document, $"{Request.PublicRoot()}/{scope.Partnership!.Slug}/utsattning/oppen/{sheet.OpenKey}", texts);
        return File(Encoding.UTF8.GetBytes(words.Calendar(sheet.SeriesId.Value, sheet.SharedAt!.Value)), "text/calendar; charset=utf-8", $"utsattning_{sheet.Key}.ics");
    }
}
