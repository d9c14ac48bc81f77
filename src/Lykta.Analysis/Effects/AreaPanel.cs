namespace Lykta.Analysis.Effects;

/// <summary>Counts of several areas over the same periods, and where and when something was done.</summary>
/// <param name="Counts">Per area, the counts of consecutive periods, each at least 0; all equally long.</param>
/// <param name="Treated">Indices of the areas where it was done, without repeats; neither none nor all.</param>
/// <param name="Start">Index of the first period with the measure, the same in all treated areas; at least 1 and before the end.</param>
/// <remarks>Source: docs/methods/difference-in-differences.md.</remarks>
public sealed record AreaPanel(IReadOnlyList<IReadOnlyList<int>> Counts, IReadOnlyCollection<int> Treated, int Start)
{
    internal int Periods => Counts[0].Count;

    internal void Check()
    {
        Require.AtLeast(Counts.Count, 2, nameof(Counts));
        foreach (var area in Counts)
        {
            Require.That(area.Count == Counts[0].Count, nameof(Counts), "All areas must have the same periods.");
            foreach (var count in area) Require.AtLeast(count, 0, nameof(Counts));
        }
        Require.AtLeast(Start, 1);
        Require.AtLeast(Periods - 1, Start, nameof(Start));
        Require.AtLeast(Treated.Count, 1, nameof(Treated));
        Require.AtLeast(Counts.Count - 1, Treated.Count, nameof(Treated));
        var isKnown = Treated.Distinct().Count() == Treated.Count && Treated.All(area => area >= 0 && area < Counts.Count);
        Require.That(isKnown, nameof(Treated), "The treated areas must be known and named once.");
    }

    /// <summary>The part of the panel before the measure, cut in two as if it had begun in the middle; null when too short.</summary>
    internal AreaPanel? Earlier() => Start < 4 ? null
        : new AreaPanel([.. Counts.Select(area => area.Take(Start).ToArray())], Treated, Start / 2);

    /// <summary>Each area's events before and after.</summary>
    internal (double Before, double After)[] Halves() =>
        [.. Counts.Select(area => (area.Take(Start).Sum(x => (double)x), area.Skip(Start).Sum(x => (double)x)))];
}

/// <summary>Choices of <see cref="DifferenceInDifferences"/>.</summary>
/// <remarks>Source: docs/methods/difference-in-differences.md.</remarks>
public sealed record PanelOptions
{
    /// <summary>Coverage of the interval, strictly between 0 and 1; the outcome uses 1 − level.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Permutations when all divisions of the areas are more than <see cref="MostDivisions"/>; 99 to 99 999.</summary>
    public int Permutations { get; init; } = 9999;

    /// <summary>Seed of the permutations.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Fewest areas for the clustered error, at least 4; with fewer the areas are permuted.</summary>
    public int LeastAreas { get; init; } = 10;

    /// <summary>Fewest areas on each side for the clustered error, at least 2.</summary>
    public int LeastPerSide { get; init; } = 5;

    /// <summary>Up to so many divisions are all tried.</summary>
    public const int MostDivisions = 10_000;

    internal void Check()
    {
        Require.OpenUnit(Level);
        Require.AtLeast(Permutations, 99);
        Require.NotMoreThan(Permutations, 99_999, "permutations");
        Require.AtLeast(LeastAreas, 4);
        Require.AtLeast(LeastPerSide, 2);
    }
}
