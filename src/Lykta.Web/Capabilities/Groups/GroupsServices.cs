using System.Globalization;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Tenancy;
using Lykta.Web.Platform.Texts;

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
        if (await request.GetRequiredService<Endings>().FirstAsync(isFocus: false, cancel) is not { } due)
            return null;
        var texts = request.GetRequiredService<Texts>();
        var slug = request.GetRequiredService<LyktaScope>().Partnership!.Slug;
        return new(texts["Groups.Todo.Ended", due.Name], texts["Groups.Todo.Ended.More", due.On.ToString("d MMMM", CultureInfo.CurrentCulture)], $"/{slug}/grupper/{due.Number}", texts["Groups.Todo.Ended.Chip"]);
    }
}
