using Lykta.Web.Capabilities.Partnerships;
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
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.List;

/// <summary>Utsättningar: the coming four weeks, the ones that were, and the series that make them.</summary>
[Needs(Permission.ManageBriefings)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, BriefingDesk desk, Writes writes, Texts texts, TimeProvider time) : PageModel
{
    private const int MostPast = 12;

    public IReadOnlyList<BriefingSheet> Coming { get; private set; } = [];

    public IReadOnlyList<BriefingSheet> Past { get; private set; } = [];

    public IReadOnlyList<BriefingSeries> Series { get; private set; } = [];

    public IReadOnlyDictionary<CollaborationId, string> Names { get; private set; } = new Dictionary<CollaborationId, string>();

    public DateOnly Evening { get; private set; }

    [BindProperty]
    public Fields Input { get; set; } = new();

    public string Root => $"/{scope.Partnership!.Slug}";

    public IEnumerable<SelectListItem> Weekdays => new[] { DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Sunday }
        .Select(d => new SelectListItem(System.Globalization.CultureInfo.CurrentCulture.DateTimeFormat.GetDayName(d), d.ToString()));

    public IEnumerable<SelectListItem> Owners =>
        [new(scope.Partnership!.Name, ""), .. Names.OrderBy(n => n.Value, StringComparer.CurrentCulture).Select(n => new SelectListItem(n.Value, n.Key.Value.ToString()))];

    public Task OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public async Task<IActionResult> OnPostPlanAsync(CancellationToken cancel)
    {
        var plan = await desk.PlanAsync(cancel);
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) => { await plan(unit, token); return ""; }, cancel);
        TempData.Flash(texts["Briefing.List.Planned"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostBeginAsync(CancellationToken cancel)
    {
        await ShowAsync(cancel);
        var collaboration = Guid.TryParse(Input.Collaboration, out var chosen) ? CollaborationId.From(chosen) : (CollaborationId?)null;
        if (collaboration is { } asked && !Names.ContainsKey(asked))
            return NotFound();
        if (Input is not { Weekday: { } day, MeetingAt: { } meeting, From: { } from, To: { } to } || from == to)
        {
            ModelState.AddModelError("Input.From", texts["Briefing.Error.Window"]);
            return Page();
        }

        var plan = await desk.PlanAsync(cancel);
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var series = BriefingSeries.Begin(day, meeting, from, to, collaboration);
            unit.Db.Add(series);
            unit.Audit("briefing.series-begun", nameof(BriefingSeries), series.Id.Value, ("weekday", day.ToString()));
            return series.Id.Value.ToString("N");
        }, cancel);
        await writes.RunAsync(plan, cancel);
        TempData.Flash(texts["Briefing.List.Begun"]);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancel)
    {
        var which = BriefingSeriesId.From(id);
        if (!await db.Set<BriefingSeries>().AnyAsync(s => s.Id == which && s.EndedAt == null, cancel))
            return NotFound();
        var today = BriefingQueries.Evening(time.GetUtcNow());
        await writes.RunOnceAsync(Request.SubmissionKey(), async (unit, token) =>
        {
            var series = await unit.Db.Set<BriefingSeries>().SingleAsync(s => s.Id == which, token);
            series.End(unit.Now);
            await unit.Db.Set<BriefingSheet>().Where(s => s.SeriesId == which && s.Day > today && s.State == SheetState.Draft && s.PreparedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SheetState.Cancelled).SetProperty(x => x.Version, x => x.Version + 1), token);
            unit.Audit("briefing.series-ended", nameof(BriefingSeries), id);
            return "";
        }, cancel);
        TempData.Flash(texts["Briefing.List.Ended"]);
        return RedirectToPage();
    }

    public string NameOf(CollaborationId? id) => id is { } of ? Names.GetValueOrDefault(of) ?? "" : scope.Partnership!.Name;

    private async Task ShowAsync(CancellationToken cancel)
    {
        Evening = BriefingQueries.Evening(time.GetUtcNow());
        var since = Evening.AddDays(-90);
        var sheets = await db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Day >= since && s.State != SheetState.Cancelled).ToListAsync(cancel);
        var newest = sheets.GroupBy(s => s.Key, StringComparer.Ordinal).Select(g => g.MaxBy(s => s.Edition)!).ToList();
        Coming = [.. newest.Where(s => s.Day >= Evening).OrderBy(s => s.Day).ThenBy(s => s.Key, StringComparer.Ordinal)];
        Past = [.. newest.Where(s => s.Day < Evening).OrderByDescending(s => s.Day).ThenBy(s => s.Key, StringComparer.Ordinal).Take(MostPast)];
        Series = await db.Set<BriefingSeries>().AsNoTracking().Where(s => s.EndedAt == null).OrderBy(s => s.Weekday).ToListAsync(cancel);
        Names = await db.Set<Collaboration>().AsNoTracking().ToDictionaryAsync(c => c.Id, c => c.Name, cancel);
    }

    public sealed record Fields
    {
        public DayOfWeek? Weekday { get; init; }

        public TimeOnly? MeetingAt { get; init; } = new(16, 0);

        public TimeOnly? From { get; init; } = new(18, 0);

        public TimeOnly? To { get; init; } = new(3, 0);

        public string? Collaboration { get; init; }
    }
}
