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
    private const int WeeksLooked = 1;

    public static async Task<TodoCard?> UncoveredAsync(IServiceProvider request, CancellationToken cancel)
    {
        var db = request.GetRequiredService<LyktaDbContext>();
        var texts = request.GetRequiredService<Texts>();
        var today = BriefingQueries.Evening(request.GetRequiredService<TimeProvider>().GetUtcNow());
        // A partnership without groups is not told every week that it has none.
        var evenings = await db.CoverageAsync(today, WeeksLooked, cancel);
        if (evenings.FirstOrDefault(e => !e.IsCovered) is not { } gap || !await HasGroupsAsync(db, cancel))
            return null;
        var day = gap.Day.ToString("dddd d MMMM", CultureInfo.CurrentCulture);
        var missing = gap.Shifts.Where(s => !s.Shift.IsCancelled).Select(s => s.Shift.Missing).DefaultIfEmpty(0).Min();
        var root = "/" + request.GetRequiredService<LyktaScope>().Partnership!.Slug;
        return new(
            texts["Patrols.Todo.Uncovered", day], missing == 0 ? texts["Patrols.Todo.Nobody"] : texts["Patrols.Todo.Missing", missing],
            $"{root}/nattvandring", texts["Patrols.Todo.Chip"]) { IsToday = gap.Day == today };
    }

    private static Task<bool> HasGroupsAsync(LyktaDbContext db, CancellationToken cancel) =>
        db.Set<PatrolGroup>().AnyAsync(g => g.EndedAt == null, cancel);
}
