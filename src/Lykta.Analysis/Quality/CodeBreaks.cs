using Lykta.Analysis.Trends;

namespace Lykta.Analysis.Quality;

/// <summary>What happens to a code in the middle of a series.</summary>
public enum CodeChange
{
    /// <summary>The code is not used before the period.</summary>
    Begins = 1,

    /// <summary>The code is not used from the period on.</summary>
    Ends = 2,
}

/// <summary>A code that begins or ends.</summary>
/// <param name="Code">The code.</param>
/// <param name="Period">Index of the first period with (begins) or without (ends) it.</param>
/// <param name="Change">Which.</param>
/// <param name="Counterpart">The code that ends where this one begins, or begins where it ends, with a level like it; null when there is none.</param>
public readonly record struct CodeBreak(string Code, int Period, CodeChange Change, string? Counterpart);

/// <summary>Codes that begin or end in the middle of a series: a changed list of codes looks like a changed world.</summary>
/// <param name="Breaks">By period, then by code.</param>
/// <param name="Warnings"><see cref="WarningCode.CodeBreak"/> with the first period.</param>
/// <param name="Method">The method.</param>
/// <param name="Reading">The sentence as data.</param>
/// <remarks>
/// A code begins when it has at least ten events, all from a period on, and chance would put them all there with less than one in
/// a thousand after Bonferroni. Counterparts: within one period, and the levels of up to twelve periods on each side do not differ
/// at 1 %. Source: docs/methods/code-breaks.md.
/// </remarks>
public sealed record CodeBreaks(
    IReadOnlyList<CodeBreak> Breaks, IReadOnlyList<Warning> Warnings, MethodStamp Method, Reading Reading) : IResult<CodeBreaks>
{
    private const int LeastEvents = 10;
    private const int Side = 12;

    /// <summary>Looks for breaks.</summary>
    /// <param name="counts">For each code, counts of consecutive periods, each at least 0; all equally long.</param>
    /// <returns>The breaks; none when nothing was found.</returns>
    /// <exception cref="ArgumentException">Series of different length or a negative count.</exception>
    public static CodeBreaks Of(IReadOnlyDictionary<string, IReadOnlyList<int>> counts)
    {
        foreach (var series in counts.Values)
        {
            if (series.Count != counts.Values.First().Count) throw new ArgumentException("All codes must have the same periods.", nameof(counts));
            foreach (var count in series) Require.AtLeast(count, 0, nameof(counts));
        }
        var limit = 0.001 / Math.Max(1, 2 * counts.Count);
        List<CodeBreak> breaks = [.. counts.SelectMany(pair => Find(pair.Key, pair.Value, limit))
            .OrderBy(x => x.Period).ThenBy(x => x.Code, StringComparer.Ordinal)];
        for (var k = 0; k < breaks.Count; k++) breaks[k] = breaks[k] with { Counterpart = Counterpart(breaks[k], breaks, counts) };
        return new CodeBreaks(
            breaks,
            breaks.Count == 0 ? [] : [new(WarningCode.CodeBreak, breaks[0].Period)],
            MethodStamp.Of("code-breaks", 1, new("leastEvents", LeastEvents), new("side", Side)),
            Reading.Of(
                breaks.Count == 0 ? "Analysis.CodeBreaks.None" : "Analysis.CodeBreaks.Found",
                new("begin", breaks.Count(x => x.Change == CodeChange.Begins), NumberKind.Count),
                new("end", breaks.Count(x => x.Change == CodeChange.Ends), NumberKind.Count)))
        {
            N = counts.Count,
        };
    }

    /// <summary>Number of codes.</summary>
    public double N { get; private init; }

    /// <inheritdoc/>
    public CodeBreaks Carrying(IReadOnlyList<Warning> findings) => this with { Warnings = Findings.Joined(Warnings, findings) };

    private static IEnumerable<CodeBreak> Find(string code, IReadOnlyList<int> series, double limit)
    {
        double events = series.Sum(x => (double)x), length = series.Count;
        if (events < LeastEvents) yield break;
        int first = 0, end = series.Count;
        while (series[first] == 0) first++;
        while (series[end - 1] == 0) end--;
        if (Math.Pow((length - first) / length, events) < limit) yield return new CodeBreak(code, first, CodeChange.Begins, null);
        if (Math.Pow(end / length, events) < limit) yield return new CodeBreak(code, end, CodeChange.Ends, null);
    }

    private static string? Counterpart(CodeBreak one, List<CodeBreak> all, IReadOnlyDictionary<string, IReadOnlyList<int>> counts)
    {
        foreach (var other in all)
        {
            if (other.Change == one.Change || other.Code == one.Code || Math.Abs(other.Period - one.Period) > 1) continue;
            var (ending, beginning) = one.Change == CodeChange.Ends ? (one, other) : (other, one);
            int before = Math.Min(Side, ending.Period), after = Math.Min(Side, counts[beginning.Code].Count - beginning.Period);
            long old = counts[ending.Code].Skip(ending.Period - before).Take(before).Sum(x => (long)x);
            long young = counts[beginning.Code].Skip(beginning.Period).Take(after).Sum(x => (long)x);
            if (TwoPeriods.PValue(old, before, young, after) > 0.01) return other.Code;
        }
        return null;
    }
}
