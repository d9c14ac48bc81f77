using Lykta.Web.Platform.Mail;

namespace Lykta.Web.Capabilities.SignIn;

public static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddScoped<SignInSteps>();
        services.AddScoped<StartAddress>();
        services.AddScoped<MyAccount.AccountSettings>();
        services.AddScoped<MyAccount.AppSwitch>();
        services.AddScoped<Passkeys>();
        services.AddScoped<LinkHome>();
        services.AddSingleton<PasswordResets>().AddHostedService(s => s.GetRequiredService<PasswordResets>());
        services.AddMailKind<PasswordResetMail>();
        return services;
    }
}
