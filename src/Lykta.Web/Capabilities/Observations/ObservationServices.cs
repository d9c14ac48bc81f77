using Lykta.Web.Capabilities.Observations.Import;
using Lykta.Web.Capabilities.Observations.Report;
using Lykta.Web.Platform.Jobs;

namespace Lykta.Web.Capabilities.Observations;

public static class ObservationServices
{
    public static IServiceCollection AddObservations(this IServiceCollection services) => services
        .AddSingleton<ImportDrafts>()
        .AddSingleton<ImportHandover>()
        .AddJobKind<ObservationImport>()
        .AddJobKind<ImportUndoJob>()
        .AddReport();
}
