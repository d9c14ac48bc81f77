using Lykta.Analysis.Geometry;

namespace Lykta.Analysis.Autocorrelation;

/// <summary>How an area and its neighbours lie against the mean of the map.</summary>
public enum Quadrant
{
    /// <summary>High among high: the middle of a cluster.</summary>
    HighHigh = 1,

    /// <summary>Low among low.</summary>
    LowLow = 2,

    /// <summary>High among low: an odd one.</summary>
    HighLow = 3,

    /// <summary>Low among high: an odd one.</summary>
    LowHigh = 4,
}

/// <summary>One area of a local Moran analysis.</summary>
/// <param name="I">Local I; the mean of all is the global I (row-standardised weights).</param>
/// <param name="P">Two-sided p-value by conditional permutation, twice the smaller tail, (r + 1) / (B + 1).</param>
/// <param name="Adjusted">The p-value adjusted for all areas (Benjamini–Hochberg).</param>
/// <param name="Quadrant">Where the area and its neighbours lie against the mean.</param>
/// <param name="Outcome">By the area's own value, more or fewer when clear after adjustment; otherwise within normal.</param>
public readonly record struct LocalMoranArea(double I, double P, double Adjusted, Quadrant Quadrant, Outcome Outcome);

/// <summary>A local Moran analysis of a whole map.</summary>
/// <param name="Areas">One per area, in order; null for an island, an area exactly at the mean, and for all with too few areas.</param>
/// <param name="Warnings">Few areas, islands, many comparisons.</param>
/// <param name="Method">The method and its parameters; draws are shared by areas with equally many neighbours.</param>
/// <param name="Reading">The sentence as data.</param>
public sealed record LocalMoranMap(
    IReadOnlyList<LocalMoranArea?> Areas, IReadOnlyList<Warning> Warnings, MethodStamp Method, Reading Reading) : IResult<LocalMoranMap>
{
    /// <summary>Areas that were tested.</summary>
    public double N => Areas.Count(area => area is not null);

    /// <inheritdoc/>
    public LocalMoranMap Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>Local Moran: which areas are the middle of a cluster, and which are odd among their neighbours?</summary>
/// <remarks>
/// Row-standardised weights; I = z·(mean of the neighbours' z)/(Σz²/n). The other areas' values are permuted without replacement.
/// Draws are shared by areas with equally many neighbours: p-values are valid per area but dependent between areas. Use rates,
/// not counts; the answer depends on how the map is divided. Source: L. Anselin, Geographical Analysis 27 (1995);
/// docs/methods/local-moran.md.
/// </remarks>
public static class LocalMoran
{
    /// <summary>Permutations when the choices leave them at 0.</summary>
    public const int DefaultPermutations = 9999;

    private const string Key = "Analysis.LocalMoran.";
    private const double MostDrawn = 50_000_000;

    /// <summary>Judges every area.</summary>
    /// <param name="values">One value per area, finite.</param>
    /// <param name="neighbours">The areas' neighbours.</param>
    /// <param name="options">Choices; the weighting is ignored, and 0 permutations means <see cref="DefaultPermutations"/>.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The map; all null with fewer areas than the least, or when all values are equal.</returns>
    /// <exception cref="ArgumentException">Sizes that do not match, a value that is not finite, a choice out of range, or too large a question.</exception>
    public static LocalMoranMap Of(
        IReadOnlyList<double> values, Neighbours neighbours, AutocorrelationOptions? options = null, Oversight oversight = default)
    {
        var choices = options ?? new AutocorrelationOptions();
        choices.Check();
        if (choices.Permutations == 0) choices = choices with { Permutations = DefaultPermutations };
        var lattice = Lattice.Of(values, neighbours, Weighting.RowStandardised);
        var areas = new LocalMoranArea?[values.Count];
        var warnings = GlobalTest.Warn(lattice, choices, values.Count - lattice.N);
        if (lattice.N >= choices.LeastAreas && lattice.HasVariation)
        {
            var p = Permute(lattice, choices, oversight);
            var adjusted = MultipleTesting.Adjust(p);
            Chunks.For(p.Length, oversight with { Progress = null }, (from, to) =>
            {
                for (var i = from; i < to; i++)
                    if (p[i] is { } raw && adjusted[i] is { } fair) areas[lattice.Areas[i]] = Area(lattice, i, raw, fair, choices.Significance);
            });
            warnings.Add(new(WarningCode.ManyComparisons, p.Count(x => x is not null)));
        }
        return new LocalMoranMap(areas, warnings, Stamp(choices), Read(areas));
    }

    private static double?[] Permute(Lattice lattice, AutocorrelationOptions options, Oversight oversight)
    {
        var z = lattice.Deviations;
        var p = new double?[z.Length];
        var spread = Math.Sqrt(lattice.SumOfSquares / z.Length);
        var groups = SharedDraws.Groups(z.Length, i =>
            Math.Abs(z[i]) > 1e-12 * spread && lattice.Neighbours.Of(i).Length is > 0 and var size && size < z.Length ? size : null);
        foreach (var (size, _) in groups) Require.NotMoreThan((double)size * options.Permutations, MostDrawn, "drawn neighbours");
        foreach (var (size, areas) in groups)
        {
            var draws = SharedDraws.Of(z, size, options.Permutations, options.Seed, oversight);
            Chunks.For(areas.Count, oversight with { Progress = null }, (from, to) =>
            {
                for (var k = from; k < to; k++)
                {
                    oversight.Look();
                    var i = areas[k];
                    var (atLeast, atMost) = draws.Compare(i, z[i], lattice.Lag(z, i) * size);
                    p[i] = Math.Min(1, 2 * (Math.Min(atLeast, atMost) + 1.0) / (options.Permutations + 1));
                }
            });
        }
        return p;
    }

    private static LocalMoranArea Area(Lattice lattice, int i, double p, double adjusted, double significance)
    {
        double own = lattice.Deviations[i], lag = lattice.Lag(lattice.Deviations, i);
        var quadrant = own > 0 ? (lag > 0 ? Quadrant.HighHigh : Quadrant.HighLow) : lag > 0 ? Quadrant.LowHigh : Quadrant.LowLow;
        var outcome = adjusted > significance ? Outcome.WithinNormal : own > 0 ? Outcome.MoreThanExpected : Outcome.FewerThanExpected;
        return new LocalMoranArea(own * lag * lattice.N / lattice.SumOfSquares, p, adjusted, quadrant, outcome);
    }

    private static Reading Read(LocalMoranArea?[] areas)
    {
        int judged = 0, high = 0, low = 0, odd = 0;
        foreach (ref readonly var area in areas.AsSpan())
        {
            if (area is not { } seen) continue;
            judged++;
            if (seen.Outcome == Outcome.WithinNormal) continue;
            if (seen.Quadrant == Quadrant.HighHigh) high++;
            else if (seen.Quadrant == Quadrant.LowLow) low++;
            else odd++;
        }
        if (judged == 0) return Reading.Of(Key + "TooFewToSay", new ReadingNumber("areas", areas.Length, NumberKind.Count));
        return Reading.Of(
            Key + "Map",
            new("areas", judged, NumberKind.Count),
            new("high", high, NumberKind.Count),
            new("low", low, NumberKind.Count),
            new("odd", odd, NumberKind.Count));
    }

    private static MethodStamp Stamp(AutocorrelationOptions o) => MethodStamp.Of(
        "local-moran",
        2,
        new("permutations", o.Permutations),
        new("significance", o.Significance),
        new("leastAreas", o.LeastAreas),
        new("sharedDraws", 1)) with
    { Seed = o.Seed };
}
