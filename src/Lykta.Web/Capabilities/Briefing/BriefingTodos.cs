using System.Globalization;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Briefing;

/// <summary>What the briefing asks of people on the start page.</summary>
public static class BriefingTodos
{
    /// <summary>How long after a pass one is asked what one saw.</summary>
    private const int AskedDays = 2;

    public static IServiceCollection AddBriefingTodos(this IServiceCollection services) => services
        .AddSingleton(new TodoSource(Permission.ManageBriefings, 15, UnsharedAsync))
        .AddSingleton(new TodoSource(Permission.SeeTonight, 50, UntoldAsync));

    private static async Task<TodoCard?> UnsharedAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, root, evening) = Of(request);
        var sheet = await db.Set<BriefingSheet>().AsNoTracking().Where(s => s.Day == evening && s.State == SheetState.Draft)
            .OrderBy(s => s.MeetingAt).Select(s => new { s.Key, s.MeetingAt, Lines = db.Set<BriefingItem>().Count(i => i.SheetId == s.Id) }).FirstOrDefaultAsync(cancel);
        if (sheet is null)
            return null;
        return new(texts["Briefing.Todo.Share"], texts["Briefing.Todo.Share.More", sheet.MeetingAt.ToString("HH:mm", CultureInfo.InvariantCulture), sheet.Lines], $"{root}/utsattning/{sheet.Key}", texts["Briefing.Todo.Share.Chip"]) { IsToday = true };
    }

    private static async Task<TodoCard?> UntoldAsync(IServiceProvider request, CancellationToken cancel)
    {
        var (db, texts, root, evening) = Of(request);
        var now = request.GetRequiredService<TimeProvider>().GetUtcNow();
        var since = evening.AddDays(-AskedDays);
        var sheet = (await request.GetRequiredService<BriefingPicture>().SharedAsync(cancel)).Where(s => s.Day >= since && s.Day <= evening)
            .OrderByDescending(s => s.Day).ThenByDescending(s => s.Edition).FirstOrDefault();
        if (sheet is null || now < sheet.StartsAt)
            return null;
        var mine = db.Scope.Viewer.Memberships.ToList();
        if (await db.Set<Debrief>().AnyAsync(d => d.SheetId == sheet.Id && d.WrittenBy != null && mine.Contains(d.WrittenBy.Value), cancel))
            return null;
        return new(texts["Briefing.Todo.Tell"], texts["Briefing.Todo.Tell.More", sheet.Day.ToString("dddd d MMMM", CultureInfo.CurrentCulture)], $"{root}/utsattning/{sheet.Key}/aterrapport", texts["Briefing.Todo.Tell.Chip"]);
    }

    private static (LyktaDbContext Db, Texts Texts, string Root, DateOnly Evening) Of(IServiceProvider request) => (
        request.GetRequiredService<LyktaDbContext>(), request.GetRequiredService<Texts>(), "/" + request.GetRequiredService<LyktaScope>().Partnership!.Slug,
        BriefingQueries.Evening(request.GetRequiredService<TimeProvider>().GetUtcNow()));
}
