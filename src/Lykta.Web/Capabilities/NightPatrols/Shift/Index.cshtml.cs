using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Audit;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Sharing;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.NightPatrols.Shift;

/// <summary>One shift: everybody reads how many; its leader also who, until it is over, and counts those who came.</summary>
[Needs(Permission.SeePatrols)]
public sealed class IndexModel(
    LyktaDbContext db, LyktaScope scope, PatrolLeaders leaders, PatrolSeals seals, PatrolNews news, Writes writes, ReadLog reads, Texts texts, TimeProvider time) : PageModel
{
    public ShiftRow Row { get; private set; } = null!;

    public bool IsLeader { get; private set; }

    /// <summary>For the leader alone, and only until the shift ends.</summary>
    public IReadOnlyList<(Guid Id, Walker Walker)> Walkers { get; private set; } = [];

    public PatrolReport? Report { get; private set; }

    /// <summary>The codes are for all who see walks; what the patrol wrote goes to those who brief, by the gate, and back to its own leader.</summary>
    public bool MayReadText => IsLeader || (scope.Viewer.Kind == PrincipalKind.Account && Report is not null && SharingGate.IsVisible(Report, scope.Viewer));

    public bool HasBriefing { get; private set; }

    public bool IsOver { get; private set; }

    public bool MayCancel => scope.Viewer.May(Permission.ManagePatrols) || IsLeader;

    [BindProperty]
    public Fields Input { get; set; } = new();

    public string Root => $"/{scope.Partnership!.Slug}";

    public string Address => $"{Root}/nattvandring/pass/{Row.Shift.Id.Value}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await FindAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostStartAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || !IsLeader)
            return NotFound();
        // Whom the ticks are about is not kept: they are counted here and forgotten.
        var adults = Walkers.Count(w => Input.Came.Contains(w.Id)) + Math.Max(0, Input.More ?? 0);
        var edition = Input.IsBriefed ? (await db.SharedTonightAsync(Row.Shift.StartsAt, cancel))?.Edition : null;
        // Tried on the copy that was read: a form with errors keeps its key, so nothing of it may be noted.
        var tried = Row.Shift.Start(adults, edition, time.GetUtcNow());
        ModelState.Add(texts, tried.Errors);
        if (!tried.IsOk)
            return Page();
        await writes.RunOnceAsync(Request.SubmissionKey() with { BodyHash = $"start {adults} {Input.IsBriefed}" }, async (unit, token) =>
        {
            var shift = await unit.Db.Set<PatrolShift>().SingleAsync(s => s.Id == Row.Shift.Id, token);
            if (shift.Start(adults, edition, unit.Now).IsOk)
                unit.Audit("patrol.started", nameof(PatrolShift), shift.Id.Value, ("adults", adults.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return "";
        }, cancel);
        TempData.Flash(texts["Patrols.Started", adults]);
        return Redirect(Address);
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || !MayCancel)
            return NotFound();
        var tried = Row.Shift.Cancel(time.GetUtcNow());
        ModelState.Add(texts, tried.Errors);
        if (!tried.IsOk)
            return Page();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var shift = await unit.Db.Set<PatrolShift>().SingleAsync(s => s.Id == Row.Shift.Id, token);
            if (!shift.Cancel(unit.Now).IsOk)
                return "";
            unit.Audit("patrol.cancelled", nameof(PatrolShift), shift.Id.Value);
            await news.TellAsync(unit, PatrolMail.Cancelled, shift, token);
            return "";
        }, cancel);
        TempData.Flash(texts["Patrols.Cancelled"], FlashTone.Warning);
        return Redirect(Address);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await db.ShiftRowAsync(PatrolShiftId.From(id), cancel) is not { } row)
            return false;
        Row = row;
        IsOver = row.Shift.EndsAt <= time.GetUtcNow();
        IsLeader = await leaders.LeadsAsync(row.Group, cancel);
        Report = await db.Set<PatrolReport>().IgnoreQueryFilters([LyktaDbContext.SharingFilter]).AsNoTracking().SingleOrDefaultAsync(r => r.ShiftId == row.Shift.Id, cancel);
        HasBriefing = scope.Viewer.May(Permission.SeeTonight) && await db.SharedTonightAsync(row.Shift.StartsAt, cancel) is not null;
        if (!IsLeader || IsOver)
            return true;
        var list = await db.Set<PatrolSignUp>().AsNoTracking().Where(s => s.ShiftId == row.Shift.Id).OrderBy(s => s.At).ToListAsync(cancel);
        Walkers = [.. list.Select(s => (s.Id, seals.Open(s)))];
        if (Walkers.Count > 0)
            reads.Note(nameof(PatrolSignUp), row.Shift.Id.Value, "list");
        return true;
    }

    public sealed record Fields
    {
        public List<Guid> Came { get; init; } = [];

        public int? More { get; init; }

        public bool IsBriefed { get; init; }
    }
}
