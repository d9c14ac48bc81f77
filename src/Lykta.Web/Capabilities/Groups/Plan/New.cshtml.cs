using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lykta.Web.Capabilities.Groups.Plan;

/// <summary>A meeting of a group: when and where; members and what is left from last time come by themselves.</summary>
[Needs(Permission.ManageGroups)]
public sealed class NewModel(LyktaDbContext db, LyktaScope scope, GroupWall wall, Writes writes, Texts texts) : PageModel, IMeetingPage
{
    public WorkGroup Group { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Needs { get; private set; } = [];

    [BindProperty]
    public MeetingInput Input { get; set; } = new() { From = new(13, 0), To = new(14, 30) };

    public string Root => $"/{scope.Partnership!.Slug}/grupper";

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) => await FindAsync(nr, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int nr, CancellationToken cancel)
    {
        if (!await FindAsync(nr, cancel))
            return NotFound();
        if (await Input.ReadAsync(ModelState, wall, texts, cancel) is not { } when)
            return Page();
        Guid? need = Guid.TryParse(Input.Need, out var chosen) && Needs.Any(n => n.Value == Input.Need) ? chosen : null;
        var done = await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var meeting = await MeetingDesk.PlanAsync(unit, Group.Id, when, need, token);
            await CarryOver.ToNewAsync(unit, meeting, token);
            return $"{Root}/{nr}/moten/{meeting.Number}";
        }, cancel);
        TempData.Flash(texts["Groups.Meeting.Planned"]);
        return Redirect(done.Outcome);
    }

    private async Task<bool> FindAsync(int nr, CancellationToken cancel)
    {
        if (await db.GroupAsync(nr, cancel) is not { IsClosed: false } group)
            return false;
        Group = group;
        Needs = [new("–", ""), .. (await db.NeedsAsync(group.Id, cancel)).Where(n => n.Need.ClosedOn is null).Select(n => new SelectListItem(n.Need.Text, n.Need.Id.ToString()))];
        return true;
    }
}
