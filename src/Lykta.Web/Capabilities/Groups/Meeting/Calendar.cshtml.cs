using System.Text;
using Lykta.Web.Data;
using Lykta.Web.Documents;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lykta.Web.Capabilities.Groups.Meeting;

/// <summary>The meeting as a calendar event: the same UID each time, so that a later file changes the one before.</summary>
[Needs(Permission.SeeGroups)]
public sealed class CalendarModel(LyktaDbContext db, Texts texts, TimeProvider time) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int nr, int mote, CancellationToken cancel)
    {
        if (await db.GroupAsync(nr, cancel) is not { } group || await db.MeetingAsync(group.Id, mote, cancel) is not { } meeting)
            return NotFound();
        var file = CalendarFile.Write(group.Name, [meeting.Event(group.Name, texts)], time.GetUtcNow());
        return File(Encoding.UTF8.GetBytes(file), "text/calendar; charset=utf-8", $"mote-{nr}-{mote}.ics");
    }
}
