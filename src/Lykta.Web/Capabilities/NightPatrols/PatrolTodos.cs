using System.Globalization;
using Lykta.Web.Capabilities.Briefing;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.NightPatrols;

/// <summary>The next evening this week that nobody walks, or that lost its second adult.</summary>
public static class PatrolTodos
{
    private const int DaysLooked = 7;

    public static async Task<TodoCard?> UncoveredAsync(IServiceProvider request, CancellationToken cancel)
    {
        var db = request.GetRequiredService<LyktaDbContext>();
        var today = BriefingQueries.Evening(request.GetRequiredService<TimeProvider>().GetUtcNow());
        var last = today.AddDays(DaysLooked - 1);
        var groups = await db.Set<PatrolGroup>().AsNoTracking().Where(g => g.EndedAt == null)
            .Select(g => db.Set<PatrolShift>().Where(s => s.GroupId == g.Id && s.Day >= today && s.Day <= last && s.CancelledAt == null).ToList()).ToListAsync(cancel);
        // A partnership without groups is not told every week that it has none.
        if (groups.Count == 0)
            return null;
        var shifts = groups.SelectMany(g => g).ToLookup(s => s.Day);
        if (Enumerable.Range(0, DaysLooked).Select(today.AddDays).Where(d => PatrolEvening.IsWanted(d) || shifts.Contains(d)).Where(d => shifts[d].All(s => s.Missing > 0))
            .Select(d => (DateOnly?)d).FirstOrDefault() is not { } gap)
            return null;
        var texts = request.GetRequiredService<Texts>();
        var root = "/" + request.GetRequiredService<LyktaScope>().Partnership!.Slug;
        var missing = shifts[gap].Select(s => s.Missing).DefaultIfEmpty(0).Min();
        return new(
            texts["Patrols.Todo.Uncovered", gap.ToString("dddd d MMMM", CultureInfo.CurrentCulture)],
            missing == 0 ? texts["Patrols.Todo.Nobody"] : texts["Patrols.Todo.Missing", missing], $"{root}/nattvandring", texts["Patrols.Todo.Chip"])
        { IsToday = gap == today };
    }
}
