using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Partnerships;
using Lykta.Web.Capabilities.Places;
using Lykta.Web.Data;
using Lykta.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Present;

/// <summary>What waits among the observations that the viewer sees; counts stop at a number, so that a backlog costs no more than a pile.</summary>
public sealed record WaitingObservations(int Triage, DateTimeOffset? OldestAt, string? OldestPlace, int Photos, int? FirstPhoto, int Feedback)
{
    public int Overdue { get; init; }

    public DateOnly? ForwardedOn { get; init; }

    public string? ForwardedTo { get; init; }
}

/// <summary>Asks once for all cards of a request.</summary>
public sealed class ObservationsWaiting(LyktaDbContext db, TimeProvider time)
{
    /// <summary>A forwarded item is asked after when it has lain with somebody else this long.</summary>
    public const int PatienceInDays = 14;
    public const int MostCounted = 1000;
    public const int MostShown = 100;
    private Task<WaitingObservations>? asked;

    public Task<WaitingObservations> ReadAsync(CancellationToken cancel) => asked ??= AskAsync(cancel);

    private async Task<WaitingObservations> AskAsync(CancellationToken cancel)
    {
        var partnership = db.Scope.PartnershipId;
        var waiting = db.Set<Observation>().AwaitingTriage();
        // In the order of their own small index: without it SQLite walks through all that has ever been assessed.
        var feedback = db.Set<Observation>().AwaitingFeedback().OrderBy(o => o.AssessedAt);
        var late = db.Set<Observation>().ForwardedBy(time.Today().AddDays(-PatienceInDays)).OrderBy(o => o.ForwardedOn).ThenBy(o => o.Number);
        var photos = db.Set<ObservationPhoto>().Where(p => p.ReleasedAt == null)
            .Join(db.Set<Observation>(), p => p.ObservationId, o => o.Id, (p, o) => (int?)o.Number);
        return await db.Set<Partnership>().Where(p => p.Id == partnership).Select(p => new WaitingObservations(
            waiting.Take(MostCounted).Count(),
            waiting.Select(o => (DateTimeOffset?)o.ReceivedAt).FirstOrDefault(),
            waiting.Select(o => db.Set<Place>().Where(at => at.Id == o.PlaceId).Select(at => at.Name).FirstOrDefault()).FirstOrDefault(),
            photos.Take(MostShown).Count(), photos.Min(), feedback.Take(MostShown).Count())
        {
            Overdue = late.Take(MostCounted).Count(),
            ForwardedOn = late.Select(o => o.ForwardedOn).FirstOrDefault(),
            ForwardedTo = late.Select(o => o.ForwardedTo).FirstOrDefault(),
        }).SingleAsync(cancel);
    }
}
