using Lykta.Analysis.Geometry;
using Lykta.Analysis.Probability;

namespace Lykta.Analysis.NearRepeat;

/// <summary>One event of a near-repeat analysis.</summary>
/// <param name="Position">Where, in metres, finite.</param>
/// <param name="Day">Day number from any common start.</param>
public readonly record struct DatedEvent(PlanePosition Position, int Day);

/// <summary>Which pairs to count.</summary>
/// <remarks>
/// Distance bands are [0, e₁), [e₁, e₂) …, in metres, without pairs on the very same coordinate, which have band 0 of their own.
/// Time bands are [0, d₁), [d₁, d₂) …, in days.
/// </remarks>
/// <param name="DistancesInMetres">Upper edges of the distance bands, rising, above 0.</param>
/// <param name="Days">Upper edges of the time bands, rising, at least 1, below 32 000.</param>
public sealed record KnoxBands(IReadOnlyList<double> DistancesInMetres, IReadOnlyList<int> Days);

/// <summary>One cell of the table: pairs this close in space and in time.</summary>
/// <param name="FromMetres">Nearest distance, included (0 for the same place).</param>
/// <param name="ToMetres">Farthest distance, not included; 0 for the band of the same coordinate.</param>
/// <param name="FromDays">Fewest days between, included.</param>
/// <param name="ToDays">Most days between, not included.</param>
/// <param name="Pairs">Pairs seen.</param>
/// <param name="Expected">Mean number of pairs when times are shuffled over places (exact).</param>
/// <param name="Variance">Variance of the same (exact).</param>
/// <param name="Ratio">Seen / expected; null when none are expected.</param>
/// <param name="Z">Standard score; null when the variance is 0.</param>
/// <param name="P">One-sided p-value (more pairs than chance) by permutation, (r + 1) / (B + 1); by the normal approximation when B is 0; null when the variance is 0.</param>
public readonly record struct KnoxCell(
    double FromMetres, double ToMetres, int FromDays, int ToDays,
    long Pairs, double Expected, double Variance, double? Ratio, double? Z, double? P);

/// <summary>The table of a Knox test.</summary>
/// <param name="Cells">Cells by distance, then by time; the same-coordinate band first.</param>
/// <param name="Events">Number of events.</param>
/// <param name="Warnings"><see cref="WarningCode.ManyComparisons"/> with the number of cells.</param>
/// <param name="Method">The method and its parameters, bands and seed included.</param>
/// <param name="Reading">The sentence about the clearest cell.</param>
public sealed record KnoxTable(
    IReadOnlyList<KnoxCell> Cells, int Events, IReadOnlyList<Warning> Warnings, MethodStamp Method, Reading Reading) : IResult<KnoxTable>
{
    /// <summary>Number of events.</summary>
    public double N => Events;

    /// <inheritdoc/>
    public KnoxTable Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };
}

