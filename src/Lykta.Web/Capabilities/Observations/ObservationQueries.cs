using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>What other capabilities may ask of observations; the context's filters have already applied tenant and sharing.</summary>
public static class ObservationQueries
{
    public static IQueryable<Observation> NewestFirst(this IQueryable<Observation> observations) =>
        observations.AsNoTracking().OrderByDescending(o => o.OccurredFrom).ThenByDescending(o => o.Id);

    public static IQueryable<Observation> AwaitingTriage(this IQueryable<Observation> observations) =>
        observations.AsNoTracking().Where(o => o.Status == ObservationStatus.New).OrderBy(o => o.ReceivedAt);
}
