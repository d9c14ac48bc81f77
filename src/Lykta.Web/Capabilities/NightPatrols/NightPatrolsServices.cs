using Lykta.Web.Capabilities.Present;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Ticks;

namespace Lykta.Web.Capabilities.NightPatrols;

public static class NightPatrolsServices
{
    public static IServiceCollection AddNightPatrols(this IServiceCollection services) => services
        .AddSingleton<PatrolSeals>()
        .AddSingleton<PatrolNews>()
        .AddSingleton<IMailKind>(new PatrolMail(PatrolMail.TooFew))
        .AddSingleton<IMailKind>(new PatrolMail(PatrolMail.Cancelled))
        .AddScoped<PatrolLeaders>()
        .AddSingleton(new TodoSource(Permission.ManagePatrols, 45, PatrolTodos.UncoveredAsync))
        .AddSingleton<IDuty, PatrolDuty>();
}
