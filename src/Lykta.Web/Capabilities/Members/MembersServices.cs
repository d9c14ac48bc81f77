namespace Lykta.Web.Capabilities.Members;

public static class MembersServices
{
    public static IServiceCollection AddMembers(this IServiceCollection services)
    {
        services.AddScoped<NewAccounts>();
        services.AddScoped<Invitations>();
        services.AddScoped<Founding>();
        services.AddSingleton<FirstDoors>();
        return services;
    }
}
