using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Time;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing.Load;

/// <summary>Belastning: what each team has put into the own district's evenings and into common ones. Teams and counts, never a person.</summary>
[Needs(Permission.ManageBriefings)]
public sealed class IndexModel(LyktaDbContext db, LyktaScope scope, TimeProvider time) : PageModel
{
    public static readonly IReadOnlyList<int> WeekChoices = [4, 8, 12];
    public static readonly IReadOnlyList<int> ShareChoices = [25, 33, 50, 75];

    [FromQuery(Name = "veckor")]
    public int Weeks { get; set; } = 12;

    /// <summary>Warned above this share of the hours, in per cent.</summary>
    [FromQuery(Name = "andel")]
    public int MostShared { get; set; } = 50;

    public IReadOnlyList<LoadRow> Rows { get; private set; } = [];

    public IReadOnlyList<PartyLoad> Parties { get; private set; } = [];

    public string Root => $"/{scope.Partnership!.Slug}/utsattning";

    public DateOnly First { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        ModelState.Clear();
        Weeks = WeekChoices.Contains(Weeks) ? Weeks : 12;
        MostShared = ShareChoices.Contains(MostShared) ? MostShared : 50;
        var now = time.GetUtcNow();
        First = time.Today().AddDays(-7 * Weeks);
        var sheets = await db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Day >= First && s.State == SheetState.Shared)
            .Select(s => new { s.Id, s.Key, s.Edition, s.Day, IsShared = s.CollaborationId != null }).ToListAsync(cancel);
        // A corrected sheet counts once, as it was last.
        var newest = sheets.GroupBy(s => s.Key, StringComparer.Ordinal).Select(g => g.MaxBy(s => s.Edition)!).ToDictionary(s => s.Id);
        var ids = newest.Keys.ToList();
        var lines = await db.Set<BriefingItem>().AsNoTracking().Where(i => ids.Contains(i.SheetId) && i.Block == BriefingBlock.Presence && i.Heading != null && i.From != null && i.To != null)
            .Select(i => new { i.SheetId, Who = i.Heading!, From = i.From!.Value, To = i.To!.Value, i.Count }).ToListAsync(cancel);
        Rows = [.. lines.GroupBy(l => l.Who.Trim(), StringComparer.OrdinalIgnoreCase).Select(g => LoadRow.Of(Spelled(g.Select(l => l.Who)), [.. g.Select(l => Post.Of(newest[l.SheetId].IsShared, newest[l.SheetId].Day, l.From, l.To, l.Count, now))]))
            .OrderByDescending(r => r.Share).ThenBy(r => r.Who, SwedishFolding.Order)];
        Parties = PartyLoad.Sum(Rows, await LoadParties.ReadAsync(db, cancel));
    }

    // As most have written it, so that one hasty evening does not name the team.
    private static string Spelled(IEnumerable<string> headings) =>
        headings.GroupBy(h => h.Trim(), StringComparer.Ordinal).OrderByDescending(h => h.Count()).ThenBy(h => h.Key, StringComparer.Ordinal).First().Key;
}

/// <summary>One line of who is out: the hours of everybody in the team together, those that have been and those that are planned.</summary>
public readonly record struct Post(bool IsShared, double Done, double Planned)
{
    public bool HasBegun => Done > 0;

    /// <summary>The small hours are the day after the evening.</summary>
    public static Post Of(bool isShared, DateOnly evening, TimeOnly from, TimeOnly to, int? count, DateTimeOffset now)
    {
        DateTimeOffset At(TimeOnly time) => Stockholm.Instant((time.Hour < 12 ? evening.AddDays(1) : evening).ToDateTime(time));
        var (whole, people) = ((to - from).TotalHours, Math.Max(1, count ?? 1));
        var done = Math.Clamp((now - At(from)).TotalHours, 0, whole);
        return new(isShared, done * people, (whole - done) * people);
    }
}

/// <summary>A team's posts and hours in the own district and in common briefings.</summary>
public sealed record LoadRow(string Who, int OwnPosts, double OwnHours, int SharedPosts, double SharedHours, double PlannedHours)
{
    public double Share => OwnHours + SharedHours > 0 ? SharedHours / (OwnHours + SharedHours) : 0;

    public static LoadRow Of(string who, IReadOnlyList<Post> posts) => new(
        who, posts.Count(p => !p.IsShared && p.HasBegun), posts.Where(p => !p.IsShared).Sum(p => p.Done),
        posts.Count(p => p.IsShared && p.HasBegun), posts.Where(p => p.IsShared).Sum(p => p.Done), posts.Sum(p => p.Planned));
}
