using System.Globalization;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Errors;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups.Meeting;

/// <summary>One meeting: agenda with notes, what came of them, and how many came. The inside only for those who take part.</summary>
[Needs(Permission.SeeGroups)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, GroupWall wall, MeetingDesk desk, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    public WorkGroup Group { get; private set; } = null!;

    public GroupMeeting Meeting { get; private set; } = null!;

    public IReadOnlyList<AgendaItem> Items { get; private set; } = [];

    public IReadOnlyList<GroupPoint> Points { get; private set; } = [];

    public IReadOnlyList<InvitedMember> Invited { get; private set; } = [];

    public bool SeesInside { get; private set; }

    [BindProperty]
    public string? Heading { get; set; }

    [BindProperty]
    public NoteInput Input { get; set; } = new();

    /// <summary>What was typed for each invitation.</summary>
    public IReadOnlyDictionary<Guid, string?> Attended { get; private set; } = new Dictionary<Guid, string?>();

    /// <summary>The item whose form was sent and came back.</summary>
    public Guid? Posted { get; private set; }

    public bool IsCancelled => Meeting.State == MeetingState.Cancelled;

    /// <summary>What was typed for a meeting that had been cancelled when it was sent.</summary>
    public string? Unsaved { get; private set; }

    public bool MayManage => scope.Viewer.May(Permission.ManageGroups);

    public bool SendsMail => desk.SendsMail;

    public DateOnly Today => time.Today();

    public string Root => $"/{scope.Partnership!.Slug}/grupper";

    public string Address => $"{Root}/{Group.Number}/moten/{Meeting.Number}";

    public static string FieldOf(MeetingInvitation invitation) => $"Attended[{invitation.Id}]";

    /// <summary>What the page showed in that field when it was opened.</summary>
    public static string ShownOf(MeetingInvitation invitation) => $"Shown[{invitation.Id}]";

    public string? ErrorOf(string field) => ModelState[field]?.Errors.FirstOrDefault()?.ErrorMessage;

    public async Task<IActionResult> OnGetAsync(int nr, int mote, CancellationToken cancel) => await FindAsync(nr, mote, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostItemAsync(int nr, int mote, CancellationToken cancel)
    {
        if (await RefusedAsync(nr, mote, cancel) is { } refused)
            return refused;
        if (IsCancelled)
            return await TooLateAsync("Groups.Item.Added", cancel);
        var heading = await PassAsync(Heading, "Heading", AgendaItem.LongestHeading, GroupErrors.NoHeading, cancel);
        return heading is null ? Page() : await ChangeAsync("Groups.Item.Added", async (unit, meeting, token) =>
        {
            var last = await unit.Db.Set<AgendaItem>().Where(i => i.MeetingId == meeting.Id).MaxAsync(i => (int?)i.Order, token);
            unit.Db.Add(AgendaItem.On(meeting, (last ?? -1) + 1, heading.Value));
            unit.Audit("group.item-added", nameof(GroupMeeting), meeting.Id.Value);
        }, cancel, "#ny-punkt");
    }

    /// <summary>One press keeps the note, and makes a point or an action of it when that button was pressed.</summary>
    public async Task<IActionResult> OnPostNoteAsync(int nr, int mote, Guid id, string? does, CancellationToken cancel)
    {
        if (await RefusedAsync(nr, mote, cancel) is { } refused)
            return refused;
        if (Items.All(i => i.Id != id))
            return NotFound();
        Posted = id;
        if (IsCancelled)
            return await TooLateAsync("Groups.Note.Saved", cancel);
        GroupPointKind? kind = does switch { "point" => GroupPointKind.OpenPoint, "action" => GroupPointKind.Action, _ => null };
        var note = await PassAsync(Input.Note, "Input.Note", kind is null ? AgendaItem.LongestNote : GroupPoint.LongestText, kind is null ? null : GroupErrors.NoNote, cancel);
        var owner = await PassAsync(Input.Owner, "Input.Owner", GroupPoint.LongestOwner, null, cancel);
        if (!ModelState.IsValid)
            return Page();
        var point = kind is { } made ? GroupPoint.From(Meeting, new(made, note!.Value, owner, Input.DueOn)) : null;
        ModelState.Add(texts, point?.Errors ?? []);
        return !ModelState.IsValid ? Page() : await ChangeAsync(kind is null ? "Groups.Note.Saved" : "Groups.Point.Made." + kind, async (unit, meeting, token) =>
        {
            WriteUnit.Expect(await unit.Db.Set<AgendaItem>().SingleAsync(i => i.Id == id && i.MeetingId == meeting.Id, token), Request.RowVersion()).Say(note);
            if (kind is { } which)
                unit.Db.Add(GroupPoint.From(meeting, new(which, note!.Value, owner, Input.DueOn)).Value);
            unit.Audit(kind is null ? "group.noted" : "group.point-made", nameof(GroupMeeting), meeting.Id.Value, ("kind", kind?.ToString() ?? "note"));
        }, cancel, PlaceOf(id));
    }

    public async Task<IActionResult> OnPostDoneAsync(int nr, int mote, Guid id, CancellationToken cancel) =>
        await RefusedAsync(nr, mote, cancel) ?? await ChangeAsync("Groups.Item.Done.Said", async (unit, meeting, token) =>
        {
            (await unit.Db.Set<AgendaItem>().SingleOrDefaultAsync(i => i.Id == id && i.MeetingId == meeting.Id && i.DoneOn == null, token))?.Finish(Today);
            unit.Audit("group.item-done", nameof(GroupMeeting), meeting.Id.Value);
        }, cancel, PlaceOf(id));

    public async Task<IActionResult> OnPostAttendanceAsync(int nr, int mote, CancellationToken cancel)
    {
        if (await RefusedAsync(nr, mote, cancel) is { } refused)
            return refused;
        Attended = Invited.Where(i => Request.Form.ContainsKey(FieldOf(i.Invitation))).ToDictionary(i => i.Invitation.Id, i => (string?)Request.Form[FieldOf(i.Invitation)]);
        if (IsCancelled)
            return await TooLateAsync("Groups.Attendance.Saved", cancel);
        Dictionary<Guid, int?> counts = [];
        foreach (var (id, typed) in Attended)
        {
            var isNumber = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MeetingInvitation.MostAttending;
            if (!isNumber && !string.IsNullOrWhiteSpace(typed))
                ModelState.Add(texts, GroupErrors.Attending with { Field = $"Attended[{id}]" });
            counts[id] = isNumber ? number : null;
        }

        return !ModelState.IsValid ? Page() : await ChangeAsync("Groups.Attendance.Saved", async (unit, meeting, token) =>
        {
            foreach (var invitation in await unit.Db.Set<MeetingInvitation>().Where(i => i.MeetingId == meeting.Id).ToListAsync(token))
                Note(invitation, counts);
            unit.Audit("group.attendance", nameof(GroupMeeting), meeting.Id.Value);
        }, cancel, "#narvaro");
    }

    // Two may count at the same meeting: what this one left as it stood is the other's to change.
    private void Note(MeetingInvitation invitation, Dictionary<Guid, int?> counts)
    {
        if (!counts.TryGetValue(invitation.Id, out var typed) || typed == ShownIn(invitation) || typed == invitation.Attended)
            return;
        if (invitation.Attended != ShownIn(invitation))
            throw new ChangedMeanwhileException();
        invitation.Note(typed);
    }

    private int? ShownIn(MeetingInvitation invitation) =>
        int.TryParse(Request.Form[ShownOf(invitation)], NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : null;

    public async Task<IActionResult> OnPostHoldAsync(int nr, int mote, CancellationToken cancel) =>
        await RefusedAsync(nr, mote, cancel) ?? await StepAsync("Groups.Meeting.Held", m => m.Hold(Today), async (unit, meeting, token) =>
        {
            unit.Audit("group.meeting-held", nameof(GroupMeeting), meeting.Id.Value);
            await CarryOver.FromAsync(unit, meeting, token);
            if (meeting.NeedId is { } id && await unit.Db.Set<GroupNeed>().SingleOrDefaultAsync(n => n.Id == id, token) is { } need)
                need.Count(1 + await unit.Db.Set<GroupMeeting>().CountAsync(m => m.NeedId == id && m.Id != meeting.Id && m.State == MeetingState.Held, token), Today);
        }, cancel);

    public async Task<IActionResult> OnPostCancelAsync(int nr, int mote, CancellationToken cancel) =>
        await RefusedAsync(nr, mote, cancel) ?? await StepAsync("Groups.Meeting.IsCancelled", m => m.Cancel(), async (unit, meeting, token) =>
        {
            unit.Audit("group.meeting-cancelled", nameof(GroupMeeting), meeting.Id.Value);
            await CarryOver.FromAsync(unit, meeting, token);
            if (meeting.InvitedAt is not null)
                await desk.TellAsync(unit, MeetingMail.Cancelled, meeting, token);
        }, cancel);

    public async Task<IActionResult> OnPostInviteAsync(int nr, int mote, CancellationToken cancel) =>
        await RefusedAsync(nr, mote, cancel) ?? (Meeting.State != MeetingState.Planned ? NotFound() : await ChangeAsync("Groups.Invite.Sent", async (unit, meeting, token) =>
        {
            meeting.Invite(unit.Now);
            await MeetingDesk.InviteNewAsync(unit, meeting, token);
            var sent = await desk.TellAsync(unit, MeetingMail.Invited, meeting, token);
            unit.Audit("group.invited", nameof(GroupMeeting), meeting.Id.Value, ("mails", sent.ToString(CultureInfo.InvariantCulture)));
        }, cancel));

    public async Task<IActionResult> OnPostSummaryAsync(int nr, int mote, CancellationToken cancel) =>
        await RefusedAsync(nr, mote, cancel) ?? (Meeting.State != MeetingState.Held ? NotFound() : await ChangeAsync("Groups.Summary.Sent", async (unit, meeting, token) =>
        {
            meeting.SendSummary(unit.Now);
            var sent = await desk.TellAsync(unit, MeetingMail.Summary, meeting, token);
            unit.Audit("group.summary-sent", nameof(GroupMeeting), meeting.Id.Value, ("mails", sent.ToString(CultureInfo.InvariantCulture)));
        }, cancel));

    public async Task<StoredForm?> StoredAsync(CancellationToken cancel)
    {
        if (!await FindAsync(Group.Number, Meeting.Number, cancel))
            return null;
        if (IsCancelled)
        {
            Unsaved = string.Join('\n', new[] { Heading, Posted is null ? null : Input.Note, Posted is null ? null : Input.Owner }
                .Concat(Invited.Select(i => Attended.GetValueOrDefault(i.Invitation.Id) is { Length: > 0 } typed ? $"{i.Member.Organisation}: {typed}" : null)).Where(t => !string.IsNullOrWhiteSpace(t)));
            return StoredForm.Closed(texts["Groups.Error.Cancelled"]);
        }

        if (Attended.Count == 0)
            return Items.FirstOrDefault(i => i.Id == Posted) is { } item ? new(new { item.Note }) : null;
        Attended = Invited.Where(i => Attended.ContainsKey(i.Invitation.Id) && Attended[i.Invitation.Id] != Request.Form[ShownOf(i.Invitation)]).ToDictionary(i => i.Invitation.Id, i => Attended[i.Invitation.Id]);
        return new(Invited.Where(i => Attended.ContainsKey(i.Invitation.Id)).ToDictionary(i => FieldOf(i.Invitation), i => (object?)i.Invitation.Attended, StringComparer.Ordinal), "");
    }

    // Tried on the copy that was read: a form with errors keeps its key, so nothing of it may be noted.
    private async Task<IActionResult> StepAsync(string said, Func<GroupMeeting, Result<GroupMeeting>> step, Func<WriteUnit, GroupMeeting, CancellationToken, Task> then, CancellationToken cancel)
    {
        ModelState.Add(texts, step(Meeting).Errors);
        return !ModelState.IsValid ? Page() : await ChangeAsync(said, async (unit, meeting, token) =>
        {
            if (step(meeting).IsOk)
                await then(unit, meeting, token);
        }, cancel);
    }

    private async Task<IActionResult> ChangeAsync(string said, Func<WriteUnit, GroupMeeting, CancellationToken, Task> change, CancellationToken cancel, string place = "")
    {
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var meeting = await unit.Db.Set<GroupMeeting>().SingleAsync(m => m.Id == Meeting.Id, token);
            if (meeting.State == MeetingState.Cancelled)
                throw new ChangedMeanwhileException();
            await change(unit, meeting, token);
            return "";
        }, cancel);
        TempData.Flash(texts[said]);
        return Redirect(Address + place);
    }

    // Through the unit all the same: what was saved before the meeting was cancelled, and is sent again, was saved.
    private Task<IActionResult> TooLateAsync(string said, CancellationToken cancel) => ChangeAsync(said, (_, _, _) => Task.CompletedTask, cancel);

    // The keyboard goes on where it was.
    private string PlaceOf(Guid item) => Items.FirstOrDefault(i => i.Id == item) is { } found ? $"#punkt-{found.Order}" : "";

    private Task<ScreenedText?> PassAsync(string? value, string field, int longest, Error? needed, CancellationToken cancel) =>
        wall.PassAsync(ModelState, new(value, field, longest, Input.IsAboutNobody, needed), cancel);

    private async Task<IActionResult?> RefusedAsync(int nr, int mote, CancellationToken cancel) =>
        !MayManage ? Forbid() : await FindAsync(nr, mote, cancel) ? null : NotFound();

    private async Task<bool> FindAsync(int nr, int mote, CancellationToken cancel)
    {
        if (await db.GroupAsync(nr, cancel) is not { } group || await db.MeetingAsync(group.Id, mote, cancel) is not { } meeting)
            return false;
        (Group, Meeting, SeesInside) = (group, meeting, await db.SeesInsideAsync(group.Id, cancel));
        if (!SeesInside)
            return true;
        Items = await db.Set<AgendaItem>().AsNoTracking().Where(i => i.MeetingId == meeting.Id).OrderBy(i => i.Order).ToListAsync(cancel);
        Points = await db.Set<GroupPoint>().AsNoTracking().Where(p => p.MeetingId == meeting.Id || (p.GroupId == group.Id && p.DoneOn == null && p.Since <= meeting.Day)).OrderBy(p => p.Since).ThenBy(p => p.Id).ToListAsync(cancel);
        Invited = await db.InvitedAsync(meeting.Id, cancel);
        reads.Note(nameof(GroupMeeting), meeting.Id.Value, "page");
        return true;
    }

    public sealed record NoteInput
    {
        public string? Note { get; init; }
        public string? Owner { get; init; }
        public DateOnly? DueOn { get; init; }
        public bool IsAboutNobody { get; init; }
    }
}
