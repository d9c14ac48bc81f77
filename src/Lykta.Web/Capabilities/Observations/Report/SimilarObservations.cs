using Lykta.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Lykta.Web.Capabilities.Observations.Report;

/// <summary>An observation that may be the same as the one being written.</summary>
public sealed record SimilarObservation(ObservationId Id, int Number, DateTimeOffset At, int Sightings);

public static class SimilarObservations
{
    private const double ReachInMetres = 75;
    /// <summary>Longest time between two that may be the same.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>The newest of the same type, at the same place or within 75 metres, within seven days, that the viewer may see.</summary>
    public static async Task<SimilarObservation?> FindSimilarAsync(
        this LyktaDbContext db, EventTypeId type, Placement placement, DateTimeOffset now, ObservationId? except, CancellationToken cancel)
    {
        var since = now - Window;
        var recent = db.Set<Observation>().AsNoTracking()
            .Where(o => o.TypeId == type && o.OccurredFrom >= since && o.Status != ObservationStatus.Duplicate);
        if (except is { } own)
            recent = recent.Where(o => o.Id != own);
        if (placement.Point is { } point)
        {
            var box = point.Box(ReachInMetres);
            recent = recent.Where(o => o.Longitude >= box.West && o.Longitude <= box.East && o.Latitude >= box.South && o.Latitude <= box.North);
        }
        else if (placement.Place is { } place)
        {
            recent = recent.Where(o => o.PlaceId == place);
        }
        else
        {
            return null;
        }

        var found = await recent.OrderByDescending(o => o.OccurredFrom)
            .Select(o => new { o.Id, o.Number, o.OccurredFrom, o.Sightings, o.Longitude, o.Latitude }).Take(20).ToListAsync(cancel);
        return found.Where(o => placement.Point is not { } near || near.MetresTo(o.Longitude!.Value, o.Latitude!.Value) <= ReachInMetres)
            .Select(o => new SimilarObservation(o.Id, o.Number, o.OccurredFrom, o.Sightings)).FirstOrDefault();
    }
}
