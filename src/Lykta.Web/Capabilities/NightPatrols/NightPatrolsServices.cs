using Lykta.Web.Capabilities.Present;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Ticks;

namespace Lykta.Web.Capabilities.NightPatrols;

public static class NightPatrolsServices
{
    public static IServiceCollection AddNightPatrols(this IServiceCollection services) => services
        .AddSingleton<PatrolSeals>()
        .AddScoped<PatrolLeaders>()
        .AddSingleton(new TodoSource(Permission.ManagePatrols, 45, PatrolTodos.UncoveredAsync))
        .AddSingleton<IDuty, PatrolDuty>();
}