/// <summary>The Knox test: do events follow each other closer in both space and time than chance?</summary>
/// <remarks>
/// Events' times are permuted over their places (not pairs, which is badly anti-conservative). A season or a wave in one part of
/// the map, double registrations and vague times of burglaries all look like near repeats. Every cell is a test of its own:
/// adjust. Source: G. Knox, Applied Statistics 13 (1964); N. Mantel, Cancer Research 27 (1967); D. Barton and F. David (1966)
/// for the variance; docs/methods/knox.md.
/// </remarks>
public static class Knox
{
    /// <summary>Counts pairs and tests each cell.</summary>
    /// <param name="events">The events; at least 4, spanning less than 32 000 days.</param>
    /// <param name="bands">The bands.</param>
    /// <param name="permutations">Number of permutations, at least 0.</param>
    /// <param name="seed">Seed; the answer is the same for any number of threads.</param>
    /// <param name="oversight">Who may stop it and hears of it.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">Too few events, too long a span, bands out of order, or more close pairs than memory is for.</exception>
    public static KnoxTable Test(
        IReadOnlyList<DatedEvent> events, KnoxBands bands, int permutations = 999, ulong seed = 1, Oversight oversight = default)
    {
        Check(events, bands, permutations);
        var pairs = ClosePairs.Of(events, bands, oversight);
        var first = events.Min(e => e.Day);
        var days = events.Select(e => (short)(e.Day - first)).ToArray();
        var seen = pairs.Count(days, bands.Days);
        var (above, _) = pairs.Permute(days, bands.Days, seen, permutations, seed, oversight);
        var moments = Moments.OfTimes(days, bands.Days);
        var cells = new List<KnoxCell>();
        for (var s = 0; s < pairs.Bands; s++)
        {
            var space = pairs.Moments(s);
            for (var t = 0; t < bands.Days.Count; t++)
            {
                var index = (s * bands.Days.Count) + t;
                var (mean, variance) = Moments.OfOverlap(space, moments[t], events.Count);
                var z = variance > 1e-9 ? (seen[index] - mean) / Math.Sqrt(variance) : (double?)null;
                var p = z is not { } score ? (double?)null
                    : permutations == 0 ? Math.Max(double.Epsilon, NormalDistribution.AtLeast(score)) : (above[index] + 1.0) / (permutations + 1);
                cells.Add(new KnoxCell(
                    s < 2 ? 0 : bands.DistancesInMetres[s - 2], s == 0 ? 0 : bands.DistancesInMetres[s - 1],
                    t == 0 ? 0 : bands.Days[t - 1], bands.Days[t],
                    seen[index], mean, variance, mean > 0 ? seen[index] / mean : null, z, p));
            }
        }
        return new KnoxTable(
            cells, events.Count, [new(WarningCode.ManyComparisons, cells.Count)], Stamp(bands, permutations, seed), Read(cells, events.Count));
    }

    /// <summary>The cell with the least p-value after Holm's adjustment, the highest ratio among equals.</summary>
    private static Reading Read(List<KnoxCell> cells, int events)
    {
        var adjusted = MultipleTesting.Adjust([.. cells.Select(cell => cell.P)], Adjustment.Holm);
        int[] judged = [.. Enumerable.Range(0, cells.Count).Where(i => adjusted[i] is not null && cells[i].Ratio is not null)];
        if (judged.Length == 0) return Reading.Of("Analysis.Knox.TooFewToSay", new ReadingNumber("events", events, NumberKind.Count));
        var best = judged.OrderBy(i => adjusted[i]).ThenByDescending(i => cells[i].Ratio).First();
        var cell = cells[best];
        return Reading.Of(
            adjusted[best] <= 0.05 ? "Analysis.Knox.MorePairs" : "Analysis.Knox.NotSure",
            new("pairs", cell.Pairs, NumberKind.Count),
            new("expected", cell.Expected, NumberKind.MeanCount),
            new("fromMetres", cell.FromMetres, NumberKind.Metres),
            new("toMetres", cell.ToMetres, NumberKind.Metres),
            new("fromDays", cell.FromDays, NumberKind.Days),
            new("toDays", cell.ToDays - 1, NumberKind.Days));
    }

    private static MethodStamp Stamp(KnoxBands bands, int permutations, ulong seed) => new(
        "knox",
        1,
        [
            .. bands.DistancesInMetres.Select((edge, i) => new Parameter($"distance{i + 1}", edge)),
            .. bands.Days.Select((edge, i) => new Parameter($"days{i + 1}", edge)),
            new("permutations", permutations),
        ])
    {
        Seed = permutations == 0 ? null : seed,
    };

    private static void Check(IReadOnlyList<DatedEvent> events, KnoxBands bands, int permutations)
    {
        Require.AtLeast(events.Count, 4, nameof(events));
        Require.AtLeast(permutations, 0);
        Require.AtLeast(bands.DistancesInMetres.Count, 1, nameof(bands));
        Require.AtLeast(bands.Days.Count, 1, nameof(bands));
        Require.AtLeast(32_000, (long)events.Max(e => e.Day) - events.Min(e => e.Day), nameof(events));
        for (var i = 0; i < bands.DistancesInMetres.Count; i++)
            Require.Positive(bands.DistancesInMetres[i] - (i == 0 ? 0 : bands.DistancesInMetres[i - 1]), nameof(bands));
        for (var i = 0; i < bands.Days.Count; i++)
            Require.AtLeast(bands.Days[i], i == 0 ? 1 : bands.Days[i - 1] + 1, nameof(bands));
        Require.AtLeast(32_000, bands.Days[^1], nameof(bands));
    }
}
