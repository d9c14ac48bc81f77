using Lykta.Analysis.Probability;

namespace Lykta.Analysis.SmallArea;

/// <summary>One area in a funnel plot.</summary>
/// <param name="Observed">Events, at least 0.</param>
/// <param name="Expected">Events expected from the size of the area and the common rate; above 0.</param>
/// <param name="Ratio">Observed / expected.</param>
/// <param name="Inner">95 % limits for the count, whole events.</param>
/// <param name="Outer">99.8 % limits for the count, whole events.</param>
/// <param name="P">Two-sided p-value against the common rate, (0, 1].</param>
/// <param name="Outcome">Clearly above or below (outside the outer limits), not distinguishable, or too few to say.</param>
public readonly record struct FunnelPoint(
    int Observed, double Expected, double Ratio, Interval Inner, Interval Outer, double P, Outcome Outcome);

/// <summary>The default comparison of areas: who differs from the common rate more than chance explains, never a league table.</summary>
/// <remarks>
/// Exact Poisson limits, or negative binomial ones when the areas differ more than chance (dispersion by the 10 % winsorised
/// squared scores). An area with fewer than five expected and fewer than five observed events is too small to say anything
/// about. Source: D. Spiegelhalter, Statistics in Medicine 24 (2005); docs/methods/funnel-plot.md.
/// </remarks>
public sealed record FunnelPlot : IResult<FunnelPlot>
{
    /// <summary>Fewest events, observed or expected, for an area to be judged.</summary>
    public const int LeastEvents = 5;

    /// <summary>Common rate: all events / all exposure; null when there is no exposure.</summary>
    public required double? CommonRate { get; init; }

    /// <summary>Dispersion used for the limits, at least 1; 1 when the areas do not differ more than chance.</summary>
    public required double Dispersion { get; init; }

    /// <summary>The areas, in the order given; null for an area without exposure, and for all when there are no events.</summary>
    public required IReadOnlyList<FunnelPoint?> Points { get; init; }

    /// <summary>The method and its parameters.</summary>
    public required MethodStamp Method { get; init; }

    /// <summary>Areas that were judged.</summary>
    public double N => Points.Count(point => point is { Outcome: not Outcome.TooFewToSay });

    /// <summary>Many comparisons (the areas judged), more variation than chance.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>The sentence as data.</summary>
    public Reading Reading
    {
        get
        {
            int Said(Outcome outcome) => Points.Count(point => point is { } seen && seen.Outcome == outcome);
            return Reading.Of(
                "Analysis.FunnelPlot.Areas",
                new("above", Said(Outcome.MoreThanExpected), NumberKind.Count),
                new("below", Said(Outcome.FewerThanExpected), NumberKind.Count),
                new("alike", Said(Outcome.WithinNormal), NumberKind.Count),
                new("small", Points.Count - Said(Outcome.MoreThanExpected) - Said(Outcome.FewerThanExpected) - Said(Outcome.WithinNormal), NumberKind.Count));
        }
    }

    /// <summary>Makes a funnel plot.</summary>
    /// <param name="observed">Events per area, each at least 0.</param>
    /// <param name="exposure">Size of each area (residents, places, hours), finite and at least 0, in the same order.</param>
    /// <param name="allowOverdispersion">Whether to widen the funnel when the areas as a whole differ more than chance.</param>
    /// <returns>The plot.</returns>
    /// <exception cref="ArgumentException">Lists of different length, a negative count or exposure.</exception>
    public static FunnelPlot Of(IReadOnlyList<int> observed, IReadOnlyList<double> exposure, bool allowOverdispersion = true)
    {
        if (observed.Count != exposure.Count) throw new ArgumentException("One exposure per area is needed.", nameof(exposure));
        for (var i = 0; i < observed.Count; i++)
        {
            Require.AtLeast(observed[i], 0, nameof(observed));
            Require.NotNegative(exposure[i], nameof(exposure));
        }
        double sum = exposure.Sum(), rate = sum > 0 ? observed.Where((_, i) => exposure[i] > 0).Sum(x => (double)x) / sum : 0;
        var expected = exposure.Select(size => size * rate).ToArray();
        var dispersion = allowOverdispersion ? Spread(observed, expected) : 1;
        FunnelPoint?[] points = [.. expected.Select((mean, i) => mean > 0 ? Point(observed[i], mean, dispersion) : (FunnelPoint?)null)];
        return new FunnelPlot
        {
            CommonRate = sum > 0 ? rate : null,
            Dispersion = dispersion,
            Points = points,
            Warnings = Warn(points, dispersion),
            Method = MethodStamp.Of("funnel-plot", 1, new("allowOverdispersion", allowOverdispersion ? 1 : 0), new("dispersion", dispersion)),
        };
    }

    /// <inheritdoc/>
    public FunnelPlot Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };

    private static List<Warning> Warn(FunnelPoint?[] points, double dispersion)
    {
        var warnings = new List<Warning>();
        if (dispersion > 2) warnings.Add(new(WarningCode.Overdispersed, dispersion));
        if (points.Count(point => point is { Outcome: not Outcome.TooFewToSay }) is var judged and > 1) warnings.Add(new(WarningCode.ManyComparisons, judged));
        return warnings;
    }

    private static FunnelPoint Point(int observed, double mean, double dispersion)
    {
        var distribution = new NegativeBinomialDistribution(mean, mean * dispersion);
        double atLeast = distribution.AtLeast(observed), atMost = distribution.AtMost(observed);
        var outer = Limits(distribution, 0.998);
        var outcome = observed < LeastEvents && mean < LeastEvents ? Outcome.TooFewToSay
            : observed > outer.Upper ? Outcome.MoreThanExpected
            : observed < outer.Lower ? Outcome.FewerThanExpected
            : Outcome.WithinNormal;
        return new FunnelPoint(
            observed, mean, observed / mean, Limits(distribution, 0.95), outer, Math.Clamp(2 * Math.Min(atLeast, atMost), double.Epsilon, 1), outcome);
    }

    private static Interval Limits(NegativeBinomialDistribution distribution, double level)
    {
        var tail = (1 - level) / 2;
        return new Interval(distribution.LowerLimit(tail), distribution.UpperLimit(tail), level);
    }

    private static double Spread(IReadOnlyList<int> observed, double[] expected)
    {
        var scores = observed.Select((count, i) => (count, mean: expected[i])).Where(area => area.mean > 0)
            .Select(area => 2 * (Math.Sqrt(area.count + 0.375) - Math.Sqrt(area.mean + 0.375))).Order().ToArray();
        if (scores.Length < 10) return 1;
        var cut = scores.Length / 10;
        var spread = scores.Average(score => Math.Pow(Math.Clamp(score, scores[cut], scores[^(cut + 1)]), 2));
        return spread > 1 + (2 * Math.Sqrt(2.0 / scores.Length)) ? spread : 1;
    }
}
