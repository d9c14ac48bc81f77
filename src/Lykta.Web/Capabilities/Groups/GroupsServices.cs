using System.Globalization;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Data;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Groups;

public static class GroupsServices
{
    public static IServiceCollection AddGroups(this IServiceCollection services)
    {
        foreach (var kind in new[] { MeetingMail.Invited, MeetingMail.Cancelled, MeetingMail.Summary })
            services.AddSingleton<IMailKind>(s => new MeetingMail(kind, s.GetRequiredService<MailSettings>(), s.GetRequiredService<Texts>()));
        return services
            .AddScoped<GroupWall>()
            .AddSingleton<MeetingDesk>()
            .AddSingleton(new TodoSource(Permission.ManageGroups, 46, EndedAsync));
    }

    /// <summary>A temporary group whose end date has come.</summary>
    private static async Task<TodoCard?> EndedAsync(IServiceProvider request, CancellationToken cancel)
    {
        var db = request.GetRequiredService<LyktaDbContext>();
        var today = request.GetRequiredService<TimeProvider>().Today();
        var due = await db.Set<WorkGroup>().AsNoTracking().Where(g => g.ClosedOn == null && g.EndsOn != null && g.EndsOn <= today)
            .OrderBy(g => g.EndsOn).Select(g => new { g.Number, g.Name, EndsOn = g.EndsOn!.Value }).FirstOrDefaultAsync(cancel);
        if (due is null)
            return null;
        var texts = request.GetRequiredService<Texts>();
        var slug = request.GetRequiredService<LyktaScope>().Partnership!.Slug;
        return new(texts["Groups.Todo.Ended", due.Name], texts["Groups.Todo.Ended.More", due.EndsOn.ToString("d MMMM", CultureInfo.CurrentCulture)], $"/{slug}/grupper/{due.Number}", texts["Groups.Todo.Ended.Chip"]);
    }
}
