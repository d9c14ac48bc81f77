using Lykta.Analysis.Probability;

namespace Lykta.Analysis.Places;

/// <summary>How unevenly events are spread over places.</summary>
/// <param name="ShareOfPlacesFor25">Smallest share of the places that holds 25 % of the events, 0 to 1.</param>
/// <param name="ShareOfPlacesFor50">Smallest share of the places that holds 50 % of the events, 0 to 1.</param>
/// <param name="Gini">Gini coefficient, 0 (even) to 1.</param>
/// <param name="GeneralisedGini">Gini against the most even spread that is possible with whole events, 0 to 1.</param>
public readonly record struct Unevenness(double ShareOfPlacesFor25, double ShareOfPlacesFor50, double Gini, double GeneralisedGini);

/// <summary>A point of the Lorenz curve.</summary>
/// <param name="Places">Share of the places, fewest events first, 0 to 1.</param>
/// <param name="Events">Share of the events at them, 0 to 1.</param>
public readonly record struct LorenzPoint(double Places, double Events);

/// <summary>Concentration of events to places, always with what chance alone would give.</summary>
/// <remarks>
/// With fewer events than places most places must be empty, so the curve looks steep whatever the risk is: uniform risk with
/// 0.1 events per place gives Gini 0.91. Source: W. Bernasco and W. Steenbeek, Journal of Quantitative Criminology 33 (2017);
/// docs/methods/concentration.md.
/// </remarks>
public sealed record Concentration : IResult<Concentration>
{
    private const int LeastEvents = 30;

    /// <summary>Among all places; null when there are no events.</summary>
    public required Unevenness? AllPlaces { get; init; }

    /// <summary>Among the places with at least one event; null when there are no events.</summary>
    public required Unevenness? ActivePlaces { get; init; }

    /// <summary>Expected among all places if all had the same risk; null when there are no events.</summary>
    public required Unevenness? ByChance { get; init; }

    /// <summary>Lorenz curve over all places, one point per distinct count, from (0, 0) to (1, 1); empty without events.</summary>
    public required IReadOnlyList<LorenzPoint> Lorenz { get; init; }

    /// <summary>Number of events.</summary>
    public required long Events { get; init; }

    /// <summary>Number of places, with and without events.</summary>
    public required int Places { get; init; }

    /// <summary>Number of events.</summary>
    public double N => Events;

    /// <summary>Few events: under 30, where the curve is mostly chance; <see cref="WarningCode.FewEvents"/>.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>The method.</summary>
    public MethodStamp Method { get; } = MethodStamp.Of("concentration", 1);

    /// <summary>The sentence as data.</summary>
    public Reading Reading => AllPlaces is { } seen && ByChance is { } chance
        ? Reading.Of(
            "Analysis.Concentration.Shares",
            new("events", Events, NumberKind.Count),
            new("places", Places, NumberKind.Count),
            new("half", seen.ShareOfPlacesFor50 * Places, NumberKind.MeanCount),
            new("chance", chance.ShareOfPlacesFor50 * Places, NumberKind.MeanCount))
        : Reading.Of("Analysis.Concentration.NoEvents", new ReadingNumber("places", Places, NumberKind.Count));

    /// <summary>Measures the concentration.</summary>
    /// <param name="counts">Events at each place, each at least 0, zeros for the places without events.</param>
    /// <returns>The measures; undefined parts are null.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count.</exception>
    public static Concentration Of(IReadOnlyList<int> counts)
    {
        foreach (var count in counts) Require.AtLeast(count, 0, nameof(counts));
        var histogram = counts.CountBy(count => count).OrderBy(pair => pair.Key)
            .Select(pair => (Count: (double)pair.Key, Places: (double)pair.Value)).ToList();
        var events = counts.Sum(count => (long)count);
        return new Concentration
        {
            AllPlaces = Measure(histogram),
            ActivePlaces = Measure([.. histogram.Where(bar => bar.Count > 0)]),
            ByChance = Measure(Chance(events, counts.Count)),
            Lorenz = Curve(histogram),
            Events = events,
            Places = counts.Count,
            Warnings = events < LeastEvents ? [new(WarningCode.FewEvents, events)] : [],
        };
    }

    /// <inheritdoc/>
    public Concentration Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };

    /// <summary>Expected number of places with each count when n events fall on N places at random.</summary>
    private static List<(double Count, double Places)> Chance(long events, int places)
    {
        var bars = new List<(double, double)>();
        if (places == 0) return bars;
        double mean = (double)events / places;
        for (long k = 0; k <= events; k++)
        {
            var expected = places * BinomialDistribution.Probability(k, events, 1.0 / places);
            if (k > mean && expected < 1e-12) break;
            bars.Add((k, expected));
        }
        return bars;
    }

    private static Unevenness? Measure(List<(double Count, double Places)> bars)
    {
        double events = bars.Sum(bar => bar.Count * bar.Places), places = bars.Sum(bar => bar.Places);
        if (events == 0) return null;
        double below = 0, area = 0;
        foreach (var (count, number) in bars)
        {
            var share = count * number / events;
            area += number / places * (below + (share / 2));
            below += share;
        }
        var gini = 1 - (2 * area);
        var generalised = (Math.Max(places / events, 1) * (gini - 1)) + 1;
        return new Unevenness(PlacesFor(0.25, bars) / places, PlacesFor(0.5, bars) / places, gini, Math.Max(0, generalised));
    }

    private static double PlacesFor(double share, List<(double Count, double Places)> bars)
    {
        double wanted = share * bars.Sum(bar => bar.Count * bar.Places), places = 0;
        for (var i = bars.Count - 1; i >= 0 && wanted > 0; i--)
        {
            var (count, number) = bars[i];
            if (count * number >= wanted) return places + (wanted / count);
            wanted -= count * number;
            places += number;
        }
        return places;
    }

    private static List<LorenzPoint> Curve(List<(double Count, double Places)> bars)
    {
        double events = bars.Sum(bar => bar.Count * bar.Places), places = bars.Sum(bar => bar.Places), x = 0, y = 0;
        if (events == 0) return [];
        var curve = new List<LorenzPoint> { new(0, 0) };
        foreach (var (count, number) in bars)
            curve.Add(new LorenzPoint((x += number) / places, (y += count * number) / events));
        return curve;
    }
}
