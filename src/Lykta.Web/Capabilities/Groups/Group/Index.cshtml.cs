using Lykta.Web.Capabilities.Agreements;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups.Group;

/// <summary>One group: goals, members, meetings, needs and what is open. What is said there only for those who take part.</summary>
[Needs(Permission.SeeGroups)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, GroupWall wall, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    public WorkGroup Group { get; private set; } = null!;

    public string? Council { get; private set; }

    public IReadOnlyList<GroupMember> Members { get; private set; } = [];

    public IReadOnlyList<GroupMeeting> Meetings { get; private set; } = [];

    public IReadOnlyList<NeedRow> Needs { get; private set; } = [];

    public IReadOnlyList<GroupPoint> Points { get; private set; } = [];

    public IReadOnlyList<GroupEvaluation> Evaluations { get; private set; } = [];

    public bool SeesInside { get; private set; }

    [BindProperty]
    public string? Evaluation { get; set; }

    [BindProperty]
    public bool IsAboutNobody { get; set; }

    public bool MayManage => scope.Viewer.May(Permission.ManageGroups);

    public DateOnly Today => time.Today();

    public string Root => $"/{scope.Partnership!.Slug}/grupper";

    public string Address => $"{Root}/{Group.Number}";

    public async Task<IActionResult> OnGetAsync(int nr, CancellationToken cancel) => await FindAsync(nr, cancel) ? Page() : NotFound();

    public Task<IActionResult> OnPostLeaveAsync(int nr, Guid id, CancellationToken cancel) => ChangeAsync(nr, "Groups.Member.Left", async (unit, _, token) =>
    {
        (await unit.Db.Set<GroupMember>().SingleOrDefaultAsync(m => m.Id == id && m.GroupId == Group.Id && m.To == null, token))?.Leave(Today);
        unit.Audit("group.left", nameof(GroupMember), id);
    }, cancel);

    public Task<IActionResult> OnPostCloseAsync(int nr, CancellationToken cancel) => ChangeAsync(nr, "Groups.Closed", (unit, group, _) =>
    {
        group.Close(Today);
        unit.Audit("group.closed", nameof(WorkGroup), group.Id.Value);
        return Task.CompletedTask;
    }, cancel);

    public Task<IActionResult> OnPostReopenAsync(int nr, CancellationToken cancel) => ChangeAsync(nr, "Groups.Reopened", (unit, group, _) =>
    {
        group.Reopen();
        unit.Audit("group.reopened", nameof(WorkGroup), group.Id.Value);
        return Task.CompletedTask;
    }, cancel);

    public Task<IActionResult> OnPostDoneAsync(int nr, Guid id, CancellationToken cancel) => ChangeAsync(nr, "Groups.Point.Done.Said", async (unit, _, token) =>
    {
        (await unit.Db.Set<GroupPoint>().SingleOrDefaultAsync(p => p.Id == id && p.GroupId == Group.Id && p.DoneOn == null, token))?.Finish(Today);
        unit.Audit("group.point-done", nameof(GroupPoint), id);
    }, cancel);

    public async Task<IActionResult> OnPostEvaluateAsync(int nr, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (!await FindAsync(nr, cancel))
            return NotFound();
        var text = await wall.PassAsync(ModelState, new(Evaluation, "Evaluation", WorkGroup.LongestText, IsAboutNobody, GroupErrors.NoEvaluation), cancel);
        return text is null ? Page() : await ChangeAsync(nr, "Groups.Evaluated", (unit, group, _) =>
        {
            group.Evaluate(Today);
            unit.Db.Add(GroupEvaluation.Of(group.Id, Today, text.Value));
            unit.Audit("group.evaluated", nameof(WorkGroup), group.Id.Value);
            return Task.CompletedTask;
        }, cancel);
    }

    private async Task<IActionResult> ChangeAsync(int nr, string said, Func<WriteUnit, WorkGroup, CancellationToken, Task> change, CancellationToken cancel)
    {
        if (!MayManage)
            return Forbid();
        if (await db.GroupAsync(nr, cancel) is not { } group)
            return NotFound();
        Group = group;
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            await change(unit, await unit.Db.Set<WorkGroup>().SingleAsync(g => g.Id == group.Id, token), token);
            return "";
        }, cancel);
        TempData.Flash(texts[said]);
        return Redirect(Address);
    }

    private async Task<bool> FindAsync(int nr, CancellationToken cancel)
    {
        if (await db.GroupAsync(nr, cancel) is not { } group)
            return false;
        Group = group;
        Council = await db.Set<Council>().Where(c => c.Id == group.CouncilId).Select(c => c.Name).SingleOrDefaultAsync(cancel);
        Members = await db.MembersAsync(group.Id, cancel);
        Meetings = await db.Set<GroupMeeting>().AsNoTracking().Where(m => m.GroupId == group.Id).OrderByDescending(m => m.Day).ThenByDescending(m => m.Number).ToListAsync(cancel);
        SeesInside = await db.SeesInsideAsync(group.Id, cancel);
        if (!SeesInside)
            return true;
        Needs = await db.NeedsAsync(group.Id, cancel);
        Points = await db.OpenPointsAsync(group.Id, cancel);
        Evaluations = await db.Set<GroupEvaluation>().AsNoTracking().Where(e => e.GroupId == group.Id).OrderByDescending(e => e.On).ThenByDescending(e => e.Id).ToListAsync(cancel);
        reads.Note(nameof(WorkGroup), group.Id.Value, "page");
        return true;
    }
}
