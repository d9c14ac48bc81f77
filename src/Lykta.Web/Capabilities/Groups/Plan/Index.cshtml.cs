using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups.Plan;

/// <summary>Moves a planned meeting; those who have been invited get the change in the same calendar event.</summary>
[Needs(Permission.ManageGroups)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, GroupWall wall, MeetingDesk desk, Writes writes, Texts texts) : PageModel, IMeetingPage, IShowsBoth
{
    public WorkGroup Group { get; private set; } = null!;

    public GroupMeeting Meeting { get; private set; } = null!;

    [BindProperty]
    public MeetingInput Input { get; set; } = new();

    public string Root => $"/{scope.Partnership!.Slug}/grupper";

    public string Address => $"{Root}/{Group.Number}/moten/{Meeting.Number}";

    public async Task<IActionResult> OnGetAsync(int nr, int mote, CancellationToken cancel)
    {
        if (!await FindAsync(nr, mote, cancel))
            return NotFound();
        Input = Shown();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int nr, int mote, CancellationToken cancel)
    {
        if (!await FindAsync(nr, mote, cancel))
            return NotFound();
        if (await Input.ReadAsync(ModelState, wall, texts, cancel) is not { } when)
            return Page();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var meeting = WriteUnit.Expect(await unit.Db.Set<GroupMeeting>().SingleAsync(m => m.Id == Meeting.Id, token), Request.RowVersion());
            if (!meeting.Move(when).IsOk)
                return "";
            unit.Audit("group.meeting-moved", nameof(GroupMeeting), meeting.Id.Value);
            if (meeting.InvitedAt is not null)
                await desk.TellAsync(unit, MeetingMail.Invited, meeting, token);
            return "";
        }, cancel);
        TempData.Flash(texts[Meeting.InvitedAt is not null && desk.SendsMail ? "Groups.Meeting.Moved.Told" : "Groups.Meeting.Moved"]);
        return Redirect(Address);
    }

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel) => await FindAsync(Group.Number, Meeting.Number, cancel) ? new(Shown()) : null;

    private MeetingInput Shown() => new() { Day = Meeting.Day, From = Meeting.From, To = Meeting.To, Place = Meeting.Place };

    private async Task<bool> FindAsync(int nr, int mote, CancellationToken cancel)
    {
        if (await db.GroupAsync(nr, cancel) is not { } group || await db.MeetingAsync(group.Id, mote, cancel) is not { State: MeetingState.Planned } meeting)
            return false;
        (Group, Meeting) = (group, meeting);
        return true;
    }
}
