using System.Globalization;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Shared;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Lykta.Web.Platform.Web;
using Lykta.Web.Platform.Writes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Partnerships.Collaborations.Release;

/// <summary>A participant releases its own figures and, one by one, observations to the collaboration, and takes them back.</summary>
[Needs(Permission.ManageCollaborations)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    private const int WeeksBack = 8;

    public Collaboration It { get; private set; } = null!;

    public DateOnly Week { get; private set; }

    public IReadOnlyList<DateOnly> Choices { get; private set; } = [];

    public IReadOnlyList<ReleasedCount> Counts { get; private set; } = [];

    public IReadOnlyList<ReleasableObservation> Observations { get; private set; } = [];

    public IReadOnlyList<CollaborationRelease> Mine { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string slug, [FromQuery] DateOnly? vecka, CancellationToken cancel)
    {
        if (!await FindAsync(slug, vecka, cancel))
            return NotFound();
        Counts = await WeekFigures.CountsAsync(db, Week, cancel);
        Observations = await WeekFigures.ObservationsAsync(db, Week, cancel);
        Mine = await db.Set<CollaborationRelease>().AsNoTracking()
            .Where(r => r.CollaborationId == It.Id && r.PartnershipId == scope.PartnershipId && r.WithdrawnAt == null)
            .OrderByDescending(r => r.Week).ThenBy(r => r.Kind).ToListAsync(cancel);
        return Page();
    }

    /// <summary>This week's counts; a week released before is replaced.</summary>
    public async Task<IActionResult> OnPostCountsAsync(string slug, [FromForm] DateOnly? vecka, CancellationToken cancel)
    {
        if (!await FindAsync(slug, vecka, cancel))
            return NotFound();
        return await KeepAsync(ReleaseKind.WeekCounts, async (unit, token) =>
        {
            var counts = await WeekFigures.CountsAsync(unit.Db, Week, token);
            return (CollaborationRelease.Of(It.Id, unit.Scope.PartnershipId, Week, counts, unit.Scope.Viewer.PrimaryMembership, unit.Now), counts.Count);
        }, cancel);
    }

    /// <summary>The chosen observations as code, place and week; one that may not be released refuses the whole choice.</summary>
    public async Task<IActionResult> OnPostObservationsAsync(string slug, [FromForm] DateOnly? vecka, [FromForm] Guid[] rader, CancellationToken cancel)
    {
        if (!await FindAsync(slug, vecka, cancel))
            return NotFound();
        var chosen = rader.Select(ObservationId.From).ToHashSet();
        var allowed = await WeekFigures.ObservationsAsync(db, Week, cancel);
        if (!chosen.IsSubsetOf(allowed.Select(o => o.Id)))
            return BadRequest();
        if (chosen.Count == 0)
        {
            TempData.Flash(texts["Collaborations.Release.Nothing"], FlashTone.Warning);
            return Back();
        }

        return await KeepAsync(ReleaseKind.Observations, (unit, _) =>
        {
            var rows = allowed.Where(o => chosen.Contains(o.Id)).Select(o => o.Content).ToList();
            return Task.FromResult((CollaborationRelease.Of(It.Id, unit.Scope.PartnershipId, Week, rows, unit.Scope.Viewer.PrimaryMembership, unit.Now), rows.Count));
        }, cancel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string slug, [FromForm] Guid slappt, CancellationToken cancel)
    {
        if (!await FindAsync(slug, null, cancel)
            || !await db.Set<CollaborationRelease>().AnyAsync(r => r.Id == slappt && r.CollaborationId == It.Id && r.PartnershipId == scope.PartnershipId, cancel))
            return NotFound();
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var release = await unit.Db.Set<CollaborationRelease>().SingleAsync(r => r.Id == slappt && r.PartnershipId == unit.Scope.PartnershipId, token);
            release.Withdraw(unit.Now);
            unit.Audit("collaboration.withdrawn", nameof(CollaborationRelease), release.Id, ("week", Weeks.Code(release.Week)));
            return "";
        }, cancel);
        TempData.Flash(texts["Collaborations.Release.Withdrawn"]);
        return Back();
    }

    private async Task<bool> FindAsync(string slug, DateOnly? week, CancellationToken cancel)
    {
        var monday = Stockholm.MondayOf(time.Today());
        Choices = [.. Enumerable.Range(0, WeeksBack).Select(i => monday.AddDays(-7 * i))];
        Week = week is { } asked && Choices.Contains(asked) ? asked : monday;
        var found = await db.Set<Collaboration>().AsNoTracking().SingleOrDefaultAsync(c => c.Slug == slug, cancel);
        It = found!;
        return found is not null && (week is null || Choices.Contains(week.Value));
    }

    private async Task<IActionResult> KeepAsync(
        ReleaseKind kind, Func<WriteUnit, CancellationToken, Task<(CollaborationRelease Release, int Rows)>> make, CancellationToken cancel)
    {
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var before = await unit.Db.Set<CollaborationRelease>()
                .Where(r => r.CollaborationId == It.Id && r.PartnershipId == unit.Scope.PartnershipId && r.Kind == kind && r.Week == Week && r.WithdrawnAt == null)
                .ToListAsync(token);
            before.ForEach(r => r.Withdraw(unit.Now));
            var (release, rows) = await make(unit, token);
            unit.Db.Add(release);
            unit.Audit("collaboration.released", nameof(CollaborationRelease), release.Id,
                ("kind", kind.ToString()), ("week", Weeks.Code(Week)), ("rows", rows.ToString(CultureInfo.InvariantCulture)));
            return "";
        }, cancel);
        TempData.Flash(texts["Collaborations.Release.Done", Weeks.Name(Week)]);
        return Back();
    }

    private RedirectResult Back() => Redirect($"/{scope.Partnership!.Slug}/samarbeten/{It.Slug}/slapp?vecka={Weeks.Code(Week)}");
}
