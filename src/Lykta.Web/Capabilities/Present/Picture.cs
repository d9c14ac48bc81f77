using Lykta.Analysis;
using Lykta.Web.Capabilities.Observations;
using Lykta.Web.Capabilities.Shared.Charts;
using Lykta.Web.Data;

namespace Lykta.Web.Capabilities.Present;

/// <summary>A count that may be shown whole, or only its open part: the rest is about people and too small, or protects one that is.</summary>
public readonly record struct ShownCount(int Open, int Sensitive, bool IsHidden)
{
    public int Total => Open + Sensitive;

    /// <summary>What sizes, shades and order are made from: never tells what is hidden.</summary>
    public int Visible => IsHidden ? Open : Total;
}

/// <summary>This week at a place, of a type, or of everything, against what its own history makes us expect.</summary>
public sealed record Compared(ShownCount Count, Estimate Estimate)
{
    public required string Name { get; init; }

    public PlaceId? Place { get; init; }

    public string? Slug { get; init; }

    public string? TypeCode { get; init; }

    /// <summary>What a hidden count lets be said: more if its open part alone is, otherwise nothing.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The type behind most of it, when there is one.</summary>
    public string? MostlyTypeCode { get; init; }
}

/// <summary>Thirteen weeks of a type.</summary>
public sealed record Trend(string TypeCode, bool IsSensitive, IReadOnlyList<TrendWeek> Weeks, Compared Now);

public sealed record TrendWeek(DateOnly EndsOn, int? Count, bool IsHidden, Interval? Expected);

/// <summary>How many of the units whose answer is waited for have answered in the seven days that the counts are of.</summary>
public sealed record Coverage(int Answered, int Expected);

/// <summary>What the start page shows, computed once for all who see the same rows, until a number changes. Holds no language.</summary>
public sealed record Picture(DateOnly Today, Compared All, IReadOnlyList<Compared> Places, IReadOnlyList<Compared> Types, IReadOnlyList<Trend> Trends)
{
    public required Coverage Coverage { get; init; }

    /// <summary>Rows Monday to Sunday, columns of three hours from six in the morning; the small hours belong to the evening before.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Hours { get; init; }

    public required int SmallNumberLimit { get; init; }

    /// <summary>Received this week about earlier weeks.</summary>
    public int LateCount { get; init; }

    /// <summary>The share of units that answered last week against the four weeks before; null while there is no history.</summary>
    public (double LastWeek, double Before)? CoverageChange { get; init; }

    public bool IsEmpty { get; init; }

    /// <summary>Series looked at together: so many chances for one of them to stick out.</summary>
    public int Compares => Places.Count + Types.Count + 1;
}

/// <summary>Names and outlines, read anew when a code list changes and at least every half minute.</summary>
public sealed record PictureCatalogue(
    IReadOnlyDictionary<EventTypeId, EventType> Types, IReadOnlyDictionary<PlaceId, CataloguePlace> Places,
    IReadOnlyList<MapRing> Rings, IReadOnlyList<CatalogueUnit> Units, int SmallNumberLimit)
{
    public EventType? TypeOf(string? code) => Types.Values.Where(t => t.Code == code).MaxBy(t => t.ListVersion);
}

public sealed record CataloguePlace(PlaceId Id, string Name, string Slug, double Longitude, double Latitude, bool IsClosed);

public sealed record CatalogueUnit(OrganisationId Id, string Name, string? ParentName);
