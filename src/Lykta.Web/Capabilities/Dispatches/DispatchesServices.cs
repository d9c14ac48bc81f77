using Lykta.Web.Capabilities.Dispatches.Weekly;
using Lykta.Web.Capabilities.Members;
using Lykta.Web.Capabilities.Observations.Triage;
using Lykta.Web.Platform.Mail;
using Lykta.Web.Platform.Ticks;

namespace Lykta.Web.Capabilities.Dispatches;

public static class DispatchesServices
{
    public static IServiceCollection AddDispatches(this IServiceCollection services) =>
        services.AddMailKind<InvitationMail>().AddMailKind<FeedbackMail>().AddMailKind<WeeklyMail>().AddSingleton<IDuty, WeeklyDuty>();
}
