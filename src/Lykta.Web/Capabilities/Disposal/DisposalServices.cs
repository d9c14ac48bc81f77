using Lykta.Web.Platform.Jobs;
using Lykta.Web.Platform.Ticks;

namespace Lykta.Web.Capabilities.Disposal;

public static class DisposalServices
{
    public static IServiceCollection AddDisposal(this IServiceCollection services) => services
        .AddSingleton<Residue>()
        .AddSingleton<IDuty, TextReviewDuty>()
        .AddJobKind<DisposalJob>();
}
