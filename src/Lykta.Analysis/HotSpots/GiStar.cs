using Lykta.Analysis.Autocorrelation;
using Lykta.Analysis.Geometry;
using Lykta.Analysis.Probability;

namespace Lykta.Analysis.HotSpots;

/// <summary>One cell of a Gi* analysis.</summary>
/// <param name="Z">Standard score of the neighbourhood sum; by the Poisson test (sum − expected) / √expected.</param>
/// <param name="P">Two-sided p-value of the chosen test.</param>
/// <param name="Adjusted">The p-value adjusted for all cells (Benjamini–Hochberg).</param>
/// <param name="Outcome">More or fewer than the mean of the whole map at 5 % after adjustment, otherwise within normal.</param>
public readonly record struct GiStarCell(double Z, double P, double Adjusted, Outcome Outcome);

/// <summary>A Gi* analysis of a whole map.</summary>
/// <param name="Cells">One per cell, in order; null where the score is undefined.</param>
/// <param name="Warnings">
/// <see cref="WarningCode.FewEvents"/> with the mean sum of a neighbourhood when it is below 5 and the normal test was used;
/// <see cref="WarningCode.ManyComparisons"/> with the number of cells tested.
/// </param>
/// <param name="Method">The method and its parameters, the seed left out when there are no permutations.</param>
/// <param name="Reading">The sentence as data.</param>
public sealed record GiStarMap(
    IReadOnlyList<GiStarCell?> Cells, IReadOnlyList<Warning> Warnings, MethodStamp Method, Reading Reading) : IResult<GiStarMap>
{
    /// <summary>Cells that were tested.</summary>
    public double N => Cells.Count(cell => cell is not null);

    /// <inheritdoc/>
    public GiStarMap Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>Getis–Ord Gi* and Gi: are there more events in (and) around this cell than in the map as a whole?</summary>
/// <remarks>
/// Binary weights. City centres always pass: give an exposure when there is one. Counts with many zeros are not normal: use
/// permutations or Poisson when the mean sum of a neighbourhood is below 5. Draws are shared by cells with equally many
/// neighbours, so that p-values are valid per cell but dependent between cells. Source: J. K. Ord and A. Getis, Geographical
/// Analysis 27 (1995); docs/methods/gi-star.md.
/// </remarks>
public static class GiStar
{
    private const int Known = 256;

    /// <summary>Scores all cells.</summary>
    /// <param name="values">Counts or rates per cell, finite; zeros belong to the analysis.</param>
    /// <param name="neighbours">Neighbours per cell.</param>
    /// <param name="options">Choices; null gives Gi* with the normal test.</param>
    /// <param name="oversight">For permutations: who may stop them and hears of them.</param>
    /// <returns>
    /// The map; all cells null when there are fewer than two or all values are equal, and a cell null whose neighbourhood is empty
    /// or the whole map (or, by Poisson, has no exposure).
    /// </returns>
    /// <exception cref="ArgumentException">Different numbers of cells, a value that is not finite, a choice out of range, or too many draws.</exception>
    public static GiStarMap Of(
        IReadOnlyList<double> values, Neighbours neighbours, GiOptions? options = null, Oversight oversight = default)
    {
        var choices = options ?? new GiOptions();
        if (values.Count != neighbours.Count) throw new ArgumentException("One value per cell is needed.", nameof(values));
        foreach (var value in values) Require.Finite(value, nameof(values));
        choices.Check(values);
        var map = new GiMap(values, neighbours, choices.IncludeSelf);
        var judged = choices.Test == GiTest.Permutation ? Permuted(map, choices, oversight) : Adjusted(map, choices, oversight);
        return new GiStarMap(judged.Cells(), Warn(map.Sums, judged.Tested, choices), Stamp(choices), judged.Read());
    }

    private static GiJudged Adjusted(GiMap map, GiOptions choices, Oversight oversight)
    {
        var (scores, p) = choices.Test == GiTest.Poisson ? map.Poisson(choices.Exposure) : Normal(map, oversight);
        var adjusted = MultipleTesting.AdjustKnown(p);
        return new GiJudged(scores, i => (p[i], adjusted[i]), choices.Significance);
    }

    private static (double[] Scores, double[] P) Normal(GiMap map, Oversight oversight)
    {
        var scores = map.Scores();
        var p = new double[scores.Length];
        Chunks.For(p.Length, oversight, (from, to) =>
        {
            // Counts give few different scores: the latest of each kind are kept.
            Span<(double Z, double P)> known = stackalloc (double, double)[Known];
            known.Fill((double.NaN, double.NaN));
            for (var i = from; i < to; i++)
            {
                var z = scores[i];
                ref var kept = ref known[(int)((BitConverter.DoubleToUInt64Bits(z) * 0x9E3779B97F4A7C15UL) >> 56)];
                if (kept.Z != z) kept = (z, double.IsNaN(z) ? z : Math.Max(double.Epsilon, NormalDistribution.TwoSided(z)));
                p[i] = kept.P;
            }
        });
        return (scores, p);
    }

    private static GiJudged Permuted(GiMap map, GiOptions choices, Oversight oversight)
    {
        var scores = map.Scores();
        var sizes = new int[scores.Length];
        for (var i = 0; i < sizes.Length; i++) sizes[i] = double.IsNaN(scores[i]) ? 0 : map.Size(i);
        var tails = SharedDraws.Tails(new(map.Values, choices.Permutations, choices.Seed, choices.IncludeSelf, "drawn cells"), map.Sums, sizes, oversight);
        var levels = Levels.Of(tails, choices.Permutations);
        return new GiJudged(scores, i => levels.Of(tails[i]), choices.Significance);
    }

    private static List<Warning> Warn(double[] sums, int tested, GiOptions options)
    {
        var warnings = new List<Warning>();
        if (sums.Length > 0 && options.Test == GiTest.Normal && sums.Average() < 5) warnings.Add(new(WarningCode.FewEvents, sums.Average()));
        if (tested > 1) warnings.Add(new(WarningCode.ManyComparisons, tested));
        return warnings;
    }

    private static MethodStamp Stamp(GiOptions o) => new(
        o.IncludeSelf ? "gi-star" : "gi",
        2,
        [
            new("test", (int)o.Test), new("significance", o.Significance), new("exposure", o.Exposure is null ? 0 : 1),
            .. o.Test == GiTest.Permutation ? [new("permutations", o.Permutations)] : Array.Empty<Parameter>(),
        ])
    {
        Seed = o.Test == GiTest.Permutation ? o.Seed : null,
    };
}
