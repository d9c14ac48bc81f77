namespace Lykta.Analysis.HotSpots;

/// <summary>What the sum of a neighbourhood is compared with.</summary>
public enum GiTest
{
    /// <summary>The normal distribution; right when neighbourhoods hold at least about five events. The default.</summary>
    Normal = 1,

    /// <summary>Random neighbourhoods of the same size.</summary>
    Permutation = 2,

    /// <summary>The Poisson distribution with the mean of the map (or of the exposure); for counts below about five.</summary>
    Poisson = 3,
}

/// <summary>Choices of <see cref="GiStar"/>.</summary>
/// <remarks>Source: docs/methods/gi-star.md.</remarks>
public sealed record GiOptions
{
    /// <summary>Whether the cell itself belongs to its neighbourhood: true is Gi*, false is Gi.</summary>
    public bool IncludeSelf { get; init; } = true;

    /// <summary>Which test.</summary>
    public GiTest Test { get; init; } = GiTest.Normal;

    /// <summary>Number of permutations of that test, 1 to 1 000 000.</summary>
    public int Permutations { get; init; } = 999;

    /// <summary>Seed of the permutations.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Level after adjustment, strictly between 0 and 1.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>
    /// What could have had events in each cell (residents, dwellings, places), finite and at least 0; null for the same in all.
    /// Only the Poisson test takes it.
    /// </summary>
    public IReadOnlyList<double>? Exposure { get; init; }

    internal void Check(IReadOnlyList<double> values)
    {
        Require.AtLeast(Permutations, 1);
        Require.NotMoreThan(Permutations, 1_000_000, "permutations");
        Require.OpenUnit(Significance);
        if (Exposure is not null && (Test != GiTest.Poisson || Exposure.Count != values.Count))
            throw new ArgumentException("Only the Poisson test takes an exposure, one number per cell.", nameof(values));
        foreach (var size in Exposure ?? []) Require.NotNegative(size, nameof(Exposure));
        if (Test != GiTest.Poisson) return;
        foreach (var value in values)
            if (value < 0 || value != Math.Floor(value)) throw new ArgumentException("The Poisson test needs whole counts.", nameof(values));
    }
}
