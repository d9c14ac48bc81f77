using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations;

/// <summary>What other capabilities may ask of observations; the context's filters have already applied tenant and sharing.</summary>
public static class ObservationQueries
{
    public static IQueryable<Observation> NewestFirst(this IQueryable<Observation> observations) =>
        observations.AsNoTracking().OrderByDescending(o => o.OccurredFrom).ThenByDescending(o => o.Number);

    public static IQueryable<Observation> AwaitingTriage(this IQueryable<Observation> observations) =>
        observations.AsNoTracking().Where(o => o.Status == ObservationStatus.New).OrderBy(o => o.ReceivedAt);

    /// <summary>Assessed, with a wish that nobody has answered.</summary>
    public static IQueryable<Observation> AwaitingFeedback(this IQueryable<Observation> observations) =>
        observations.AsNoTracking().Where(o => o.Status == ObservationStatus.Assessed && o.Wish != null && o.FeedbackAt == null);

    /// <summary>Passed to somebody else on or before the day, and still open.</summary>
    public static IQueryable<Observation> ForwardedBy(this IQueryable<Observation> observations, DateOnly day) =>
        observations.AsNoTracking().Where(o => o.Status == ObservationStatus.Assessed && o.ForwardedOn != null && o.ForwardedOn <= day);
}

/// <summary>Who is waited for each week.</summary>
public static class ReportingUnitQueries
{
    public static IQueryable<Partnerships.Organisation> ReportingUnits(this Data.LyktaDbContext db) =>
        db.Set<Partnerships.Organisation>().AsNoTracking().Where(o => o.ReportsWeekly && o.ClosedAt == null);
}
