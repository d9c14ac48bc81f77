using Lykta.Web.Platform.Outbox;
using Lykta.Web.Platform.Ticks;

namespace Lykta.Web.Platform.Mail;

public static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(MailSettings.Read(configuration));
        services.AddSingleton<OutboxSecrets>();
        services.AddSingleton<OutboxQueue>();
        services.AddSingleton<MailDesk>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<SmtpSender>();
        services.AddSingleton<MailDispatcher>();
        services.AddHostedService(s => s.GetRequiredService<MailDispatcher>());
        services.AddSingleton<IDuty, SecretSweep>();
        services.AddSingleton<IDuty, AuditWatch>();
        services.AddMailKind<JobFailedMail>();
        services.AddMailKind<AuditFailedMail>();
        return services;
    }

    public static IServiceCollection AddMailKind<TKind>(this IServiceCollection services) where TKind : class, IMailKind =>
        services.AddSingleton<IMailKind, TKind>();
}
