using NetTopologySuite.Geometries;

namespace Lykta.Web.Documents;

/// <summary>One place, line or area with its properties; coordinates are longitude and latitude in WGS 84.</summary>
public sealed record MapFeature(Geometry? Geometry, IReadOnlyDictionary<string, object?> Properties, string? Id = null);

/// <summary>
/// Features to be written to a file. They are asked for once and never held. Without a time of making,
/// the same features give the same bytes.
/// </summary>
public sealed record FeatureDocument(string Title, IAsyncEnumerable<MapFeature> Features, DateTimeOffset? ProducedAt)
{
    /// <summary>The chosen filter, in words.</summary>
    public string? Subtitle { get; init; }

    public string? Source { get; init; }
}
