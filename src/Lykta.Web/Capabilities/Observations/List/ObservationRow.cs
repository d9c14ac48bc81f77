using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>An observation as lists and files show it.</summary>
public sealed record ObservationRow(ObservationId Id, int Number, DateTimeOffset From, DateTimeOffset? To, DateTimeOffset ReceivedAt, EventTypeId TypeId)
{
    public PlaceId? PlaceId { get; init; }
    public AreaId? AreaId { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public OrganisationId UnitId { get; init; }
    public ObservationStatus Status { get; init; }
    public Control? Control { get; init; }
    public SharingLevel Sharing { get; init; }
    public ObservationSource Source { get; init; }
    public GroupSize GroupSize { get; init; }
    public bool IsRecurring { get; init; }
    public int? Unsafety { get; init; }
    public int ScaleVersion { get; init; }
    public int Sightings { get; init; }
    public string? Text { get; init; }
    public string? ActionTaken { get; init; }
    public string? Wish { get; init; }
    public string? Problem { get; init; }
    public string? ForwardedTo { get; init; }
    public DateOnly? ForwardedOn { get; init; }
    public string? Feedback { get; init; }
}

public static class ObservationRows
{
    public static IQueryable<ObservationRow> Rows(this IQueryable<Observation> observations) => observations.Select(o =>
        new ObservationRow(o.Id, o.Number, o.OccurredFrom, o.OccurredTo, o.ReceivedAt, o.TypeId)
        {
            PlaceId = o.PlaceId,
            AreaId = o.AreaId,
            Longitude = o.Longitude,
            Latitude = o.Latitude,
            UnitId = o.UnitId,
            Status = o.Status,
            Control = o.Control,
            Sharing = o.Sharing,
            Source = o.Source,
            GroupSize = o.GroupSize,
            IsRecurring = o.IsRecurring,
            Unsafety = o.Unsafety,
            ScaleVersion = o.ScaleVersion,
            Sightings = o.Sightings,
            Text = o.Text,
            ActionTaken = o.ActionTaken,
            Wish = o.Wish,
            Problem = o.Problem,
            ForwardedTo = o.ForwardedTo,
            ForwardedOn = o.ForwardedOn,
            Feedback = o.Feedback,
        });

    /// <summary>One page, newest first, after or before a position; one row more than asked for tells that there are more.</summary>
    public static IQueryable<Observation> Page(this IQueryable<Observation> rows, Cursor? after, Cursor? before, int size)
    {
        if (before is { } b)
        {
            return rows.Where(o => o.OccurredFrom > b.At || (o.OccurredFrom == b.At && o.Number > b.Number))
                .OrderBy(o => o.OccurredFrom).ThenBy(o => o.Number).Take(size + 1);
        }

        if (after is { } a)
            rows = rows.Where(o => o.OccurredFrom < a.At || (o.OccurredFrom == a.At && o.Number < a.Number));
        return rows.OrderByDescending(o => o.OccurredFrom).ThenByDescending(o => o.Number).Take(size + 1);
    }
}
