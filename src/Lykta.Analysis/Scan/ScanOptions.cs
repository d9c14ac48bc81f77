namespace Lykta.Analysis.Scan;

/// <summary>Choices of <see cref="SpaceTimePermutation"/>.</summary>
/// <remarks>Source: docs/methods/space-time-permutation.md.</remarks>
public sealed record ScanOptions
{
    /// <summary>Largest radius of a circle in metres, above 0.</summary>
    public double LargestRadiusInMetres { get; init; } = 1000;

    /// <summary>Longest window in days, 1 to 3660.</summary>
    public int LongestDays { get; init; } = 30;

    /// <summary>A circle holds at most this share of all events, above 0, at most 1.</summary>
    public double LargestShare { get; init; } = 0.5;

    /// <summary>Fewest events in a cluster, at least 2.</summary>
    public int LeastEvents { get; init; } = 3;

    /// <summary>Only windows that reach the last day: for daily surveillance. False looks back over the whole time.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Number of permutations, 99 to 99 999.</summary>
    public int Permutations { get; init; } = 999;

    /// <summary>Seed; the answer is the same for any number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Stops after so many permutations with a stronger cluster (Besag and Clifford): quick when there is nothing to find. 0 runs
    /// them all.
    /// </summary>
    public int StopAfter { get; init; }

    /// <summary>Level of the outcome, strictly between 0 and 1.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>Days between analyses, above 0; turns p into a recurrence interval for current windows.</summary>
    public double DaysBetweenAnalyses { get; init; } = 1;

    /// <summary>Most clusters to report, 1 to 100.</summary>
    public int MostClusters { get; init; } = 10;

    internal void Check()
    {
        Require.Positive(LargestRadiusInMetres);
        Require.AtLeast(LongestDays, 1);
        Require.AtLeast(3660, LongestDays, nameof(LongestDays));
        Require.Positive(LargestShare);
        Require.ClosedUnit(LargestShare);
        Require.AtLeast(LeastEvents, 2);
        Require.AtLeast(Permutations, 99);
        Require.NotMoreThan(Permutations, 99_999, "permutations");
        Require.AtLeast(StopAfter, 0);
        Require.OpenUnit(Significance);
        Require.Positive(DaysBetweenAnalyses);
        Require.AtLeast(MostClusters, 1);
        Require.AtLeast(100, MostClusters, nameof(MostClusters));
    }
}
