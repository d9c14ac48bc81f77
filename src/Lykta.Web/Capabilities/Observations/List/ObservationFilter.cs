using Lykta.Web.Capabilities.Observations.OwnFields;
using Lykta.Web.Data;
using Lykta.Web.Platform.Geography;
using Lykta.Web.Platform.Time;

namespace Lykta.Web.Capabilities.Observations.List;

/// <summary>Which observations: the same for list, export and print.</summary>
public sealed record ObservationFilter
{
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Exact instants, the last one outside: the night, or so many days back.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Span { get; init; }

    /// <summary>Hours of the clock in Stockholm.</summary>
    public IReadOnlyList<int>? Hours { get; init; }

    /// <summary>All versions of a code.</summary>
    public IReadOnlyList<EventTypeId>? Types { get; init; }

    public PlaceId? Place { get; init; }

    /// <summary>An area and those inside it.</summary>
    public IReadOnlyList<AreaId>? Areas { get; init; }

    public ObservationStatus? Status { get; init; }

    public Control? Control { get; init; }

    public ObservationSource? Source { get; init; }

    public SharingLevel? Sharing { get; init; }

    public string? Text { get; init; }

    public bool AwaitsAnswer { get; init; }

    public DateOnly? ForwardedBefore { get; init; }

    public IReadOnlyList<(OwnFieldId Field, string Value)> Own { get; init; } = [];

    public IQueryable<Observation> Apply(IQueryable<Observation> rows, LyktaDbContext db)
    {
        if (From is { } from)
            rows = rows.Where(o => o.OccurredFrom >= Stockholm.StartOf(from));
        if (To is { } to)
            rows = rows.Where(o => o.OccurredFrom < Stockholm.StartOf(to.AddDays(1)));
        if (Span is { } span)
            rows = rows.Where(o => o.OccurredFrom >= span.From && o.OccurredFrom < span.To);
        if (Hours is { } hours)
            rows = rows.Where(o => hours.Contains(o.OccurredHour));
        if (Types is { } types)
            rows = rows.Where(o => types.Contains(o.TypeId));
        if (Place is { } place)
            rows = rows.Where(o => o.PlaceId == place);
        if (Areas is { } areas)
            rows = rows.Where(o => o.AreaId != null && areas.Contains(o.AreaId.Value));
        if (Status is { } status)
            rows = rows.Where(o => o.Status == status);
        if (Control is { } control)
            rows = rows.Where(o => o.Control == control);
        if (Source is { } source)
            rows = rows.Where(o => o.Source == source);
        if (Sharing is { } sharing)
            rows = rows.Where(o => o.Sharing == sharing);
        return ApplyRest(rows, db);
    }

    private IQueryable<Observation> ApplyRest(IQueryable<Observation> rows, LyktaDbContext db)
    {
        // Each word somewhere, å as a, wildcards as themselves: Contains never sends a pattern of the user's.
        foreach (var word in SwedishFolding.Fold(Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            rows = rows.Where(o => o.SearchText != null && o.SearchText.Contains(word));
        if (AwaitsAnswer)
            rows = rows.AwaitingFeedback();
        if (ForwardedBefore is { } day)
            rows = rows.ForwardedBy(day);
        foreach (var (field, value) in Own)
            rows = rows.Where(o => db.Set<OwnFieldValue>().Any(v => v.ObservationId == o.Id && v.FieldId == field && v.Value == value));
        return rows;
    }
}
