using Lykta.Web.Capabilities.Plans.Approve;
using Lykta.Web.Capabilities.Plans.Requests;
using Lykta.Web.Capabilities.Plans.Share;
using Lykta.Web.Capabilities.Present;
using Lykta.Web.Platform.Auth;
using Lykta.Web.Platform.Mail;

namespace Lykta.Web.Capabilities.Plans;

public static class PlansServices
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services
        .AddScoped<PartReader>()
        .AddScoped<Priorities.PriorityTools>()
        .AddScoped<MeasureDesk>()
        .AddScoped<ApprovalDesk>()
        .AddMailKind<ReturnedMail>()
        .AddScoped<ShareDesk>()
        .AddSingleton(new TodoSource(Permission.ApprovePlan, 21, (request, cancel) => ApproveTodo.CardAsync(request, ApprovalKind.Approve, cancel)))
        .AddSingleton(new TodoSource(Permission.SignPlan, 22, (request, cancel) => ApproveTodo.CardAsync(request, ApprovalKind.Sign, cancel)))
        .AddSingleton(new TodoSource(Permission.ManagePlan, 23, RequestTodo.CardAsync));
}
