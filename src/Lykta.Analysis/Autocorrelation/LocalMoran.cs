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
        var warnings = GlobalTest.Warn(lattice, choices, values.Count - lattice.N);
        if (lattice.N < choices.LeastAreas || !lattice.HasVariation)
            return new LocalMoranMap(new LocalMoranArea?[values.Count], warnings, Stamp(choices), LocalMoranJudged.TooFew(values.Count));
        var sums = lattice.Neighbours.Sums(lattice.Deviations, withOwn: false);
        var tails = SharedDraws.Tails(new(lattice.Deviations, choices.Permutations, choices.Seed), sums, Sizes(lattice), oversight);
        var judged = new LocalMoranJudged(lattice, sums, tails, Levels.Of(tails, choices.Permutations), choices.Significance);
        warnings.Add(new(WarningCode.ManyComparisons, judged.Levels.Tests));
        return new LocalMoranMap(judged.Areas(values.Count), warnings, Stamp(choices), judged.Read());
    }

    /// <summary>How many neighbours each area is judged by: none at the mean of the map, or where it has no or only neighbours.</summary>
    private static int[] Sizes(Lattice lattice)
    {
        var sizes = new int[lattice.N];
        var least = 1e-12 * Math.Sqrt(lattice.SumOfSquares / sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
            if (Math.Abs(lattice.Deviations[i]) > least && lattice.Neighbours.Of(i).Length is var size && size < sizes.Length) sizes[i] = size;
        return sizes;
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
