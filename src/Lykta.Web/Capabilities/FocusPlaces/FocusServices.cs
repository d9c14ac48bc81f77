using System.Globalization;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.FocusPlaces;

public static class FocusServices
{
    public static IServiceCollection AddFocusPlaces(this IServiceCollection services) => services
        .AddSingleton(new TodoSource(Permission.ManageFocus, 47, EndingAsync));

    /// <summary>A team whose period ends within a week and has none after it.</summary>
    private static async Task<TodoCard?> EndingAsync(IServiceProvider request, CancellationToken cancel)
    {
        var db = request.GetRequiredService<LyktaDbContext>();
        var today = request.GetRequiredService<TimeProvider>().Today();
        var soon = today.AddDays(FocusPeriod.WarnedDays);
        var due = await (
            from period in db.Set<FocusPeriod>().AsNoTracking()
            join team in db.OwnTeams() on period.TeamId equals team.Id
            where period.From <= today && period.To >= today && period.To <= soon
                && !db.Set<FocusPeriod>().Any(next => next.TeamId == period.TeamId && next.From > period.To)
            orderby period.To
            select new { period.Number, period.To, team.Name }).FirstOrDefaultAsync(cancel);
        if (due is null)
            return null;
        var texts = request.GetRequiredService<Texts>();
        var slug = request.GetRequiredService<LyktaScope>().Partnership!.Slug;
        return new(texts["Focus.Todo.Ending", due.Name], texts["Focus.Todo.Ending.More", due.To.ToString("d MMMM", CultureInfo.CurrentCulture)], $"/{slug}/fokusplatser/ny?efter={due.Number}", texts["Focus.Todo.Ending.Chip"]);
    }
}
