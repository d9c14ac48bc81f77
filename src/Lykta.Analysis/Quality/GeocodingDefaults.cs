using Lykta.Analysis.Geometry;
using Lykta.Analysis.HotSpots;

namespace Lykta.Analysis.Quality;

/// <summary>Why a coordinate looks like something a geocoder fell back on.</summary>
public enum CoordinateSuspicion
{
    /// <summary>A tenth or more of all events.</summary>
    LargeShare = 1,

    /// <summary>At least ten events and five times as many as all but one in a hundred of the other coordinates.</summary>
    FarAboveOthers = 2,

    /// <summary>At least ten events on a whole kilometre in both directions: the middle or corner of a square.</summary>
    WholeKilometre = 3,
}

/// <summary>A coordinate to ask about.</summary>
/// <param name="Position">Where, in metres.</param>
/// <param name="Count">Events there.</param>
/// <param name="Share">Their share of all events, 0 to 1.</param>
/// <param name="Suspicion">Why.</param>
public readonly record struct SuspectCoordinate(PlanePosition Position, int Count, double Share, CoordinateSuspicion Suspicion);

/// <summary>Coordinates that events may have been given for want of better: the police station, the middle of "Centrum".</summary>
/// <param name="Suspects">Most events first.</param>
/// <param name="Share">Share of the events at them, 0 to 1; null without events.</param>
/// <param name="Warnings"><see cref="WarningCode.SharedCoordinate"/> with the share.</param>
/// <param name="Method">The method.</param>
/// <param name="Reading">The sentence as data.</param>
/// <remarks>A square or a shopping centre may truly have many: it is a question to the one who knows the place. Source: docs/methods/geocoding-defaults.md.</remarks>
public sealed record GeocodingDefaults(
    IReadOnlyList<SuspectCoordinate> Suspects, double? Share, IReadOnlyList<Warning> Warnings, MethodStamp Method, Reading Reading)
    : IResult<GeocodingDefaults>
{
    private const int LeastEvents = 10;

    /// <summary>Looks for such coordinates.</summary>
    /// <param name="points">Positions of the events in metres.</param>
    /// <returns>The suspects; none when nothing was found.</returns>
    public static GeocodingDefaults Of(IReadOnlyCollection<PlanePosition> points)
    {
        int[] counts = [.. points.CountBy(point => point).Select(pair => pair.Value).Order()];
        var usual = counts.Length == 0 ? 0 : counts[(int)((counts.Length - 1) * 0.99)];
        var suspects = new List<SuspectCoordinate>();
        foreach (var (position, count) in SharedCoordinates.Top(points, 1000))
        {
            if (count < LeastEvents) break;
            CoordinateSuspicion? why = count >= SharedCoordinates.SuspectShare * points.Count ? CoordinateSuspicion.LargeShare
                : counts.Length >= 100 && count >= 5 * usual ? CoordinateSuspicion.FarAboveOthers
                : position.East % 1000 == 0 && position.North % 1000 == 0 ? CoordinateSuspicion.WholeKilometre
                : null;
            if (why is { } reason) suspects.Add(new(position, count, (double)count / points.Count, reason));
        }
        double? share = points.Count == 0 ? null : suspects.Sum(x => x.Share);
        return new GeocodingDefaults(
            suspects,
            share,
            suspects.Count == 0 ? [] : [new(WarningCode.SharedCoordinate, share ?? 0)],
            MethodStamp.Of("geocoding-defaults", 1, new Parameter("leastEvents", LeastEvents)),
            Reading.Of(
                suspects.Count == 0 ? "Analysis.GeocodingDefaults.None" : "Analysis.GeocodingDefaults.Found",
                new("places", suspects.Count, NumberKind.Count),
                new("events", suspects.Sum(x => x.Count), NumberKind.Count),
                new("all", points.Count, NumberKind.Count)))
        {
            N = points.Count,
        };
    }

    /// <summary>Number of events.</summary>
    public double N { get; private init; }

    /// <inheritdoc/>
    public GeocodingDefaults Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}
