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
        First = time.Today().AddDays(-7 * Weeks);
        var sheets = await db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Day >= First && s.State == SheetState.Shared)
            .Select(s => new { s.Id, s.Key, s.Edition, IsShared = s.CollaborationId != null }).ToListAsync(cancel);
        // A corrected sheet counts once, as it was last.
        var newest = sheets.GroupBy(s => s.Key, StringComparer.Ordinal).Select(g => g.MaxBy(s => s.Edition)!).ToDictionary(s => s.Id, s => s.IsShared);
        var ids = newest.Keys.ToList();
        var lines = await db.Set<BriefingItem>().AsNoTracking().Where(i => ids.Contains(i.SheetId) && i.Block == BriefingBlock.Presence && i.Heading != null && i.From != null && i.To != null)
            .Select(i => new { i.SheetId, Who = i.Heading!, From = i.From!.Value, To = i.To!.Value, i.Count }).ToListAsync(cancel);
        Rows = [.. lines.GroupBy(l => l.Who.Trim(), StringComparer.OrdinalIgnoreCase).Select(g => LoadRow.Of(Spelled(g.Select(l => l.Who)), [.. g.Select(l => (newest[l.SheetId], Hours(l.From, l.To, l.Count)))]))
            .OrderByDescending(r => r.Share).ThenBy(r => r.Who, SwedishFolding.Order)];
        Parties = PartyLoad.Sum(Rows, await LoadParties.ReadAsync(db, cancel));
    }

    // As most have written it, so that one hasty evening does not name the team.
    private static string Spelled(IEnumerable<string> headings) =>
        headings.GroupBy(h => h.Trim(), StringComparer.Ordinal).OrderByDescending(h => h.Count()).ThenBy(h => h.Key, StringComparer.Ordinal).First().Key;

    /// <summary>An end in the small hours is the day after; hours of everybody in the team together.</summary>
    private static double Hours(TimeOnly from, TimeOnly to, int? count) => (to - from).TotalHours * Math.Max(1, count ?? 1);
}

/// <summary>A team's posts and hours in the own district and in common briefings.</summary>
public sealed record LoadRow(string Who, int OwnPosts, double OwnHours, int SharedPosts, double SharedHours)
{
    public double Share => OwnHours + SharedHours > 0 ? SharedHours / (OwnHours + SharedHours) : 0;

    public static LoadRow Of(string who, IReadOnlyList<(bool IsShared, double Hours)> posts) => new(
        who, posts.Count(p => !p.IsShared), posts.Where(p => !p.IsShared).Sum(p => p.Hours), posts.Count(p => p.IsShared), posts.Where(p => p.IsShared).Sum(p => p.Hours));
}
