using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Observations.Report;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Capabilities.Shared.Conflicts;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Privacy;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.NightPatrols.Told;

/// <summary>Four questions after a walk. What they say goes with the evening's debriefs to Monday and to the next sheet.</summary>
[Needs(Permission.SeePatrols)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, PatrolLeaders leaders, Reporters reporters, TextWall wall, Writes writes, Texts texts, TimeProvider time) : PageModel, IShowsBoth
{
    /// <summary>Told until the Tuesday after a Friday.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromDays(4);

    public ShiftRow Row { get; private set; } = null!;

    [BindProperty]
    public Fields Input { get; set; } = new();

    public bool IsWarned => Input.IsAboutNobody || ModelState["Input.Text"]?.Errors.Count > 0;

    public string Address => $"/{scope.Partnership!.Slug}/nattvandring/pass/{Row.Shift.Id.Value}";

    public Audience Audience => scope.Viewer.Kind == PrincipalKind.Account ? Audience.Inside : Audience.Outside;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        if (!await IsToldAsync(db, cancel))
            return Page();
        TempData.Flash(texts["Patrols.Told.Already"]);
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
            return NotFound();
        var passed = await wall.PassAsync(new FreeText(Input.Text, "Input.Text", "patrol") { MaxLength = PatrolReport.LongestText, IsAccepted = Input.IsAboutNobody }, cancel);
        ModelState.Add(texts, passed.Errors);
        if (Input.Mood is not { } mood || !Enum.IsDefined(mood))
            ModelState.Add(texts, PatrolErrors.NoMood);
        if (Input.Youths is not { } youths || !Enum.IsDefined(youths))
            ModelState.Add(texts, PatrolErrors.NoYouths);
        if (!ModelState.IsValid)
            return Page();
        var reporter = await reporters.CurrentAsync(cancel);
        var needs = Input.Needs.Where(Enum.IsDefined).Aggregate(PatrolNeeds.None, (all, one) => all | one);
        var answers = new PatrolAnswers(Input.Mood!.Value, Input.Youths!.Value, needs, Input.HadContact, passed.Value);
        var sheet = await db.SharedTonightAsync(Row.Shift.StartsAt, cancel);
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            // Another's answers stand, and one's own are not lost; the same form again ends as the first did.
            if (await IsToldAsync(unit.Db, token))
                throw new ChangedMeanwhileException();
            unit.Db.Add(PatrolReport.Tell(Row.Shift.Id, answers, reporter.Owner, reporter.Membership, unit.Now));
            if (sheet is not null && answers.Text is not null)
                unit.Db.Add(Debrief.Tell(sheet.Id, reporter.Owner, reporter.Membership, SharingLevel.Briefing, answers.Text, null, unit.Now, Row.Shift.Id));
            unit.Audit("patrol.told", nameof(PatrolShift), Row.Shift.Id.Value, ("mood", answers.Mood.ToString()));
            return "";
        }, cancel);
        TempData.Flash(texts["Patrols.Told.Done"]);
        return this.Received(Address);
    }

    public Task<StoredForm?> StoredAsync(CancellationToken cancel) => Task.FromResult<StoredForm?>(StoredForm.Closed(texts["Patrols.Told.Others"]));

    private Task<bool> IsToldAsync(LyktaDbContext from, CancellationToken cancel) => from.Set<PatrolReport>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).AnyAsync(r => r.ShiftId == Row.Shift.Id, cancel);

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await db.ShiftRowAsync(PatrolShiftId.From(id), cancel) is not { } row || row.Shift.StartedAt is null
            || time.GetUtcNow() > row.Shift.EndsAt + Open || !await leaders.LeadsAsync(row.Group, cancel))
            return false;
        Row = row;
        return true;
    }

    public sealed record Fields
    {
        public PatrolMood? Mood { get; init; }

        public YouthBand? Youths { get; init; }

        public List<PatrolNeeds> Needs { get; init; } = [];

        public bool HadContact { get; init; }

        public string? Text { get; init; }

        public bool IsAboutNobody { get; init; }
    }
}
